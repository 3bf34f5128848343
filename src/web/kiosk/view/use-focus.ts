import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { TalkMessage } from "../talk/activity";
import { currentMessages } from "../talk/talk-state";

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
    const current = currentMessages(messages);
    const firstNew = messages.find((message) => current.has(message.id));
    list.scrollTop = list.scrollHeight;
    // a long answer is read from its beginning
    const top = firstNew === undefined ? undefined : list.querySelector<HTMLElement>(`[data-id="${CSS.escape(firstNew.id)}"]`)?.offsetTop;
    if (top !== undefined && top < list.scrollTop) list.scrollTop = top;
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
