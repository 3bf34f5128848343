import { clipKey, type Clips } from "../../../src/speech/clips";
import { createSpeech, espeak, isEspeakHere, readVoices, type Speech, type Voices } from "../../../src/speech";
import { SpeechFailed, type Synthesize } from "../../../src/speech/espeak";
import { maxKeptBytes, maxProcesses, maxSpokenLength, maxWaiting, pauseMs } from "../../../src/speech/limits";
import { projectRoot } from "../../../src/project-root";
import { joined, sampleRate, samplesOf } from "../../../src/speech/wav";

const voices: Voices = { fr: { voice: "fr", state: "on" }, ar: { voice: "ar", state: "unreviewed" } };
const fr = (text: string) => ({ text, lang: "fr" });
const secondsOf = (wav: Buffer | null): number => samplesOf(wav!).length / 2 / sampleRate;

/** A synthesizer whose sounds are as long as its texts, that counts and can be held up. */
function counted() {
  const spoken: string[] = [];
  const held: (() => void)[] = [];
  let [isHeld, now, most] = [false, 0, 0];
  const synthesize: Synthesize = async (text) => {
    spoken.push(text);
    most = Math.max(most, (now += 1));
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
    now -= 1;
    return Buffer.alloc(text.length * 2);
  };
  return { synthesize, spoken, most: () => most, hold: () => (isHeld = true), release: () => ((isHeld = false), held.splice(0).forEach((go) => go())) };
}

const speechOf = (over: Partial<Parameters<typeof createSpeech>[0]> = {}): Speech => createSpeech({ voices, clips: new Map(), synthesize: espeak, usesUnreviewed: false, ...over });

describe("with the real program", () => {
  it("is on this machine", async () => expect(await isEspeakHere()).toBe(true));

  it("says French, and two sentences with a breath between", async () => {
    const speech = speechOf();
    const [one, other] = [fr("Bonjour."), fr("Avez-vous un titre de séjour ?")];
    const lengths = await Promise.all([[one], [other], [one, other]].map(async (words) => secondsOf(await speech.say(words))));
    expect(lengths[0]).toBeGreaterThan(0.3);
    expect(lengths[2]).toBeCloseTo(lengths[0]! + lengths[1]! + pauseMs / 1_000, 2);
  });

  it.each([["a command", "$(touch /tmp/x); `id` --help -f /etc/passwd"], ["an option", "-w /tmp/passerelle.wav"], ["markup", "<speak><audio src='file:///etc/passwd'/></speak>"], ["a zero byte", "a\u0000b"], ["a lone half of a character", "\ud800"]])(
    "%s is only words to it", async (_what, text) => expect(secondsOf(await speechOf().say([fr(text)]))).toBeGreaterThan(0));

  it.each(Object.entries(readVoices(projectRoot)))("the voice of %s is there", async (lang, { voice }) => {
    const speech = speechOf({ voices: { [lang]: { voice, state: "on" } } });
    expect(secondsOf(await speech.say([{ text: "1, 2, 3", lang }]))).toBeGreaterThan(0.5);
  });

  it("a voice that does not exist is an error, and never another voice", async () => {
    const speech = speechOf({ voices: { fr: { voice: "zzz", state: "on" } } });
    await expect(speech.say([fr("Bonjour")])).rejects.toMatchObject({ code: "SPEECH_FAILED" });
  });
});

