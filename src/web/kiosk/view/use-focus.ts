import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { TalkMessage } from "../talk/activity";
import { currentMessages } from "../talk/talk-state";
import { placeToAnswer } from "./place-to-answer";
import { scrollDistance } from "./scroll-to-question";

/** Under strong zoom the log does not scroll by itself, the page does. */
function show(list: HTMLElement, id: string): void {
  const newest = list.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (newest === null) return;
  if (list.scrollHeight <= list.clientHeight) return newest.scrollIntoView({ block: "start" });
  const question = [...list.querySelectorAll<HTMLElement>(".bot[data-current]")].at(-1) ?? newest;
  const answers = question.querySelector(".choices") ?? question.querySelector(".text") ?? question;
  const alert = list.querySelector('.bot[data-current][role="alert"]');
  const edges = (part: Element): DOMRect => part.getBoundingClientRect();
  list.scrollTop += scrollDistance({ view: edges(list), newest: edges(newest), question: edges(question), answers: edges(answers), ...(alert && { alert: edges(alert) }) });
}

/**
 * Where the eye and the keyboard go next. A pressed button is soon out of use, so a keyboard user is led to where the next question is answered (or
 * waits on the conversation); a finger or a mouse moves no focus, which would open the phone's keyboard; who types stays in the box.
 */
export function useFocus(log: RefObject<HTMLElement | null>, messages: readonly TalkMessage[]): { afterPress(byKeyboard: boolean): void } {
  const isLeading = useRef(false);

  useEffect(() => log.current?.focus({ preventScroll: true }), []);

  const newest = useRef<string | null>(null);
  useEffect(() => {
    const list = log.current;
    if (list === null) return;
    // letters grew, or a keyboard took its place: the question stays in sight
    const observer = new ResizeObserver(() => newest.current !== null && show(list, newest.current));
    observer.observe(list);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const list = log.current;
    if (list === null) return;
    // a mediator speaks without being asked: what came last is shown, not what the person's last words were answered with
    const last = messages[messages.length - 1];
    const current = currentMessages(messages);
    const first = messages.find((message) => current.has(message.id) && message.kind === "bot" && last?.kind === "bot" && message.turn === last.turn) ?? last;
    newest.current = first?.id ?? null;
    if (newest.current !== null) show(list, newest.current);
    if (!isLeading.current) return;
    const place = last?.kind === "bot" ? placeToAnswer(list, last.view.expects) : null;
    if (place === null) return;
    isLeading.current = false;
    place.focus({ preventScroll: true });
    // nobody presses what they do not see
    place.scrollIntoView({ block: "nearest" });
  }, [messages]);

  return {
    afterPress(byKeyboard) {
      isLeading.current = byKeyboard;
      if (byKeyboard) log.current?.focus({ preventScroll: true });
    },
  };
}
