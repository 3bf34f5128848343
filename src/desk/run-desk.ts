import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Server } from "restify";
import type { Assembled } from "../bot/assemble";
import { HelpTally } from "../bot/help-tally";
import { ticketTtlMs } from "../bot/tickets";
import { bothSides } from "../bot/transcript";
import type { DeskOutlook } from "../core/conversation/outlook";
import type { Session } from "../core/conversation/session";
import { routingLimits } from "../core/handoff/limits";
import type { Partner } from "../core/handoff/partner";
import { primaryLanguage } from "../core/handoff/primary-language";
import { locales } from "../core/locale";
import type { OpeningHours } from "../core/opening";
import type { ConversationStore, DeskStore, TicketStore, Translator } from "../core/ports";
import { territoryOf } from "../places/opening-hours";
import { createDeskAccounts, type SealKeys } from "./accounts";
import { CaseDesk } from "./cases/case-desk";
import { CaseTranslations } from "./cases/case-translations";
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
import { createDirectory, type DirectorySettings } from "./openid";

export interface RunDeskOptions {
  readonly passerelle: Pick<Assembled, "pipeline" | "renderer" | "speaker" | "content" | "worldAt" | "mask">;
  readonly store: Pick<ConversationStore<Session>, "readSession" | "readLog" | "readDeliveries"> & TicketStore & { readonly desk: DeskStore };
  readonly association: string;
  readonly hours: DeskHours | null;
  readonly openingHours: OpeningHours;
  /** Translates free words; null: they pass as they are. */
  readonly translator: Translator | null;
  /** Associations that mediators may send people to. */
  readonly partners: readonly Partner[];
  readonly trustProxy: boolean;
  readonly publicUrl?: string;
  /** Of the service, the same on all nodes. */
  readonly secret: string;
  /** Absent: people sign in with passwords alone. */
  readonly directory?: DirectorySettings | undefined;
  readonly sealKeys?: SealKeys | undefined;
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
  const { passerelle, store, association, hours, openingHours, translator, now, report } = options;
  const { pipeline, renderer, speaker, content, worldAt } = passerelle;
  const directory = options.directory && createDirectory({ settings: options.directory, secret: options.secret, publicUrl: options.publicUrl, store: store.desk, association, now });
  const accounts = createDeskAccounts({ store: store.desk, association, now, identities: directory?.identities, sealKeys: options.sealKeys });
  const roster = new Roster(store.desk, association, now);
  let opening: NextOpening | null = null;
  let outlook: DeskOutlook | null = null;
  const desk = new CaseDesk({
    store, conversations: pipeline, accounts, roster, association, now, limits: routingLimits, phraseBook: new Set(locales.map(primaryLanguage)),
    nextOpeningAt: () => opening?.at ?? null, ticketTtlMs,
  });
  const words = new DeskWords(renderer, worldAt);
  const translations = new CaseTranslations(translator, passerelle.mask);
  const cases = new CasesPart({
    desk, translations, papers: new CasePapersBook(store.desk, association, ticketTtlMs, now), words, phraseBook: content.phraseBook, partners: options.partners, timeZone: territoryOf(hours?.territory ?? "75")?.timeZone ?? "Europe/Paris",
    readSession: (key) => store.readSession(key), readLog: (key, after, limit) => store.readLog(key, after, limit),
    readDeliveries: (key, after, limit) => store.readDeliveries(key, after, limit),
    prepareWords: (version) => speaker.prepare(version), bothSides: (entry) => bothSides(renderer, entry),
  });
  const live = new LivePart({ cases, conversations: pipeline, sessions: accounts.sessions, sign: (account) => roster.sign(account), report: (error) => report("desk-live", error) });
  const dispatcher = new Dispatcher(desk, (error) => report("desk-look", error), () => {
    opening = nextOpening(openingHours, hours, now());
    outlook = outlookOf(desk, opening, translator !== null);
    translations.keepOnly(new Set(desk.snapshot.tickets.map(({ conversation }) => conversation)));
    live.looked();
  });
  const web = createDesk({
    accounts, association, trustProxy: options.trustProxy, ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }), report, directory,
    presence: {
      of: async (account) => (await roster.all()).get(account)?.state ?? "gone",
      set: async (account, presence) => {
        await roster.setPresence(account, presence);
        // whoever asks in the next second is told the truth
        await dispatcher.lookAnew();
      },
    },
    supervise: () => supervise(desk, cases, new HelpTally(store.desk)),
    endedCases: endedCases(store, association), procedureName: (flow) => words.procedure(flow, now()),
    parts: [cases],
  });
  return {
    routes: web.routes,
    register: (server) => web.register(server),
    upgrade: (req, socket, head) => live.upgrade(web.gate, req, socket, head),
    outlook: () => outlook,
    start: async () => {
      await accounts.colleagues(); // with a wrong DESK_SEAL_KEY the service says so now, not to who signs in
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
