import { useStrings } from "./desk-strings";

const parts = ["presence", "offer", "summary", "phrases", "free", "back", "close", "danger", "lock"] as const;

/** What somebody new reads before the first case: one screen, no account of anybody in it. */
export function FirstSteps() {
  const { say } = useStrings();
  return (
    <main id="work" class="page">
      <h2>{say("page.first-steps")}</h2>
      <p>{say("first_steps.intro")}</p>
      <ol class="first-steps">
        {parts.map((part) => (
          <li key={part}>
            <h3>{say(`first_steps.${part}.title`)}</h3>
            <p>{say(`first_steps.${part}.text`)}</p>
          </li>
        ))}
      </ol>
      <p><a href="#/">{say("first_steps.begin")}</a></p>
    </main>
  );
}
