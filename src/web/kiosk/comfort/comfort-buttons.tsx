import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import { usePageComfort } from "./comfort";

/** Letters and contrast, at any moment; each says by its state what it has done. */
export function ComfortButtons() {
  const page = usePageStrings();
  const { size, hasMoreContrast, nextSize, switchContrast } = usePageComfort();
  return (
    <div class="comfort" role="group" aria-label={page.say("comfort.heading")}>
      <button type="button" class="command" onClick={nextSize}>
        <Pictogram name="letters" />
        <span>{page.say(size === "largest" ? "comfort.usual_size" : "comfort.larger")}</span>
      </button>
      <button type="button" class="command" aria-pressed={hasMoreContrast} onClick={switchContrast}>
        <Pictogram name="contrast" />
        <span>{page.say("comfort.contrast")}</span>
      </button>
    </div>
  );
}
