import type { Delivery } from "../../../desk/api";
import { troubleOf } from "../state/deliveries";
import { useStrings } from "./desk-strings";
import { Icon, type IconName } from "./icon";

const icons: Readonly<Record<Delivery["state"], IconName>> = { queued: "clock", sent: "check", delivered: "check_twice", read: "eye", failed: "alarm", expired: "hourglass" };

/** In the head of a line: how far it has come, in a picture and words. */
export function DeliveryMark({ of: { state } }: { readonly of: Delivery }) {
  const { say } = useStrings();
  return <span class={`delivery ${state}`}><Icon name={icons[state]} />{say(`delivery.${state}`)}</span>;
}

/** Under a line that did not arrive, or not yet: why. New in the talk, so it is read out. */
export function DeliveryTrouble({ of }: { readonly of: Delivery }) {
  const { say } = useStrings();
  const trouble = troubleOf(of);
  if (trouble === null) return null;
  return <p class={`entry-more delivery-trouble ${of.state}`}>{say(`delivery_trouble.${trouble}`)} {of.state === "queued" && say("delivery_trouble.again")}</p>;
}
