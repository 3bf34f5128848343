import { render } from "preact";
import { loadStrings } from "../shared/strings";
import { App } from "./app";

const place = document.getElementById("page");
const isKiosk = new URLSearchParams(location.search).has("kiosk");
const again = 3_000;

/** The page needs its sentences before it can say anything, "please wait" included. */
async function start(target: HTMLElement): Promise<void> {
  try {
    render(<App all={await loadStrings()} isKiosk={isKiosk} />, target);
  } catch {
    setTimeout(() => void start(target), again);
  }
}

if (place !== null) void start(place);
