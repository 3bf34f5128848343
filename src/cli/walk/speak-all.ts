import { messageView, type Renderer } from "../../bot/render";
import type { FlowSpec } from "../../core/flow/model";
import { locales, sourceLocale, type Locale } from "../../core/locale";
import type { MessageRef, Said } from "../../core/message";
import type { LogEntry, Spoken } from "../../core/ports";
import type { Wording } from "../../wording";
import { isCopied, wrongScript } from "./wrong-script";

export interface SpeechProblem {
  readonly code: "missing-sentence" | "wrong-script" | "copied-french" | "french-fallback";
  readonly flow: string;
  readonly locale: Locale;
  readonly key: string;
  readonly detail: string;
}

export interface Speech {
  readonly flow: string;
  readonly locale: Locale;
  readonly sentences: number;
  readonly problems: readonly SpeechProblem[];
}

/** Everything a flow can say or be asked to say, in one language, normal and simple. */
export function speakAll(spec: FlowSpec, said: readonly Said[], locale: Locale, renderer: Renderer & { readonly speaker: Wording }): Speech {
  const problems: SpeechProblem[] = [];
  const seen = new Set<string>();
  const report = (code: SpeechProblem["code"], key: string, detail: string) => problems.push({ code, flow: spec.id, locale, key, detail });
  const hear = (message: MessageRef) => {
    for (const simple of [false, true]) {
      const spoken = attempt(renderer.speaker, message, locale, simple);
      if (!spoken) {
        report("missing-sentence", message.key, "no such sentence, or a value is missing in it");
        continue;
      }
      if (seen.has(spoken.text + message.key)) continue;
      seen.add(spoken.text + message.key);
      judge(message, spoken, simple);
    }
  };
  const judge = (message: MessageRef, spoken: Spoken, simple: boolean) => {
    if (spoken.isFallback) return report("french-fallback", message.key, "said in French, with a notice");
    const foreign = wrongScript(spoken.text, locale, renderer.speaker.officialNames);
    if (foreign.length > 0) report("wrong-script", message.key, foreign.slice(0, 4).join(" "));
    const french = attempt(renderer.speaker, message, sourceLocale, simple);
    if (french && isCopied(spoken.text, french.text, locale)) report("copied-french", message.key, "the French sentence stands here untranslated");
  };

  for (const message of [...said.flatMap(messagesOf), ...helpOf(spec)]) hear(message);
  // the view joins names of places, headings and notices: rendered once whole, so that a hole there is found too
  for (const one of said) {
    try {
      messageView(renderer, entryFor(one, locale), one);
    } catch (error) {
      report("missing-sentence", one.key, `its view cannot be made (${(error as Error).name})`);
    }
  }
  return { flow: spec.id, locale, sentences: seen.size, problems };
}

export const speakInAll = (spec: FlowSpec, said: readonly Said[], renderer: Parameters<typeof speakAll>[3]): readonly Speech[] =>
  locales.map((locale) => speakAll(spec, said, locale, renderer));

function attempt(speaker: Wording, message: MessageRef, locale: Locale, simple: boolean): Spoken | null {
  try {
    return speaker.say(message, { locale, simple });
  } catch {
    return null;
  }
}

function messagesOf(said: Said): readonly MessageRef[] {
  const summary = said.summary;
  return [
    said,
    ...(said.buttons ?? []).filter((button) => button.locale === undefined).map((button) => button.label),
    ...(summary ? [...summary.answers.map(({ label }) => ({ key: label })), ...summary.nextSteps, ...summary.deadlines.map(({ text }) => text)] : []),
  ];
}

/** What is said only on request: why, words of papers and screens. */
function helpOf(spec: FlowSpec): readonly MessageRef[] {
  const keys = Object.values(spec.steps).flatMap((step) => [
    ...("why" in step ? [step.why, step.label] : []),
    ...(step.kind === "check" ? step.documents.flatMap(({ name, what, missing }) => [name, what, missing]) : []),
    ...(step.kind === "guide" ? step.screens.flatMap(({ text, unseen, help }) => [text, unseen, help]) : []),
    ...step.terms.flatMap((term) => [`glossary:${term}.name`, `glossary:${term}.meaning`]),
  ]);
  return [...new Set(keys), spec.title, ...spec.stages].map((key) => ({ key }));
}

function entryFor(said: Said, locale: Locale): LogEntry {
  return { v: 1, seq: 1, id: "walk", at: 0, author: "bot", said, locale, simple: false, content: "" };
}
