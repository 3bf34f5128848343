/** Conversations whose text kept a worker busy without end: they do without it for a while, so that nobody ends one worker after another. */
export interface KeptAway {
  add(conversation: string): void;
  has(conversation: string): boolean;
}

const keptAwayMs = 30 * 60_000;
/** Beyond this many the first one is let back early. */
const mostKeptAway = 1_000;

export function keptAway(now: () => number = Date.now): KeptAway {
  const until = new Map<string, number>();
  return {
    add(conversation) {
      until.delete(conversation);
      until.set(conversation, now() + keptAwayMs);
      if (until.size > mostKeptAway) until.delete(until.keys().next().value!);
    },
    has(conversation) {
      const end = until.get(conversation);
      if (end !== undefined && end <= now()) until.delete(conversation);
      return end !== undefined && end > now();
    },
  };
}
