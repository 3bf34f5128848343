import type { RowResult } from "../figures";
import type { Ground } from "../ground";
import { compare, mediansOf, ratioOf } from "../load";
import type { Fsync } from "../redis-server";
import { ours, restifyRedis, stockWaterfall, type Subject } from "../subjects";

const textUsers = 16;
const mixedUsers = 8;

/** Text answers: (c), (f) and ours. */
export async function textAnswers(ground: Ground, fsync: Fsync = "everysec"): Promise<RowResult> {
  const c = restifyRedis("c restify + GET + SET", await ground.start("restify-redis"));
  const f = stockWaterfall("f stock waterfall", "text", await ground.start("stock-waterfall", { PROMPTS: "text" }));
  const i = ours("ours", "text", await ground.start("ours"));
  const [ofC, ofF, ofI] = await rounds(ground, [c, f, i], textUsers, fsync);
  const told = fsync === "always" ? ", fsync always" : "";
  return {
    samples: { [c.name]: mediansOf(ofC!), [f.name]: mediansOf(ofF!), [i.name]: mediansOf(ofI!) },
    figures: [
      { figure: `text answers, turns/s against (f)${told}`, value: ratioOf("turnsPerSecond", ofI!, ofF!), unit: "×", atLeast: 3.5, aim: 5, better: "higher" },
      { figure: `text answers, turns/s against (c)${told}`, value: ratioOf("turnsPerSecond", ofI!, ofC!), unit: "×", atLeast: 0.45, aim: 0.65, better: "higher" },
      { figure: `p99 at ${textUsers} users against (f)${told}`, value: ratioOf("p99Ms", ofI!, ofF!), unit: "×", atLeast: 0.4, aim: 0.3, better: "lower" },
    ],
  };
}

/** Date, number, choice, yes/no, text: (f) and ours. */
export async function mixedAnswers(ground: Ground, fsync: Fsync = "everysec"): Promise<RowResult> {
  const f = stockWaterfall("f stock waterfall", "mixed", await ground.start("stock-waterfall", { PROMPTS: "mixed" }));
  const i = ours("ours", "mixed", await ground.start("ours"));
  const [ofF, ofI] = await rounds(ground, [f, i], mixedUsers, fsync);
  const told = fsync === "always" ? ", fsync always" : "";
  return {
    samples: { [f.name]: mediansOf(ofF!), [i.name]: mediansOf(ofI!) },
    figures: [{ figure: `mixed answers, turns/s against (f)${told}`, value: ratioOf("turnsPerSecond", ofI!, ofF!), unit: "×", atLeast: 5, aim: 8, better: "higher" }],
  };
}

/** One person alone: what an answer costs in time when nobody is in the way. */
export async function alone(ground: Ground): Promise<RowResult> {
  const c = restifyRedis("c restify + GET + SET", await ground.start("restify-redis"));
  const i = ours("ours", "text", await ground.start("ours"));
  const [ofC, ofI] = await rounds(ground, [c, i], 1, "everysec");
  return {
    samples: { [c.name]: mediansOf(ofC!), [i.name]: mediansOf(ofI!) },
    figures: [{ figure: "unloaded p50 against (c)", value: ratioOf("p50Ms", ofI!, ofC!), unit: "×", atLeast: 2, aim: 1.6, better: "lower" }],
  };
}

async function rounds(ground: Ground, subjects: readonly Subject[], users: number, fsync: Fsync) {
  await ground.redis.setFsync(fsync);
  try {
    return await compare(subjects, { ...ground.extent.pace, users });
  } finally {
    subjects.forEach((subject) => subject.close());
    await ground.redis.setFsync("everysec");
  }
}
