import { join } from "node:path";
import { examplesOf, foldsOf, type Example } from "../../understanding/wishes/cross-validation";
import { readPhrases, readWishWords } from "../../understanding/wishes/phrases";
import { shares, type Seen, type Shares } from "../../understanding/wishes/thresholds";
import { trainOn } from "../../understanding/wishes/train";
import { decide, noWish, rank, type WishModel } from "../../understanding/wishes/wish-model";
import { meaningFinder, type MeaningFinder, type WishWords } from "../../understanding/wishes/wish-words";
import { tsvRows } from "./read-rows";
import { share, type Bar, type EvalPart } from "./report";

/** Parts the phrases are cut into; each is read by a model, with its thresholds, made from the others alone. */
const folds = 5;
const promised = { amongProposed: 0.85, rightAlone: 0.97, abstains: 0.75 } as const;

/** Ids of the shared intents, written by somebody else, in ours. */
const sharedIds: Readonly<Record<string, string>> = {
  titre_sejour: "residence_permit", asile: "asylum", caf: "family_benefits", apl: "caf-aide-logement", hebergement: "night_shelter", sante: "health",
  perte: "lost_papers", ecole: "school", emploi: "france-travail-inscription", naissance: "birth", banque: "bank_account", nationalite: "nationality", _oos: noWish,
};

interface Judged extends Seen {
  readonly language: string;
  readonly text: string;
  /** By the thresholds of the model that read it. */
  readonly outcome: ReturnType<typeof decide>;
}

/**
 * How well wishes are read: phrases of locales/ held out in folds, and the shared intents with the model that serves.
 *
 * @param root folder of locales/ and dialogs/.
 * @param dataDir holds `language/intents*.tsv`: intent, language, phrases parted by `|`.
 */
export async function evaluateWishes(root: string, dataDir: string): Promise<EvalPart> {
  const words = readWishWords(join(root, "dialogs", "wish-words"));
  const meaningsIn = meaningFinder(words);
  const examples = examplesOf(readPhrases(join(root, "locales")), meaningsIn);
  const shared = readShared(dataDir, meaningsIn);
  const validated = crossValidate(examples, words);
  const serving = trainOn(examples, words);
  const intents = judge(shared, serving);
  return {
    name: "wishes",
    table: [
      ["phrases", "language", "count", "first", "first three", "among proposed", "right alone", "alone", "no wish refused"],
      ...rowsOf("held out", validated), ...rowsOf("shared intents", intents),
    ],
    bars: [...barsOf("held out", validated), ...(intents.length > 0 ? barsOf("shared intents", intents) : [])],
    failures: [...validated, ...intents].filter(isWrong).map(({ language, id, text, outcome }) => `${language} ${id} "${text}" -> ${outcome.outcome} ${outcome.ids.join(" ")}`),
  };
}

function crossValidate(examples: readonly Example[], words: WishWords): readonly Judged[] {
  const parts = foldsOf(examples, folds);
  return parts.flatMap((part) => judge(part, trainOn(parts.filter((other) => other !== part).flat(), words)));
}

function judge(examples: readonly Example[], model: WishModel): readonly Judged[] {
  return examples.map(({ id, language, text, features }) => {
    const ranked = rank(model, features, model.thresholds.temperature);
    return { id, language, text, ranked, outcome: decide(ranked, model.thresholds) };
  });
}

/** Intents that are none of ours are left out. */
function readShared(dataDir: string, meaningsIn: MeaningFinder): readonly Example[] {
  return tsvRows(dataDir, "intents").flatMap(([intent = "", language = "", phrases = ""]) => {
    const id = sharedIds[intent];
    return id === undefined ? [] : examplesOf(phrases.split("|").map((text) => ({ id, language, text })), meaningsIn);
  });
}

function rowsOf(name: string, judged: readonly Judged[]): readonly (readonly (string | number)[])[] {
  const languages = [...new Set(judged.map(({ language }) => language))];
  const row = (language: string, of: readonly Judged[]) => {
    const { amongProposed, rightAlone, alone, abstains } = sharesOf(of);
    return [name, language, of.length, ...[amongRanked(of, 1), amongRanked(of, 3), amongProposed, rightAlone, alone, abstains].map(percent)];
  };
  return [...languages.map((language) => row(language, judged.filter((one) => one.language === language))), row("all", judged)];
}

function barsOf(name: string, judged: readonly Judged[]): readonly Bar[] {
  const { amongProposed, rightAlone, abstains } = sharesOf(judged);
  const wishes = judged.filter(({ id }) => id !== noWish).length;
  return [
    { name: `wishes, ${name}: right one among the proposals shown`, value: inPercent(amongProposed), least: inPercent(promised.amongProposed), count: wishes },
    { name: `wishes, ${name}: right when proposed alone`, value: inPercent(rightAlone), least: inPercent(promised.rightAlone), count: judged.filter(({ outcome }) => outcome.outcome === "one").length },
    { name: `wishes, ${name}: no proposal for what is no wish`, value: inPercent(abstains), least: inPercent(promised.abstains), count: judged.length - wishes },
  ];
}

const sharesOf = (judged: readonly Judged[]): Shares => shares(judged.map(({ id, outcome }) => ({ id, outcome })));

/** Whether or not it would have been shown. */
function amongRanked(judged: readonly Judged[], count: number): number {
  const wishes = judged.filter(({ id }) => id !== noWish);
  const right = wishes.filter(({ id, ranked }) => ranked.filter((one) => one.id !== noWish).slice(0, count).some((one) => one.id === id));
  return wishes.length === 0 ? 1 : right.length / wishes.length;
}

const isWrong = ({ id, outcome }: Judged): boolean => (id === noWish ? outcome.outcome !== "unknown" : !outcome.ids.includes(id));

const inPercent = (part: number): number => share(part, 1);
const percent = (part: number): string => `${inPercent(part)} %`;
