import { setTimeout as pause } from "node:timers/promises";
import { leaseMs } from "../../../core/limits";
import type { RowResult } from "../figures";
import type { Ground } from "../ground";
import { compare, mediansOf, ratioOf } from "../load";
import { ours } from "../subjects";

const users = 16;
/** Conversations in mid-turn when their node dies: enough that some of them hold a lease. */
const talking = 64;
/** They talk for this long before it dies (ms). */
const talkMs = 500;
/** An answer above it had to wait for the lease of the dead node (ms). */
const waitedMs = 1_000;

/** Two nodes share the conversations of one Redis, and every person's turns go to both. */
export async function twoNodes(ground: Ground): Promise<RowResult> {
  const [a, b] = [await ground.start("ours"), await ground.start("ours")];
  const one = ours("one process", "text", a);
  const two = ours("two processes", "text", a, b);
  const [ofOne, ofTwo] = await compare([one, two], { ...ground.extent.pace, users });
  one.close();
  two.close();
  return {
    samples: { [one.name]: mediansOf(ofOne!), [two.name]: mediansOf(ofTwo!) },
    figures: [{ figure: "two processes: CPU per turn against one", value: ratioOf("cpuMicrosPerTurn", ofTwo!, ofOne!), unit: "×", atLeast: 1.15, aim: 1.05, better: "lower" }],
  };
}

/** A node is killed in mid-turn; its people write again, to another node. */
export async function killedNode(ground: Ground): Promise<RowResult> {
  const [dying, living] = [await ground.start("ours"), await ground.start("ours")];
  const before = ours("dying", "text", dying);
  const after = ours("living", "text", living);
  const people = Array.from({ length: talking }, () => before.begin());
  await Promise.all(people.map((person) => person.turn(0)));
  const cut = Promise.allSettled(people.map(async (person) => {
    for (;;) await person.turn(1); // until nobody answers; the menu can be pressed again and again
  }));
  await pause(talkMs);
  await dying.end("SIGKILL");
  const killedAt = performance.now();
  await cut;
  const waits = await Promise.all(people.map(async (person) => {
    await after.resume(person.id()).turn(1);
    return performance.now() - killedAt;
  }));
  before.close();
  after.close();
  const held = waits.filter((ms) => ms > waitedMs).length;
  return { samples: {}, figures: [{
    figure: "conversation of a killed node answers again within", value: Math.max(...waits), unit: "ms", atLeast: leaseMs + 500, better: "lower",
    note: `lease ${leaseMs} ms; ${held} of ${talking} conversations had to wait`,
  }] };
}
