import { randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import { createDeskAccounts } from "../../src/desk/accounts";
import { totpCode, totpStep } from "../../src/desk/accounts/totp";
import { theConsole } from "../../src/desk/accounts/management";
import type { Profile, Role } from "../../src/desk/accounts";
import type { Act, CaseView, FromPage, InvitationView, Me, Queue, RecoveryCodes, ToPage, TranscriptPage } from "../../src/desk/api";
import type { DeskStore } from "../../src/core/ports";
import { eventually } from "./eventually";

export const mediatorPassword = "une longue phrase pour entrer";

/** What somebody types to enter. */
export interface Keys {
  readonly signInName: string;
  /** Of the app, base32. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

type Invited = Partial<Profile> & { readonly role?: Role };

/** A one-time link's token, as whoever runs the service gets it. */
export async function inviteMediator(store: DeskStore, association: string, { role = "mediator", ...profile }: Invited = {}): Promise<string> {
  const accounts = createDeskAccounts({ store, association, now: Date.now });
  const { token } = await accounts.management.invite(theConsole, { role, profile: { firstName: "Amina", languages: ["fr"], territory: null, teams: [], capacity: 4, ...profile } });
  return token;
}

/** A mediator with a browser: signs in by the invitation, asks the API, follows the socket. */
export class Mediator {
  readonly heard: ToPage[] = [];
  #socket: WebSocket | null = null;
  #cookie = "";

  #keys: Keys = { signInName: "", secret: "", recoveryCodes: [] };

  private constructor(readonly base: string) {}

  /** A browser that nobody has signed in from. */
  static nobody(base: string): Mediator {
    return new Mediator(base);
  }

  /** Invited by whoever runs the service, enrolled with both factors over HTTP. */
  static async enrol(base: string, store: DeskStore, association: string, invited: Invited = {}): Promise<Mediator> {
    const token = await inviteMediator(store, association, invited);
    const mediator = new Mediator(base);
    const { secret, signInName } = await mediator.post<InvitationView>("invitation", { token });
    const { codes } = await mediator.post<RecoveryCodes>("invitation/confirm", { token, password: mediatorPassword, code: totpCode(secret, totpStep(Date.now())) });
    mediator.#keys = { signInName, secret, recoveryCodes: codes };
    return mediator;
  }

  /** The same browser at another node: the session is in the store. */
  elsewhere(base: string): Mediator {
    const other = new Mediator(base);
    other.#cookie = this.#cookie;
    return other;
  }
  get isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** To sign in again, in a real browser for instance. */
  get keys(): Keys {
    return this.#keys;
  }

  get<T>(path: string): Promise<T> {
    return this.#ask<T>("GET", path);
  }
  post<T>(path: string, body: unknown): Promise<T> {
    return this.#ask<T>("POST", path, body);
  }

  /** @throws Error with the status and the refusal's code. */
  act(id: string, act: Act, event: string = randomUUID()): Promise<CaseView> {
    return this.post<CaseView>(`cases/${id}/acts`, { event, act });
  }

  comes(): Promise<Me> {
    return this.post<Me>("presence", { presence: "present" });
  }

  log(id: string, after = 0): Promise<TranscriptPage> {
    return this.get<TranscriptPage>(`cases/${id}/log?after=${after}`);
  }

  /** The first case of the queue that fits, once there is one. */
  async sees(fits: (one: Queue["cases"][number]) => boolean): Promise<Queue["cases"][number]> {
    const { cases } = await eventually(() => this.get<Queue>("queue"), (queue) => queue.cases.some(fits));
    return cases.find(fits)!;
  }

  async connect(): Promise<void> {
    const socket = new WebSocket(`${this.base.replace(/^http/, "ws")}/desk/live`, { headers: { cookie: this.#cookie, origin: this.base } });
    this.#socket = socket;
    socket.on("error", () => undefined);
    socket.on("message", (data) => this.heard.push(JSON.parse(String(data)) as ToPage));
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  }
  tells(message: FromPage): void {
    if (this.isConnected) this.#socket?.send(JSON.stringify(message));
  }
  /** The line breaks. */
  drops(): void {
    this.#socket?.terminate();
    this.#socket = null;
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.base}/desk/api/${path}`, {
      method, headers: { cookie: this.#cookie, origin: this.base, "x-passerelle-desk": "1", "content-type": "application/json" }, ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const given = response.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]!);
    if (given.length > 0) this.#cookie = given.join("; ");
    const answer = (await response.json()) as { readonly code?: string };
    if (!response.ok) throw new Error(`${response.status} ${answer.code ?? ""} ${JSON.stringify(answer)}`);
    return answer as T;
  }
}
