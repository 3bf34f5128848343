import { logEntries } from "../../../src/bot/log-entries";
import { messageView } from "../../../src/bot/render";
import { newSession, type ReadingPreference } from "../../../src/core/conversation/session";
import type { InboxEntry, Speaker } from "../../../src/core/ports";

const speaker: Speaker = { contentVersion: "c", say: ({ key }, { locale }) => ({ text: key, locale, direction: "ltr", isFallback: false }) };
const event = { type: "timer", entryId: "e1", at: 0 } as InboxEntry;

/** What a client is told of a message said to somebody with this preference, where the language has a voice or none. */
function viewFor(reading: ReadingPreference, hasVoice: boolean) {
  const session = { ...newSession("a", "kiosk", "fr", 0), reading };
  const { entries } = logEntries({ event, before: session, after: session }, [{ kind: "said", id: "m1", said: { key: "common:yes" } }], "c");
  const [{ said, ...voice }] = entries as [(typeof entries)[number]];
  return messageView({ speaker, contacts: {}, canSay: () => hasVoice }, voice, said!);
}

it.each<[ReadingPreference, boolean, boolean]>([
  ["listening", true, true],
  ["listening", false, false],
  ["normal", true, false],
  ["simple", true, false],
])("a person whose preference is %s (voice: %s) hears messages by themselves: %s", (reading, hasVoice, isHeardFirst) => {
  expect(viewFor(reading, hasVoice).isHeardFirst === true).toBe(isHeardFirst);
});
