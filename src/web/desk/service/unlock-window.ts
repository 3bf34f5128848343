/**
 * From behind the lock the association's directory is visited in a window of its own: the page that was locked stays, and with it what was written in it.
 * The pages here keep no opener (Cross-Origin-Opener-Policy), so the window knows by itself what it is for, and tells the other tabs when it is done.
 */
const sign = "passerelle-unlocks";

/** In the press itself: later no browser opens one. @returns null where none may be opened. */
export function openUnlockWindow(): Window | null {
  const opened = open("", "_blank", "popup,width=520,height=720");
  opened?.sessionStorage.setItem(sign, "yes");
  return opened;
}

export const isUnlockWindow = (): boolean => sessionStorage.getItem(sign) !== null;
