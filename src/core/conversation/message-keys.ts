import { askKinds } from "../flow/model";
import { locales } from "../locale";
import type { MessageKey } from "../flow/model";
import { dangers, moveRefusals, privateKinds, type MissReason } from "../ports";
import { commandIds } from "./commands";
import { helpAnswers } from "./help-question";

const missReasons: Readonly<Record<MissReason, true>> = {
  unclear: true, empty: true, too_long: true, too_small: true, too_large: true, not_a_date: true, not_a_day: true, before_1900: true,
  dont_know: true, dont_have: true, rather_not: true, several: true, several_towns: true, not_per_month: true, not_per_year: true, attachment: true, slow: true,
};

const plain = [
  "yes", "no", "unknown", "continue", "go_on", "more", "confirm", "ask_again", "correcting", "nothing_before",
  "document.question", "document.official", "document.have", "document.missing", "document.what",
  "screen.done", "screen.unseen", "screen.help", "screen.skip", "screen.official", "screen.hint",
  "handoff.person", "handoff.go_on", "handoff.not_now", "person.ask", "person.ask_without", "person_requested",
  "menu.name", "menu.ask", "menu.begun", "language.ask", "language.changed", "switch.ask", "switch.kept", "switch.not_ours", "erase.ask", "erase.done", "erase.kept",
  "returning.ask", "returning.go_on", "returning.restart", "stuck.ask", "correct.ask", "glossary.ask", "glossary.not_found",
  "simpler.now", "simpler.already", "why_default", "masked.several", "private_not_kept", "old_button", "attachment", "edited", "unsupported", "inbox_full", "failed",
  "broken", "updated", "flow_gone", "too_many_runs", "information_old", "after_end", "after_stop", "fallback", "checked", "gap",
  "summary.answers", "summary.papersHeld", "summary.papersMissing", "summary.nextSteps", "summary.deadlines", "summary.contacts",
  "summary.sources", "summary.officialPage", "summary.camera", "summary.forYou", "summary.forDesk", "summary.notice", "value",
] as const;

const aboutWishes = ["ask_alone", "ask_which", "else", "unknown", "no_guide", "later"].map((key) => `wishes:${key}`);

const aboutHandoff = [
  "there", "closed_now", "nobody_now", "joined", "joined_closed", "line.first", "line.before", "line.wait", "line.wait_long", "line.wait_unknown", "line.still", "line.closed",
  "line.nobody", "line.ask", "option.now", "option.later", "option.place", "option.go_on", "option.leave", "taken", "with", "waiting_again", "handed_back", "closed", "no_answer",
  "call_back", "call_back_here", "left", "places", "untranslated", "machine", "translated",
  "helped.ask", ...helpAnswers.map((answer) => `helped.${answer}`), "helped.thanks", "helped.answered",
  "here.open", "here.open_until", "here.opens",
  "transfer.what", "transfer.ask", "transfer.yes", "transfer.no", "transfer.kept", "transfer.given", "transfer.address", "transfer.hours", "transfer.phone",
].map((key) => `handoff:${key}`);

/** Every sentence that code says without a procedure; the content check asks for each in every language. */
export const codeKeys: readonly MessageKey[] = [
  ...plain,
  ...locales.map((locale) => `languages.${locale}`),
  ...commandIds.filter((id) => id !== "continue").map((id) => `commands.${id}`),
  ...Object.keys(missReasons).map((reason) => `miss.${reason}`),
  ...privateKinds.map((kind) => `masked.${kind}`),
  ...["here", ...moveRefusals].map((what) => `move.${what}`),
  ...askKinds.map((kind) => `example.${kind}`),
].map((key) => `common:${key}`).concat(dangers.map((danger) => `emergencies:${danger}`), aboutWishes, aboutHandoff);
