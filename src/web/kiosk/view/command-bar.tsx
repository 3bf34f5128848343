import type { CommandId } from "../../../core/conversation/commands";
import { useRef, useState } from "preact/hooks";
import { ComfortButtons } from "../comfort/comfort-buttons";
import { ListeningFirstButton } from "../listening/listening-first-button";
import type { ListeningFirst } from "../listening/use-listening-first";
import type { Press } from "./message-list";
import { usePageStrings } from "./page-strings";
import { Pictogram } from "./pictogram";

/** `continue` is left out: it only answers a question. */
const commands: readonly Exclude<CommandId, "continue">[] = ["menu", "back", "correct", "repeat", "simpler", "why", "glossary", "language", "stuck", "person", "erase"];

interface CommandBarProps {
  readonly isOver: boolean;
  readonly onPress: Press;
  readonly listening: ListeningFirst;
  /** At a kiosk whose talk can go on by phone. */
  readonly onPhone?: () => void;
}

/** What can be asked at any moment: always open beside the talk where there is room, behind one button on a phone. */
export function CommandBar({ isOver, onPress, listening, onPhone }: CommandBarProps) {
  const page = usePageStrings();
  const toggle = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !isOpen) return;
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    <nav class="commands" aria-labelledby="commands-heading" onKeyDown={close}>
      <h2 id="commands-heading" class="commands-heading">{page.say("commands.heading")}</h2>
      <button ref={toggle} type="button" class="commands-toggle" aria-expanded={isOpen} aria-controls="commands-list" onClick={() => setOpen(!isOpen)}>
        <Pictogram name="help" />
        <span>{page.say("commands.heading")}</span>
      </button>
      <ul id="commands-list" class="commands-list" data-open={isOpen || undefined}>
        {onPhone && (
          <li>
            <button
              type="button"
              class="command"
              disabled={isOver}
              onClick={() => {
                setOpen(false);
                onPhone();
              }}
            >
              <Pictogram name="phone" />
              <span>{page.say("phone.take")}</span>
            </button>
          </li>
        )}
        {commands.map((id) => (
          <li key={id}>
            <button
              type="button"
              class="command"
              disabled={isOver}
              onClick={(event) => {
                setOpen(false);
                onPress(page.say(`commands.${id}`), `c:${id}`, event);
              }}
            >
              <Pictogram name={id} />
              <span>{page.say(`commands.${id}`)}</span>
            </button>
          </li>
        ))}
        {listening.isOn !== null && <li><ListeningFirstButton isOn={listening.isOn} onSwitch={listening.switch} /></li>}
        <li><ComfortButtons /></li>
      </ul>
    </nav>
  );
}
