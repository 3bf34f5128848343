import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { WishReader, WishReading } from "../../src/core/ports";
import { libreTranslate } from "../../src/translation";
import { languageModelWishes, translatedWishes } from "../../src/wishes-remote";

const unknown: WishReading = { outcome: "unknown", ids: [] };
const some: WishReading = { outcome: "some", ids: ["health", "school"] };
const ids = ["caf-rsa", "health", "school", "asylum"];

interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** A machine on this machine that answers as it is told. */
async function aMachine(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => { text += String(chunk); }).on("end", () => {
      asked.push({ path: request.url ?? "", authorization: request.headers.authorization, body: JSON.parse(text) as Record<string, unknown> });
      answer(response, request);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked,
    close: () => new Promise<void>((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    }),
  };
}

const says = (content: string) => (response: ServerResponse) => response.end(JSON.stringify({ choices: [{ message: { content } }] }));
/** Not `writeHead().end()`: where restify was loaded before, in a test of the same process, its `writeHead` returns nothing. */
function end(response: ServerResponse, status: number, body = ""): void {
  response.statusCode = status;
  response.end(body);
}
const failures: readonly (readonly [string, (response: ServerResponse, request: IncomingMessage) => void])[] = [
  ["never answers", () => undefined],
  ["stops in the middle of its answer", (response) => response.write("{")],
  ["hangs up", (_, request) => request.socket.destroy()],
  ["fails", (response) => end(response, 500, "{}")],
  ["asks for patience", (response) => end(response, 429, "{}")],
  ["sends elsewhere", (response) => end(response.setHeader("location", "/chat/completions"), 302)],
  ["answers with a page", (response) => response.end("<html>hello</html>")],
  ["answers with another shape", (response) => response.end(JSON.stringify({ ids: ["health"] }))],
  ["answers with nothing", (response) => response.end()],
  ["never stops talking", (response) => { response.write(`{"choices":[{"message":{"content":"${"x".repeat(200_000)}`); }],
];

/** For machines that answer: a loaded one may take its time. */
const patientMs = 5_000;
/** For those that never do. */
const shortMs = 150;

async function withModel(answer: Parameters<typeof aMachine>[0], own: WishReading, use: (reader: WishReader, seen: { asked: readonly Asked[]; errors: unknown[] }) => Promise<void>, limitMs = patientMs): Promise<void> {
  const machine = await aMachine(answer);
  const errors: unknown[] = [];
  try {
    const reader = languageModelWishes({
      url: `${machine.url}/v1`, model: "small", key: "k3y", ids, local: { read: async () => own }, report: (error) => errors.push(error), limitMs,
    });
    await use(reader, { asked: machine.asked, errors });
  } finally {
    await machine.close();
  }
}

describe("a language model asked for what the local reader is not sure of", () => {
  it("chooses among the known ids", async () => {
    await withModel(says('{"ids": ["school"]}'), unknown, async (reader, { asked, errors }) => {
      expect(await reader.read("mi hijo no va a clase", "es")).toEqual({ outcome: "one", ids: ["school"] });
      expect(asked[0]).toMatchObject({ path: "/v1/chat/completions", authorization: "Bearer k3y", body: { model: "small", temperature: 0 } });
      expect(JSON.stringify(asked[0]?.body)).toContain("mi hijo no va a clase");
      expect(errors).toEqual([]);
    });
  });
  it("is not asked when the local reader is sure", async () => {
    await withModel(says('{"ids": ["school"]}'), { outcome: "one", ids: ["health"] }, async (reader, { asked }) => {
      expect(await reader.read("carte vitale", "fr")).toEqual({ outcome: "one", ids: ["health"] });
      expect(asked).toEqual([]);
    });
  });
  it("may say that nothing fits", async () => {
    await withModel(says('{"ids": []}'), some, async (reader) => expect(await reader.read("pizza por favor", "es")).toEqual(unknown));
  });
  it.each([
    ['{"ids": ["moon", "school", "school", "DROP TABLE"]}', { outcome: "one", ids: ["school"] }],
    ['{"ids": ["school", "health", "asylum", "caf-rsa"]}', { outcome: "some", ids: ["school", "health", "asylum"] }],
  ] as const)("that invents ids has only the known ones heard, three at most: %s", async (content, expected) => {
    await withModel(says(content), unknown, async (reader) => expect(await reader.read("any text", "en")).toEqual(expected));
  });
  it.each(['{"ids": ["moon"]}', '{"ids": "school"}', '{"ids": [1]}', "school", "", "null", "[]", '```json\n{"ids":["school"]}\n```'])(
    "that says %j is not believed: the local reading stands, and it is reported", async (content) => {
      await withModel(says(content), some, async (reader, { errors }) => {
        expect(await reader.read("any text", "en")).toEqual(some);
        expect(errors).toHaveLength(1);
      });
    },
  );
  it.each(failures)("that %s leaves the local reading, in time", async (_, answer) => {
    await withModel(answer, some, async (reader, { errors }) => {
      const start = performance.now();
      expect(await reader.read("any text", "en")).toEqual(some);
      expect(performance.now() - start).toBeLessThan(1_500);
      expect(errors).toHaveLength(1);
    }, shortMs);
  });
  it("that is not there leaves the local reading", async () => {
    const gone = await aMachine(() => undefined);
    await gone.close();
    const reader = languageModelWishes({ url: gone.url, model: "m", ids, local: { read: async () => some }, report: () => undefined });
    expect(await reader.read("any text", "en")).toEqual(some);
  });
});

describe("a translation of what the local reader does not know", () => {
  const local: WishReader = { read: async (text, language) => (language === "fr" && text.includes("école") ? { outcome: "one", ids: ["school"] } : unknown) };
  const withTranslation = async (answer: Parameters<typeof aMachine>[0], use: (reader: WishReader, seen: { asked: readonly Asked[]; errors: unknown[] }) => Promise<void>, limitMs = patientMs) => {
    const machine = await aMachine(answer);
    const errors: unknown[] = [];
    try {
      await use(translatedWishes({ engine: libreTranslate({ url: machine.url }), local, report: (error) => errors.push(error), limitMs }), { asked: machine.asked, errors });
    } finally {
      await machine.close();
    }
  };
  it("is read in French", async () => {
    await withTranslation((response) => response.end(JSON.stringify({ translatedText: "l'école de mon fils" })), async (reader, { asked }) => {
      expect(await reader.read("আমার ছেলের স্কুল", "bn")).toEqual({ outcome: "one", ids: ["school"] });
      expect(asked).toEqual([{ path: "/translate", authorization: undefined, body: { q: "আমার ছেলের স্কুল", source: "bn", target: "fr", format: "text" } }]);
    });
  });
  it("is not asked for in French, nor for what is known", async () => {
    await withTranslation((response) => response.end("{}"), async (reader, { asked }) => {
      expect(await reader.read("blabla bla", "fr")).toEqual(unknown);
      expect(await reader.read("l'école", "fr")).toEqual({ outcome: "one", ids: ["school"] });
      expect(asked).toEqual([]);
    });
  });
  it.each(failures)("that %s leaves it unknown, in time", async (_, answer) => {
    await withTranslation(answer, async (reader, { errors }) => {
      const start = performance.now();
      expect(await reader.read("anything at all", "en")).toEqual(unknown);
      expect(performance.now() - start).toBeLessThan(1_500);
      expect(errors).toHaveLength(1);
    }, shortMs);
  });
});
