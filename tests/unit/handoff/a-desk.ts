import type { DeskView, RoutedCase, RoutedMediator } from "../../../src/core/handoff/desk-view";
import { routingLimits } from "../../../src/core/handoff/limits";
import { hour } from "./a-ticket";

export const now = 100 * hour;

/** Waits since an hour, in Arabic, in the 93. */
export const aCase = (id: string, more: Partial<RoutedCase> = {}): RoutedCase => ({
  id, language: "ar", territory: "93", isUrgent: false, waitingSince: now - hour, stage: "waiting", holder: null,
  unansweredSince: null, passedOver: [], wanted: null, callBackProposedAt: null, ...more,
});

/** There, with room, speaking French only. */
export const aMediator = (id: string, more: Partial<RoutedMediator> = {}): RoutedMediator => ({
  id, presence: { state: "present", since: now - hour }, lastSignAt: now, languages: ["fr"], territories: [],
  teams: [], capacity: 3, load: 0, openOffers: 0, idleSince: now - hour, ...more,
});

export const aDesk = (cases: readonly RoutedCase[], mediators: readonly RoutedMediator[], more: Partial<DeskView> = {}): DeskView => ({
  now, cases, mediators, phraseBook: new Set(["ar", "ti"]), nextOpening: () => now + 12 * hour, limits: routingLimits, ...more,
});
