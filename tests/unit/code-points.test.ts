import { firstPoints, isLongerThan } from "../../src/core/code-points";

it.each([
  { text: "abc", most: 3, first: "abc", isLonger: false },
  { text: "abcd", most: 3, first: "abc", isLonger: true },
  { text: "😀😀", most: 2, first: "😀😀", isLonger: false },
  { text: "😀😀😀", most: 2, first: "😀😀", isLonger: true },
  { text: "a😀b", most: 2, first: "a😀", isLonger: true },
  { text: "", most: 0, first: "", isLonger: false },
])("of $text $most code points are $first", ({ text, most, first, isLonger }) => {
  expect([firstPoints(text, most), isLongerThan(text, most)]).toEqual([first, isLonger]);
});
