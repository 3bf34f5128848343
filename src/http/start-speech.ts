import type { Request, Response, Server } from "restify";
import { answering, type ReportFailure } from "../channels/edge/answer";
import { refuse } from "../channels/edge/failure";
import type { Speech, Words } from "../speech";
import type { WebStrings } from "./strings";

/** What the first screen says in each language that can be heard: the word on the button, and what this is. */
export function startWords(strings: Readonly<Record<string, WebStrings>>, speech: Pick<Speech, "canSay">): ReadonlyMap<string, readonly Words[]> {
  const ofStart = (texts: WebStrings): readonly unknown[] => Object.values((texts["start"] ?? {}) as Record<string, unknown>);
  const all = Object.entries(strings).map(([lang, texts]) => [lang, ofStart(texts).filter((text) => typeof text === "string").map((text) => ({ text, lang }))] as const);
  return new Map(all.filter(([, words]) => words.length > 0 && words.every(speech.canSay)));
}

/** `GET /speech/start/<tag>`: before any conversation, the same for everybody. */
export function registerStartSpeech(server: Server, words: ReadonlyMap<string, readonly Words[]>, speech: Pick<Speech, "say">, report: ReportFailure): void {
  server.get("/speech/start/:tag", answering("start-speech", report, async (req: Request, res: Response) => {
    const said = words.get(String((req.params as Record<string, unknown>)["tag"]));
    const sound = said === undefined ? null : await speech.say(said);
    if (sound === null) throw refuse.notFound("NoVoice", "this language cannot be heard here");
    res.setHeader("Content-Type", "audio/wav");
    res.setHeader("Cache-Control", "no-cache");
    res.sendRaw(200, sound, {});
  }));
}
