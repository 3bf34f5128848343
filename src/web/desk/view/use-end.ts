import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Nearer to the end than this (px), one reads the newest and wants to go on doing so. */
const nearEndPx = 80;

export interface End {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly isAtEnd: boolean;
  /** Last line that stood there while the end was in view. */
  readonly readTo: number;
  look(): void;
  toEnd(): void;
}

/**
 * Stays at the end of a list that grows, unless somebody reads above.
 *
 * @param last number of the newest line. @param own how many lines of one's own are on their way: writing leads to the end.
 */
export function useEnd(last: number, own: number): End {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef({ height: 0, width: 0, own: 0, isAtEnd: true });
  const [isAtEnd, setAtEnd] = useState(true);
  const [readTo, setReadTo] = useState(0);

  const settle = (isThere: boolean): void => {
    before.current.isAtEnd = isThere;
    setAtEnd(isThere);
    if (isThere) setReadTo(last);
  };
  const toEnd = (): void => {
    const list = place.current;
    if (list !== null) list.scrollTop = list.scrollHeight;
  };

  useLayoutEffect(() => {
    const list = place.current;
    if (list === null) return;
    // measured against the height before: the browser tells of a scroll only a frame later
    const wasAtEnd = before.current.height - list.scrollTop - list.clientHeight < nearEndPx || own > before.current.own;
    if (wasAtEnd) toEnd();
    before.current = { height: list.scrollHeight, width: list.clientWidth, own, isAtEnd: wasAtEnd };
    settle(wasAtEnd);
  }, [last, own]);

  useEffect(() => {
    const list = place.current;
    if (list === null) return;
    // the box under it grew: the newest line stays in view
    const observer = new ResizeObserver(() => before.current.isAtEnd && toEnd());
    observer.observe(list);
    return () => observer.disconnect();
  }, []);

  return {
    place,
    isAtEnd,
    readTo,
    toEnd,
    look() {
      const list = place.current;
      if (list === null) return;
      // a window that was turned or zoomed scrolls the list by itself: nobody left the end
      const isRewrapped = list.clientWidth !== before.current.width;
      before.current = { ...before.current, width: list.clientWidth, height: list.scrollHeight };
      if (isRewrapped && before.current.isAtEnd) toEnd();
      settle(list.scrollHeight - list.scrollTop - list.clientHeight < nearEndPx);
    },
  };
}
