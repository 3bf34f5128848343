import { useEffect, useReducer, useRef } from "preact/hooks";
import { messageOf } from "../talk/activity";
import { Connection } from "../talk/connection";
import type { Address, SessionMemory } from "../talk/session-memory";
import { changeTalk, emptyTalk, type TalkState } from "../talk/talk-state";
import { usePageStrings } from "./page-strings";

export interface Talk extends TalkState {
  /** @param value of a button; without it the text is what somebody typed. */
  say(text: string, value?: string): void;
  hurry(): void;
}

export interface TalkPlace {
  readonly address: Address;
  readonly isNew: boolean;
  readonly memory: SessionMemory;
}

const newClientId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function useTalk({ address, isNew, memory }: TalkPlace): Talk {
  const [state, change] = useReducer(changeTalk, emptyTalk);
  const connection = useRef<Connection | null>(null);
  const strings = usePageStrings();
  const page = useRef(strings);
  page.current = strings;

  useEffect(() => {
    const made = new Connection(address, { isNew, locale: page.current.lang, memory }, {
      onState: (connectionState) => change({ type: "connection", state: connectionState }),
      onHeard: (activity) => {
        const message = messageOf(activity, page.current);
        if (message?.kind === "bot" && message.view.erases) memory.forget();
        if (message !== null) change({ type: "heard", message });
      },
      onOwn: (clientId, ownState) => change({ type: "own_state", clientId, state: ownState }),
    });
    connection.current = made;
    const isBack = (): void => made.hurry();
    addEventListener("online", isBack);
    // a new conversation begins by itself; after a reload nobody else says that the person is back
    if (!isNew) post({ type: "event", name: "webchat/join", value: { language: page.current.lang } });
    return () => {
      removeEventListener("online", isBack);
      made.close();
    };
    // a talk is one conversation: another one is another component
  }, []);

  function post(activity: object): string {
    const clientActivityID = newClientId();
    // the service puts the person's id in, from the token
    connection.current?.send(clientActivityID, { ...activity, from: { id: "" }, locale: page.current.lang, channelData: { clientActivityID } });
    return clientActivityID;
  }

  return {
    ...state,
    say: (text, value) => {
      const clientId = post({ type: "message", text, ...(value === undefined ? {} : { value }) });
      change({ type: "own", clientId, text });
    },
    hurry: () => connection.current?.hurry(),
  };
}
