/** Ways in. The kiosk is the web page in kiosk mode: same protocol, shorter memory. */
export const channelIds = ["web", "kiosk", "terminal", "telegram", "whatsapp", "sms", "azure"] as const;
export type ChannelId = (typeof channelIds)[number];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How long a conversation is kept after the last message (ms). An installation may keep less; more is refused at start.
 * Values and reasons: CNIL note on chatbots (2021) and our own proposal; see docs/privacy.md.
 */
export const retentionLimits: Readonly<Record<ChannelId, number>> = {
  kiosk: 10 * minute,
  web: 24 * hour,
  terminal: 24 * hour,
  telegram: 30 * day,
  whatsapp: 30 * day,
  sms: 30 * day,
  azure: 30 * day,
};

/** A person who refuses that answers are kept is still helped; the talk is forgotten this long (ms) after the last message. */
export const refusedRetentionMs = hour;

export type RetentionTable = Readonly<Record<ChannelId, number>>;

/** @throws RangeError naming the channel when a value is above its bound or not a positive number. */
export function retentionTable(shorter: Partial<Record<ChannelId, number>>): RetentionTable {
  const table = { ...retentionLimits };
  for (const channel of channelIds) {
    const wanted = shorter[channel];
    if (wanted === undefined) continue;
    if (!(wanted > 0 && wanted <= retentionLimits[channel])) {
      throw new RangeError(`retention of ${channel}: ${wanted} ms is not within 1 and ${retentionLimits[channel]} ms`);
    }
    table[channel] = wanted;
  }
  return table;
}
