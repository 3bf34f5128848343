import { createContext } from "preact";
import { directLineUrl } from "../talk/service";
import type { Address } from "../talk/session-memory";

/** Where the messages of the conversation on screen are heard. */
export interface Sound {
  url(seq: number): string;
  /** The latest: a token is renewed while the page is open. */
  token(): string;
}

export const ConversationSound = createContext<Sound | null>(null);

export const soundOf = (address: () => Address): Sound => ({
  url: (seq) => `${directLineUrl()}/conversations/${address().conversationId}/speech/${seq}`,
  token: () => address().token,
});
