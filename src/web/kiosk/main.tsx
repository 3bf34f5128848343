import { render } from "preact";
import { loadStrings, type AllStrings } from "../shared/strings";
import { App, dressPage } from "./app";
import { loadNumbers } from "./away/numbers-book";
import { ServiceAway } from "./away/service-away";
import { isNewerVersionReady, keepPage } from "./away/service-worker";
import { pageSettings, type PageSettings } from "./page-settings";
import type { Arrival } from "./phone/arrival";
import { takeArrival } from "./phone/arrival-memory";
import { UnknownPlace } from "./view/unknown-place";
import { isServiceUp } from "./talk/service";

const place = document.getElementById("page");
/** Null at home; a kiosk has an empty one, or the token of its place. */
const kiosk = new URLSearchParams(location.search).get("kiosk");
const isKiosk = kiosk !== null;
/** Before anything is asked of anybody: the code leaves the address at once. */
const arrival: Arrival | null = isKiosk ? null : takeArrival();
const againMs = 3_000;
/** The next person waits no longer (ms) for a fresh document than for a fresh screen. */
const freshDocumentMs = 1_500;

/** The page needs its sentences before it can say anything, "please wait" included. */
async function start(target: HTMLElement): Promise<void> {
  if (await isNewerVersionReady()) return location.replace(location.href);
  try {
    const all = await loadStrings();
    const settings = await settingsAtLast(target, all);
    if (settings === null) return void render(<UnknownPlace all={all} />, target);
    const show = (): void => render(<App all={all} settings={settings} kiosk={kiosk} arrival={arrival} onGone={() => void startAfresh(target, show)} />, target);
    show();
    keepPage();
    void loadNumbers();
  } catch {
    setTimeout(() => void start(target), againMs);
  }
}

/** While the service is away the page says so; it begins by itself when it is back. */
async function settingsAtLast(target: HTMLElement, all: AllStrings): Promise<PageSettings | null> {
  for (;;) {
    try {
      return await pageSettings(kiosk ?? "");
    } catch {
      render(<ServiceAway all={all} isKiosk={isKiosk} onLanguage={dressPage} />, target);
      // with some chance in it: a room of kiosks does not knock at the same moment
      await new Promise((resolve) => setTimeout(resolve, againMs * (0.5 + Math.random())));
    }
  }
}

/** Nothing of one person is left for the next: neither on the screen, nor in what scripts remember. While the service is away the screen alone is new. */
async function startAfresh(target: HTMLElement, show: () => void): Promise<void> {
  render(null, target);
  const tooLate = new Promise<false>((resolve) => setTimeout(() => resolve(false), freshDocumentMs));
  if (await Promise.race([isServiceUp(), tooLate])) location.replace(location.href);
  else show();
}

// a kiosk's page that the browser kept whole and shows again would show the talk too
addEventListener("pageshow", (event) => {
  if (event.persisted && isKiosk) location.reload();
});
document.documentElement.toggleAttribute("data-kiosk", isKiosk);
if (place !== null) void start(place);
