import { locales } from "../../../src/core/locale";
import { signIds } from "../../../src/understanding/danger-scenes";
import { dangerFinder } from "../../../src/understanding/find-danger";
import { wordsOf } from "../../../src/understanding/text";
import { dangerWordsSchema, type DangerWords } from "../../../src/understanding/words";
import { dangersFiles } from "./support/readers-of-the-house";

const none = { violence: [], self_harm: [], child: [], trafficking: [], shelter: [], medical: [] };
const words = (signs: DangerWords["signs"], more: Partial<DangerWords> = {}): DangerWords => ({ phrases: none, signs, harmless: [], negations: [], lacking: [], ...more });
const french = words({ sleeps: ["dors", "dormir"], rough: ["voiture"], family: ["mari"], strikes: ["tape", "me tape"], child: ["fille"], alone: ["seule"], long_time: ["toute la nuit"] }, { negations: ["ne", "pas"], harmless: ["tape sur le clavier"] });
const english = words({ sleeps: ["sleep"], rough: ["car"], fallen: ["fell"], no_reaction: ["does not answer"] }, { negations: ["not"] });
const find = dangerFinder({ fr: french, en: english });
const said = (text: string) => find(wordsOf(text));

it.each([
  ["two signs near each other, in any order, are a scene", "dans ma voiture, c'est là que je dors", "shelter"],
  ["a sign alone is not", "ma voiture est en panne", undefined],
  ["of three signs two are not enough", "ma fille est seule", undefined],
  ["all three are", "ma fille est restée seule toute la nuit", "child"],
  ["two signs at the ends of a long story are not one scene", `je dors bien ${"et puis voilà ".repeat(6)} ma voiture est en panne`, undefined],
  ["a 'no' takes back what somebody does", "mon mari ne me tape pas", undefined],
  ["a 'no' before a place or a person takes nothing back: it belongs to what stood before", "je n'ai rien d'autre, pas de chauffage, voiture froide, je dors là", "shelter"],
  ["a 'no' that is part of the sign is the sign", "he fell and does not answer", "medical"],
  ["words set aside as harmless are no sign", "mon mari tape sur le clavier", undefined],
  ["a sign of one language and a sign of another are no scene: 'car' is 'because'", "i sleep in the voiture", undefined],
])("%s", (_what, text, danger) => expect(said(text)).toBe(danger));

it("each sign has words of its own", () => {
  const find = dangerFinder({ fr: words({ family: ["mari me tape"], strikes: ["me tape"] }) });
  expect(find(wordsOf("mari me tape"))).toBeUndefined();
});

it("a danger that is named comes before one that is told", () => {
  const find = dangerFinder({ fr: words(french.signs, { phrases: { ...none, medical: ["du sang partout"] } }) });
  expect(find(wordsOf("du sang partout, mon mari me tape"))).toBe("medical");
});

it("a sign that no scene knows is refused by name", () => {
  const { success, error } = dangerWordsSchema.safeParse({ phrases: none, harmless: [], negations: [], lacking: [], signs: { sleps: ["dors"] } });
  expect(success).toBe(false);
  expect(JSON.stringify(error?.issues)).toContain("sleps");
});

it.each(locales)("%s: every sign has words", (locale) => {
  const { signs } = dangerWordsSchema.parse(dangersFiles[locale]);
  expect(signIds.filter((sign) => (signs[sign] ?? []).length === 0)).toEqual([]);
});
