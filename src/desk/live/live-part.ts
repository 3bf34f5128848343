import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { RequestRefused, refuse } from "../../channels/edge/failure";
import { refuseUpgrade } from "../../channels/edge/upgrade";
import type { Conversations } from "../../bot/conversations";
import type { DeskAccounts } from "../accounts";
import type { CasesPart } from "../cases/cases-part";
import { keyOf } from "../cases/case-desk";
import type { Admitted, Gate } from "../edge";
import { checkEveryMs, maxDeskSockets, maxPageFrameBytes, maxSocketsPerAccount } from "./limits";
import { PageSocket } from "./page-socket";

export interface LiveOptions {
  readonly cases: CasesPart;
  readonly conversations: Pick<Conversations, "watch">;
  readonly sessions: DeskAccounts["sessions"];
  readonly sign: (account: string) => Promise<unknown>;
  readonly report: (error: unknown) => void;
}

const livePath = "/desk/live";

/** The sockets of the desk's pages. Everything they are told could also be asked for: a page that was away catches up by number. */
export class LivePart {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: maxPageFrameBytes, perMessageDeflate: false, clientTracking: false });
  readonly #pages = new Map<PageSocket, Admitted>();
  readonly #checks: NodeJS.Timeout;

  constructor(readonly options: LiveOptions) {
    this.#checks = setInterval(() => void this.#check(), checkEveryMs).unref();
  }

  /** The desk was looked at: pages that are behind are told. */
  looked(): void {
    for (const page of this.#pages.keys()) page.looked((id) => this.options.cases.revisionOf(id));
  }

  /** @returns false when the path is not ours; the socket is then untouched. */
  upgrade(gate: Gate, req: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if ((req.url ?? "").split("?", 1)[0] !== livePath) return false;
    this.#admit(gate, req).then(
      (admitted) => this.#server.handleUpgrade(req, socket, head, (webSocket) => this.#open(webSocket, admitted)),
      (error: unknown) => refuseUpgrade(socket, error instanceof RequestRefused ? error : refuse.unauthorized("the desk is for those who signed in")),
    );
    return true;
  }

  close(): void {
    clearInterval(this.#checks);
    for (const page of this.#pages.keys()) page.socket.close(1001, "the service is stopping");
  }

  async #admit(gate: Gate, req: IncomingMessage): Promise<Admitted> {
    const admitted = await gate.admit(req, { permission: "queue.read", isActivity: false });
    const own = [...this.#pages.values()].filter(({ account }) => account.id === admitted.account.id).length;
    if (this.#pages.size >= maxDeskSockets || own >= maxSocketsPerAccount) throw refuse.tooMany("too many connections", 30);
    return admitted;
  }

  #open(socket: WebSocket, admitted: Admitted): void {
    const { cases, conversations, sign, report } = this.options;
    const me = admitted.account.id;
    const page = new PageSocket(socket, {
      queue: () => cases.queue(me),
      view: (id) => cases.find(id, me),
      revisionOf: (id) => cases.revisionOf(id),
      log: async (id, after) => cases.log(await cases.ticket(id), after),
      deliveries: (id, until) => cases.deliveriesOf(id, until),
      watch: async (id, wake) => {
        const ticket = await cases.ticket(id);
        // nothing of a person is read that the trail does not know of
        await admitted.note("case_read", { case: id });
        return conversations.watch(keyOf(ticket), wake);
      },
      alive: async () => void (await sign(me)),
      report,
    });
    this.#pages.set(page, admitted);
    socket.on("close", () => this.#pages.delete(page));
  }

  async #check(): Promise<void> {
    for (const [page, { session }] of this.#pages) {
      page.check();
      try {
        const { outcome } = await this.options.sessions.look(session, { isActivity: false });
        if (outcome !== "open") await page.end(outcome === "locked" ? "locked" : "signed_out");
      } catch (error) {
        this.options.report(error);
      }
    }
  }
}
