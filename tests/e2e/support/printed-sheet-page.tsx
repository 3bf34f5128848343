import { render } from "preact";
import type { SummaryView } from "../../../src/bot/view";
import type { Locale } from "../../../src/core/locale";
import { speakFrom, type Tree } from "../../../src/web/shared/strings";
import { FrenchStrings, PageStrings } from "../../../src/web/kiosk/view/page-strings";
import { PrintedSheet } from "../../../src/web/kiosk/view/printed-sheet";

/** The sheet of the page without the talk that leads to it: `showSheet` of the window puts it there. */
const showSheet = (summary: SummaryView, locale: Locale, own: Tree, french: Tree): void => {
  const strings = speakFrom(own, locale);
  document.documentElement.lang = strings.lang;
  document.documentElement.dir = strings.dir;
  render(null, document.body);
  render(
    <FrenchStrings.Provider value={speakFrom(french, "fr")}><PageStrings.Provider value={strings}><PrintedSheet summary={summary} /></PageStrings.Provider></FrenchStrings.Provider>,
    document.body,
  );
};
Object.assign(window, { showSheet });
