const toneHz = [660, 880] as const;
const toneSeconds = 0.22;
const loudness = 0.2;

/** Two soft tones, for who has turned away from the screen. Silent where the browser has no sound. */
export function chime(): void {
  try {
    const audio = new AudioContext();
    const volume = new GainNode(audio, { gain: loudness });
    volume.connect(audio.destination);
    toneHz.forEach((frequency, place) => {
      const tone = new OscillatorNode(audio, { frequency });
      tone.connect(volume);
      tone.start(audio.currentTime + place * toneSeconds);
      tone.stop(audio.currentTime + (place + 1) * toneSeconds);
      if (place === toneHz.length - 1) tone.onended = () => void audio.close();
    });
  } catch {
    // no sound card: the picture and the words are there
  }
}
