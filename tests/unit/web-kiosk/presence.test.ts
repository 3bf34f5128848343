import { presenceAfter } from "../../../src/web/kiosk/presence/presence";

const times = { askAfterMs: 150_000, countdownMs: 30_000 };

it.each([
  ["somebody who just touched the screen is there", 0, { kind: "present" }],
  ["so is somebody who reads for two minutes", 149_999, { kind: "present" }],
  ["then they are asked, with the whole time to answer", 150_000, { kind: "asked", secondsLeft: 30 }],
  ["the seconds that are shown are never fewer than those they have", 150_001, { kind: "asked", secondsLeft: 30 }],
  ["down to the last", 179_999, { kind: "asked", secondsLeft: 1 }],
  ["without an answer they have gone", 180_000, { kind: "gone" }],
  ["after a night in which the machine slept nobody is asked", 10 * 3_600_000, { kind: "gone" }],
])("%s", (_what, quietMs, presence) => expect(presenceAfter(quietMs, times)).toEqual(presence));
