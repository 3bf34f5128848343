import type { ChannelId } from "./retention";

const hour = 3_600_000;

interface WindowRule {
  /** Free words are taken so long (ms) after the person's last ones. */
  readonly openMs: number;
  readonly source: string;
}

/** Channels that take free words for a while only; one that is not here takes them at any time. */
export const replyWindows: Readonly<Partial<Record<ChannelId, WindowRule>>> = {
  whatsapp: { openMs: 24 * hour, source: "Meta, WhatsApp Business Platform, customer service window: later only approved templates, error 131047 (read 2026-11)" },
};

/** Said so long (ms) before it closes: time to finish the talk, or to ask the person for a word that opens it again. */
export const closingSoonMs = 2 * hour;

/** Both in ms since 1970. */
export interface ReplyWindow {
  readonly closingFrom: number;
  readonly closesAt: number;
}

/** @param personAt last word of the person (ms since 1970). @returns null for a channel without a window. */
export function replyWindow(channel: ChannelId, personAt: number): ReplyWindow | null {
  const rule = replyWindows[channel];
  return rule === undefined ? null : { closingFrom: personAt + rule.openMs - closingSoonMs, closesAt: personAt + rule.openMs };
}
