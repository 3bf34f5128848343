import type { Activity, CardAction } from "botbuilder";

/** Platforms behind Azure whose buttons can be trusted: how many, how long a label (code points), and whether a value comes back. */
const supports: Readonly<Record<string, { readonly most: number; readonly longest: number; readonly returns: "value" | "label" }>> = {
  directline: { most: 100, longest: 1_000, returns: "value" },
  webchat: { most: 100, longest: 1_000, returns: "value" },
  telegram: { most: 100, longest: 1_000, returns: "label" },
  facebook: { most: 10, longest: 20, returns: "label" },
  line: { most: 13, longest: 20, returns: "label" },
};

/** Where another desk can listen: elsewhere an event is nothing to anybody, and the words it carries stay with us. */
const hubs: ReadonlySet<string> = new Set(["directline", "webchat", "msteams", "omnichannel"]);

/**
 * What Azure gets of a rendered message. Our own view stays behind: platforms take `channelData` for their native messages. Buttons that the
 * platform would cut or drop become numbered lines, which the readers understand as answers.
 */
export function presentFor(channelId: string, activity: Partial<Activity>): Partial<Activity> {
  const { type, text, textFormat, locale, inputHint, name, value, suggestedActions, attachments } = activity;
  if (type !== "message") return { type: type ?? "event", ...(name !== undefined && { name }), value, ...(attachments && hubs.has(channelId) && { attachments }) };
  const message: Partial<Activity> = {
    type, text: text ?? "", textFormat: textFormat ?? "plain", ...(locale !== undefined && { locale }), ...(inputHint !== undefined && { inputHint }),
  };
  const actions = suggestedActions?.actions ?? [];
  if (actions.length === 0) return message;
  const can = supports[channelId];
  if (!can || actions.length > can.most || actions.some(({ title }) => [...title].length > can.longest)) {
    return { ...message, text: [message.text, ...numbered(actions)].join("\n") };
  }
  return { ...message, suggestedActions: { to: [], actions: can.returns === "value" ? actions : actions.map(asWords) } };
}

/** Telegram and Messenger send the label whatever the value is: said so, the person never sees a code of ours. */
function asWords({ title }: CardAction): CardAction {
  return { type: "imBack", title, value: title };
}

/** Only answers to the question count, in its order; "I do not know" and commands are said in words. */
function numbered(actions: readonly CardAction[]): readonly string[] {
  let place = 0;
  return actions.map(({ title, value }) => (/^a:.+:(?!unknown$)/.test(String(value)) ? `${(place += 1)}. ${title}` : `– ${title}`));
}
