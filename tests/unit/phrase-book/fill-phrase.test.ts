import { fillPhrase, openPhrase, quickAnswerOf, readSlot, type Phrase, type SlotFaultCode, type SlotType } from "../../../src/core/phrase-book";

const meeting: Phrase = {
  id: "meeting", key: "phrases:meeting", category: "appointments", slots: { date: "date", hour: "hour", place: "place" }, answers: ["yes", "another_day"], words: [],
};

describe("what a mediator puts into a sentence", () => {
  it.each<{ type: SlotType; typed: string; shown: string; why: string }>([
    { type: "date", typed: "2027-03-12", shown: "12/03/2027", why: "as on French papers" },
    { type: "date", typed: "2028-02-29", shown: "29/02/2028", why: "a leap year" },
    { type: "hour", typed: "09:05", shown: "09:05", why: "24 hours, two digits" },
    { type: "hour", typed: "23:59", shown: "23:59", why: "the last minute" },
    { type: "amount", typed: "350", shown: "350\u00a0€", why: "no cents" },
    { type: "amount", typed: "350,5", shown: "350,50\u00a0€", why: "cents have two digits" },
    { type: "amount", typed: "350.00", shown: "350\u00a0€", why: "a point, and no cents" },
    { type: "amount", typed: "1 250,75", shown: "1250,75\u00a0€", why: "no space that could be read as a sign" },
    { type: "amount", typed: "0", shown: "0\u00a0€", why: "nothing to pay" },
    { type: "amount", typed: "999999,99", shown: "999999,99\u00a0€", why: "the largest" },
    { type: "number", typed: "007", shown: "7", why: "no leading zeros" },
    { type: "phone", typed: "0612345678", shown: "06 12 34 56 78", why: "in pairs" },
    { type: "phone", typed: "06.12.34.56.78", shown: "06 12 34 56 78", why: "points become spaces" },
    { type: "phone", typed: "3949", shown: "3949", why: "a short number" },
    { type: "phone", typed: "0 805 16 00 75", shown: "0 805 16 00 75", why: "a free number keeps its groups" },
    { type: "phone", typed: "+33 1 77 86 39 49", shown: "+33 1 77 86 39 49", why: "from another country" },
    { type: "place", typed: "  Caf,  12 rue Jules-Ferry, 33000 Bordeaux ", shown: "Caf, 12 rue Jules-Ferry, 33000 Bordeaux", why: "single spaces" },
    { type: "place", typed: "Cafe\u0301", shown: "Caf\u00e9", why: "one form for one letter (NFC)" },
    { type: "place", typed: "خانه\u200cهای کابل", shown: "خانه\u200cهای کابل", why: "Persian keeps its half-space" },
    { type: "button", typed: "S'inscrire, se réinscrire", shown: "S'inscrire, se réinscrire", why: "as on the screen" },
    { type: "paper", typed: "é".repeat(80), shown: "é".repeat(80), why: "the longest" },
  ])("$type $typed is shown as $shown ($why)", ({ type, typed, shown }) => {
    expect(readSlot(type, typed)).toEqual({ value: shown });
  });

  it.each<{ type: SlotType; typed: string; fault: SlotFaultCode; why: string }>([
    { type: "date", typed: "2026-02-30", fault: "not_a_date", why: "not in the calendar" },
    { type: "date", typed: "2027-02-29", fault: "not_a_date", why: "no leap year" },
    { type: "date", typed: "12/03/2027", fault: "not_a_date", why: "day or month first?" },
    { type: "date", typed: "0026-03-12", fault: "too_far", why: "a year half typed" },
    { type: "date", typed: "2101-01-01", fault: "too_far", why: "after everybody" },
    { type: "hour", typed: "24:00", fault: "not_an_hour", why: "the day ends at 23:59" },
    { type: "hour", typed: "9:30", fault: "not_an_hour", why: "one digit" },
    { type: "hour", typed: "14:60", fault: "not_an_hour", why: "no such minute" },
    { type: "hour", typed: "14h30", fault: "not_an_hour", why: "French letters" },
    { type: "amount", typed: "12,345", fault: "not_an_amount", why: "three decimals, or thousands?" },
    { type: "amount", typed: "-5", fault: "not_an_amount", why: "below nothing" },
    { type: "amount", typed: "350 €", fault: "not_an_amount", why: "the sign is ours to write" },
    { type: "amount", typed: "٣٥٠", fault: "not_an_amount", why: "digits of another script" },
    { type: "amount", typed: "1e3", fault: "not_an_amount", why: "a figure of programs" },
    { type: "amount", typed: "1000000", fault: "too_large", why: "a slip" },
    { type: "number", typed: "1234567", fault: "too_large", why: "seven digits" },
    { type: "number", typed: "3.5", fault: "not_a_number", why: "no whole number" },
    { type: "phone", typed: "06 12 34 56 78 9", fault: "not_a_phone", why: "eleven digits" },
    { type: "phone", typed: "1", fault: "not_a_phone", why: "one digit" },
    { type: "phone", typed: "1 85 05 78 006 084 91", fault: "not_a_phone", why: "a numéro de sécurité sociale" },
    { type: "phone", typed: "call me", fault: "not_a_phone", why: "words" },
    { type: "place", typed: "a".repeat(121), fault: "too_long", why: "more than an address" },
    { type: "paper", typed: "a".repeat(81), fault: "too_long", why: "more than the name of a form" },
    { type: "button", typed: "a".repeat(61), fault: "too_long", why: "more than a label" },
    { type: "place", typed: "Caf\u202egnp", fault: "control_character", why: "turns the text around" },
    { type: "place", typed: "\u2067Caf\u2069", fault: "control_character", why: "an isolate of its own" },
    { type: "place", typed: "Caf\u2069", fault: "control_character", why: "ends our isolate" },
    { type: "button", typed: "Vali\u200bder", fault: "control_character", why: "an invisible space" },
    { type: "paper", typed: "RIB\nbis", fault: "control_character", why: "a line break" },
    { type: "paper", typed: "RIB\u2028bis", fault: "control_character", why: "a line separator" },
    { type: "paper", typed: "RIB\u0000", fault: "control_character", why: "a null" },
    { type: "paper", typed: "RIB \ud83d", fault: "control_character", why: "half a character" },
    { type: "date", typed: "2027-03-12\u200f", fault: "control_character", why: "a mark of direction" },
    { type: "place", typed: "dossier 1 85 05 78 006 084 91", fault: "private_number", why: "a numéro de sécurité sociale" },
    { type: "paper", typed: "avis 2185057800608", fault: "private_number", why: "13 digits" },
    { type: "paper", typed: "نمبر ۱۸۵۰۵۷۸۰۰۶۰۸۴", fault: "private_number", why: "13 digits of another script" },
    { type: "place", typed: " \u00a0 ", fault: "missing", why: "spaces" },
  ])("$type $typed is refused as $fault ($why)", ({ type, typed, fault }) => {
    expect(readSlot(type, typed)).toEqual({ fault });
  });
});

