import { setTimeout as pause } from "node:timers/promises";
import type { Activity } from "botbuilder";
import type { Deliverer } from "../../../src/bot/delivery";
import type { Session } from "../../../src/core/conversation/session";
import type { Store } from "../../../src/store";

/**
 * Places where a process can be made to end or to hang. `after-commit` lies between commit and reply, `after-send` inside delivery: the
 * platform took the message and nobody wrote it down. `after-handoff` and `after-erase` are the commits that ask for more: a ticket for the desk,
 * tickets to be blanked.
 */
export const faultPoints = ["after-receive", "before-commit", "after-commit", "after-handoff", "after-erase", "before-send", "after-send"] as const;
export type FaultPoint = (typeof faultPoints)[number];

export interface Order {
  readonly point: FaultPoint;
  readonly deed: "kill" | "stop";
  /** After this (ms since 1970) nobody waits for it any more: a process that hung by itself later would never be told to go on. */
  readonly until: number;
}

/** What a service process tells the program. */
export type Told = { readonly kind: "ready"; readonly url: string } | { readonly kind: "sent"; readonly providerId: string } | { readonly kind: "stopping" };

/** Between the word that a process stops and its stop (ms), on a busy machine. */
const wordOnItsWayMs = 1_000;

/** Waits for an order and obeys it at the next such place. */
export class FaultPoints {
  #order: Order | null = null;

  arm(order: Order): void {
    this.#order = order;
  }

  async reach(point: FaultPoint): Promise<void> {
    if (this.#order?.point !== point) return;
    const { deed, until } = this.#order;
    this.#order = null;
    if (Date.now() > until) return;
    if (deed === "kill") process.kill(process.pid, "SIGKILL");
    process.send?.({ kind: "stopping" } satisfies Told);
    await pause(5); // the word must leave first; the turn meanwhile waits here, its lease running
    // it may have been stopped, and told to go on, meanwhile
    if (Date.now() <= until + wordOnItsWayMs) process.kill(process.pid, "SIGSTOP");
  }
}

/**
 * The store with fault points. Events without channel data get some, so that the log itself says which event each entry came from: a
 * platform's message leaves no other trace of its id.
 */
export function faultyStore(store: Store<Session>, points: FaultPoints): Store<Session> {
  const { receive, commit, recordDelivery } = store;
  return Object.assign(store, {
    receive: async (...[key, event, lease]: Parameters<typeof receive>) => {
      const received = await receive.call(store, key, event.echo === undefined ? { ...event, echo: { clientActivityID: event.eventId } } : event, lease);
      if (received.outcome === "leased" || received.outcome === "queued") await points.reach("after-receive");
      return received;
    },
    commit: async (...args: Parameters<typeof commit>) => {
      await points.reach("before-commit");
      const committed = await commit.apply(store, args);
      const [, { effects, erase }] = args;
      await points.reach("after-commit");
      if (effects.length > 0) await points.reach("after-handoff");
      if (erase === true) await points.reach("after-erase");
      return committed;
    },
    recordDelivery: async (...args: Parameters<typeof recordDelivery>) => {
      const [, , state, { providerId }] = args;
      await recordDelivery.apply(store, args);
      if (state === "sent") process.send?.({ kind: "sent", providerId: providerId ?? "" } satisfies Told);
    },
  });
}

/** Number, id and question of a message, written under its text: Azure's form of an activity has no place for them. */
export const markOf = (activity: Partial<Activity>): string => {
  const seq: unknown = activity.channelData?.passerelle?.seq;
  return typeof seq === "number" ? `\n⁂${seq}.${activity.id ?? ""}.${activity.replyToId ?? ""}` : "";
};

export function readMark(text: string): { readonly seq: number; readonly id: string; readonly replyTo: string } | null {
  const [, seq, id = "", replyTo = ""] = /⁂(\d+)\.([\w-]+)\.([\w-]*)/.exec(text) ?? [];
  return seq === undefined ? null : { seq: Number(seq), id, replyTo };
}

export function faultyDeliverer(deliverer: Deliverer, points: FaultPoints): Deliverer {
  return {
    channel: deliverer.channel,
    send: async (activity, reference) => {
      await points.reach("before-send");
      const providerId = await deliverer.send({ ...activity, text: `${activity.text ?? ""}${markOf(activity)}` }, reference);
      await points.reach("after-send");
      return providerId;
    },
  };
}
