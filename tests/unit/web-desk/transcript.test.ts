import type { TranscriptEntry } from "../../../src/desk/api";
import { currentEntries, emptyTranscript, mergePage, rowsOf } from "../../../src/web/desk/state/transcript";

const entry = (seq: number, part: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  seq, id: `e${seq}`, at: seq, author: "person", own: { text: `line ${seq}`, lang: "ar", dir: "rtl" }, french: null, buttons: [], ownButtons: [], sources: [], tone: "normal", ...part,
});
const page = (...seqs: number[]) => ({ entries: seqs.map((seq) => entry(seq)), last: Math.max(0, ...seqs), isComplete: true });

describe("the lines of a case", () => {
  it.each([
    { pages: [page(1, 2), page(2, 3)], shown: [1, 2, 3], why: "told again after a dropped network" },
    { pages: [page(3, 4), page(1, 2)], shown: [1, 2, 3, 4], why: "an answer over HTTP that came after the socket's" },
    { pages: [page(1), page(1), page(1)], shown: [1], why: "told three times" },
    { pages: [page(7), page(41)], shown: [7, 41], why: "numbers that leave room for what is not shown" },
  ])("stand there once and in order: $why", ({ pages, shown }) => {
    const merged = pages.reduce(mergePage, emptyTranscript);
    expect(merged.entries.map(({ seq }) => seq)).toEqual(shown);
    expect(merged.last).toBe(Math.max(...shown));
  });

  it("are asked for from the last number the service named, also when no line came with it", () => {
    expect(mergePage(emptyTranscript, { entries: [], last: 12, isComplete: true })).toEqual({ entries: [], last: 12, isLoaded: true });
    expect(mergePage(mergePage(emptyTranscript, page(1, 2, 3)), page(2)).last).toBe(3);
  });

  it("are news only once all that was said before the case was opened is there", () => {
    const begun = mergePage(emptyTranscript, { ...page(1, 2), isComplete: false });
    expect(begun.isLoaded).toBe(false);
    expect(mergePage(begun, page(3)).isLoaded).toBe(true);
  });

  it("keep the translation that came before a late answer without it", () => {
    const translated = { ...page(1), entries: [entry(1, { french: { text: "mot", lang: "fr", dir: "ltr" }, isMachine: true })] };
    for (const pages of [[translated, page(1)], [page(1), translated]]) {
      expect(pages.reduce(mergePage, emptyTranscript).entries).toMatchObject([{ french: { text: "mot" }, isMachine: true }]);
    }
  });

  it.each([
    { authors: ["bot", "person", "bot", "mediator"], current: [3, 4], why: "what was said since their last words" },
    { authors: ["bot", "person"], current: [], why: "they have just answered" },
    { authors: ["bot", "bot"], current: [1, 2], why: "they have not said anything yet" },
  ] as const)("wait for the person: $why", ({ authors, current }) => {
    expect(currentEntries(authors.map((author, n) => entry(n + 1, { author }))).map(({ seq }) => seq)).toEqual(current);
  });

  it("have a separator before the first of each day", () => {
    const days: Readonly<Record<number, string>> = { 1: "2026-11-21", 2: "2026-11-21", 3: "2026-11-22" };
    const rows = rowsOf([entry(1), entry(2), entry(3)], (at) => days[at] ?? "");
    expect(rows.map((row) => (row.kind === "day" ? row.day : row.entry.seq))).toEqual(["2026-11-21", 1, 2, "2026-11-22", 3]);
  });
});
