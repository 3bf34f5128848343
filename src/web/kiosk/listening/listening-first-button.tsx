import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import type { ListeningFirst } from "./use-listening-first";

/** Always in sight while something is said, wherever the message is that says it. Where the language has no voice there is nothing to press in vain. */
export function ListeningFirstButton({ listening }: { readonly listening: ListeningFirst }) {
  const page = usePageStrings();
  if (listening.isSpeaking) {
    return (
      <button type="button" class="top-button" onClick={listening.stop}>
        <Pictogram name="stop" />
        <span>{page.say("listen.stop")}</span>
      </button>
    );
  }
  if (listening.isOn === null) return null;
  return (
    <button type="button" class="top-button" aria-pressed={listening.isOn} onClick={listening.switch}>
      <Pictogram name="listen_first" />
      <span>{page.say("listen.always")}</span>
    </button>
  );
}
