import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ConversationKey, ConversationStore, DeskStore, LogEntry, TicketStore, WishReader } from "../core/ports";
import { channelIds, type ChannelId, type RetentionTable } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";
import type { DeskOutlook } from "../core/conversation/outlook";
import type { World } from "../core/conversation/world";
import { AppError } from "../core/errors";
import { locales } from "../core/locale";
import type { Content } from "../content";
import { createReaders, fold, maskPrivateNumbers, type OwnedReaders } from "../understanding";
import { parseEmergencies } from "../understanding/words";
import { createSpeaker, snapshot, type Wording } from "../wording";
import { LogReaderAdapter, type ChannelAdapter } from "./channel-adapter";
import { DeliveryWorker, type Deliverer, type DeliveryRecord } from "./delivery";
import { transcriptBefore, transcriptReference } from "./handoff-transcript";
import type { Mask } from "./masking";
import { PasserelleBot } from "./passerelle-bot";
import { MessagingMoves } from "./messaging-moves";
import { PhoneCodes } from "./phone-codes";
import { PhoneMoves } from "./phone-moves";
import { readContent } from "./read-content";
import { ReadingMiddleware } from "./reading-middleware";
import { renderEntry, type Renderer } from "./render";
import { RenderedOnce } from "./rendered-once";
import { EffectApplier } from "./effects";
import { Sweeper } from "./sweeper";
import { TurnThinker } from "./turn-commit";
import { TurnPipeline, type PipelineParts } from "./turn-pipeline";
import { TurnPlayer, type PlayerParts } from "./turn-player";
import type { TurnRecord } from "./turn-record";
import { worlds } from "./world-of";

/** dialogs/ and locales/ cannot be trusted; `npm run check` says what to mend. */
export class ContentBroken extends AppError {
  constructor(count: number) {
    super("CONTENT_BROKEN", `${count} problem(s) in dialogs/ or locales/; npm run check lists them`);
  }
}

export interface Understanding {
  readonly content: Content;
  readonly speaker: Wording;
  readonly readers: OwnedReaders;
  readonly worldAt: (now: number) => World;
}

/**
 * Everything that thinks and speaks, without a store or a channel.
 *
 * @param root folder of dialogs/ and locales/.
 * @throws ContentBroken
 */
export function loadUnderstanding(
  root: string,
  options: {
    readonly retention?: RetentionTable;
    readonly archive?: Pick<ConversationStore, "findContent">;
    /** A missing sentence throws instead of being said as an ellipsis: for tools and tests. */
    readonly isStrict?: boolean;
    /** Keeps read and checked content between two starts. */
    readonly compiledFile?: string;
    /** Makes who says what a person wants, of procedures and topics with these ids; absent: nobody. */
    readonly wishes?: (ids: readonly string[]) => WishReader;
  } = {},
): Understanding {
  const { content, issues } = readContent(root, options.compiledFile);
  if (!content) throw new ContentBroken(issues.length);
  const speaker = createSpeaker(content, {
    isStrict: options.isStrict ?? false,
    ...(options.archive && { archive: { find: (version: string) => options.archive!.findContent(version) } }),
  });
  const wishes = options.wishes?.(wishIdsOf(content));
  const readers = createReaders({
    words: content.words, dangers: content.dangers, townsFile: join(root, "dialogs", "communes.tsv"),
    resolveLabel: (message, locale) => speaker.sentencesOf(message, locale), ...(wishes && { wishes }),
  });
  const { dangers } = parseEmergencies(content.emergencies);
  return { content, speaker, readers, worldAt: worlds(content, fold, (danger) => dangers[danger].numbers, options.retention) };
}

const wishIdsOf = ({ flows, topics }: Content): readonly string[] =>
  [...Object.values(flows).filter(({ kind }) => kind === "procedure").map(({ id }) => id), ...Object.keys(topics)];

export interface AssembleOptions {
  readonly root: string;
  readonly store: ConversationStore<Session> & TicketStore & { readonly desk: DeskStore };
  readonly retention: RetentionTable;
  readonly association: string;
  /** Key under which channel addresses are hashed. */
  readonly addressKey: string;
  readonly record: (turn: TurnRecord) => void;
  /** As in the parts of the pipeline and the player. */
  readonly count?: PipelineParts["count"];
  readonly observe?: PlayerParts["observe"];
  readonly now?: () => number;
  /** Push channels; without one, everybody reads the log. */
  readonly deliverers?: readonly Deliverer[];
  readonly recordDelivery?: (delivery: DeliveryRecord) => void;
  readonly report?: (error: unknown) => void;
  /** As for `loadUnderstanding`. */
  readonly compiledFile?: string;
  readonly wishes?: (ids: readonly string[]) => WishReader;
  /** As in `Renderer`. */
  readonly canSay?: Renderer["canSay"];
  /** The mediators' desk as it is known now; absent, or null: nobody works with this installation. */
  readonly outlook?: () => DeskOutlook | null;
  /** As in `World`. */
  readonly here?: World["here"];
}

