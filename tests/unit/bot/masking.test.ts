import { inboxEntry } from "../../../src/bot/masking";
import type { Incoming } from "../../../src/bot/conversations";
import { maskPrivateNumbers } from "../../../src/understanding";

const kept = (type: Incoming["type"], text: string) => inboxEntry({ eventId: "e", author: "person", type, text }, "id", 0, maskPrivateNumbers).text;

describe("what reaches the inbox", () => {
  it("leaves a phone in typed words until the readers know whether it was asked for", () => {
    expect(kept("text", "06 98 76 54 32")).toBe("06 98 76 54 32");
  });

  it.each(["edited", "attachment", "button", "unsupported"] as const)("hides a phone and an e-mail address in what nobody reads (%s)", (type) => {
    expect(kept(type, "06 98 76 54 32 moi@exemple.fr")).toBe("[PHONE] [EMAIL]");
  });

  it("leaves a phone that a mediator gives out, and hides what opens an account, in their words and in a machine's", () => {
    const words = "FR76 3000 6000 0112 3456 7890 189, 05 56 11 22 33";
    const desk = { kind: "words", ticket: "t", who: { id: "a", name: "Amina" }, text: words, translation: { locale: "ar", text: words, engine: "fake" } } as const;
    const masked = "[IBAN], 05 56 11 22 33";
    expect(inboxEntry({ eventId: "e", author: "mediator", type: "desk", desk }, "id", 0, maskPrivateNumbers).desk).toMatchObject({ text: masked, translation: { text: masked } });
  });

  it.each(["text", "edited"] as const)("hides a social security number in everything (%s)", (type) => {
    expect(kept(type, "1 85 05 78 006 084 91")).toBe("[NIR]");
  });
});