describe("a phrase that is filled", () => {
  it("is kept as a key, values and the keys of its buttons, never as a sentence", () => {
    expect(fillPhrase(meeting, { date: "2027-03-12", hour: "14:30", place: "Caf de Lyon" })).toEqual({
      outcome: "filled",
      said: {
        key: "phrases:meeting", params: { date: "12/03/2027", hour: "14:30", place: "Caf de Lyon" },
        buttons: [
          { value: "p:meeting:yes", label: { key: "phrases:yes" } },
          { value: "p:meeting:another_day", label: { key: "phrases:another_day" } },
        ],
      },
    });
  });

  it("says every fault at once, also what is missing and what is too much", () => {
    expect(fillPhrase(meeting, { date: "2026-02-30", place: "x".repeat(200), phone: "3949" })).toEqual({
      outcome: "refused",
      faults: [
        { slot: "date", code: "not_a_date" }, { slot: "hour", code: "missing" }, { slot: "place", code: "too_long" }, { slot: "phone", code: "unknown_slot" },
      ],
    });
  });

  it("takes no value from the ancestors of an object", () => {
    const odd: Phrase = { ...meeting, slots: { ["constructor" as string]: "place" } };
    expect(fillPhrase(odd, {})).toEqual({ outcome: "refused", faults: [{ slot: "constructor", code: "missing" }] });
  });

  it("is only its key when it has neither slots nor answers", () => {
    const plain: Phrase = { ...meeting, slots: {}, answers: [] };
    expect(fillPhrase(plain, {})).toEqual({ outcome: "filled", said: { key: "phrases:meeting" } });
    expect(openPhrase(plain)).toEqual({ key: "phrases:meeting" });
  });

  it("gives its slots their own names while it is open", () => {
    expect(openPhrase(meeting)).toEqual({ key: "phrases:meeting", params: { date: "{{date}}", hour: "{{hour}}", place: "{{place}}" } });
  });
});

describe("a quick answer", () => {
  it.each([
    { value: "p:meeting:another_day", read: { phrase: "meeting", answer: "another_day" } },
    { value: "a:token:yes", read: null },
    { value: "p:meeting", read: null },
    { value: "p:meeting:yes:no", read: null },
    { value: "xp:meeting:yes", read: null },
  ])("$value says which question it answers", ({ value, read }) => {
    expect(quickAnswerOf(value)).toEqual(read);
  });
});
