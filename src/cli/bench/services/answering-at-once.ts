import { join } from "node:path";
import type { Activity } from "botbuilder";
import pino from "pino";
import { createServer, type Request, type Response } from "restify";
import { assemble } from "../../../bot/assemble";
import type { Incoming } from "../../../bot/conversations";
import { answering, sendJson } from "../../../channels/edge/answer";
import { readJson } from "../../../channels/edge/body";
import { maxBodyBytes } from "../../../channels/edge/limits";
import { retentionTable } from "../../../core/conversation/retention";
import type { Session } from "../../../core/conversation/session";
import { createLog } from "../../../http/log";
import { startMaintenance } from "../../../maintenance";
import { openStore } from "../../../store";
import { CommittedTurns } from "./committed-turns";

/** What the load generator posts; `conversation` is null for a newcomer and comes back in the answer. */
interface Posted {
  readonly conversation: string | null;
  readonly event: string;
  readonly type: "joined" | "text" | "button";
  readonly text?: string;
  readonly button?: string;
}

const association = "bench";

/**
 * The whole turn pipeline behind one bare route that answers with the replies, once they are committed: HTTP costs what it costs in the
 * baselines. A process of its own: REDIS_URL, CONTENT (folder), MAINTENANCE=no to leave the sweepers out.
 */
async function main({ REDIS_URL: redisUrl = "", CONTENT: root = "", MAINTENANCE: maintenance }: NodeJS.ProcessEnv): Promise<void> {
  const log = createLog("warn");
  const store = await openStore<Session>({ redisUrl, dataDir: "" });
  const turns = new CommittedTurns();
  const { pipeline, sweeper, render } = await assemble({
    root, store, association, addressKey: association, retention: retentionTable({}), record: () => undefined,
    compiledFile: join(root, "compiled-content.json"), observe: (key, { entries }) => turns.add(key, entries),
  });
  if (maintenance !== "no") startMaintenance(sweeper, store, log);

  const turn = async (req: Request, res: Response): Promise<void> => {
    const { conversation, event, type, text, button } = (await readJson(req, maxBodyBytes)) as Posted;
    const key = conversation === null ? pipeline.begin() : { association, id: conversation };
    const incoming: Incoming = {
      eventId: event, type, author: type === "joined" ? "channel" : "person",
      ...(text !== undefined && { text }), ...(button !== undefined && { button }), ...(type === "joined" && { clientLocale: "fr" }),
    };
    const entries = await turns.answerTo(key, () => pipeline.accept("web", key, incoming));
    const said = entries.filter(({ author }) => author !== "person");
    sendJson(res, 200, { conversation: key.id, activities: said.map((entry) => forAnyClient(render(entry, key))) });
  };

  process.once("SIGTERM", () => process.exit(0)); // an exit, not a death: node writes its profile, when asked for one
  // restify's own log prints requests and errors whole
  const server = createServer({ name: "", log: pino({ level: "silent" }) as never });
  server.post("/turn", answering("turn", (_route, error) => log.error("turn-failed", { error }), turn));
  server.listen(0, "127.0.0.1", () => process.stdout.write(`listening: http://127.0.0.1:${server.address().port}\n`));
}

/** What the baseline's replies are too: text and buttons; the view of our own pages travels over Direct Line only. */
function forAnyClient({ channelData: _, ...activity }: Partial<Activity>): Partial<Activity> {
  return activity;
}

main(process.env).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
