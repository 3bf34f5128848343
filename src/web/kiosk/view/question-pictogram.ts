import type { PagePictogram } from "../pictograms/page-pictogram";

/** What kind of answer is waited for (`MessageView.expects`), in a picture. */
const pictures: Readonly<Record<string, PagePictogram>> = {
  choice: "ask_choice", yes_no: "ask_choice", confirm: "ask_choice", continue: "ask_choice", screen: "ask_choice", handoff: "ask_choice",
  document: "paper", language: "language", number: "ask_number", amount: "ask_amount", date: "ask_date", duration: "ask_duration", postcode: "ask_postcode",
  phone: "ask_phone", email: "ask_email", short_text: "ask_text",
};

export const questionPictogram = (expects: string | undefined): PagePictogram | undefined => (expects === undefined ? undefined : pictures[expects]);
