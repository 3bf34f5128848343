import { scrollDistance } from "../../../src/web/kiosk/view/scroll-to-question";

const view = { top: 100, bottom: 600 };
const part = (top: number, bottom: number) => ({ top, bottom });

describe("how far the talk moves after an answer", () => {
  it.each([
    { newest: part(400, 500), question: part(400, 500), answers: part(450, 500), by: 300, why: "one short question is read from its beginning" },
    { newest: part(400, 500), question: part(520, 700), answers: part(640, 700), by: 300, why: "what stands before the question is read first, since all of it fits" },
    { newest: part(400, 800), question: part(820, 1_000), answers: part(940, 1_000), by: 412, why: "what stands before is too long: the question and its buttons are in sight, and as much of it as there is room for" },
    { newest: part(400, 500), question: part(520, 1_200), answers: part(640, 1_200), by: 420, why: "a question with more buttons than the screen holds is shown from its beginning" },
    { newest: part(400, 800), alert: part(400, 800), question: part(820, 1_000), answers: part(940, 1_000), by: 300, why: "an alert is read from its beginning, though the question behind it is out of sight" },
    { newest: part(-50, 40), question: part(-50, 40), answers: part(10, 40), by: -150, why: "a person who had scrolled on is brought back" },
  ])("$why", ({ by, why: _why, ...parts }) => {
    expect(scrollDistance({ view, ...parts })).toBe(by);
  });
});
