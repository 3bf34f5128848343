import type { Request, Response, Server } from "restify";
import type { MessageView } from "../../bot/view";
import { spokenWords } from "../../bot/spoken-words";
import { answering } from "../edge/answer";
import { refuse } from "../edge/failure";
import { limitRate } from "../edge/rate-limit";
import { authoriseFor, movedAway } from "./guard";
import { speechRate } from "./limits";
import type { Setup } from "./setup";

/**
 * `GET /v3/directline/conversations/:id/speech/:seq`: one message of the assistant or a mediator as sound (WAV). Ours, beside the protocol. The
 * number names the message, so that nobody's words are in an address and nothing is spoken that was not said.
 */
export function registerSpeechRoutes(server: Server, setup: Setup): void {
  const { conversations, speech, report, now } = setup;
  const allow = limitRate(speechRate, now);
  const noVoice = () => refuse.notFound("NoVoice", "this message cannot be heard here");

  server.get("/v3/directline/conversations/:id/speech/:seq", answering("speech", report, async (req: Request, res: Response) => {
    const { id, seq } = req.params as { readonly id: string; readonly seq: string };
    const { conversation, channel } = authoriseFor(req, setup, id);
    if (!/^[1-9]\d{0,14}$/.test(seq)) throw refuse.badRequest("BadArgument", "the number is not one of ours");
    if (speech === undefined) throw noVoice();
    const rate = allow(conversation.id);
    if (!rate.allowed) throw refuse.tooMany("too many messages listened to", rate.retryAfterSeconds);
    const { activities, hasMoved } = await conversations.read(conversation, Number(seq) - 1, 1);
    if (hasMoved && channel === "kiosk") throw movedAway();
    const said = activities.find((activity) => viewOf(activity)?.seq === Number(seq));
    const view = said && viewOf(said);
    if (!view) throw refuse.notFound("ActivityNotFound", "there is no such message");
    const sound = await speech.say(spokenWords(view));
    if (sound === null) throw noVoice();
    res.setHeader("Content-Type", "audio/wav");
    res.sendRaw(200, sound, {});
  }));
}

const viewOf = ({ channelData }: { readonly channelData?: unknown }): MessageView | undefined => (channelData as { readonly passerelle?: MessageView } | undefined)?.passerelle;
