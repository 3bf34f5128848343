import type { Alert } from "../state/alerts";

/** Two short notes, higher for what presses (Hz). */
const notes: Readonly<Record<Alert, readonly [number, number]>> = { urgent: [880, 1_175], offer: [659, 880], message: [587, 587], waiting: [440, 523] };
const noteSeconds = 0.14;
/** Of 1: heard in a quiet office, not two offices away. */
const volume = 0.12;

let audio: AudioContext | null = null;

/** A browser lets a page sound only after somebody pressed something in it; before that nothing is heard, nor all at once afterwards. */
export function playTone(alert: Alert): void {
  if (!canSound()) return;
  audio ??= new AudioContext();
  const { currentTime: now, destination } = audio;
  const gain = audio.createGain();
  gain.connect(destination);
  gain.gain.setValueAtTime(0, now);
  notes[alert].forEach((hertz, index) => {
    const from = now + index * noteSeconds;
    const tone = audio!.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain);
    // a soft beginning and end: no click in the loudspeaker
    gain.gain.linearRampToValueAtTime(volume, from + 0.02);
    gain.gain.linearRampToValueAtTime(0, from + noteSeconds);
    tone.start(from);
    tone.stop(from + noteSeconds);
  });
}

// a browser that does not say is asked to sound
const canSound = (): boolean => (navigator as Partial<Navigator>).userActivation?.hasBeenActive ?? true;

/** No tab hears of the same news later than this after another (ms): longer than an offer lasts. */
const newsOfOneMs = 60_000;
/** Whoever is looked at speaks first, then a tab that can sound (ms). */
const giveWayMs = 250;

/**
 * Several tabs of one mediator hear of the same news; one of them tells it. It holds a lock of the browser, of which nothing is kept.
 *
 * @param key of the news, the same in each tab.
 */
export function inOneTab(key: string, isLookedAt: boolean, tell: () => void): void {
  // only pages that came over an open line have none
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks === undefined) return tell();
  const claim = (): void => void locks.request(`passerelle-desk ${key}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    tell();
    await new Promise((resolve) => setTimeout(resolve, newsOfOneMs));
  });
  setTimeout(claim, isLookedAt ? 0 : canSound() ? giveWayMs : 2 * giveWayMs);
}

export type NotificationState = "unknown" | NotificationPermission;
export const notificationState = (): NotificationState => (typeof Notification === "undefined" ? "unknown" : Notification.permission);

/** One notice of each kind at a time, with a general sentence: a screen that is locked or shared shows it too. */
export function notify(alert: Alert, title: string, body: string): void {
  if (notificationState() !== "granted") return;
  const notice = new Notification(title, { body, tag: alert, lang: "fr" });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}
