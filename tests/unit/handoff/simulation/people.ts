import { primaryLanguage } from "../../../../src/core/handoff/primary-language";
import { hour, minute } from "../a-ticket";

export const day = 24 * hour;
export type Random = () => number;
export const between = (random: Random, least: number, most: number): number => least + random() * (most - least);
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** How often each language is asked for, of a hundred, and how many of forty mediators speak it. No phrase book for Soninke: only its speakers can help. */
const tongues = [
  { tag: "fr", asked: 20, speakers: 40 }, { tag: "ar", asked: 22, speakers: 9 }, { tag: "fa-AF", asked: 14, speakers: 4 }, { tag: "uk", asked: 10, speakers: 4 },
  { tag: "en", asked: 8, speakers: 12 }, { tag: "ru", asked: 6, speakers: 4 }, { tag: "tr", asked: 5, speakers: 3 }, { tag: "pt-BR", asked: 4, speakers: 3 },
  { tag: "es", asked: 4, speakers: 6 }, { tag: "ps", asked: 3, speakers: 1 }, { tag: "ti", asked: 2, speakers: 1 }, { tag: "snk", asked: 2, speakers: 2 },
] as const;
export const phraseBook: ReadonlySet<string> = new Set(tongues.map(({ tag }) => primaryLanguage(tag)).filter((language) => language !== "snk"));
const territories = ["75", "93", "69", "13", "59", "974"] as const;

export interface Arrival {
  readonly at: number;
  readonly language: string;
  readonly territory: string | null;
  readonly isUrgent: boolean;
  /** How long they stay in the line (ms). */
  readonly patienceMs: number;
  /** Agrees to a call back, asks for it at once, goes on with the bot while waiting. */
  readonly wish: "call_back" | "line" | "call_back_only" | "with_bot";
}

/** People over `days`, mostly while the desk is open (9 to 17), with a crowd at ten. */
export function arrivals(random: Random, count: number, days: number): readonly Arrival[] {
  const bag = tongues.flatMap(({ tag, asked }) => Array<string>(asked).fill(tag));
  return Array.from({ length: count }, (): Arrival => ({
    at: Math.floor(random() * days) * day + (random() < 0.25 ? between(random, 10 * hour, 11 * hour) : between(random, 8.5 * hour, 17.5 * hour)),
    language: pick(random, bag),
    territory: random() < 0.2 ? null : pick(random, territories),
    isUrgent: random() < 0.04,
    patienceMs: random() < 0.3 ? between(random, minute, 20 * minute) : between(random, 20 * minute, 3 * hour),
    wish: random() < 0.05 ? "call_back_only" : random() < 0.5 ? "call_back" : random() < 0.5 ? "line" : "with_bot",
  })).sort((a, b) => a.at - b.at);
}

/** One mediator's nature: what they speak, how much they take on, and how they fail. */
export interface Character {
  readonly id: string;
  readonly languages: readonly string[];
  readonly territories: readonly string[];
  readonly teams: readonly string[];
  readonly capacity: number;
  /** Chances to let an offer pass, to decline it, to fall silent in a case, to leave words unanswered, to leave without handing on. */
  readonly ignores: number;
  readonly declines: number;
  readonly fallsSilent: number;
  readonly forgets: number;
  readonly leavesAbruptly: number;
}

export function characters(random: Random, count: number): readonly Character[] {
  const speakers = new Map<string, Set<number>>();
  for (const { tag, speakers: wanted } of tongues) {
    const chosen = new Set<number>();
    while (chosen.size < Math.min(wanted, count)) chosen.add(Math.floor(random() * count));
    speakers.set(primaryLanguage(tag), chosen);
  }
  return Array.from({ length: count }, (_, n): Character => ({
    id: `m${String(n).padStart(2, "0")}`,
    languages: [...speakers].filter(([, chosen]) => chosen.has(n)).map(([language]) => language),
    territories: territories.filter(() => random() < 0.3),
    teams: n % 5 === 0 ? ["rights"] : [],
    capacity: 1 + Math.floor(random() * 4),
    ignores: between(random, 0, 0.3), declines: 0.05, fallsSilent: 0.015, forgets: 0.02, leavesAbruptly: 0.3,
  }));
}

/** Hours at the desk of one day, with a break; none on a day off. */
export function shiftOf(random: Random, today: number): { readonly from: number; readonly until: number; readonly breakFrom: number; readonly breakUntil: number } | null {
  if (random() < 0.15) return null;
  const from = today + between(random, 8.75 * hour, 11 * hour);
  const until = today + between(random, 13 * hour, 17 * hour);
  const breakFrom = between(random, from + hour, until - 30 * minute);
  return { from, until, breakFrom, breakUntil: breakFrom + between(random, 5 * minute, 30 * minute) };
}
