import type { RowResult } from "../figures";
import type { Ground } from "../ground";
import { measure, mediansOf, play, ratioOf, type Sample } from "../load";
import { ours, type Subject } from "../subjects";

const users = 16;
const [few, many] = [3, 300];
const talks = 500;
/** Turns before the first answer: the page opens with the menu of all procedures, one is chosen. */
const opening = 2;

/** The answers of a talk, with few procedures beside it and with many; the menu, which lists them all, is a figure of its own. */
export async function manyProcedures(ground: Ground): Promise<RowResult> {
  const subjects = await Promise.all([few, many].map(async (count) =>
    ours(`${count} procedures`, "text", await ground.start("ours", { CONTENT: ground.contentWith(count) }))));
  const menus = subjects.map((): Sample[] => []);
  const answers = subjects.map((): Sample[] => []);
  for (const subject of subjects) await oneRound(subject); // not counted: V8 compiles what is used
  for (let round = 0; round < ground.extent.pace.rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      const { menu, answer } = await oneRound(subject);
      menus[index]!.push(menu);
      answers[index]!.push(answer);
    }
  }
  subjects.forEach((subject) => subject.close());
  const named = (what: string, of: readonly (readonly Sample[])[]) => Object.fromEntries(subjects.map(({ name }, index) => [`${name}, ${what}`, mediansOf(of[index]!)]));
  const flat = (figure: string, of: readonly (readonly Sample[])[]) =>
    ({ figure, value: ratioOf("cpuMicrosPerTurn", of[1]!, of[0]!), unit: "×" });
  return {
    samples: { ...named("answers", answers), ...named("menu", menus) },
    figures: [flat(`CPU of an answer, ${many} procedures against ${few}`, answers), flat(`CPU of menu and choice, ${many} procedures against ${few}`, menus)],
  };
}

async function oneRound(subject: Subject): Promise<{ readonly menu: Sample; readonly answer: Sample }> {
  const conversations = Array.from({ length: talks }, () => subject.begin());
  const menu = await measure(subject, () => play(conversations, { from: 0, to: opening }, users));
  const answer = await measure(subject, () => play(conversations, { from: opening, to: subject.turnsPerTalk }, users));
  return { menu, answer };
}
