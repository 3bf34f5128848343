import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { TalkMessage } from "../talk/activity";
import { currentMessages } from "../talk/talk-state";

/** A long answer is read from its beginning. Under strong zoom the log does not scroll by itself, the page does. */
function showFromTop(list: HTMLElement, id: string): void {
  const message = list.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  if (message === null) return;
  if (list.scrollHeight > list.clientHeight) list.scrollTop = message.offsetTop;
  else message.scrollIntoView({ block: "start" });
}

/**
 * Where the eye and the keyboard go next. A pressed button is soon out of use, so a keyboard user is led to the first new one (or waits on
 * the conversation); a finger or a mouse moves no focus, which would open the phone's keyboard; who types stays in the box.
 */
export function useFocus(log: RefObject<HTMLElement | null>, messages: readonly TalkMessage[]): { afterPress(byKeyboard: boolean): void } {
  const isLeading = useRef(false);

  useEffect(() => log.current?.focus({ preventScroll: true }), []);

  useLayoutEffect(() => {
    const list = log.current;
    if (list === null) return;
    // a mediator speaks without being asked: what came last is shown, not what the person's last words were answered with
    const last = messages[messages.length - 1];
    const current = currentMessages(messages);
    const newest = messages.find((message) => current.has(message.id) && message.kind === "bot" && last?.kind === "bot" && message.turn === last.turn) ?? last;
    if (newest !== undefined) showFromTop(list, newest.id);
    if (!isLeading.current) return;
    const button = list.querySelector<HTMLElement>("[data-current] .choice:enabled");
    if (button === null) return;
    isLeading.current = false;
    button.focus({ preventScroll: true });
  }, [messages]);

  return {
    afterPress(byKeyboard) {
      isLeading.current = byKeyboard;
      if (byKeyboard) log.current?.focus({ preventScroll: true });
    },
  };
}
