import type { Ref } from "preact";
import type { SummaryView } from "../../../bot/view";
import type { TalkMessage } from "../talk/activity";
import { currentMessages } from "../talk/talk-state";
import { BotBubble } from "./bot-bubble";
import { OwnBubble } from "./own-bubble";
import { usePageStrings } from "./page-strings";
import type { Talk } from "./use-talk";

export type Press = (text: string, value: string, event: MouseEvent) => void;

export interface MessageListProps {
  readonly ref: Ref<HTMLElement>;
  readonly talk: Talk;
  readonly isKiosk: boolean;
  readonly onPress: Press;
  readonly onPrint: (summary: SummaryView) => void;
}

/** A polite live region: what is new is read out after what is being read. What a reload brings back is not news. */
export function MessageList({ ref, talk, isKiosk, onPress, onPrint }: MessageListProps) {
  const page = usePageStrings();
  const current = currentMessages(talk.messages);
  const isPreparing = current.size === 0 && talk.connection !== "lost" && talk.connection !== "ended";
  return (
    <section ref={ref} class="log" role="log" aria-live={talk.connection === "restoring" ? "off" : "polite"} aria-label={page.say("conversation")} tabIndex={0}>
      {talk.messages.map((message, index) =>
        message.kind === "own" ? (
          <OwnBubble key={message.clientId ?? message.id} message={message} onAgain={talk.hurry} />
        ) : (
          <BotBubble
            key={message.id}
            message={message}
            isCurrent={current.has(message.id)}
            showsProgress={hasNewProgress(talk.messages, index)}
            isKiosk={isKiosk}
            isOver={talk.connection === "ended"}
            onPress={onPress}
            onPrint={onPrint}
          />
        ),
      )}
      {isPreparing && <p class="preparing" aria-hidden="true">{page.say("preparing")}</p>}
    </section>
  );
}

/** "Step 3 of 8" once per turn, not over each of its messages. */
function hasNewProgress(messages: readonly TalkMessage[], index: number): boolean {
  const [before, message] = [messages[index - 1], messages[index]];
  if (message?.kind !== "bot" || message.view.progress === undefined) return false;
  return before?.kind !== "bot" || before.view.progress?.stage !== message.view.progress.stage;
}
