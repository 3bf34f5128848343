import type { AllStrings } from "../../shared/strings";
import { Pictogram } from "./pictogram";

/** For whoever sets the kiosk up: its address is none that was given. */
export function UnknownPlace({ all }: { readonly all: AllStrings }) {
  return (
    <main class="start">
      <h1>
        <Pictogram name="unknown_place" /> {all.get("fr")?.say("title")}
      </h1>
      <p lang="fr">{all.get("fr")?.say("kiosk.unknown_place")}</p>
    </main>
  );
}
