import type { SourceView } from "../../../bot/view";
import type { TranscriptEntry } from "../../../desk/api";
import { clockOf } from "../state/times";
import { DeliveryMark, DeliveryTrouble } from "./delivery-mark";
import { useStrings } from "./desk-strings";
import { Icon, type IconName } from "./icon";
import { Words } from "./words";

const authorIcons: Readonly<Record<TranscriptEntry["author"], IconName>> = { person: "person", bot: "bot", mediator: "mediator", channel: "channel" };
export const isFrench = (lang: string): boolean => /^fr\b/i.test(lang);

/** One line, both sides of it. A live region would read it twice: what stands in French beside is not announced in the other language too. */
export function TranscriptLine({ entry, isFrenchTalk }: { readonly entry: TranscriptEntry; readonly isFrenchTalk: boolean }) {
  const { say } = useStrings();
  const { author, by, own, french, buttons, sources, tone } = entry;
  const name = by === undefined ? say(`author.${author}`) : say("author_named", { author: say(`author.${author}`), name: by });
  // free words of a mediator are French too; to a person who reads another language they are marked all the same
  const isOneSided = isFrench(own.lang) && (isFrenchTalk || french !== null || author !== "mediator");
  return (
    <article class={`entry from-${author} tone-${tone}${isOneSided ? " one-sided" : ""}`} aria-label={name} data-seq={entry.seq}>
      <p class="entry-head">
        <Icon name={authorIcons[author]} />
        <strong>{name}</strong>
        <time dateTime={new Date(entry.at).toISOString()}>{clockOf(entry.at)}</time>
        {entry.delivery && <DeliveryMark of={entry.delivery} />}
        {tone === "alert" && <span class="badge danger"><Icon name="alarm" />{say("transcript.alert")}</span>}
      </p>
      <div class="own-side" {...(french !== null && !isOneSided && { "aria-live": "off" as const })}><Words class="own" of={own} /></div>
      <div class="french-side">{!isOneSided && <FrenchSide entry={entry} />}</div>
      {(buttons.length > 0 || sources.length > 0) && (
        <div class="entry-more">
          {buttons.length > 0 && <p class="soft">{say("transcript.buttons")} {buttons.map((label) => <span key={label} class="chip">{label}</span>)}</p>}
          {sources.length > 0 && <p class="soft">{say("transcript.sources")} {sources.map((source) => <Source key={source.url} of={source} />)}</p>}
        </div>
      )}
      {entry.delivery && <DeliveryTrouble of={entry.delivery} />}
    </article>
  );
}

function FrenchSide({ entry: { french, author } }: { readonly entry: TranscriptEntry }) {
  const { say } = useStrings();
  if (french !== null) return <Words class="french" of={french} />;
  return <p class="mark"><Icon name="untranslated" />{say(author === "mediator" ? "transcript.sent_as_is" : "transcript.untranslated")}</p>;
}

/** Sources come from reviewed content; an address that is no web page leads nowhere all the same. */
function Source({ of: { title, url } }: { readonly of: SourceView }) {
  const { say } = useStrings();
  if (!/^https?:\/\//i.test(url)) return <span class="chip">{title}</span>;
  return <a class="chip" href={url} target="_blank" rel="noreferrer">{title} <span class="visually-hidden">{say("new_tab")}</span></a>;
}
