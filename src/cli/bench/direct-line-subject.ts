import { once } from "node:events";
import { WebSocket } from "ws";
import { HttpClient } from "./http-client";
import type { ProcessUnderTest } from "./process-under-test";
import type { Conversation, Subject } from "./subjects";
import { ourTalk, type Answers } from "./talks";

const base = "/v3/directline/conversations";
/** Longest wait for a reply on the stream (ms). */
const replyTimeoutMs = 15_000;

interface Frame {
  readonly activities: readonly { readonly from?: { readonly role?: string }; readonly replyToId?: string; readonly inputHint?: string }[];
}

/** The service over Direct Line: a turn goes from the POST to the question seen on the WebSocket. */
export function overDirectLine(name: string, answers: Answers, process: ProcessUnderTest, secret: string): Subject {
  const client = new HttpClient(process.url);
  const open = new Set<WebSocket>();
  const talk = ourTalk(answers);
  return {
    name, processes: [process], turnsPerTalk: talk.length,
    begin: () => directLineTalk(client, { authorization: `Bearer ${secret}` }, talk, open),
    close: () => {
      open.forEach((socket) => socket.terminate());
      client.close();
    },
  };
}

function directLineTalk(client: HttpClient, headers: Readonly<Record<string, string>>, talk: ReturnType<typeof ourTalk>, open: Set<WebSocket>): Conversation {
  const questions = new Questions();
  let id = "";
  let socket: WebSocket;
  return {
    turn: async (n) => {
      const { type, text, button } = talk[n]!;
      if (type === "joined") {
        const started = JSON.parse(await client.post(base, { locale: "fr" }, headers)) as { conversationId: string; streamUrl: string };
        id = started.conversationId;
        socket = new WebSocket(started.streamUrl);
        open.add(socket);
        socket.on("message", (data) => questions.hear(String(data)));
        await once(socket, "open");
        return questions.any();
      }
      const said = button === undefined ? { text } : { text: button, value: button, channelData: { messageBack: { displayText: button } } };
      const posted = JSON.parse(await client.post(`${base}/${id}/activities`, { type: "message", from: { id: "person" }, ...said }, headers)) as { id: string };
      await questions.after(posted.id);
      if (n < talk.length - 1) return;
      open.delete(socket);
      socket.terminate();
    },
  };
}

/** Questions seen on one stream, by the message they answer; a reply may be seen before the POST is answered. */
class Questions {
  private readonly seen = new Set<string>();
  private wanted: { readonly id: string | null; readonly resolve: () => void } | null = null;

  hear(frame: string): void {
    if (frame === "") return;
    for (const { from, replyToId, inputHint } of (JSON.parse(frame) as Frame).activities) {
      // each turn of the talk ends with a message that has buttons or waits for words
      if (from?.role !== "bot" || inputHint !== "expectingInput") continue;
      this.seen.add(replyToId ?? "");
      if (this.wanted && (this.wanted.id === null || this.wanted.id === replyToId)) this.wanted.resolve();
    }
  }

  any(): Promise<void> {
    return this.seen.size > 0 ? Promise.resolve() : this.wait(null);
  }

  after(id: string): Promise<void> {
    return this.seen.has(id) ? Promise.resolve() : this.wait(id);
  }

  private wait(id: string | null): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("no reply on the stream")), replyTimeoutMs);
      this.wanted = { id, resolve: () => {
        clearTimeout(late);
        this.wanted = null;
        resolve();
      } };
    });
  }
}
