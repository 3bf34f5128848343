import type { IsoDate, Step } from "../../core/flow/model";
import { isIsoDate } from "../../core/flow/dates";
import type { IssueLog } from "../issue";
import type { FlowFile } from "../load";
import type { SourceFile } from "../source-file";

/** What can be wrong names its source, and the day on which somebody read it. */
export function checkStatements({ source, flow }: FlowFile, today: IsoDate | undefined, log: IssueLog): void {
  checkDay(flow.checkedOn, ["checked_on"], source, log);
  checkDay(flow.reviewBy, ["review_by"], source, log);
  if (flow.reviewBy < flow.checkedOn) log.add("bad-date", source, ["review_by"], flow.reviewBy, "is before checked_on");
  else if (today !== undefined && flow.reviewBy < today) log.add("review-passed", source, ["review_by"], flow.reviewBy);
  for (const [id, { url }] of Object.entries(flow.sources)) checkUrl(url, source, ["sources", id, "url"], log);
  for (const step of Object.values(flow.steps)) {
    if (flow.kind === "procedure" && states(step) && step.sources.length === 0) log.add("source-missing", source, ["steps", step.id], step.id);
    step.links.forEach((url, at) => checkUrl(url, source, ["steps", step.id, "links", at], log));
    if (step.kind !== "ask") continue;
    for (const bound of ["min", "max"] as const) {
      const day = step[bound];
      if (typeof day === "string" && day !== "today") checkDay(day, ["steps", step.id, bound], source, log);
    }
  }
}

export function checkDay(day: string, path: readonly PropertyKey[], source: SourceFile, log: IssueLog): void {
  if (!isIsoDate(day)) log.add("bad-date", source, path, day, "is not a day of the calendar");
}

/** An address that opens the same page for everybody, in a year as today. */
export function checkUrl(url: string, source: SourceFile, path: readonly PropertyKey[], log: IssueLog): void {
  const fault = faultOf(url);
  if (fault !== null) log.add("source-url", source, path, url, fault);
}

const personal = /^(.*sess.*|sid|phpsessid|jsessionid|.*token.*|code|state|ticket|utm_.*|fbclid|gclid|xtor|at_.*)$/i;

function faultOf(url: string): string | null {
  if (!URL.canParse(url)) return "is not an address";
  const { protocol, pathname, searchParams, hash, username, password } = new URL(url);
  if (protocol !== "https:") return "does not begin with https://";
  if (username !== "" || password !== "") return "contains a password";
  if (/;jsessionid=/i.test(pathname)) return "contains a session number";
  for (const name of searchParams.keys()) if (personal.test(name)) return `contains "${name}", which belongs to one visit`;
  return /[=&]/.test(hash) || hash.length > 60 ? "ends with something that belongs to one visit" : null;
}

function states(step: Step): boolean {
  return step.kind === "ask" || step.kind === "tell" || step.kind === "check" || step.kind === "guide";
}
