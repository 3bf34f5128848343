import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { isLongerThan } from "../../core/code-points";
import { maxRecognizerLength } from "../../core/limits";
import type { Expectation } from "../../core/ports";
import type { ExamRow } from "./verdicts";

export interface AloneRequest {
  readonly id: number;
  readonly kind: Expectation["kind"];
  readonly text: string;
  readonly culture: string;
  readonly today: string;
}

export interface AloneAnswer {
  readonly id: number;
  readonly values: readonly string[];
}

const cultures: Readonly<Record<string, string>> = { fr: "fr-fr", en: "en-us", es: "es-es", pt: "pt-br", zh: "zh-cn" };
/** French models take seconds to load; a text that takes longer (ms) has hung. */
const limitMs = 20_000;

/** Recognizers-Text by itself, on the same rows: right when it finds exactly the one value. Languages without models are never right. */
export class RecognizersAlone {
  private worker: Worker | null = null;
  private lastId = 0;

  async isRight({ language, text, expected, expecting, today }: ExamRow): Promise<boolean> {
    const culture = cultures[language];
    if (culture === undefined || isLongerThan(text, maxRecognizerLength)) return expected === "-";
    const values = await this.find({ kind: expecting.kind, text, culture, today });
    return values.length === 0 ? expected === "-" : values.length === 1 && values[0] === expected;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = null;
  }

  private find(request: Omit<AloneRequest, "id">): Promise<readonly string[]> {
    const worker = (this.worker ??= new Worker(join(__dirname, "recognizers-alone-worker.js")));
    const id = (this.lastId += 1);
    return new Promise((resolve) => {
      const done = (values: readonly string[]) => {
        clearTimeout(late);
        worker.off("message", hear);
        resolve(values);
      };
      const hear = (answer: AloneAnswer) => {
        if (answer.id === id) done(answer.values);
      };
      const late = setTimeout(() => {
        void this.close();
        done([]);
      }, limitMs);
      worker.on("message", hear);
      worker.postMessage({ id, ...request });
    });
  }
}
