import {
  ActivityTypes, BotAdapter, TurnContext, type Activity, type ConversationReference, type ResourceResponse,
} from "botbuilder";
import { AppError } from "../core/errors";
import type { Said } from "../core/message";
import type { ConversationKey, InboxEntry } from "../core/ports";
import { saidKey } from "./passerelle-bot";
import { attachTurn, type Turn } from "./turn-state";

/** Something the bot sent during a turn, in order. */
export type Sent =
  | { readonly kind: "said"; readonly id: string; readonly said: Said }
  | { readonly kind: "event"; readonly id: string; readonly name: string; readonly value: unknown };

const collectorKey = Symbol("passerelle.collector");

interface Collector {
  readonly sent: Sent[];
  readonly nextId: () => string;
}

/** Only sentences of the reviewed content may leave; a middleware that writes its own is a defect. */
export class UnreviewedSentence extends AppError {
  constructor() {
    super("UNREVIEWED_SENTENCE", "an activity carried its own text instead of a message key");
  }
}

export class NotOnThisAdapter extends AppError {
  constructor(what: string) {
    super("NOT_ON_THIS_ADAPTER", `${what} does not pass the conversation's lock; send an event into the conversation instead`);
  }
}

/**
 * Base of every channel. It builds the TurnContext around an event that was already received and made durable, runs the middleware and the
 * bot, and only collects what they send: delivery happens after the commit.
 */
export abstract class ChannelAdapter extends BotAdapter {
  /** Bot Framework channel id shown to bots and middleware. */
  abstract readonly channelId: string;

  async playTurn(key: ConversationKey, turn: Turn, nextId: () => string, bot: (context: TurnContext) => Promise<void>): Promise<readonly Sent[]> {
    const context = new TurnContext(this, activityOf(this.channelId, key, turn.event));
    const collector: Collector = { sent: [], nextId };
    context.turnState.set(collectorKey, collector);
    attachTurn(context, turn);
    await this.runMiddleware(context, bot);
    return collector.sent;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const { sent, nextId }: Collector = context.turnState.get(collectorKey);
    return activities.map((activity) => {
      const said: Said | undefined = activity.channelData?.[saidKey];
      if (activity.type === ActivityTypes.Message) {
        if (!said) throw new UnreviewedSentence();
        const id = nextId();
        sent.push({ kind: "said", id, said });
        return { id };
      }
      if (activity.type === ActivityTypes.Event || activity.type === ActivityTypes.Handoff) {
        const id = nextId();
        sent.push({ kind: "event", id, name: activity.name ?? "event", value: activity.value });
        return { id };
      }
      // typing, delay and trace mean nothing once a turn is committed as a whole; callers still expect one answer each
      return { id: "" };
    });
  }

  override async updateActivity(): Promise<never> {
    throw new NotOnThisAdapter("updateActivity");
  }

  override async deleteActivity(): Promise<never> {
    throw new NotOnThisAdapter("deleteActivity");
  }

  override async continueConversation(_reference: Partial<ConversationReference>, _logic: (context: TurnContext) => Promise<void>): Promise<never> {
    throw new NotOnThisAdapter("continueConversation");
  }
}

const botAccount = { id: "passerelle", name: "Passerelle", role: "bot" } as const;

function activityOf(channelId: string, key: ConversationKey, event: InboxEntry): Partial<Activity> {
  return {
    type: event.type === "text" || event.type === "button" || event.type === "attachment" ? ActivityTypes.Message : ActivityTypes.Event,
    id: event.entryId,
    channelId,
    timestamp: new Date(event.at),
    conversation: { id: key.id, isGroup: false, conversationType: "personal", name: "", tenantId: key.association },
    from: { id: event.author, name: "" },
    recipient: { ...botAccount },
    ...(event.type !== "text" && { name: event.type }),
    ...(event.text !== undefined && { text: event.text }),
    ...(event.button !== undefined && { value: event.button }),
    ...(event.clientLocale !== undefined && { locale: event.clientLocale }),
  } as Partial<Activity>;
}

/** Channels without delivery of their own: the client reads the log (Direct Line, terminal). */
export class LogReaderAdapter extends ChannelAdapter {
  constructor(readonly channelId: string) {
    super();
  }
}
