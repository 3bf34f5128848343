import type { OwnMessage } from "../talk/activity";
import { usePageStrings } from "./page-strings";
import { Paragraphs } from "./phrase";

/** What the person said, always as text, whatever it looks like; its language is not known, its direction is guessed. */
export function OwnBubble({ message, onAgain }: { readonly message: OwnMessage; readonly onAgain: () => void }) {
  const page = usePageStrings();
  const isStuck = message.state === "not_sent" || message.state === "refused";
  return (
    <div class="bubble own" data-id={message.id}>
      <span class="visually-hidden" lang={page.lang}>{page.say("said_by.own")} </span>
      <div dir="auto">
        <Paragraphs text={message.text} />
      </div>
      {isStuck && (
        <p class="own-state" lang={page.lang} dir={page.dir}>
          {page.say("message.not_sent")}
          {message.state === "not_sent" && (
            <button type="button" class="quiet" onClick={onAgain}>{page.say("message.send_again")}</button>
          )}
        </p>
      )}
    </div>
  );
}
