import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Server } from "restify";
import type { Assembled } from "../bot/assemble";
import { ticketTtlMs } from "../bot/tickets";
import { bothSides } from "../bot/transcript";
import type { DeskOutlook } from "../core/conversation/outlook";
import type { Session } from "../core/conversation/session";
import { routingLimits } from "../core/handoff/limits";
import { primaryLanguage } from "../core/handoff/primary-language";
import { locales } from "../core/locale";
import type { OpeningHours } from "../core/opening";
import type { ConversationStore, DeskStore, TicketStore } from "../core/ports";
import { territoryOf } from "../places/opening-hours";
import { createDeskAccounts } from "./accounts";
import { CaseDesk } from "./cases/case-desk";
import { CasePapersBook } from "./cases/case-papers";
import { CasesPart } from "./cases/cases-part";
import { DeskWords } from "./cases/desk-words";
import { Dispatcher } from "./cases/dispatcher";
import { endedCases } from "./cases/ended-cases";
import { nextOpening, type DeskHours, type NextOpening } from "./cases/next-opening";
import { outlookOf } from "./cases/outlook";
import { Roster } from "./cases/roster";
import { supervise } from "./cases/supervise";
import { createDesk, type Desk } from "./create-desk";
import { LivePart } from "./live/live-part";

export interface RunDeskOptions {
  readonly passerelle: Pick<Assembled, "pipeline" | "renderer" | "speaker" | "content" | "worldAt">;
  readonly store: Pick<ConversationStore<Session>, "readSession" | "readLog" | "readDeliveries"> & TicketStore & { readonly desk: DeskStore };
  readonly association: string;
  readonly hours: DeskHours | null;
  readonly openingHours: OpeningHours;
  readonly trustProxy: boolean;
  readonly publicUrl?: string;
  readonly now: () => number;
  readonly report: (route: string, error: unknown) => void;
}

export interface RunningDesk {
  readonly routes: Desk["routes"];
  register(server: Server): void;
  /** @returns false when the path is not ours. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** What people who ask for somebody are told; null while nobody works here. */
  outlook(): DeskOutlook | null;
  /** Looks at the cases from now on, and once before it resolves. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The whole desk of one association on this node: routes, socket, and the look that gives cases to mediators. */
export function runDesk(options: RunDeskOptions): RunningDesk {
  const { passerelle, store, association, hours, openingHours, now, report } = options;
  const { pipeline, renderer, speaker, content, worldAt } = passerelle;
  const accounts = createDeskAccounts({ store: store.desk, association, now });
  const roster = new Roster(store.desk, association, now);
  let opening: NextOpening | null = null;
  let outlook: DeskOutlook | null = null;
  const desk = new CaseDesk({
    store, conversations: pipeline, accounts, roster, association, now, limits: routingLimits, phraseBook: new Set(locales.map(primaryLanguage)),
    nextOpeningAt: () => opening?.at ?? null, ticketTtlMs,
  });
  const words = new DeskWords(renderer, worldAt);
  const cases = new CasesPart({
    desk, papers: new CasePapersBook(store.desk, association, ticketTtlMs, now), words, phraseBook: content.phraseBook, timeZone: territoryOf(hours?.territory ?? "75")?.timeZone ?? "Europe/Paris",
    readSession: (key) => store.readSession(key), readLog: (key, after, limit) => store.readLog(key, after, limit),
    readDeliveries: (key, after, limit) => store.readDeliveries(key, after, limit),
    prepareWords: (version) => speaker.prepare(version), bothSides: (entry) => bothSides(renderer, entry),
  });
  const live = new LivePart({ cases, conversations: pipeline, sessions: accounts.sessions, sign: (account) => roster.sign(account), report: (error) => report("desk-live", error) });
  const dispatcher = new Dispatcher(desk, (error) => report("desk-look", error), () => {
    opening = nextOpening(openingHours, hours, now());
    outlook = outlookOf(desk, opening);
    live.looked();
  });
  const web = createDesk({
    accounts, association, trustProxy: options.trustProxy, ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }), report,
    presence: {
      of: async (account) => (await roster.all()).get(account)?.state ?? "gone",
      set: async (account, presence) => {
        await roster.setPresence(account, presence);
        // whoever asks in the next second is told the truth
        await dispatcher.lookAnew();
      },
    },
    supervise: () => supervise(desk, cases),
    endedCases: endedCases(store, association), procedureName: (flow) => words.procedure(flow, now()),
    parts: [cases],
  });
  return {
    routes: web.routes,
    register: (server) => web.register(server),
    upgrade: (req, socket, head) => live.upgrade(web.gate, req, socket, head),
    outlook: () => outlook,
    start: async () => {
      await dispatcher.look();
      dispatcher.start();
    },
    close: async () => {
      await dispatcher.stop();
      live.close();
      await web.close();
    },
  };
}
