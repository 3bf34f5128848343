import { answerAsk, askLifeMs, codeLifeMs, codeState, isBeingTaken, maxAsksPerCode, takeByDigits, takeBySquare, takenHoldsMs, type CodeStep, type PhoneCode } from "../../../src/core/conversation/phone-code";

const now = 1_000_000;
const fresh: PhoneCode = { v: 1, epoch: 1, square: "hash of the square", digits: "hash of the digits", expiresAt: now + codeLifeMs, asks: 0 };
const why = (step: CodeStep): string => (step.outcome === "refused" ? step.why : step.outcome);
const codeOf = (step: CodeStep): PhoneCode => {
  if (step.outcome === "refused") throw new Error(`refused: ${step.why}`);
  return step.code;
};
const asked = codeOf(takeByDigits(fresh, "mine", now));
const allowed = answerAsk(asked, "yes", now + 1)!;
const declined = answerAsk(asked, "no", now + 1)!;
const taken = codeOf(takeBySquare(fresh, "mine", now));

describe("a code that takes a conversation to a phone", () => {
  it.each([
    { who: "the first phone that reads the square has it", step: takeBySquare(fresh, "mine", now), is: "taken" },
    { who: "the same phone asks again after a lost answer, however late", step: takeBySquare(taken, "mine", now + 2 * codeLifeMs), is: "taken" },
    { who: "a second phone is refused", step: takeBySquare(taken, "another", now + 1), is: "used" },
    { who: "a second phone with the digits is refused too", step: takeByDigits(taken, "another", now + 1), is: "used" },
    { who: "one millisecond before its end it opens", step: takeBySquare(fresh, "mine", now + codeLifeMs - 1), is: "taken" },
    { who: "at its end it opens nothing", step: takeBySquare(fresh, "mine", now + codeLifeMs), is: "expired" },
    { who: "nor do its digits", step: takeByDigits(fresh, "mine", now + codeLifeMs), is: "expired" },
    { who: "digits ask at the kiosk first", step: takeByDigits(fresh, "mine", now), is: "asked" },
    { who: "and wait while nobody has answered", step: takeByDigits(asked, "mine", now + askLifeMs - 1), is: "asked" },
    { who: "nobody in front of the kiosk is a no", step: takeByDigits(asked, "mine", now + askLifeMs), is: "declined" },
    { who: "a no is a no", step: takeByDigits(declined, "mine", now + 2), is: "declined" },
    { who: "a yes lets that phone in", step: takeByDigits(allowed, "mine", now + 2), is: "taken" },
    { who: "and no other", step: takeByDigits(allowed, "another", now + 2), is: "asked" },
    { who: "while one phone is asked about another waits outside", step: takeByDigits(asked, "another", now + 1), is: "used" },
    { who: "a yes that nobody came to fetch is over", step: takeByDigits(allowed, "mine", now + 1 + askLifeMs), is: "declined" },
    { who: "the square wins while the digits are asked about", step: takeBySquare(asked, "another", now + 1), is: "taken" },
  ])("$who", ({ step, is }) => {
    expect(why(step)).toBe(is);
  });

  it("asks about three phones and then about nobody any more; the square goes on", () => {
    let code = fresh;
    for (let n = 0; n < maxAsksPerCode; n += 1) code = answerAsk(codeOf(takeByDigits(code, `stranger ${n}`, now)), "no", now)!;
    expect(why(takeByDigits(code, "one more", now))).toBe("closed");
    expect(why(takeBySquare(code, "mine", now))).toBe("taken");
  });

  it("hears no answer to a question that is not asked (any more)", () => {
    expect([fresh, declined, allowed, taken].map((code) => answerAsk(code, "yes", now + 1))).toEqual([null, null, null, null]);
    expect(answerAsk(asked, "yes", now + askLifeMs)).toBeNull();
  });

  it.each([
    [fresh, now, "open"], [asked, now, "asking"], [asked, now + askLifeMs, "open"], [allowed, now + 2, "answered"], [allowed, now + 1 + askLifeMs, "open"],
    [declined, now + 2, "open"], [taken, now, "answered"], [fresh, now + codeLifeMs, "closed"],
  ] as const)("says to the kiosk how it stands (%#)", (code, at, state) => {
    expect(codeState(code, at)).toBe(state);
  });

  it("leaves a phone the time to finish before another code can be made", () => {
    expect([isBeingTaken(fresh, now), isBeingTaken(taken, now + takenHoldsMs - 1), isBeingTaken(taken, now + takenHoldsMs)]).toEqual([false, true, false]);
  });
});
