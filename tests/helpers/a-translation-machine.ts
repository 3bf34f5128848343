import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it reached the machine. */
export interface AskedTranslation {
  readonly q: string;
  readonly source: string;
  readonly target: string;
  readonly format: string;
  readonly api_key?: string;
}

/** Text: answered as its translation. A function: does with the response what it likes. */
export type MachineAnswer = (asked: AskedTranslation) => string | ((response: ServerResponse) => void);

export interface TranslationMachine {
  readonly url: string;
  readonly asked: readonly AskedTranslation[];
  /** Most requests it had in hand at once. */
  readonly mostAtOnce: number;
  /** From now on. */
  answers(how: MachineAnswer): void;
  close(): Promise<void>;
}

/** As a language machine would: other words, everything else kept. */
export const faithfully: MachineAnswer = ({ q, target }) => q.replace(/[\p{L}\p{M}]+/gu, (word, at: number) => (/^[A-Z]{2,12}$/.test(word) && q[at - 1] === "[" ? word : `${target}${word}`));
/** Not `writeHead().end()`: where restify was loaded before, in a test of the same process, its `writeHead` returns nothing. */
export const withStatus = (status: number, body = "{}") => (response: ServerResponse): void => {
  response.statusCode = status;
  response.end(body);
};
export const never = (): void => undefined;
export const after = (ms: number, text: string) => (response: ServerResponse): void => void setTimeout(() => response.end(JSON.stringify({ translatedText: text })), ms);

/** The API of LibreTranslate on a free port of this machine: French, Arabic, Ukrainian, English and Persian, each into each. */
export async function aTranslationMachine(): Promise<TranslationMachine> {
  const codes = ["fr", "ar", "uk", "en", "fa"];
  const asked: AskedTranslation[] = [];
  let [inHand, mostAtOnce] = [0, 0];
  let answer: MachineAnswer = faithfully;
  const server = createServer((request, response) => {
    if (request.url === "/languages") return response.end(JSON.stringify(codes.map((code) => ({ code, name: code, targets: codes }))));
    let text = "";
    request.on("data", (chunk) => (text += String(chunk))).on("end", () => {
      const one = JSON.parse(text) as AskedTranslation;
      asked.push(one);
      mostAtOnce = Math.max(mostAtOnce, (inHand += 1));
      response.on("close", () => (inHand -= 1));
      const said = answer(one);
      if (typeof said === "string") response.end(JSON.stringify({ translatedText: said }));
      else said(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked,
    get mostAtOnce() {
      return mostAtOnce;
    },
    answers: (how) => void (answer = how),
    close: () => new Promise<void>((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    }),
  };
}
