import { z } from "zod";

/**
 * What Direct Line 3.0 answers, as its specification has it, narrowed to what we send: strict objects, so that a field nobody decided to
 * send is noticed. `resume` and `channelData.passerelle` are ours.
 */
const account = z.strictObject({ id: z.string().min(1), name: z.string(), role: z.enum(["user", "bot"]) });
const cardAction = z.strictObject({
  type: z.literal("messageBack"), title: z.string().min(1), text: z.string().min(1), displayText: z.string().min(1), value: z.string().max(64),
});
const base = {
  id: z.string().min(1),
  timestamp: z.iso.datetime(),
  conversation: z.strictObject({ id: z.string().min(1) }),
  replyToId: z.string().min(1).optional(),
};
const message = z.strictObject({
  ...base, type: z.literal("message"), from: account, text: z.string(), textFormat: z.literal("plain"), value: z.string().optional(), channelData: z.unknown().optional(),
  locale: z.string().optional(), inputHint: z.enum(["expectingInput", "acceptingInput"]).optional(),
  suggestedActions: z.strictObject({ to: z.array(z.string()), actions: z.array(cardAction).min(1) }).optional(),
});
const event = z.strictObject({ ...base, type: z.literal("event"), from: account, name: z.string(), value: z.unknown().optional() });

const activitySet = z.strictObject({ activities: z.array(z.discriminatedUnion("type", [message, event])), watermark: z.string().regex(/^\d+$/) });
const tokenShape = { conversationId: z.string().min(1), token: z.jwt(), expires_in: z.int().nonnegative(), resume: z.jwt() };
const token = z.strictObject(tokenShape);
const conversation = z.strictObject({ ...tokenShape, streamUrl: z.url({ protocol: /^wss?$/ }) });
const resource = z.strictObject({ id: z.string().min(1) });
const session = z.strictObject({ sessionId: z.uuid() });
const failure = z.strictObject({ error: z.strictObject({ code: z.string().regex(/^[A-Za-z]+$/), message: z.string().min(1) }) });

/** The eight paths of the specification, and the frames of the socket. */
const answers: readonly { readonly name: string; readonly path: RegExp; readonly statuses: readonly number[]; readonly body: z.ZodType }[] = [
  { name: "POST /tokens/generate", path: /^POST \/tokens\/generate$/, statuses: [200], body: token },
  { name: "POST /tokens/refresh", path: /^POST \/tokens\/refresh$/, statuses: [200], body: token },
  { name: "POST /conversations", path: /^POST \/conversations$/, statuses: [200, 201], body: conversation },
  { name: "GET /conversations/:id", path: /^GET \/conversations\/[^/]+$/, statuses: [200], body: conversation },
  { name: "GET /conversations/:id/activities", path: /^GET \/conversations\/[^/]+\/activities$/, statuses: [200], body: activitySet },
  { name: "POST /conversations/:id/activities", path: /^POST \/conversations\/[^/]+\/activities$/, statuses: [200], body: resource },
  { name: "POST /conversations/:id/upload", path: /^POST \/conversations\/[^/]+\/upload$/, statuses: [200], body: resource },
  { name: "GET /session/getsessionid", path: /^GET \/session\/getsessionid$/, statuses: [200], body: session },
  { name: "frame", path: /^FRAME /, statuses: [0], body: activitySet },
];
export const answerNames: readonly string[] = answers.map(({ name }) => name);

/** One answer, or one frame of a socket (`method` FRAME, `status` 0). */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body: unknown;
}

/** Which of the answers it is, and what is wrong with it; `name` is null for an error, whose shape is always the same. */
export function checkExchange({ method, url, status, body }: Exchange): { readonly name: string | null; readonly problems: readonly string[] } {
  const path = new URL(url).pathname.replace(/^\/v3\/directline/, "");
  const found = answers.find((answer) => answer.path.test(`${method} ${path}`));
  const expected = found?.statuses.includes(status) ? found : null;
  const parsed = (expected?.body ?? failure).safeParse(body);
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path: at, message: what }) => `${method} ${path} ${status}: ${at.join(".")} ${what}`);
  return { name: expected?.name ?? null, problems: expected || status >= 400 ? issues : [`${method} ${path}: unexpected status ${status}`] };
}
