import { AppError } from "../core/errors";

/** The one form of sound here, espeak-ng's own: 22 050 samples a second, 16 bits, one channel. Parts of one form can be joined. */
export const sampleRate = 22_050;
const bytesPerSample = 2;
const headerBytes = 44;

export class WavRefused extends AppError {
  constructor(why: string) {
    super("WAV_REFUSED", why);
  }
}

/**
 * The samples of a WAV file. Lengths in the headers are not believed beyond the file: espeak-ng writes to a pipe before it knows them.
 *
 * @throws WavRefused for another form of sound than ours.
 */
export function samplesOf(wav: Buffer): Buffer {
  if (wav.length < headerBytes || wav.toString("latin1", 0, 4) !== "RIFF" || wav.toString("latin1", 8, 12) !== "WAVE") throw new WavRefused("not a WAV file");
  for (let at = 12; at + 8 <= wav.length; ) {
    const [name, length] = [wav.toString("latin1", at, at + 4), wav.readUInt32LE(at + 4)];
    const body = at + 8;
    if (name === "fmt " && !isOurForm(wav, body)) throw new WavRefused("must be PCM, 22050 Hz, 16 bits, mono");
    if (name === "data") {
      const end = Math.min(body + length, wav.length);
      return wav.subarray(body, end - ((end - body) % bytesPerSample));
    }
    at = body + length + (length % 2);
  }
  throw new WavRefused("holds no sound");
}

/** A WAV file of these samples, a silence between them. */
export function joined(parts: readonly Buffer[], pauseMs: number): Buffer {
  const silence = Buffer.alloc(Math.round((sampleRate * pauseMs) / 1_000) * bytesPerSample);
  const samples = Buffer.concat(parts.flatMap((part, place) => (place === 0 ? [part] : [silence, part])));
  const header = Buffer.alloc(headerBytes);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(headerBytes - 8 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(8 * bytesPerSample, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

function isOurForm(wav: Buffer, at: number): boolean {
  return at + 16 <= wav.length && wav.readUInt16LE(at) === 1 && wav.readUInt16LE(at + 2) === 1 && wav.readUInt32LE(at + 4) === sampleRate && wav.readUInt16LE(at + 14) === 8 * bytesPerSample;
}
