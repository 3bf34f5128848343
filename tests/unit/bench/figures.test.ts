import { figureTable, isReached, sampleTable, type Figure } from "../../../src/cli/bench/figures";
import { mediansOf, ratioOf, type Sample } from "../../../src/cli/bench/load";
import { percentile, rounded } from "../../../src/cli/bench/statistics";

const aSample = (more: Partial<Sample> = {}): Sample => ({ turnsPerSecond: 1_000, p50Ms: 2, p99Ms: 8, cpuMicrosPerTurn: 150, loadAverage: 1, ...more });
const aFigure = (more: Partial<Figure> = {}): Figure => ({ figure: "text against (f)", value: 4, unit: "×", atLeast: 3.5, aim: 5, better: "higher", ...more });

describe("percentile", () => {
  it.each([
    { values: [5, 1, 3], p: 0.5, is: 3, why: "the middle, whatever the order" },
    { values: [1, 2, 3, 4], p: 0.5, is: 2, why: "the lower of two middles" },
    { values: Array.from({ length: 100 }, (_, n) => n + 1), p: 0.99, is: 99, why: "all but the slowest in a hundred" },
    { values: [7], p: 0.99, is: 7, why: "one value is every percentile" },
    { values: [], p: 0.5, is: 0, why: "of nothing" },
  ])("$p is $is: $why", ({ values, p, is }) => {
    expect(percentile(values, p)).toBe(is);
  });
});

describe("a ratio", () => {
  it("compares the rounds one by one, so that a round in which the machine was busy does not bend it", () => {
    const ours = [aSample({ turnsPerSecond: 500 }), aSample({ turnsPerSecond: 100 }), aSample({ turnsPerSecond: 510 })];
    const theirs = [aSample({ turnsPerSecond: 100 }), aSample({ turnsPerSecond: 20 }), aSample({ turnsPerSecond: 100 })];
    expect(ratioOf("turnsPerSecond", ours, theirs)).toBe(5);
  });

  it("stands beside the medians of each figure", () => {
    const samples = [aSample({ p50Ms: 1, p99Ms: 90 }), aSample({ p50Ms: 3, p99Ms: 10 }), aSample({ p50Ms: 2, p99Ms: 20 })];
    expect(mediansOf(samples)).toEqual(aSample({ p50Ms: 2, p99Ms: 20 }));
  });
});

describe("the table of figures", () => {
  it.each([
    { figure: aFigure(), target: 3.5, reached: true, why: "more is better" },
    { figure: aFigure(), target: 5, reached: false, why: "not yet" },
    { figure: aFigure({ better: "lower" }), target: 3.5, reached: false, why: "less is better" },
    { figure: aFigure({ better: "lower" }), target: 4, reached: true, why: "exactly there" },
    { figure: aFigure(), target: undefined, reached: null, why: "nothing was asked" },
  ])("says $reached: $why", ({ figure, target, reached }) => {
    expect(isReached(figure, target)).toBe(reached);
  });

  it("prints measured, asked and reached in one line", () => {
    const [head, line] = figureTable({ text: { samples: {}, figures: [aFigure()] } });
    expect(head!.trim().split(/ {2,}/)).toEqual(["figure", "measured", "at least", "reached", "aim", "reached"]);
    expect(line!.trim().split(/ {2,}/)).toEqual(["text against (f)", "4 ×", "3.5", "yes", "5", "no"]);
  });

  it("prints one line a subject, with the load of the machine", () => {
    const lines = sampleTable({ text: { samples: { ours: aSample({ loadAverage: 1.25 }) }, figures: [] } });
    expect(lines[1]!.trim().split(/ {2,}/)).toEqual(["text: ours", "1000", "2", "8", "150", "1.25"]);
  });
});

describe("a printed number", () => {
  it.each([[0.456, 0.46], [12.34, 12.3], [1234.5, 1235]])("%d is printed as %d", (value, printed) => {
    expect(rounded(value)).toBe(printed);
  });
});
