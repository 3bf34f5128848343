import type { SourceView } from "../../../bot/view";
import type { TranscriptEntry } from "../../../desk/api";
import { clockOf } from "../state/times";
import { AskTranslation } from "./ask-translation";
import { DeliveryMark, DeliveryTrouble } from "./delivery-mark";
import { useStrings } from "./desk-strings";
import { Icon, type IconName } from "./icon";
import { Words } from "./words";

const authorIcons: Readonly<Record<TranscriptEntry["author"], IconName>> = { person: "person", bot: "bot", mediator: "mediator", channel: "channel" };
export const isFrench = (lang: string): boolean => /^fr\b/i.test(lang);

export interface TranscriptLineProps {
  readonly entry: TranscriptEntry;
  readonly isFrenchTalk: boolean;
  /** Case in which a machine can be asked for the French of it; null: none is. */
  readonly translatedIn?: string | null;
}

/** One line, both sides of it. A live region would read it twice: what stands in French beside is not announced in the other language too. */
export function TranscriptLine({ entry, isFrenchTalk, translatedIn = null }: TranscriptLineProps) {
  const { say } = useStrings();
  const { author, by, own, french, buttons, sources, tone, isMachine } = entry;
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
      <div class="own-side" {...(french !== null && !isOneSided && { "aria-live": "off" as const })}><Words class="own" of={own} />{isMachine && author === "mediator" && <ByMachine />}</div>
      <div class="french-side">{!isOneSided && <FrenchSide entry={entry} translatedIn={translatedIn} />}</div>
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

function FrenchSide({ entry: { french, author, seq, isMachine }, translatedIn }: { readonly entry: TranscriptEntry; readonly translatedIn: string | null }) {
  const { say } = useStrings();
  if (french !== null) return <><Words class="french" of={french} />{isMachine && author === "person" && <ByMachine />}</>;
  return (
    <p class="mark">
      <Icon name="untranslated" />{say(author === "mediator" ? "transcript.sent_as_is" : "transcript.untranslated")}{" "}
      {author === "person" && translatedIn !== null && <AskTranslation caseId={translatedIn} seq={seq} />}
    </p>
  );
}

/** Stands under the side that nobody wrote. */
function ByMachine() {
  const { say } = useStrings();
  return <p class="mark" lang="fr" dir="ltr"><Icon name="machine" />{say("transcript.machine")}</p>;
}

/** Sources come from reviewed content; an address that is no web page leads nowhere all the same. */
function Source({ of: { title, url } }: { readonly of: SourceView }) {
  const { say } = useStrings();
  if (!/^https?:\/\//i.test(url)) return <span class="chip">{title}</span>;
  return <a class="chip" href={url} target="_blank" rel="noreferrer">{title} <span class="visually-hidden">{say("new_tab")}</span></a>;
}
