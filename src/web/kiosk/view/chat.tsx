import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SummaryView } from "../../../bot/view";
import type { BotMessage } from "../talk/activity";
import { ConversationSound, soundOf } from "../listening/conversation-sound";
import { SilenceButton } from "../listening/listening-first-button";
import { useListeningFirst } from "../listening/use-listening-first";
import { usePlayer } from "../listening/use-player";
import type { Address } from "../talk/session-memory";
import type { IdleTimes } from "../presence/presence";
import { PhonePanel } from "../phone/phone-panel";
import type { WaysOut } from "../phone/ways-out";
import { StillThere } from "../presence/still-there";
import { usePresence } from "../presence/use-presence";
import { CommandBar } from "./command-bar";
import { loadQrCode } from "../../shared/qr-image";
import { Composer } from "./composer";
import { ConnectionBanner } from "./connection-banner";
import { MessageList } from "./message-list";
import { usePageStrings } from "./page-strings";
import { Pictogram } from "./pictogram";
import { PrintedSheet } from "./printed-sheet";
import { useFocus } from "./use-focus";
import { useTalk, type TalkPlace } from "./use-talk";

export interface ChatProps extends TalkPlace {
  readonly kiosk: IdleTimes | null;
  readonly onLanguage: (tag: string) => void;
  readonly onLeave: () => void;
  /** How it goes on by phone; null where the talk stays. */
  readonly waysOut: WaysOut | null;
  /** The talk goes on by phone: nothing of it may stay here. */
  readonly onMoved: () => void;
}

export function Chat({ kiosk, onLanguage, onLeave, waysOut, onMoved, ...place }: ChatProps) {
  const page = usePageStrings();
  const isKiosk = kiosk !== null;
  const talk = useTalk(place);
  const { address, memory } = place;
  const latest = (): Address => memory.recall() ?? address;
  const sound = useMemo(() => soundOf(latest), [address, memory]);
  const { player } = usePlayer();
  // whoever leaves takes the voice along
  useEffect(() => () => player.stop(), [player]);
  const listening = useListeningFirst(talk, sound);
  const presence = usePresence(kiosk);
  useEffect(() => {
    if (presence.kind === "gone") onLeave();
  }, [presence.kind]);
  useEffect(() => {
    if (talk.connection === "moved") onMoved();
  }, [talk.connection]);
  const [isTakenAlong, setTakenAlong] = useState(false);
  const log = useRef<HTMLElement>(null);
  const focus = useFocus(log, talk.messages);
  const [chosen, setChosen] = useState<SummaryView | null>(null);

  const said = talk.messages.filter((message): message is BotMessage => message.kind === "bot");
  const last = said[said.length - 1]?.view;
  // neither a French sentence that stands in for a missing one nor a mediator's own French turns the page into French
  const language = last?.fallback?.lang ?? last?.untranslated?.lang ?? last?.lang;
  useEffect(() => {
    if (language !== undefined) onLanguage(language);
  }, [language]);

  const sheet = chosen ?? said.map((message) => message.view.summary).filter((summary) => summary !== undefined).pop();
  useEffect(() => {
    if (chosen === null) return;
    print();
    setChosen(null);
  }, [chosen]);

  // a sheet without its square is still worth printing
  const printWhenDrawn = (summary: SummaryView): void => void loadQrCode().catch(() => undefined).then(() => setChosen(summary));
  // what was erased cannot be taken along
  const canGo = waysOut !== null && last !== undefined && last.erases !== true;

  const press = (text: string, value: string | undefined, event: MouseEvent): void => {
    // a click made with the keyboard counts no clicks
    focus.afterPress(event.detail === 0);
    talk.say(text, value);
  };

  return (
    <ConversationSound.Provider value={sound}>
      <div class={sheet === undefined ? "chat" : "chat has-sheet"}>
        <a class="skip" href="#answer">{page.say("skip")}</a>
        <header class="top">
          <h1>{page.say("title")}</h1>
          <SilenceButton listening={listening} />
          {isKiosk && (
            <button type="button" class="top-button" onClick={onLeave}>
              <Pictogram name="finished" />
              <span>{page.say("kiosk.finished")}</span>
            </button>
          )}
          <button type="button" class="top-button" onClick={(event) => press(page.say("commands.language"), "c:language", event)}>
            <Pictogram name="language" />
            <span>{page.say("language_name")}</span>
            <span class="visually-hidden">{page.say("commands.language")}</span>
          </button>
        </header>
        <main class="talk">
          <ConnectionBanner state={talk.connection} isKiosk={isKiosk} onRetry={talk.hurry} onLeave={onLeave} />
          <MessageList ref={log} talk={talk} isKiosk={isKiosk} onPress={press} onPrint={printWhenDrawn} />
          <Composer expects={last?.expects} isOver={talk.connection === "ended"} isKiosk={isKiosk} onSay={talk.say} onDate={(iso, event) => press(iso, undefined, event)} />
        </main>
        <CommandBar isOver={talk.connection === "ended"} onPress={press} listening={listening} {...(canGo && { onPhone: () => setTakenAlong(true) })} />
      </div>
      {isTakenAlong && waysOut !== null && <PhonePanel address={latest} ways={waysOut} onMoved={onMoved} onClose={() => setTakenAlong(false)} />}
      {presence.kind === "asked" && <StillThere secondsLeft={presence.secondsLeft} />}
      {sheet !== undefined && <PrintedSheet summary={sheet} />}
    </ConversationSound.Provider>
  );
}
