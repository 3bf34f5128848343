import { useState } from "preact/hooks";
import { usePageStrings } from "./page-strings";

const oldestYears = 110;
const nextYears = 5;
const pad = (part: number): string => String(part).padStart(2, "0");

/** Day, month in words and year: nobody has to know how a date is typed. What is sent is the strict form, `YYYY-MM-DD`. */
export function DateFields({ onDate }: { readonly onDate: (iso: string, event: MouseEvent) => void }) {
  const page = usePageStrings();
  const [date, setDate] = useState({ day: 0, month: 0, year: 0 });
  const thisYear = new Date().getFullYear();
  const years = Array.from({ length: oldestYears + nextYears + 1 }, (_, index) => thisYear + nextYears - index);
  const days = Array.from({ length: daysIn(date.month, date.year) }, (_, index) => index + 1);
  const set = (part: Partial<typeof date>): void =>
    setDate((before) => {
      const after = { ...before, ...part };
      return after.day > daysIn(after.month, after.year) ? { ...after, day: 0 } : after;
    });
  const isWhole = date.day > 0 && date.month > 0 && date.year > 0;

  return (
    <fieldset class="date">
      <legend>{page.say("date.legend")}</legend>
      <Select label={page.say("date.day")} value={date.day} options={days.map((day) => [day, String(day)])} onChoose={(day) => set({ day })} />
      <Select label={page.say("date.month")} value={date.month} options={monthNames(page.lang).map((name, index) => [index + 1, name])} onChoose={(month) => set({ month })} />
      <Select label={page.say("date.year")} value={date.year} options={years.map((year) => [year, String(year)])} onChoose={(year) => set({ year })} />
      <button type="button" class="send" disabled={!isWhole} onClick={(event) => onDate(`${date.year}-${pad(date.month)}-${pad(date.day)}`, event)}>
        {page.say("date.send")}
      </button>
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: number;
  readonly options: readonly (readonly [number, string])[];
  readonly onChoose: (value: number) => void;
}

function Select({ label, value, options, onChoose }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select autocomplete="off" value={String(value)} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
        <option value="0">–</option>
        {options.map(([option, name]) => <option key={option} value={String(option)}>{name}</option>)}
      </select>
    </label>
  );
}

/** 31 as long as the month is open; a leap year as long as the year is. */
function daysIn(month: number, year: number): number {
  return month === 0 ? 31 : new Date(Date.UTC(year === 0 ? 2000 : year, month, 0)).getUTCDate();
}

function monthNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)));
}
