import type { Refusal } from "../../../desk/api";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";

/** What was refused, in words; `family` first (what a wrong password means here), then what the code means anywhere. */
export function RefusalNotice({ refusal, family }: { readonly refusal: Refusal | null; readonly family: string }) {
  const strings = useStrings();
  if (refusal === null) return <div role="alert" />;
  const own = strings.name(`refusal.${family}`, refusal.code);
  const words = own === refusal.code ? strings.name("refusal.any", refusal.code) : own;
  const minutes = refusal.retryAfterMs === undefined ? 0 : Math.ceil(refusal.retryAfterMs / 60_000);
  return (
    <div role="alert">
      <p class="notice warning">
        <Icon name="alarm" />
        <span>{words} {minutes > 0 && strings.count("refusal.retry_minutes", minutes)}</span>
      </p>
    </div>
  );
}
