import { boundsOf } from "../../core/flow/answer-rules";
import type { FlowContext } from "../../core/flow/context";
import { addDays, addMonths } from "../../core/flow/dates";
import { unknown, type AnswerValue, type FlowSpec, type Run } from "../../core/flow/model";
import { optionsOf, stepAt } from "../../core/flow/questions";
import { pressedValue } from "../../core/flow/question-token";

/** Ages and counts around the limits that French law likes; rules are tried on both sides of them. */
const numbers = [0, 1, 2, 3, 4, 5, 6, 15, 16, 17, 18, 19, 20, 21, 24, 25, 26, 29, 30, 31, 55, 60, 61, 62, 63, 64, 65, 66, 67, 68, 80];
const dayOffsets = [-1500, -800, -732, -400, -120, -62, -31, -15, -8, -7, -6, -1, 0, 1, 6, 7, 8, 15, 31, 62, 200];
const monthOffsets = [-36, -24, -13, -12, -11, -3, -2, -1, 1, 2];

/** Everything a person could answer here, one value of each kind that can matter. */
export function candidates(spec: FlowSpec, run: Run, ctx: FlowContext): readonly AnswerValue[] {
  const step = stepAt(spec, run.waiting!);
  const isYesNo = step.kind === "ask" && step.ask === "yes_no";
  const offered = optionsOf(spec, run.waiting!, 1).map(({ value }) => pressedValue(value, isYesNo));
  return step.kind === "ask" ? [...freeValues(step, ctx), ...offered] : offered;
}

function freeValues(step: Extract<ReturnType<typeof stepAt>, { kind: "ask" }>, ctx: FlowContext): readonly AnswerValue[] {
  const { min, max } = boundsOf(step, ctx.today);
  const within = <T extends string | number>(values: readonly T[]) =>
    [...new Set(values)].filter((value) => (min === undefined || value >= min) && (max === undefined || value <= max)).filter((value) => value !== unknown);
  const edges = [min, max].filter((edge) => edge !== undefined);
  switch (step.ask) {
    case "number":
    case "amount":
      return within([...(edges as number[]), ...numbers]);
    case "date": {
      const around = monthOffsets.flatMap((months) => [-8, -7, -6, -1, 0, 1].map((days) => addDays(addMonths(ctx.today, months), days)));
      return within([...(edges as string[]), ...dayOffsets.map((days) => addDays(ctx.today, days)), ...around]);
    }
    case "duration":
      return ["P2W", "P6M", "P3Y"];
    case "postcode":
      return ["33000"];
    case "phone":
      return ["0612345678"];
    case "email":
      return ["nom@exemple.fr"];
    case "short_text":
      return ["…"];
    default:
      return [];
  }
}