describe("who is heard", () => {
  it.each([
    ["a voice that is on", "fr", false, true],
    ["one that nobody approved stays silent", "ar", false, false],
    ["unless the settings say so", "ar", true, true],
    ["a variety speaks with its language's voice", "fr-BE", false, true],
    ["Pashto has none, and borrows none", "ps", true, false],
  ])("%s", async (_what, lang, usesUnreviewed, isHeard) => {
    const speech = speechOf({ usesUnreviewed, synthesize: counted().synthesize });
    expect([speech.canSay({ text: "x", lang }), (await speech.say([{ text: "x", lang }])) !== null]).toEqual([isHeard, isHeard]);
  });

  it("a recorded clip is heard where there is no voice, and only for the very words that were recorded", async () => {
    const clips: Clips = new Map([[clipKey("ps", "سلام"), Buffer.alloc(sampleRate * 2)]]);
    const speech = speechOf({ clips, synthesize: null });
    expect([speech.canSay({ text: "سلام", lang: "ps" }), speech.canSay({ text: "سلام!", lang: "ps" }), speech.canSay(fr("Bonjour"))]).toEqual([true, false, false]);
    expect(secondsOf(await speech.say([{ text: "سلام", lang: "ps" }, fr("Bonjour")]))).toBe(1);
  });

  it("nothing is said of a text that is empty or longer than any message", async () => {
    const { synthesize, spoken } = counted();
    expect(await speechOf({ synthesize }).say([fr(" "), fr("a".repeat(maxSpokenLength + 1))])).toBeNull();
    expect(spoken).toEqual([]);
  });
});

describe("bounds", () => {
  it("the same words are spoken once, also when two ask at the same time", async () => {
    const { synthesize, spoken } = counted();
    const speech = speechOf({ synthesize });
    await Promise.all([speech.say([fr("Bonjour")]), speech.say([fr("Bonjour")])]);
    await speech.say([fr("Bonjour")]);
    expect(spoken).toEqual(["Bonjour"]);
  });

  it("few processes at once, some texts in line, the rest is told to come back", async () => {
    const { synthesize, most, hold, release } = counted();
    hold();
    const speech = speechOf({ synthesize });
    const asked = Array.from({ length: maxProcesses + maxWaiting + 5 }, (_, n) => speech.say([fr(`Phrase ${n}`)]));
    const ended = Promise.allSettled(asked);
    await new Promise((resolve) => setImmediate(resolve));
    release();
    const refused = (await ended).filter((one) => one.status === "rejected").map(({ reason }) => (reason as SpeechFailed).code);
    expect(refused).toEqual(Array<string>(5).fill("SPEECH_BUSY"));
    expect(most()).toBe(maxProcesses);
    // the line is empty again
    expect(await speech.say([fr("encore")])).not.toBeNull();
  });

  it("a text that failed is tried again when it is asked for again", async () => {
    let tries = 0;
    const speech = speechOf({ synthesize: async () => { if ((tries += 1) === 1) throw new SpeechFailed("SPEECH_FAILED"); return Buffer.alloc(2); } });
    await expect(speech.say([fr("Bonjour")])).rejects.toBeInstanceOf(SpeechFailed);
    expect(await speech.say([fr("Bonjour")])).not.toBeNull();
  });

  it("what was heard longest ago is forgotten when the memory is full", async () => {
    const spoken: string[] = [];
    const speech = speechOf({ synthesize: async (text) => { spoken.push(text); return Buffer.alloc(maxKeptBytes / 3); } });
    for (const text of ["a", "b", "c", "a", "d", "a", "b"]) await speech.say([fr(text)]);
    expect(spoken).toEqual(["a", "b", "c", "d", "b"]);
  });
});

describe("a WAV file", () => {
  it("gives back the samples it was made of", () => {
    const samples = Buffer.from([1, 2, 3, 4]);
    expect(samplesOf(joined([samples], pauseMs))).toEqual(samples);
  });

  const file = joined([Buffer.alloc(8)], 0);
  const changed = (at: number, value: number): Buffer => { const copy = Buffer.from(file); copy.writeUInt16LE(value, at); return copy; };
  it.each([["nothing", Buffer.alloc(0)], ["an MP3 file", Buffer.from("ID3".padEnd(100, "x"))], ["two channels", changed(22, 2)], ["8 bits", changed(34, 8)], ["another speed", changed(24, 8_000)], ["no sound", file.subarray(0, 36)]])(
    "%s is refused", (_what, wav) => expect(() => samplesOf(wav)).toThrow(expect.objectContaining({ code: "WAV_REFUSED" })));

  it("a length that is longer than the file is not believed", () => expect(samplesOf(changed(40, 0xffff))).toHaveLength(8));
});
