import { useState } from "preact/hooks";
import { useStrings } from "./desk-strings";
import { useController } from "./use-desk";

/** Asks once more for the French of a line that has none yet: the machine was slow, or away. */
export function AskTranslation({ caseId, seq }: { readonly caseId: string; readonly seq: number }) {
  const { say } = useStrings();
  const controller = useController();
  const [state, setState] = useState<"idle" | "asking" | "none">("idle");
  const ask = async (): Promise<void> => {
    setState("asking");
    setState((await controller.readAgain(caseId, seq)) ? "idle" : "none");
  };
  return (
    <>
      <button type="button" disabled={state === "asking"} onClick={() => void ask()}>{say(state === "asking" ? "transcript.asking" : "transcript.ask")}</button>
      <span role="status">{state === "none" && say("transcript.no_translation")}</span>
    </>
  );
}
