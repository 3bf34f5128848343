import { z } from "zod";
import { changeRecord } from "../../core/change-record";
import { AppError } from "../../core/errors";
import type { DeskStore } from "../../core/ports";
import { maxLabels, maxNotes } from "./limits";

const papersSchema = z.strictObject({
  v: z.literal(1),
  notes: z.array(z.strictObject({ id: z.string(), at: z.number(), by: z.string(), text: z.string() })).max(maxNotes),
  labels: z.array(z.string()).max(maxLabels),
});
export type CasePapers = z.infer<typeof papersSchema>;

const readPapers = (value: unknown): CasePapers => (value === undefined ? { v: 1, notes: [], labels: [] } : papersSchema.parse(value));

/** A list of cases is drawn for every page each second, its labels are read this often (ms). */
const labelsKnownMs = 10_000;
const maxKnownLabels = 2_000;

export class PapersFull extends AppError {
  constructor() {
    super("NOTES_FULL", `a case has at most ${maxNotes} notes`);
  }
}

/** Colleagues wrote about the same case again and again; what was to be written was not. */
class CaseBusy extends AppError {
  constructor() {
    super("CASE_BUSY", "the notes of this case were changed by others again and again");
  }
}

/** What mediators write about a case for each other; the person's conversation knows nothing of it. */
export class CasePapersBook {
  readonly #labels = new Map<string, { readonly labels: Promise<readonly string[]>; readonly until: number }>();

  constructor(readonly store: DeskStore, readonly association: string, readonly ttlMs: number, readonly now: () => number) {}

  /** For lists: what a colleague changed at another node is seen some seconds later. */
  labelsOf(ticket: string): Promise<readonly string[]> {
    const known = this.#labels.get(ticket);
    if (known && known.until > this.now()) return known.labels;
    const labels = this.of(ticket).then((papers) => papers.labels);
    labels.catch(() => this.#labels.delete(ticket));
    if (this.#labels.size >= maxKnownLabels) this.#labels.clear();
    this.#labels.set(ticket, { labels, until: this.now() + labelsKnownMs });
    return labels;
  }

  async of(ticket: string): Promise<CasePapers> {
    return readPapers((await this.store.read(this.association, "case", ticket))?.value);
  }

  /** @throws PapersFull */
  note(ticket: string, note: CasePapers["notes"][number]): Promise<CasePapers> {
    return this.#change(ticket, (before) => {
      // the page sends again what it got no answer to
      if (before.notes.some(({ id }) => id === note.id)) return before;
      if (before.notes.length >= maxNotes) throw new PapersFull();
      return { ...before, notes: [...before.notes, note] };
    });
  }

  label(ticket: string, labels: readonly string[]): Promise<CasePapers> {
    return this.#change(ticket, (before) => ({ ...before, labels: [...new Set(labels)] }));
  }

  async #change(ticket: string, change: (before: CasePapers) => CasePapers): Promise<CasePapers> {
    try {
      return await changeRecord(this.store, { association: this.association, kind: "case", id: ticket, ttlMs: this.ttlMs, read: readPapers, busy: () => new CaseBusy() }, change);
    } finally {
      this.#labels.delete(ticket);
    }
  }
}
