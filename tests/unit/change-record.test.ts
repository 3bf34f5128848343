import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changeRecord, type ChangedRecord } from "../../src/core/change-record";
import { AppError } from "../../src/core/errors";
import type { DeskStore } from "../../src/core/ports";
import { openStore, type Store } from "../../src/store";

const folder = mkdtempSync(join(tmpdir(), "passerelle-change-"));
let kept: Store;
beforeAll(async () => void (kept = await openStore({ dataDir: folder })));
afterAll(async () => {
  await kept.close();
  rmSync(folder, { recursive: true });
});

const counted = (id: string): ChangedRecord<number> => ({
  association: "foyer", kind: "tries", id, ttlMs: 60_000, read: (value) => (value as number | undefined) ?? 0, busy: () => new AppError("COUNT_BUSY", "others were quicker"),
});
const next = (count: number): number => count + 1;
const written = (id: string) => kept.desk.read("foyer", "tries", id);

const theStore = (): DeskStore => ({
  read: (...args) => kept.desk.read(...args), write: (...args) => kept.desk.write(...args), remove: (...args) => kept.desk.remove(...args),
  list: (...args) => kept.desk.list(...args), appendAudit: (...args) => kept.desk.appendAudit(...args), readAudit: (...args) => kept.desk.readAudit(...args),
});

/** A store at which somebody else writes between each look and what follows from it. */
const crowded = (times: number): DeskStore => ({
  ...theStore(),
  read: async (association, kind, id) => {
    const found = await kept.desk.read(association, kind, id);
    if ((times -= 1) >= 0) await kept.desk.write(association, kind, id, 100 + times, { revision: found?.revision ?? 0, ttlMs: 60_000 });
    return found;
  },
});

test("the first change begins from what is read where there is no record", async () => {
  expect(await changeRecord(kept.desk, counted("new"), next)).toBe(1);
  expect(await written("new")).toEqual({ value: 1, revision: 1 });
});

test("of eight changes at once none is lost", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => changeRecord(kept.desk, counted("at once"), next)));
  expect(all.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await written("at once")).toMatchObject({ value: 8 });
});

test("a step is asked again about what somebody else made of the record", async () => {
  expect(await changeRecord(crowded(3), counted("crowded"), next)).toBe(101);
});

test.each([["null", () => null], ["the same", (count: number) => count]])("%s leaves the record as it is", async (_what, step) => {
  await changeRecord(kept.desk, counted("left"), (count) => (count === 0 ? 7 : null));
  const before = await written("left");
  expect(await changeRecord(kept.desk, counted("left"), step)).toBe(7);
  expect(await written("left")).toEqual(before);
});

test("who is never quick enough is told so, and has written nothing", async () => {
  await expect(changeRecord(crowded(Infinity), counted("never"), () => -1)).rejects.toMatchObject({ code: "COUNT_BUSY" });
  expect((await written("never"))?.value).not.toBe(-1);
});
