import type { Alert } from "../state/alerts";

/** Two short notes, higher for what presses (Hz). */
const notes: Readonly<Record<Alert, readonly [number, number]>> = { urgent: [880, 1_175], offer: [659, 880], message: [587, 587], waiting: [440, 523] };
const noteSeconds = 0.14;
/** Of 1: heard in a quiet office, not two offices away. */
const volume = 0.12;

let audio: AudioContext | null = null;

/** A browser lets a page sound only after somebody pressed something in it; before that, nothing is heard. */
export function playTone(alert: Alert): void {
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
