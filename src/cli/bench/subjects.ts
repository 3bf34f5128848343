import { randomBytes } from "node:crypto";
import { HttpClient } from "./http-client";
import type { ProcessUnderTest } from "./process-under-test";
import { ourLastWords, ourTalk, stockLastWords, stockTalk, type Answers } from "./talks";

/** One conversation of one simulated person. */
export interface Conversation {
  /** Says the words number `n`, from 0, and waits for the answer. @throws Error when it is not one. */
  turn(n: number): Promise<void>;
}

/** A conversation that is known by its id, so that another node can go on with it. */
export interface OurConversation extends Conversation {
  /** Empty before the first answer. */
  id(): string;
}

export interface OurSubject extends Subject {
  begin(): OurConversation;
  resume(id: string): OurConversation;
}

/** A service as its users meet it. */
export interface Subject {
  readonly name: string;
  readonly processes: readonly ProcessUnderTest[];
  readonly turnsPerTalk: number;
  begin(): Conversation;
  close(): void;
}

const newId = (): string => randomBytes(9).toString("base64url");

/** The service with `answering-at-once`; with several processes a person's turns go to each in turn, as behind a balancer that knows nobody. */
export function ours(name: string, answers: Answers, ...processes: readonly ProcessUnderTest[]): OurSubject {
  const clients = processes.map(({ url }) => new HttpClient(url));
  const talk = ourTalk(answers);
  let turns = 0;
  const resume = (id: string): OurConversation => {
    let conversation = id;
    return {
      id: () => conversation,
      turn: async (n) => {
        const client = clients[turns++ % clients.length]!;
        const answer = await client.post("/turn", { conversation: conversation === "" ? null : conversation, event: newId(), ...talk[n] });
        if (conversation === "") conversation = /"conversation":"([^"]+)"/.exec(answer)?.[1] ?? "";
        expectWords(name, answer, n === talk.length - 1 ? ourLastWords : '"text":"');
      },
    };
  };
  return { name, processes, turnsPerTalk: talk.length, resume, begin: () => resume(""), close: () => clients.forEach((client) => client.close()) };
}

export function stockWaterfall(name: string, answers: Answers, process: ProcessUnderTest): Subject {
  const client = new HttpClient(process.url);
  const talk = stockTalk[answers];
  return {
    name, processes: [process], turnsPerTalk: talk.length,
    begin: () => {
      const conversation = newId();
      return {
        turn: async (n) => {
          const answer = await client.post("/api/messages", {
            type: "message", id: newId(), text: talk[n], locale: "en-us", channelId: "emulator", serviceUrl: "http://127.0.0.1:1",
            deliveryMode: "expectReplies", timestamp: new Date(), from: { id: "person" }, recipient: { id: "bot" }, conversation: { id: conversation },
          });
          expectWords(name, answer, n === talk.length - 1 ? stockLastWords : '"text":"');
        },
      };
    },
    close: () => client.close(),
  };
}

export function restifyRedis(name: string, process: ProcessUnderTest): Subject {
  const client = new HttpClient(process.url);
  const talk = stockTalk.text;
  return {
    name, processes: [process], turnsPerTalk: talk.length,
    begin: () => {
      const conversation = newId();
      return { turn: async (n) => expectWords(name, await client.post("/turn", { conversation, event: newId(), text: talk[n] }), `${n + 1}: `) };
    },
    close: () => client.close(),
  };
}

/** A fast wrong answer is no figure. */
function expectWords(name: string, answer: string, words: string): void {
  if (!answer.includes(words)) throw new Error(`${name}: no "${words}" in ${answer.slice(0, 300)}`);
}
