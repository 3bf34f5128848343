import { privateKinds, type PrivateKind } from "../../core/ports";
import { maskPrivateNumbers } from "../../understanding";
import { share, type Bar, type EvalPart } from "./report";
import { tsvRows } from "./read-rows";

const askable = ["phone", "email", "postcode"] as const;
const isAskable = (kind: string): kind is (typeof askable)[number] => (askable as readonly string[]).includes(kind);
/** Told by a word or a key: none of these may be missed. A long number is told by its length only. */
const certain: ReadonlySet<PrivateKind> = new Set(privateKinds.filter((kind) => kind !== "digits"));
const mostFalse = 1;

interface Counts {
  texts: number;
  hidden: number;
  /** Hidden, under the name of another kind: the number is safe, the reason said to the person is not the best one. */
  otherKind: number;
}

/**
 * Texts go as they do in the house: through the edge, which keeps what any question may have asked for, then through the readers.
 *
 * @param dataDir holds `language/private*.tsv`: kind or `-`, kind of answer waited for or `-`, text.
 */
export function evaluatePrivateNumbers(dataDir: string): EvalPart {
  const all = new Map<PrivateKind, Counts>();
  const failures: string[] = [];
  let [harmless, falsely] = [0, 0];
  for (const [kind = "", expecting = "", text = ""] of tsvRows(dataDir, "private")) {
    const found = kindsIn(text, expecting);
    if (kind === "-") {
      harmless += 1;
      if (found.size > 0) falsely += 1;
      if (found.size > 0) failures.push(`hidden for nothing (${[...found].join(", ")}): "${text}"`);
    } else if ((privateKinds as readonly string[]).includes(kind)) {
      const counts = all.get(kind as PrivateKind) ?? { texts: 0, hidden: 0, otherKind: 0 };
      all.set(kind as PrivateKind, counts);
      counts.texts += 1;
      if (found.size > 0) counts.hidden += 1;
      else failures.push(`not hidden (${kind}): "${text}"`);
      if (found.size > 0 && !found.has(kind as PrivateKind)) counts.otherKind += 1;
    }
  }
  const missed: readonly Bar[] = [...all].filter(([kind]) => certain.has(kind)).map(([kind, { texts, hidden }]) => ({ name: `${kind} missed`, value: share(texts - hidden, texts), most: 0, count: texts }));
  return {
    name: "private numbers",
    table: [["kind", "texts", "hidden", "other kind"], ...[...all].map(([kind, { texts, hidden, otherKind }]) => [kind, texts, hidden, otherKind]), ["harmless", harmless, falsely, ""]],
    bars: [...missed, ...(harmless > 0 ? [{ name: "hidden for nothing", value: share(falsely, harmless), most: mostFalse, count: harmless }] : [])],
    failures,
  };
}

function kindsIn(text: string, expecting: string): ReadonlySet<PrivateKind> {
  const edge = maskPrivateNumbers(text, { keep: askable });
  const read = maskPrivateNumbers(edge.text, isAskable(expecting) ? { keep: expecting } : {});
  return new Set([...edge.masked, ...read.masked]);
}
