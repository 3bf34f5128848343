import { once } from "node:events";
import { WebSocket } from "ws";
import type { DeskAccounts } from "../../desk/accounts";
import { theConsole } from "../../desk/accounts/management";
import { totpCode, totpStep } from "../../desk/accounts/totp";
import type { ActRequest, FromPage, ToPage } from "../../desk/api";
import { HttpClient } from "./http-client";

const password = "une phrase de banc d’essai";
const aliveEveryMs = 15_000;

/** A mediator at work: takes what is offered, follows one case. */
export class Colleague {
  readonly held: string[] = [];
  readonly #taking = new Set<string>();
  readonly #waiting = new Map<string, () => void>();
  readonly #alive: NodeJS.Timeout;

  private constructor(readonly client: HttpClient, readonly headers: Readonly<Record<string, string>>, readonly socket: WebSocket) {
    socket.on("message", (data) => this.#hear(JSON.parse(String(data)) as ToPage));
    this.#alive = setInterval(() => this.#tell({ kind: "alive", isVisible: true }), aliveEveryMs);
  }

  /** With an account of its own, enrolled with both factors. */
  static async join(url: string, accounts: DeskAccounts, capacity: number): Promise<Colleague> {
    const profile = { firstName: "Amina", languages: ["fr"], territory: null, teams: [], capacity };
    const { token } = await accounts.management.invite(theConsole, { role: "mediator", profile });
    const invitation = await accounts.enrolment.open(token);
    if (invitation.outcome !== "open") throw new Error("the invitation does not open");
    const enrolled = await accounts.enrolment.accept(token, { password, code: totpCode(invitation.secret, totpStep(Date.now())) });
    if (enrolled.outcome !== "accepted") throw new Error(`the invitation is ${enrolled.outcome}`);
    const headers = { cookie: `__Host-passerelle-desk=${enrolled.session}`, origin: url, "x-passerelle-desk": "1" };
    const client = new HttpClient(url);
    await client.post("/desk/api/presence", { presence: "present" }, headers);
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/desk/live`, { headers });
    await once(socket, "open");
    return new Colleague(client, headers, socket);
  }

  /** Follows one of the cases in hand. */
  watch(id: string): void {
    this.#tell({ kind: "watch", case: id, after: 0 });
  }

  /** Resolves when these words are on the screen. */
  seen(words: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(words, resolve));
  }

  leave(): void {
    clearInterval(this.#alive);
    this.socket.terminate();
    this.client.close();
  }

  #hear(told: ToPage): void {
    if (told.kind === "queue") {
      for (const { id, state, offerEndsAt } of told.queue.cases) if (state === "offered" && offerEndsAt !== null) void this.#take(id);
    }
    if (told.kind === "log") {
      for (const { own } of told.page.entries) {
        this.#waiting.get(own.text)?.();
        this.#waiting.delete(own.text);
      }
    }
  }

  async #take(id: string): Promise<void> {
    if (this.#taking.has(id)) return;
    this.#taking.add(id);
    const request: ActRequest = { event: `take-${id.slice(-12)}`, act: { kind: "take" } };
    await this.client.post(`/desk/api/cases/${id}/acts`, request, this.headers).then(() => this.held.push(id), () => this.#taking.delete(id));
  }

  #tell(message: FromPage): void {
    this.socket.send(JSON.stringify(message));
  }
}
