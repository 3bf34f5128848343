import { clean, isolateLeftToRightRuns, withoutIsolates } from "../../../src/wording/isolate";

/** Isolated runs between brackets, so that a failure can be read. */
const shown = (sentence: string) => isolateLeftToRightRuns(sentence).replace(/\u2066/g, "[").replace(/\u2069/g, "]");

describe("what is written left to right keeps its order in a right-to-left sentence", () => {
  it.each([
    { sentence: "اتصلوا بالرقم 3949.", runs: "اتصلوا بالرقم [3949]." },
    { sentence: "من الخارج +33 1 77 86 39 49", runs: "من الخارج [+33 1 77 86 39 49]" },
    { sentence: "اضغطوا « M'inscrire, me réinscrire »", runs: "اضغطوا « [M'inscrire, me réinscrire] »" },
    { sentence: "افتحوا candidat.francetravail.fr/inscription-en-ligne/ الآن", runs: "افتحوا [candidat.francetravail.fr/inscription-en-ligne/] الآن" },
    { sentence: "افتحوا https://www.caf.fr/a?b=1.", runs: "افتحوا [https://www.caf.fr/a?b=1]." },
    { sentence: "بطاقة (titre de séjour) و RIB", runs: "بطاقة ([titre de séjour]) و [RIB]" },
    { sentence: "قبل {{date}} على caf.fr", runs: "قبل {{date}} على [caf.fr]" },
    { sentence: "9 m² على الأقل", runs: "[9 m²] على الأقل" },
    { sentence: "بلا شيء", runs: "بلا شيء" },
  ])("$sentence", ({ sentence, runs }) => {
    expect(shown(sentence)).toBe(runs);
    expect(withoutIsolates(isolateLeftToRightRuns(sentence))).toBe(sentence);
  });
});

it("takes from a person's words what could turn the sentence around them", () => {
  expect(clean("a\u202eb\u0000c\u2067d\ne")).toBe("abcd e");
});
