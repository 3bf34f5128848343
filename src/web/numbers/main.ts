import { nearestPageLocale, pageLocales } from "../shared/strings";

/** At a kiosk nobody reads here any more (ms without a touch): the next person meets the first screen. Nothing of anybody is lost. */
const leftAfterMs = 120_000;
const signsOfLife = ["pointerdown", "keydown", "wheel", "scroll"] as const;

const kiosk = new URLSearchParams(location.search).get("kiosk");
const firstScreen = kiosk === null ? "/" : `/?kiosk=${encodeURIComponent(kiosk)}`;

/** The language of the address, else the first of the browser's; a kiosk's browser speaks for nobody. */
function chooseLanguage(): void {
  const named = location.hash.slice(1);
  if (!(pageLocales as readonly string[]).includes(named) && kiosk === null) location.replace(`#${nearestPageLocale(navigator.languages)}`);
  const shown = document.querySelector<HTMLElement>("section:target") ?? document.querySelector<HTMLElement>("section[lang=fr]");
  if (shown === null) return;
  document.documentElement.lang = shown.lang;
  document.documentElement.dir = shown.dir;
  for (const door of document.querySelectorAll<HTMLAnchorElement>(".numbers-languages a")) {
    if (door.hash === `#${shown.id}`) door.setAttribute("aria-current", "true");
    else door.removeAttribute("aria-current");
  }
}

/** Another site, or a telephone that is not there, would be a trap without a way back. */
function leaveWordsOnly(): void {
  document.documentElement.toggleAttribute("data-kiosk", true);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.number, .numbers-sources a")) {
    const words = document.createElement("span");
    words.className = link.className;
    words.append(...[...link.childNodes].filter((node) => !(node instanceof Element && node.classList.contains("visually-hidden"))));
    link.replaceWith(words);
  }
}

/** Not performance.now(), which stands still while the machine sleeps. */
function leaveAfterAWhile(): void {
  let lastSignAt = Date.now();
  for (const name of signsOfLife) addEventListener(name, () => (lastSignAt = Date.now()), { capture: true, passive: true });
  setInterval(() => Date.now() - lastSignAt >= leftAfterMs && location.replace(firstScreen), 1_000);
}

addEventListener("hashchange", chooseLanguage);
chooseLanguage();
for (const back of document.querySelectorAll<HTMLAnchorElement>(".numbers-back")) back.href = firstScreen;
for (const button of document.querySelectorAll<HTMLButtonElement>(".numbers-print")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
if (kiosk !== null) {
  leaveWordsOnly();
  leaveAfterAWhile();
}
