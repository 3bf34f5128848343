import { dangers, type Danger } from "../core/ports";

/*
 * People tell what happens more often than they name it: "yesterday he drank, my arm is blue, I wear long sleeves at work". A scene is two or three signs
 * near one another, in any order. A sign is everyday words ("sleep", "car") and means nothing alone. What the words of each sign are, each language says
 * itself (dialogs/dangers/); which signs make a scene is the same in all of them.
 */

/** Each sign, and whether a "no" before it takes it back: what somebody does can be denied, a person, a place or a moment cannot. */
const signs = {
  family: "kept", strikes: "denied", before_children: "kept", marks: "denied", hides: "denied", kills: "denied", leaves: "kept", ex_partner: "kept",
  stalks: "denied", takes_from_me: "denied", screams: "denied", neighbours: "kept", locks_in: "denied", weapon: "kept",
  height: "kept", jumps: "denied", means: "kept", own_body: "denied", farewell: "denied", gives_away: "denied", no_more_me: "denied", pointless: "denied", ends_it: "denied",
  child: "kept", tied: "denied", alone: "denied", long_time: "kept", unfed: "denied", taken: "denied", abroad: "kept", no_answer: "denied", missing: "denied",
  since: "kept", touched: "denied",
  papers: "kept", holds: "denied", keeper: "kept", sells_body: "denied", forced: "denied", brought: "denied", debt: "denied", threat: "denied", handover: "denied", work: "kept",
  unpaid: "denied", lives_there: "denied",
  sleeps: "denied", rough: "kept", put_out: "denied", now: "kept", nowhere: "denied", full: "denied",
  fallen: "denied", no_reaction: "denied", body: "denied", chest: "kept", pain: "denied", bleeding: "denied", much: "kept", face: "kept", crooked: "denied", speech: "denied",
  breath: "kept", cannot: "denied", swallowed: "denied", poison: "kept", pregnant: "denied",
} as const satisfies Readonly<Record<string, "denied" | "kept">>;

export type Sign = keyof typeof signs;
export const signIds = Object.keys(signs) as readonly Sign[];
export const canBeDenied = (sign: Sign): boolean => signs[sign] === "denied";

type Scene = readonly Sign[];

const scenes: Readonly<Record<Danger, readonly Scene[]>> = {
  violence: [
    ["family", "strikes"], ["strikes", "before_children"], ["marks", "hides"], ["marks", "family"], ["family", "kills"], ["kills", "leaves"],
    ["ex_partner", "stalks"], ["family", "takes_from_me"], ["screams", "neighbours"], ["family", "locks_in"], ["weapon", "family"],
  ],
  self_harm: [
    ["height", "jumps"], ["means", "own_body"], ["farewell", "gives_away"], ["farewell", "means"], ["farewell", "no_more_me"], ["no_more_me", "pointless"],
    ["means", "ends_it"], ["farewell", "ends_it"],
  ],
  child: [
    ["child", "strikes"], ["child", "marks"], ["child", "tied"], ["child", "alone", "long_time"], ["child", "alone", "unfed"],
    ["child", "taken", "abroad"], ["child", "taken", "no_answer"], ["child", "missing", "since"], ["child", "touched"],
  ],
  trafficking: [
    ["papers", "holds", "keeper"], ["sells_body", "forced"], ["sells_body", "brought"], ["debt", "keeper"], ["debt", "threat"], ["work", "locks_in"],
    ["work", "unpaid", "lives_there"], ["keeper", "threat"], ["forced", "handover"], ["lives_there", "papers", "holds"],
  ],
  shelter: [["sleeps", "rough"], ["put_out", "now"], ["put_out", "nowhere"], ["rough", "put_out"], ["full", "now"], ["full", "sleeps"]],
  medical: [
    ["fallen", "no_reaction"], ["no_reaction", "body"], ["chest", "pain"], ["bleeding", "much"], ["face", "crooked"], ["face", "speech"], ["breath", "cannot"],
    ["swallowed", "poison"], ["pregnant", "bleeding"], ["pregnant", "pain"],
  ],
};

/** Words of a text that are a sign in one language. */
export interface SignSeen {
  readonly sign: Sign;
  readonly language: string;
  readonly from: number;
  /** End excluded. */
  readonly to: number;
}

// the words of a scene, first to last: a sentence or two, not the whole story
const longestScene = 14;

/** Scenes that a sign is part of, with its other signs. */
const scenesOf = new Map<Sign, { readonly danger: Danger; readonly others: Scene }[]>(signIds.map((sign) => [sign, []]));
for (const danger of dangers) {
  for (const scene of scenes[danger]) for (const sign of scene) scenesOf.get(sign)!.push({ danger, others: scene.filter((other) => other !== sign) });
}

/**
 * @param seen in the order of the text.
 * @returns the first kind of `dangers`, in their order, of which a whole scene stands in the text in one language: "car" is English for one thing and French
 * for another.
 */
export function dangerOfScenes(seen: readonly SignSeen[]): Danger | undefined {
  const told = new Set<Danger>();
  seen.forEach((first, index) => {
    const after: SignSeen[] = [];
    for (let at = index + 1; at < seen.length && seen[at]!.from < first.from + longestScene; at += 1) {
      const { language, to } = seen[at]!;
      if (language === first.language && to <= first.from + longestScene) after.push(seen[at]!);
    }
    if (after.length === 0) return;
    for (const { danger, others } of scenesOf.get(first.sign)!) if (!told.has(danger) && stand(others, after, [first])) told.add(danger);
  });
  return dangers.find((danger) => told.has(danger));
}

/** Whether all these signs are among what was seen, each in words of its own. */
function stand([sign, ...rest]: Scene, seen: readonly SignSeen[], taken: readonly SignSeen[]): boolean {
  if (sign === undefined) return true;
  return seen.some((one) => one.sign === sign && taken.every((other) => one.to <= other.from || other.to <= one.from) && stand(rest, seen, [...taken, one]));
}
