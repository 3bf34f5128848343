import type { OwnMessage, TalkMessage } from "./activity";

/** `restoring`: an earlier conversation is being shown again, so nothing of it is news. `moved`: it goes on by phone, and here no more. */
export type ConnectionState = "connecting" | "restoring" | "online" | "lost" | "recovered" | "ended" | "moved";

export interface TalkState {
  readonly connection: ConnectionState;
  readonly messages: readonly TalkMessage[];
}

export type TalkChange =
  | { readonly type: "connection"; readonly state: ConnectionState }
  | { readonly type: "heard"; readonly message: TalkMessage }
  | { readonly type: "own"; readonly clientId: string; readonly text: string }
  | { readonly type: "own_state"; readonly clientId: string; readonly state: OwnMessage["state"] };

export const emptyTalk: TalkState = { connection: "connecting", messages: [] };

/** Pure. A message is known by its id, and a person's own one also by `clientActivityID`: directlinejs may deliver either twice. */
export function changeTalk(state: TalkState, change: TalkChange): TalkState {
  switch (change.type) {
    case "connection":
      return { ...state, connection: change.state };
    case "heard":
      return { ...state, messages: erases(change.message) ? [change.message] : withHeard(state.messages, change.message) };
    case "own":
      return { ...state, messages: [...state.messages, { kind: "own", id: change.clientId, clientId: change.clientId, text: change.text, state: "sending" }] };
    case "own_state":
      return { ...state, messages: state.messages.map((message) => (isOwn(message, change.clientId) && message.state !== "sent" ? { ...message, state: change.state } : message)) };
  }
}

/** What the service has erased leaves the screen too. */
const erases = (message: TalkMessage): boolean => message.kind === "bot" && message.view.erases === true;

function withHeard(messages: readonly TalkMessage[], heard: TalkMessage): readonly TalkMessage[] {
  const known = messages.findIndex((message) => message.id === heard.id || (heard.kind === "own" && heard.clientId !== null && isOwn(message, heard.clientId)));
  if (known === -1) return [...messages, heard];
  // the echo replaces what was typed: private numbers are masked in it
  return messages.map((message, index) => (index === known ? heard : message));
}

function isOwn(message: TalkMessage, clientId: string): message is OwnMessage {
  return message.kind === "own" && message.clientId === clientId;
}

/** Ids of the bot's messages since the person last said something: the only ones whose answers still count. */
export function currentMessages(messages: readonly TalkMessage[]): ReadonlySet<string> {
  const last = messages.map((message) => message.kind).lastIndexOf("own");
  return new Set(messages.slice(last + 1).map((message) => message.id));
}
