import { ownDrawings, sentDrawings } from "../pictograms/drawings";
import type { PagePictogram } from "../pictograms/page-pictogram";

const drawings: Readonly<Record<string, string>> = { ...sentDrawings, ...ownDrawings };

/** They point to where the talk comes from or goes to: turned round where one reads from the right. */
const mirrored: ReadonlySet<string> = new Set<PagePictogram>(["back", "continue", "skip", "restart", "send", "finished", "leave", "listen", "take_back", "moved", "person", "sublet"]);

/** Words always stand beside, so a screen reader passes over it. */
export function Pictogram({ name }: { readonly name: PagePictogram }) {
  return <AnyPictogram name={name} />;
}

/** Nothing for a name that the service sends and this page does not know: one of the two is older. */
export function AnyPictogram({ name }: { readonly name: string | undefined }) {
  const drawing = name !== undefined && Object.hasOwn(drawings, name) ? drawings[name] : undefined;
  if (name === undefined || drawing === undefined) return null;
  return (
    <svg class={mirrored.has(name) ? "pictogram mirrored" : "pictogram"} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawing} />
    </svg>
  );
}
