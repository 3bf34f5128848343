import type { ButtonView } from "../../../bot/view";
import type { Press } from "./message-list";
import { AnyPictogram } from "./pictogram";

export interface ButtonRowProps {
  readonly buttons: readonly ButtonView[];
  /** Id of the text that asks the question. */
  readonly labelledBy: string;
  readonly isCurrent: boolean;
  readonly isOver: boolean;
  readonly onPress: Press;
}

/** Old answers stay readable and out of use; a command (`c:`) works at any moment, so its button does too. */
export function ButtonRow({ buttons, labelledBy, isCurrent, isOver, onPress }: ButtonRowProps) {
  if (buttons.length === 0) return null;
  return (
    <div class="choices" role="group" aria-labelledby={labelledBy}>
      {buttons.map((button) => (
        <button
          key={button.value}
          type="button"
          class="choice"
          lang={button.lang}
          dir={button.dir}
          disabled={isOver || !(isCurrent || button.value.startsWith("c:"))}
          onClick={(event) => onPress(button.text, button.value, event)}
        >
          <AnyPictogram name={button.pictogram} />
          <span class="choice-words">
            <span>{button.text}</span>
            {button.official !== undefined && (
              <>
                {" "}
                <span class="choice-official" lang="fr" dir="ltr">{button.official}</span>
              </>
            )}
          </span>
        </button>
      ))}
    </div>
  );
}
