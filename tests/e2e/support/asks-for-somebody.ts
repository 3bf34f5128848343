import type { CaseItem } from "../../../src/desk/api";
import { Phone } from "../../helpers/a-phone";

/** A person in the middle of a procedure who asks for somebody, in the language that they chose. */
export async function asksForSomebody(url: string, locale: string): Promise<Phone> {
  const phone = await Phone.open(url, locale);
  await phone.answerTo({ type: "message", text: "…" });
  for (const choice of [locale, "given", "caf-rsa"]) await phone.press(choice);
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  return phone;
}

/** The id of their conversation is the beginning of their case's. */
export const isOf = (phone: Phone) => (one: Pick<CaseItem, "id">): boolean => one.id.startsWith(phone.conversation);

/** Everything that the person has read so far. */
export const readBy = async (phone: Phone): Promise<readonly string[]> => (await phone.log()).filter(({ from }) => from.role === "bot").map(({ text }) => text ?? "");

/** Their talk and its case go: what follows begins with an empty queue. */
export async function erasesEverything(phone: Phone): Promise<void> {
  await phone.answerTo({ type: "message", text: "…", value: "c:erase" });
  await phone.press("yes");
}