export interface Assembled extends Understanding {
  readonly pipeline: TurnPipeline;
  /** From a kiosk to a phone's browser, and to a messaging application. */
  readonly phoneMoves: PhoneMoves;
  readonly messagingMoves: MessagingMoves;
  readonly sweeper: Sweeper;
  /** An entry of today's content as an activity. */
  readonly render: PipelineParts["render"];
  /** Hides private numbers in words. */
  readonly mask: Mask;
  /** Words of today's content and of older ones that were prepared. */
  readonly renderer: Renderer;
  /** Resolves when every turn under way has ended. */
  drain(): Promise<void>;
  /** Ends the turns in hand, gives the rest back for other nodes. */
  close(): Promise<void>;
}

/** Joins the rooms into one working conversation service. */
export async function assemble(options: AssembleOptions): Promise<Assembled> {
  const { store, retention, association, addressKey, record } = options;
  const now = options.now ?? Date.now;
  const understanding = loadUnderstanding(options.root, { retention, archive: store, ...(options.compiledFile !== undefined && { compiledFile: options.compiledFile }), ...(options.wishes && { wishes: options.wishes }) });
  const { content, speaker, readers } = understanding;
  const worldAt = withDesk(withHere(understanding.worldAt, options.here), options.outlook);
  const kept = snapshot(content);
  await store.keepContent(kept.version, kept.json);
  const renderer: Renderer = { speaker, contacts: content.contacts, rendered: new RenderedOnce(), ...(options.canSay && { canSay: options.canSay }) };
  const render = (entry: LogEntry, key: ConversationKey) => renderEntry(renderer, entry, key);
  const mask = maskPrivateNumbers;
  const prepareWords = (version: string) => speaker.prepare(version);
  const outbox = new DeliveryWorker({
    store, now,
    deliverers: options.deliverers ?? [],
    render: async (entry, key) => {
      await prepareWords(entry.content);
      const reference = transcriptReference(entry);
      if (reference === null) return render(entry, key);
      return { ...render(entry, key), attachments: [await transcriptBefore({ readLog: (...asked) => store.readLog(...asked), prepareWords, render, mask }, entry, key, reference)] };
    },
    record: options.recordDelivery ?? (() => undefined),
    report: options.report ?? (() => undefined),
  });
  const { contentVersion } = speaker;
  const thinker = new TurnThinker({ bot: new PasserelleBot(), adapters: adaptersWith(new ReadingMiddleware(readers)), worldAt, mask, retention, contentVersion, outbox });
  const effects = new EffectApplier(store);
  const player = new TurnPlayer({ store, thinker, effects, outbox, now, record, ...(options.observe && { observe: options.observe }) });
  const pipeline = new TurnPipeline({
    store, player, render, mask, retention, association, addressKey, contentVersion, now,
    prepareWords,
    count: options.count ?? (() => undefined),
  });
  const codes = new PhoneCodes(store.desk, association, addressKey, now);
  const phoneMoves = new PhoneMoves({ codes, store, conversations: pipeline, retention, now });
  return {
    ...understanding, worldAt, renderer, pipeline, phoneMoves,
    messagingMoves: new MessagingMoves({ codes, phoneMoves, store, conversations: pipeline, worldAt, now }),
    render, mask,
    sweeper: new Sweeper({ store, player, effects, outbox, now }),
    drain: () => player.drain(),
    close: async () => {
      await player.stop(drainMs);
      await Promise.race([outbox.stop(), pause(sendGraceMs, undefined, { ref: false })]);
      await readers.close();
    },
  };
}

/** The world of the day, and who helps at the kiosks. */
function withHere(worldAt: (now: number) => World, here: AssembleOptions["here"]): (now: number) => World {
  if (here === undefined) return worldAt;
  let latest: { readonly plain: World; readonly world: World } | null = null;
  return (now) => {
    const plain = worldAt(now);
    if (latest?.plain !== plain) latest = { plain, world: { ...plain, here } };
    return latest.world;
  };
}

/** The world of the day, and the desk of this moment: one object while neither changes. */
function withDesk(worldAt: (now: number) => World, outlook: AssembleOptions["outlook"]): (now: number) => World {
  if (outlook === undefined) return worldAt;
  let latest: { readonly plain: World; readonly desk: DeskOutlook; readonly world: World } | null = null;
  return (now) => {
    const [plain, desk] = [worldAt(now), outlook()];
    if (desk === null) return plain;
    if (latest?.plain !== plain || latest.desk !== desk) latest = { plain, desk, world: { ...plain, desk } };
    return latest.world;
  };
}

/** A stopping service waits so long (ms) for the turns in hand: it must have left after five seconds. */
const drainMs = 2_500;
/** And so long (ms) for what is being sent; what a slow platform takes later may be sent again, and is counted. */
const sendGraceMs = 1_500;

/** Bot Framework name of each way in. */
const frameworkNames: Readonly<Record<ChannelId, string>> = {
  web: "directline", kiosk: "directline", terminal: "console", telegram: "telegram", whatsapp: "whatsapp", sms: "sms", azure: "azure",
};

function adaptersWith(middleware: ReadingMiddleware): Readonly<Record<ChannelId, ChannelAdapter>> {
  return Object.fromEntries(channelIds.map((id) => [id, new LogReaderAdapter(frameworkNames[id]).use(middleware)])) as Record<ChannelId, ChannelAdapter>;
}

/** Texts of our pages by language, as the http server hands them out. */
export function webStrings(content: Content): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return Object.fromEntries(locales.map((locale) => [locale, content.bundles[locale]["web"] ?? {}]));
}
