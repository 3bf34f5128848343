import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import type { ListeningFirst } from "./use-listening-first";

export function ListeningFirstButton({ isOn, onSwitch }: { readonly isOn: boolean; readonly onSwitch: () => void }) {
  const page = usePageStrings();
  return (
    <button type="button" class="command" aria-pressed={isOn} onClick={onSwitch}>
      <Pictogram name="listen_first" />
      <span>{page.say("listen.always")}</span>
    </button>
  );
}

/** In sight while something is said, wherever the message is that says it. */
export function SilenceButton({ listening }: { readonly listening: ListeningFirst }) {
  const page = usePageStrings();
  if (!listening.isSpeaking) return null;
  return (
    <button type="button" class="top-button silence" onClick={listening.stop}>
      <Pictogram name="stop" />
      <span>{page.say("listen.stop")}</span>
    </button>
  );
}
