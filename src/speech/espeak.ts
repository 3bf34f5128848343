import { spawn } from "node:child_process";
import { AppError } from "../core/errors";
import { maxSoundBytes, speakLimitMs, wordsPerMinute } from "./limits";
import { samplesOf } from "./wav";

/** Speaks a text with one voice. @returns samples as in wav.ts. @throws SpeechFailed */
export type Synthesize = (text: string, voice: string) => Promise<Buffer>;

export class SpeechFailed extends AppError {
  constructor(code: "SPEECH_FAILED" | "SPEECH_BUSY", options?: ErrorOptions) {
    super(code, code === "SPEECH_BUSY" ? "too many texts wait to be spoken" : "the text could not be spoken", options);
  }
}

const program = "espeak-ng";

/** A process of its own a text, as a program beside ours (GPL): its text goes in by a pipe, since everybody on the machine can read a command line. */
export const espeak: Synthesize = (text, voice) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, ["-v", voice, "-s", String(wordsPerMinute), "--stdin", "--stdout"], { stdio: ["pipe", "pipe", "ignore"], timeout: speakLimitMs, killSignal: "SIGKILL" });
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (cause?: unknown): void => reject(new SpeechFailed("SPEECH_FAILED", { cause }));
    child.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxSoundBytes) child.kill("SIGKILL");
    });
    child.on("error", fail);
    child.on("close", (code) => {
      if (code !== 0) return fail();
      try {
        resolve(samplesOf(Buffer.concat(chunks)));
      } catch (error) {
        fail(error);
      }
    });
    child.stdin.on("error", () => undefined); // it ended before it had read everything: `close` says so
    child.stdin.end(text);
  });

/** Whether this machine can speak at all. */
export const isEspeakHere = (): Promise<boolean> =>
  new Promise((resolve) => {
    spawn(program, ["--version"], { stdio: "ignore", timeout: speakLimitMs }).on("error", () => resolve(false)).on("close", (code) => resolve(code === 0));
  });
