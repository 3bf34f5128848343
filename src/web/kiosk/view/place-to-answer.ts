/** Kinds of answer (`MessageView.expects`) that are written; the others are pressed. */
const written: ReadonlySet<string> = new Set(["number", "amount", "duration", "postcode", "phone", "email", "short_text"]);

/** Where the last question is answered with the keyboard: its first button (to print a sheet is no answer), the box, or the day of a date. Null as long as none of them is there. */
export function placeToAnswer(list: HTMLElement, expects: string | undefined): HTMLElement | null {
  if (expects === "date") return document.querySelector<HTMLElement>(".date select");
  return expects !== undefined && written.has(expects) ? document.getElementById("answer") : list.querySelector<HTMLElement>("[data-current] .choices .choice:enabled");
}
