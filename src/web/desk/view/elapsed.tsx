import { elapsed } from "../state/times";
import { waitLevel } from "../state/queue-view";
import { useStrings, type DeskStrings } from "./desk-strings";
import { Icon, type IconName } from "./icon";

/** "12 min", "1 h 05", "2 j 3 h". */
export function saidElapsed({ say }: Pick<DeskStrings, "say">, ms: number): string {
  const { unit, count, rest } = elapsed(ms);
  return say(`elapsed.${unit}`, { count, rest: unit === "hours" ? String(rest).padStart(2, "0") : rest });
}

const icons: Readonly<Record<ReturnType<typeof waitLevel>, IconName>> = { normal: "clock", long: "hourglass", very_long: "alarm" };

/** How long somebody waits: the colour only repeats what the icon and the words say. */
export function Waited({ ms }: { readonly ms: number }) {
  const strings = useStrings();
  const level = waitLevel(ms);
  return (
    <span class={`waited ${level}`}>
      <Icon name={icons[level]} />
      <span>{strings.say(`waited.${level}`, { time: saidElapsed(strings, ms) })}</span>
    </span>
  );
}
