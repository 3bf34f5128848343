import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { Dice } from "./dice";
import { readMark } from "./fault-points";
import type { ButtonSeen } from "./history";

/** One message that the platform took for a phone. */
export interface Arrival {
  readonly id: string;
  readonly replyTo: string;
  readonly seq: number;
  readonly at: number;
  readonly isDropped: boolean;
  readonly text: string;
  readonly buttons: readonly ButtonSeen[];
}

interface Posted {
  readonly text?: string;
  readonly suggestedActions?: { readonly actions?: readonly { readonly title?: string; readonly value?: unknown }[] };
}

/** The longest that it keeps a message before it takes it (ms). Whoever sent it may have ended meanwhile: it arrives all the same. */
export const slowestTakeMs = 700;

type Mood = "prompt" | "slow" | "error" | "busy" | "reset" | "drop";

/** The connector of the simulated phones: slow, failing, forgetful to say that it took a message. */
export class Platform {
  readonly counts = new Map<string, number>();
  readonly givenIds = new Set<string>();
  /** Messages that nobody listened to: their phone does not exist. */
  strays = 0;
  /** Once true, everything is taken at once: what is still waiting must come. */
  isHealed = false;
  readonly #listeners = new Map<string, (arrival: Arrival) => void>();
  readonly #dice: Dice;
  readonly #server: Server;
  #url = "";

  private constructor(seed: number) {
    this.#dice = new Dice(seed, "platform");
    this.#server = createServer((req, res) => void this.#take(req, res).catch(() => req.destroy()));
  }

  static async start(seed: number): Promise<Platform> {
    const platform = new Platform(seed);
    platform.#server.listen(0, "127.0.0.1");
    await once(platform.#server, "listening");
    platform.#url = `http://127.0.0.1:${(platform.#server.address() as AddressInfo).port}/`;
    return platform;
  }

  /** As Azure writes it: with a slash at the end. */
  get serviceUrl(): string {
    return this.#url;
  }

  /** @param address the platform's name of the talk. */
  listen(address: string, listener: (arrival: Arrival) => void): void {
    this.#listeners.set(address, listener);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const posted = JSON.parse(await text(req)) as Posted;
    const [, address = ""] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(req.url ?? "") ?? [];
    const mood = this.#mood();
    this.counts.set(mood, (this.counts.get(mood) ?? 0) + 1);
    if (mood === "slow") await pause(this.#dice.between(50, slowestTakeMs));
    if (mood === "error") return answer(res, 500, {});
    if (mood === "busy") return answer(res, 429, {}, { "Retry-After": "1" });
    if (mood === "reset") return void req.destroy();
    this.#arrive(decodeURIComponent(address), posted, mood === "drop");
    if (mood === "drop") return void req.destroy();
    const id = `p-${this.givenIds.size + 1}`;
    this.givenIds.add(id);
    answer(res, 201, { id });
  }

  #arrive(address: string, posted: Posted, isDropped: boolean): void {
    const mark = readMark(posted.text ?? "");
    if (mark === null) return; // an event for a hub; phones show nothing
    const listener = this.#listeners.get(address);
    if (!listener) return void (this.strays += 1);
    const buttons = (posted.suggestedActions?.actions ?? []).map(({ title, value }) => ({ title: title ?? "", value: String(value) }));
    listener({ ...mark, at: Date.now(), isDropped, text: posted.text ?? "", buttons });
  }

  #mood(): Mood {
    const draw = this.#dice.between(1, 100);
    if (this.isHealed || draw > 16) return "prompt";
    if (draw > 7) return "slow";
    if (draw > 5) return "error";
    if (draw > 3) return "busy";
    return draw > 2 ? "reset" : "drop";
  }
}

function answer(res: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  res.writeHead(status, { "Content-Type": "application/json", ...headers });
  res.end(JSON.stringify(body));
}
