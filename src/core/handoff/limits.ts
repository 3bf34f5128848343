const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** Steps kept in a ticket's history: the first and the latest. A case of a long day has about fifteen. */
export const maxHistory = 60;
/** Mediators remembered as having had a case: the largest desks we plan for have forty, and older memories have run out. */
export const maxPassedOver = 40;
/** How far ahead a call back can be promised (ms): the longest closing of an association, around New Year, is two weeks. */
export const maxCallBackAheadMs = 14 * day;
/** How far a node's clock may be behind the dispatcher's when it plays a promise that has just come due (ms). */
export const clockSlackMs = 5 * second;

/** Who asks again within this time (ms) after a case ended has more to say about it; after a night's sleep it is another day's question. */
export const askedAgainMs = day;

/** Figures of the routing policy, in ms unless named otherwise; an association may set its own. */
export interface RoutingLimits {
  readonly offerMs: number;
  readonly retryAfterMs: number;
  readonly maxOpenOffers: number;
  readonly unseenMs: number;
  readonly silentMs: number;
  readonly unansweredMs: number;
  readonly leftMs: number;
  readonly languagePatienceMs: number;
  readonly wantedMs: number;
  readonly proposeAgainMs: number;
}

export const routingLimits: RoutingLimits = {
  // a case is understood in 20 seconds; who has not answered after twice that and a breath is not looking
  offerMs: 45 * second,
  // who let an offer pass is asked again only when the others had the time to be asked
  retryAfterMs: 5 * minute,
  // a second offer would run out while the first is being read
  maxOpenOffers: 1,
  // the desk's page shows life every 20 seconds: three missed, and nothing new is offered
  unseenMs: minute,
  // neither a word nor a sign of the page: longer than a reload, a dead spot in a train or a restart of the service
  silentMs: 3 * minute,
  // the page lives and the person's last words stand unanswered: longer than looking something up, shorter than giving up
  unansweredMs: 10 * minute,
  // signed out without handing on; a reload signs out too
  leftMs: minute,
  // somebody who speaks the language is there and busy: worth this long before the phrase book, not longer
  languagePatienceMs: 3 * minute,
  // a case passed on to one colleague or team waits for them this long while one of them is there
  wantedMs: 5 * minute,
  // "nobody is there now" is said again only when things may have changed
  proposeAgainMs: 30 * minute,
};

/** Waits that the usual wait is drawn from: about the last hours of a desk, so that yesterday does not speak for today. */
export const maxRecentWaits = 20;
/** Fewer say nothing about the next person. */
export const minRecentWaits = 5;
