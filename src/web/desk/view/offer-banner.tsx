import type { CaseItem } from "../../../desk/api";
import { caseHash } from "../state/routes";
import { languageName, useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { useController, useDesk, useNow } from "./use-desk";
import { goTo } from "./use-route";

/** The offer that ends first. Announced once; its count-down is for the eyes only, a number read out each second helps nobody. */
export function OfferBanner({ onDecline }: { readonly onDecline: (item: CaseItem) => void }) {
  const strings = useStrings();
  const { say } = strings;
  const controller = useController();
  const { queue, clockSkewMs } = useDesk();
  const now = useNow() + clockSkewMs;
  const offer = firstOffer(queue?.cases ?? [], now);
  if (offer === null) return <p role="alert" class="visually-hidden" />;
  const seconds = Math.ceil((offer.offerEndsAt - now) / 1_000);
  const about = [languageName(offer.item.locale), offer.item.procedure ?? say("no_procedure"), offer.item.step].filter((part) => part !== null).join(" · ");
  return (
    <>
      <p role="alert" class="visually-hidden">{say("offer.title")} : {about}</p>
      <section class="offer" aria-label={say("offer.title")}>
        <p>
          <Icon name="bell" />
          <strong>{say("offer.title")}</strong>
          <span>{about}</span>
          {offer.item.urgent !== null && <span class="badge danger"><Icon name="alarm" />{say("urgent_kind", { kind: strings.name("urgent", offer.item.urgent) })}</span>}
        </p>
        <div class="row">
          <span class="countdown" aria-hidden="true"><Icon name="hourglass" />{say("elapsed.seconds", { count: seconds })}</span>
          <button
            type="button"
            class="primary"
            onClick={() => {
              controller.act(offer.item.id, { kind: "take" });
              goTo(caseHash(offer.item.id));
            }}
          >
            {say("action.take")} <kbd>t</kbd>
          </button>
          <button type="button" onClick={() => onDecline(offer.item)}>{say("action.decline")} <kbd>x</kbd></button>
        </div>
      </section>
    </>
  );
}

/** @param now on the server's clock. */
export function firstOffer(cases: readonly CaseItem[], now: number): { readonly item: CaseItem; readonly offerEndsAt: number } | null {
  const offers = cases.flatMap((item) => (item.offerEndsAt !== null && item.offerEndsAt > now ? [{ item, offerEndsAt: item.offerEndsAt }] : []));
  return offers.sort((a, b) => a.offerEndsAt - b.offerEndsAt)[0] ?? null;
}
