import type { HoursProblem, Opening, OpeningHours } from "../../core/opening";
import { findOpening } from "./find-opening";
import { hoursLibrary, type HoursLibrary } from "./library";
import { parseHours, type Schedule } from "./parse-hours";
import { territoryOf, type Territory } from "./territory";

/** UTF-16 units. The standard of places has no bound; the longest hours of the sample have 154. */
const maxHoursLength = 500;
/** One question may hold up everybody's turns this long (ms); real hours take 2 to 10 the first time, 1 later. */
const evaluationLimitMs = 250;
/** Processor time (ms) that makes the hours odd; stopped with less of it, it was the machine that was busy. */
const oddHoursMs = 100;
/** Other threads count in the processor time: hours that were too slow twice are not tried again. */
const maxSlowTries = 2;
/** Different hours kept parsed, about 13 kB each: those of a region (189 among the 1,044 places of the sample). */
const maxKept = 500;

interface Kept {
  schedule?: Schedule | HoursProblem;
  slowTries: number;
}

const unknown = (reason: HoursProblem): Opening => ({ state: "unknown", reason, opensAt: null });

/**
 * Nothing is loaded before the first hours are asked for.
 *
 * @param limitMs more where hours are few, known and must not be missed.
 * @throws (from `at`) Error `MODULE_NOT_FOUND` when npm `opening_hours` is not installed; never for hours.
 */
export function openingHours({ limitMs = evaluationLimitMs, oddProcessorMs = oddHoursMs }: { readonly limitMs?: number; readonly oddProcessorMs?: number } = {}): OpeningHours {
  const kept = new Map<string, Kept>();

  /** Those asked for last stay longest. */
  function keep(hours: string, territory: Territory): Kept {
    const key = `${territory.holidays ?? ""} ${hours}`;
    const found = kept.get(key) ?? { slowTries: 0 };
    kept.delete(key);
    kept.set(key, found);
    if (kept.size > maxKept) kept.delete(kept.keys().next().value!);
    return found;
  }

  function evaluate(library: HoursLibrary, hours: string, territory: Territory, at: number): Opening {
    const one = keep(hours, territory);
    if (one.slowTries >= maxSlowTries) return unknown("too_slow");
    const before = process.cpuUsage();
    const opening = library.within(limitMs, () => {
      one.schedule ??= parseHours(library, hours, territory);
      return typeof one.schedule === "string" ? unknown(one.schedule) : findOpening(one.schedule, territory.timeZone, at);
    });
    if (opening !== null) return opening;
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1_000 >= oddProcessorMs) one.slowTries += 1;
    return unknown("too_slow");
  }

  return {
    at(hours, code, at) {
      const plain = hours?.trim() ?? "";
      if (plain === "") return unknown("absent");
      if (plain.length > maxHoursLength) return unknown("too_long");
      const territory = territoryOf(code);
      if (territory === null) return unknown("unknown_territory");
      const library = hoursLibrary();
      try {
        return evaluate(library, plain, territory, at);
      } catch (error) {
        // hours that parse and cannot be evaluated: the library throws strings, and errors of its sandbox, which are none of ours
        if (error instanceof Error) throw error;
        return unknown("not_parsed");
      }
    },
  };
}
