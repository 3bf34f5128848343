/** Edges of a part of the page on screen, in CSS pixels. */
export interface Edges {
  readonly top: number;
  readonly bottom: number;
}

export interface Shown {
  /** The part of the talk that is in sight. */
  readonly view: Edges;
  /** What came first since the person's last words. */
  readonly newest: Edges;
  /** The last question, and its row of buttons (its words, when it has none). */
  readonly question: Edges;
  readonly answers: Edges;
  /** What warns of a danger, with the numbers to call. */
  readonly alert?: Edges;
}

/** Left free (px) below the last button: it is seen to be the last. */
const airPx = 12;

/**
 * How far (px, negative upwards) the talk moves: what is new is read from its beginning, unless the question or its buttons would then be out of sight, and then only as
 * far as shows them. A question that is taller than the screen is shown from its beginning. An alert is read first, however much stands behind it.
 */
export function scrollDistance({ view, newest, question, answers, alert }: Shown): number {
  if (alert !== undefined) return alert.top - view.top;
  return Math.max(newest.top - view.top, Math.min(answers.bottom + airPx - view.bottom, question.top - view.top));
}
