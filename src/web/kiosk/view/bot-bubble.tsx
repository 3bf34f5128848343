import { useContext } from "preact/hooks";
import type { MessageView, SummaryView } from "../../../bot/view";
import { ConversationSound } from "../listening/conversation-sound";
import { ListenButton } from "../listening/listen-button";
import type { BotMessage } from "../talk/activity";
import { ButtonRow } from "./button-row";
import { Contacts, Links, Sources } from "./further";
import type { Press } from "./message-list";
import { OfficialLabel } from "./official-label";
import { usePageStrings } from "./page-strings";
import { Paragraphs } from "./phrase";
import { Progress } from "./progress";
import { SummarySheet } from "./summary-sheet";

export interface BotBubbleProps {
  readonly message: BotMessage;
  readonly isCurrent: boolean;
  readonly showsProgress: boolean;
  readonly isKiosk: boolean;
  readonly isOver: boolean;
  readonly onPress: Press;
  readonly onPrint: (summary: SummaryView) => void;
}

export function BotBubble({ message: { id, view }, isCurrent, showsProgress, isKiosk, isOver, onPress, onPrint }: BotBubbleProps) {
  const page = usePageStrings();
  const listen = useContext(ConversationSound);
  const textId = `text-${id}`;
  return (
    <div class={`bubble bot tone-${view.tone}`} lang={view.lang} dir={view.dir} data-id={id} data-current={isCurrent || undefined} {...(view.tone === "alert" ? { role: "alert" } : {})}>
      {view.by === undefined
        ? <span class="visually-hidden" lang={page.lang} dir={page.dir}>{page.say("said_by.bot")} </span>
        : <p class="by"><bdi>{view.by}</bdi></p>}
      {showsProgress && view.progress !== undefined && <Progress of={view.progress} />}
      {view.fallback !== undefined && <p class="fallback" lang={view.fallback.lang} dir={view.fallback.dir}>{view.fallback.text}</p>}
      <div class="heard">
        <div class="text" id={textId}>
          <Paragraphs text={view.text} />
        </div>
        {view.isHeard && listen !== null && <ListenButton name={id} url={listen.url(view.seq)} token={listen.token} strings={page} describedBy={textId} />}
      </div>
      {view.untranslated !== undefined && <p class="untranslated" lang={view.untranslated.lang} dir={view.untranslated.dir}>{view.untranslated.text}</p>}
      {view.translated !== undefined && (
        <div class="translated">
          <p lang={view.translated.notice.lang} dir={view.translated.notice.dir}>{view.translated.notice.text}</p>
          <div class="original" lang={view.translated.original.lang} dir={view.translated.original.dir} translate={false}><Paragraphs text={view.translated.original.text} /></div>
        </div>
      )}
      {view.official !== undefined && <OfficialLabel official={view.official} intro={view.officialIntro} />}
      {hasFurther(view) && (
        <div class="further">
          <Links urls={view.links} isKiosk={isKiosk} />
          <Contacts contacts={view.contacts} isKiosk={isKiosk} />
        </div>
      )}
      {view.summary !== undefined && <SummarySheet summary={view.summary} isKiosk={isKiosk} onPrint={onPrint} />}
      <ButtonRow buttons={view.buttons} labelledBy={textId} isCurrent={isCurrent} isOver={isOver} onPress={onPress} />
      <Sources sources={view.sources} checked={view.checked} isKiosk={isKiosk} />
    </div>
  );
}

const hasFurther = (view: MessageView): boolean => view.links.length > 0 || view.contacts.length > 0;
