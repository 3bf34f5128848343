import type { Strings } from "../../shared/strings";
import { Pictogram } from "../view/pictogram";
import { usePlayer } from "./use-player";

export interface ListenButtonProps {
  /** Tells one thing to hear from the others. */
  readonly name: string;
  readonly url: string;
  readonly token?: () => string;
  readonly strings: Strings;
  /** What would be heard, for who does not see which words the button stands beside. */
  readonly describedBy: string;
}

/** Begins, or stops what it began; said in words too, since a picture alone is a riddle. */
export function ListenButton({ name, url, token, strings, describedBy }: ListenButtonProps) {
  const { player, playing } = usePlayer();
  const state = playing.kind !== "silent" && playing.name === name ? playing.kind : "silent";
  const isOn = state === "loading" || state === "playing";
  const say = state === "failed" ? "listen.failed" : isOn ? "listen.stop" : "listen.start";
  return (
    <button
      type="button"
      class={`listen listen-${state}`}
      lang={strings.lang}
      dir={strings.dir}
      aria-describedby={describedBy}
      onClick={() => (isOn ? player.stop() : void player.play(name, url, token?.()))}
    >
      <Pictogram name={isOn ? "stop" : "listen"} />
      <span>{strings.say(say)}</span>
    </button>
  );
}
