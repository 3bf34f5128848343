import { useState } from "preact/hooks";
import type { Refusal } from "../../../desk/api";
import type { Answer } from "../service/desk-service";

/** One request of a form: busy while it runs, then done, or a refusal to show. `UNREACHABLE` is the page's own code. */
export interface FormRequest {
  readonly isBusy: boolean;
  readonly refusal: Refusal | null;
  run<T>(asked: Promise<Answer<T>>, onDone: (value: T) => void): Promise<void>;
}

export function useRequest(): FormRequest {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    isBusy,
    refusal,
    async run(asked, onDone) {
      setBusy(true);
      setRefusal(null);
      const answer = await asked;
      setBusy(false);
      if (answer.outcome === "done") onDone(answer.value);
      else setRefusal(answer.outcome === "refused" ? answer.refusal : { code: "UNREACHABLE" });
    },
  };
}
