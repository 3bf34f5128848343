import { useEffect, useRef, useState } from "preact/hooks";
import type { Talk } from "../view/use-talk";
import type { Sound } from "./conversation-sound";
import { ReadingAloud, type Audible } from "./reading-aloud";
import { usePlayer } from "./use-player";

export interface ListeningFirst {
  /** Null where the language of the talk has no voice: there is nothing to press in vain. */
  readonly isOn: boolean | null;
  /** Something is being said. */
  readonly isSpeaking: boolean;
  switch(): void;
  stop(): void;
}

/** Browsers let no page speak before somebody has touched it; what was said until then is not news any more. */
const isTouched = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

/**
 * New messages are heard by themselves when the person listens first: as the service knows it of them, or as they chose here, which counts more.
 * What a reload brings back is not news; whatever the person says ends what is being said.
 */
export function useListeningFirst({ messages, connection }: Pick<Talk, "messages" | "connection">, sound: Sound): ListeningFirst {
  const { player, playing } = usePlayer();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const aloud = useRef<ReadingAloud | null>(null);
  const met = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const reading = new ReadingAloud(player);
    aloud.current = reading;
    return () => reading.close();
  }, [player]);

  const said = messages.filter((message) => message.kind === "bot");
  const latest = said.at(-1)?.view;
  const isOn = chosen ?? latest?.isHeardFirst === true;
  useEffect(() => {
    const news = messages.filter(({ id, ...message }) => !met.current.has(id) && !(message.kind === "own" && message.clientId !== null && met.current.has(message.clientId)));
    met.current = new Set(messages.flatMap((message) => (message.kind === "own" && message.clientId !== null ? [message.id, message.clientId] : [message.id])));
    if (connection === "restoring" || connection === "connecting") return;
    const answer = news.map(({ kind }) => kind).lastIndexOf("own");
    if (answer !== -1) aloud.current?.stop();
    if (!isOn || !isTouched()) return;
    const heard = news.slice(answer + 1).flatMap((message): readonly Audible[] => (message.kind === "bot" && message.view.isHeard === true ? [{ name: message.id, url: sound.url(message.view.seq), token: sound.token }] : []));
    if (heard.length > 0) aloud.current?.add(heard);
  }, [messages, connection]);

  return {
    isOn: latest?.isHeard === true ? isOn : null,
    isSpeaking: playing.kind === "playing" || playing.kind === "loading",
    switch: () => {
      setChosen(!isOn);
      if (isOn) aloud.current?.stop();
      // the question on screen is what whoever chooses this wants to hear first
      else if (latest?.isHeard === true) aloud.current?.add([{ name: said.at(-1)!.id, url: sound.url(latest.seq), token: sound.token }]);
    },
    stop: () => player.stop(),
  };
}
