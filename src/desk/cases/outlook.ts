import type { DeskOutlook } from "../../core/conversation/outlook";
import type { RoutedCase } from "../../core/handoff/desk-view";
import { isThere } from "../../core/handoff/fit";
import { placeInLine, usualWait } from "../../core/handoff/line";
import { primaryLanguage } from "../../core/handoff/primary-language";
import type { Locale } from "../../core/locale";
import type { CaseDesk } from "./case-desk";
import type { NextOpening } from "./next-opening";

/**
 * What the talk tells people about the desk, as of the last look.
 *
 * @returns null while no mediator has an account here: then nobody is promised.
 */
export function outlookOf(desk: CaseDesk, opening: NextOpening | null, hasTranslator: boolean): DeskOutlook | null {
  const { snapshot } = desk;
  if (snapshot.mediators.length === 0) return null;
  const view = desk.view();
  const caseOf = (ticket: string | null, locale: Locale): RoutedCase => view.cases.find(({ id }) => id === ticket) ?? newcomer(locale, view.now);
  return {
    isSomebodyThere: view.mediators.some((mediator) => isThere(mediator, view)),
    before: (ticket, locale) => {
      const place = placeInLine(caseOf(ticket, locale), view);
      return place === null ? null : place - 1;
    },
    usualWait: (ticket, locale) => usualWait(caseOf(ticket, locale), snapshot.waits, view.cases, view.now),
    nextOpeningAt: opening?.at ?? null,
    hasTranslator,
    nextOpening: opening && { date: opening.date, hour: opening.hour },
  };
}

/** Somebody who comes now: behind everybody who waits. */
const newcomer = (locale: Locale, now: number): RoutedCase => ({
  id: "\uffff", language: primaryLanguage(locale), territory: null, isUrgent: false, waitingSince: now, stage: "waiting", holder: null, unansweredSince: null, passedOver: [],
  wanted: null, callBackProposedAt: null,
});
