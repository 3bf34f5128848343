import { createHash } from "node:crypto";
import { join } from "node:path";
import { assemble, webStrings } from "./bot/assemble";
import { usefulNumbers } from "./bot/useful-numbers";
import type { Deliverer, DeliveryRecord } from "./bot/delivery";
import type { TurnRecord } from "./bot/turn-record";
import { createAzureChannel, refuseAzure, type AzureCloud } from "./channels/azure";
import { createDirectLine } from "./channels/directline";
import { loadConfig, type Config } from "./config";
import { compiledContentFile } from "./content";
import { AppError } from "./core/errors";
import { locales } from "./core/locale";
import type { Translator, WishReader } from "./core/ports";
import type { Session } from "./core/conversation/session";
import { runDesk, type RunningDesk } from "./desk";
import { createLog, type Log } from "./http/log";
import { numberFiles } from "./http/numbers-page";
import { registerPageSettings } from "./http/page-settings";
import { placeOpening } from "./http/place-opening";
import { ensureSecret } from "./http/secret-file";
import { createHttpServer } from "./http/server";
import { registerStartSpeech, startWords } from "./http/start-speech";
import { startMaintenance } from "./maintenance";
import { kioskHours } from "./places/kiosk-hours";
import { openingHours } from "./places/opening-hours";
import { projectRoot } from "./project-root";
import { clipsOf, createSpeech, espeak, isEspeakHere, readVoices, type Speech } from "./speech";
import { openStore, type Store } from "./store";
import { localWishes, wishModelFile } from "./understanding/wishes";
import { createTranslator, libreTranslate } from "./translation";
import { languageModelWishes, translatedWishes } from "./wishes-remote";

/** The first person who writes is answered before the other languages are made ready (ms). */
const warmUpAfterMs = 2_000;

/** Longest time (ms) for the first reading of hours that the settings name; later ones take a millisecond. */
const knownHoursLimitMs = 2_000;

/** A stopping process has left after this time (ms): the usual patience of whoever stops it is ten seconds. */
const stopLimitMs = 4_800;

export interface Service {
  /** Address to open in a browser. */
  readonly url: string;
  /** Finishes the turns in hand, then lets go of everything. */
  close(): Promise<void>;
}

/** Where the fault program reaches between the parts (tests/faults/program); the service itself is started without any. */
export interface Seams {
  readonly store?: (store: Store<Session>) => Store<Session>;
  readonly deliverer?: (deliverer: Deliverer) => Deliverer;
  readonly azureCloud?: AzureCloud;
}

/** @throws AppError with a stable code when the service cannot keep its promises: content, store, settings. */
export async function startService(config: Config, log: Log, root = projectRoot, seams: Seams = {}): Promise<Service> {
  const opened = await openStore<Session>({
    dataDir: config.dataDir, ...(config.redisUrl && { redisUrl: config.redisUrl.reveal() }), replicas: config.redisReplicas,
    onReplicationMissed: () => log.warn("replication-missed"),
  });
  const store = seams.store?.(opened) ?? opened;
  for (const { code, advice } of (await store.describe()).warnings) process.stderr.write(`${code}: ${advice}\n`);
  const secret = config.directLineSecret?.reveal() ?? (await ensureSecret(config.dataDir));
  const { association, retention } = config;
  const report = (route: string, error: unknown) => log.error("request-failed", { route, error });
  // loaded when it is wanted: most small installations have nobody who looks
  const { createMetrics, serveMetrics } = config.metrics ? await import("./http/metrics.js") : {};
  const metrics = createMetrics?.();
  const azure = config.azure && createAzureChannel({ azure: config.azure, report, ...(seams.azureCloud && { cloud: seams.azureCloud }) });
  const speech = await speechOf(config, log, root);
  // few and known: not to be missed because the machine was busy when they were first read
  const here = kioskHours({ places: config.places, desk: config.deskHours ?? null, opening: openingHours({ limitMs: knownHoursLimitMs }) });
  const passerelle = await assemble({
    root, store, canSay: speech.canSay, retention, association, addressKey: secret, record: each(recordTurn(log), metrics?.countTurn), ...(metrics && { count: metrics.countInbound }), compiledFile: compiledContentFile(root), wishes: wishReader(config, log, root),
    deliverers: azure ? [seams.deliverer?.(azure.deliverer) ?? azure.deliverer] : [],
    recordDelivery: each(recordDelivery(log), metrics?.countDelivery),
    report: (error) => log.error("delivery-stopped", { error }),
    outlook: () => desk?.outlook() ?? null, here,
  });
  const desk: RunningDesk | undefined = runDesk({
    passerelle, store, association, hours: config.deskHours ?? null, openingHours: openingHours(), partners: config.partners, translator: translatorOf(config, log), trustProxy: config.trustProxy, now: Date.now, report,
    secret, sealKeys: { current: config.deskSeal?.key?.reveal(), old: config.deskSeal?.oldKey?.reveal() },
    directory: config.deskDirectory && { ...config.deskDirectory, clientSecret: config.deskDirectory.clientSecret.reveal() },
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
  });
  const strings = webStrings(passerelle.content);
  const heard = startWords(strings, speech);
  const directLine = createDirectLine({
    conversations: passerelle.pipeline, phoneMoves: passerelle.phoneMoves, speech, places: config.places, association, secret, retentionMs: retention, trustProxy: config.trustProxy, report,
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
  });
  const http = createHttpServer({
    config, directLine, log,
    strings, made: numberFiles(usefulNumbers(passerelle.content.contacts, passerelle.speaker), strings),
    health: async () => ({ isReady: (await store.describe()) !== null }),
    webRoot: join(root, "dist", "web"),
    webChatScript: join(root, ".webchat", "webchat.js"),
    register: (server) => {
      if (azure) azure.register(server, { conversations: passerelle.pipeline, moves: passerelle.messagingMoves });
      else refuseAzure(server, report);
      desk.register(server);
      registerPageSettings(server, {
        settings: { kiosk: config.kiosk, heard: [...heard.keys()], ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }), ...(config.messaging && { messaging: config.messaging }) },
        places: config.places, report, openingOf: (place) => placeOpening(here(place, Date.now()), passerelle.speaker),
      });
      registerStartSpeech(server, heard, speech, report);
    },
    upgrade: (req, socket, head) => desk.upgrade(req, socket, head),
  });
  metrics?.watch({ sockets: () => directLine.count(), replicationMissed: () => store.replication().missed });
  const metricsServer = config.metrics && metrics && (await serveMetrics?.(metrics, config.metrics));
  await desk.start();
  const { url } = await http.listen();
  const maintenance = startMaintenance(passerelle.sweeper, store, log);
  const warmUp = setTimeout(() => passerelle.readers.warmUp(), warmUpAfterMs).unref();
  return {
    url,
    close: async () => {
      clearTimeout(warmUp);
      // no turn is begun from here on; requests and sockets end meanwhile
      await Promise.all([passerelle.close(), desk.close(), http.close(), maintenance.stop()]);
      await metricsServer?.close();
      await store.close();
    },
  };
}

