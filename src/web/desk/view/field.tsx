import type { ComponentChildren } from "preact";

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: ComponentChildren;
}

/** A control with its name over it, and what to mend under it. The control names `hint-ID` and `problem-ID` in aria-describedby. */
export function Field({ id, label, hint, problem, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && <p class="hint" id={`hint-${id}`}>{hint}</p>}
      {problem !== undefined && <p class="problem" id={`problem-${id}`} role="alert">{problem}</p>}
    </div>
  );
}

/** Names what describes a field, or nothing. */
export function describedBy(id: string, parts: { readonly hint?: boolean; readonly problem?: boolean }): { readonly "aria-describedby"?: string; readonly "aria-invalid"?: true } {
  const ids = [parts.hint === true && `hint-${id}`, parts.problem === true && `problem-${id}`].filter((one) => one !== false);
  return { ...(ids.length > 0 && { "aria-describedby": ids.join(" ") }), ...(parts.problem === true && { "aria-invalid": true }) };
}
