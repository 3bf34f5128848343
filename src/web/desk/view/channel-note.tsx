import type { CaseView } from "../../../desk/api";
import { clockOf } from "../state/times";
import { shortDay } from "./case-row";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";

/** People whose page reads the talk by itself. */
const readers: ReadonlySet<string> = new Set(["web", "kiosk"]);

/** What a mediator should know of the channel before writing: who reads when, and until when they can be written to. @param now on the server's clock. */
export function ChannelNote({ view: { channel, replyWindow }, now }: { readonly view: CaseView; readonly now: number }) {
  const strings = useStrings();
  const { say } = strings;
  const name = strings.name("channel", channel);
  if (replyWindow === null) return readers.has(channel) ? <p class="channel-note"><Icon name="eye" />{say("channel_note.on_page")}</p> : null;
  const { closesAt, closingFrom } = replyWindow;
  const state = now >= closesAt ? "closed" : now >= closingFrom ? "closing" : "open";
  return (
    <div role="status">
      <p class={`channel-note ${state}`}><Icon name={state === "closed" ? "alarm" : "clock"} />{say(`channel_note.${state}`, { channel: name, day: shortDay(closesAt), clock: clockOf(closesAt) })}</p>
    </div>
  );
}
