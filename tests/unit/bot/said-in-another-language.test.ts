import { messageView } from "../../../src/bot/render";
import type { MessageRef } from "../../../src/core/message";
import type { Spoken, Voice } from "../../../src/core/ports";

/** Says which key it was asked for, in which language. */
const speaker = {
  contentVersion: "1",
  say: ({ key }: MessageRef, { locale }: Voice): Spoken => ({ text: `${key} ${locale}`, locale, direction: locale === "ar" ? "rtl" : "ltr", isFallback: false }),
};

test("a sentence for somebody who writes in another language is in that language, its direction too, whatever the talk is held in", () => {
  const said = { key: "common:switch.ask", buttons: [{ value: "a:x:no", label: { key: "common:no" } }] };
  const reader: Voice = { locale: "fr", simple: false };
  expect(messageView({ speaker, contacts: {} }, reader, { ...said, locale: "ar" })).toMatchObject({
    text: "common:switch.ask ar", lang: "ar", dir: "rtl", buttons: [{ text: "common:no ar", lang: "ar", dir: "rtl" }],
  });
  expect(messageView({ speaker, contacts: {} }, reader, said)).toMatchObject({ text: "common:switch.ask fr", lang: "fr", dir: "ltr" });
});