/** A machine without espeak-ng stays silent, but for recorded clips. */
async function speechOf({ usesUnreviewedVoices }: Config, log: Log, root: string): Promise<Speech> {
  const isHere = await isEspeakHere();
  if (!isHere) log.info("no-voice");
  return createSpeech({ voices: readVoices(root), clips: clipsOf(root, locales), synthesize: isHere ? espeak : null, usesUnreviewed: usesUnreviewedVoices });
}

/** The local reader; in front of nobody else unless the settings say so. */
const wishReader = ({ wishes }: Config, log: Log, root: string) => (ids: readonly string[]): WishReader => {
  const local = localWishes({ modelFile: join(root, wishModelFile), onMissing: (error) => log.warn("wishes-not-trained", { error }) });
  const report = (error: unknown) => log.warn("wishes-remote-failed", { error });
  if (wishes === undefined) return local;
  if ("translation" in wishes) return translatedWishes({ engine: libreTranslate(wishes.translation), local, report });
  const { url, model, key } = wishes.languageModel;
  return languageModelWishes({ url, model, ids, local, report, ...(key && { key: key.reveal() }) });
};

/** Nobody, unless the settings say so. */
function translatorOf({ deskTranslation }: Config, log: Log): Translator | null {
  if (deskTranslation === undefined) return null;
  const { url, key } = deskTranslation;
  return createTranslator({ engine: libreTranslate({ url, ...(key && { key: key.reveal() }) }), now: Date.now, report: (code) => log.warn("translation-failed", { code }) });
}

const each = <T>(first: (value: T) => void, second: ((value: T) => void) | undefined) => (value: T): void => {
  first(value);
  second?.(value);
};

/** A fixed set of fields, none of which has a place for what people typed. */
function recordTurn(log: Log): (turn: TurnRecord) => void {
  return ({ conversation, channel, flow, step, locale, outcome, code, durationMs }) => {
    const fields = {
      conversation: shortHash(conversation), channel, locale, ms: durationMs,
      ...(flow !== null && { procedure: flow }), ...(step !== null && { step }), ...(code !== undefined && { code }),
    };
    if (outcome === "failed" || outcome === "parked") log.error(`turn-${outcome}`, fields);
    else log.debug(`turn-${outcome}`, fields);
  };
}

/** A message that a platform did not take is a person left without an answer: said louder when it is for good. */
function recordDelivery(log: Log): (delivery: DeliveryRecord) => void {
  return ({ conversation, channel, state, attempts, code }) => {
    const fields = { conversation: shortHash(conversation), channel, count: attempts, ...(code !== undefined && { code }) };
    if (state === "failed" || state === "expired") log.error(`delivery-${state}`, fields);
    else if (code !== undefined) log.warn("delivery-put-off", fields);
    else log.debug(`delivery-${state}`, fields);
  };
}

const shortHash = (id: string): string => createHash("sha256").update(id).digest("hex").slice(0, 12);

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.logLevel);
  const service = await startService(config, log);
  process.stdout.write(`Passerelle: ${service.url}\n`);
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    // whatever hangs: what is not done is in the store, for the next start or another node
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    service.close().then(() => process.exit(0), () => process.exit(1));
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof AppError ? `${error.code}: ${error.message}` : String(error)}\n`);
    process.exit(1);
  });
}
