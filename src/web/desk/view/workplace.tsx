import { useEffect, useState } from "preact/hooks";
import type { CaseItem } from "../../../desk/api";
import { keepPreferences, recallPreferences, type Preferences } from "../service/preferences";
import { actionsFor, type CaseAction } from "../state/case-actions";
import { caseHash, type Route } from "../state/routes";
import { neighbour, type Shortcut } from "../state/shortcuts";
import { ActivityExport } from "./activity-export";
import { CaseDialog, type AskedAction } from "./case-dialog";
import type { CaseAsk } from "./case-header";
import { CasePanel } from "./case-panel";
import { useStrings } from "./desk-strings";
import { EndOfShift } from "./end-of-shift";
import { FirstSteps } from "./first-steps";
import { KeysHelp } from "./keys-help";
import { Notices } from "./notices";
import { firstOffer, OfferBanner } from "./offer-banner";
import { PersonView } from "./person-view";
import { QueuePanel, rowIds } from "./queue-panel";
import { Search } from "./search";
import { Supervision } from "./supervision";
import { TopBar } from "./top-bar";
import { useAttention } from "./use-attention";
import { useController, useDesk } from "./use-desk";
import { goTo } from "./use-route";
import { useShortcuts } from "./use-shortcuts";

type Shown =
  | { readonly kind: "help" | "end_of_shift" | "person_view" }
  | { readonly kind: "action"; readonly action: AskedAction; readonly item: CaseItem };

const focusOn = (id: string): boolean => {
  const place = document.getElementById(id);
  place?.focus();
  return place !== null;
};

export function Workplace({ route }: { readonly route: Exclude<Route, { readonly screen: "invitation" }> }) {
  const { say } = useStrings();
  const controller = useController();
  const { open, queue, clockSkewMs, me } = useDesk();
  const [preferences, setPreferences] = useState<Preferences>(recallPreferences);
  const [shown, setShown] = useState<Shown | null>(null);
  const announced = useAttention(preferences);
  const chosen = route.screen === "cases" ? route.case : null;
  useEffect(() => controller.choose(chosen), [chosen]);

  const prefer = (next: Preferences): void => {
    keepPreferences(next);
    setPreferences(next);
  };
  const begin = (action: CaseAction, item: CaseItem): void => {
    if (action !== "take" && action !== "call_now") return setShown({ kind: "action", action, item });
    controller.act(item.id, { kind: action });
    goTo(caseHash(item.id));
  };
  /** @returns whether it can be done with that case. */
  const ask = (wanted: CaseAsk, item: CaseItem | null | undefined): boolean => {
    if (item == null) return false;
    if (wanted === "person_view") setShown({ kind: "person_view" });
    else if (actionsFor(item, Date.now() + clockSkewMs, me?.role ?? "mediator").includes(wanted)) begin(wanted, item);
    else return false;
    return true;
  };
  useShortcuts(preferences.hasShortcuts && shown === null, (shortcut: Shortcut) => {
    switch (shortcut) {
      case "help":
        setShown({ kind: "help" });
        return true;
      case "lock":
        void controller.lock();
        return true;
      case "phrases":
        return focusOn("phrase-search");
      case "free":
        return focusOn("free-text");
      case "note":
        return focusOn("note");
      case "queue":
        return focusOn("queue");
      case "newest":
        document.getElementById("newest")?.click();
        return true;
      case "next":
      case "previous": {
        const id = neighbour(rowIds(), chosen, shortcut === "next" ? 1 : -1);
        if (id !== null) goTo(caseHash(id));
        return true;
      }
      case "take":
      case "decline":
        // the banner shows this key: an offer that runs out comes before the case on screen
        return ask(shortcut, firstOffer(queue?.cases ?? [], Date.now() + clockSkewMs)?.item ?? open?.view);
      default:
        return ask(shortcut, open?.view);
    }
  });

  const close = (): void => setShown(null);
  return (
    <div class="desk" data-open={chosen !== null || undefined}>
      <a
        class="skip"
        href="#work"
        onClick={(event) => {
          // the part after # is the desk's own: a jump must not change it
          event.preventDefault();
          const work = document.getElementById("work");
          work?.setAttribute("tabindex", "-1");
          work?.focus();
        }}
      >
        {say("skip")}
      </a>
      <TopBar screen={route.screen} preferences={preferences} onPreferences={prefer} onHelp={() => setShown({ kind: "help" })} onEndOfShift={() => setShown({ kind: "end_of_shift" })} />
      <Notices />
      <OfferBanner onDecline={(item) => begin("decline", item)} />
      <p class="visually-hidden" role="status">{announced}</p>
      {route.screen === "cases" && me?.role === "technical_admin" && <main id="work" class="page"><p>{say("technical_only")}</p></main>}
      {route.screen === "cases" && me?.role !== "technical_admin" && (
        <div class="cases">
          <QueuePanel />
          {open === null ? <main id="work" class="work"><p class="empty">{say("choose_case")}</p></main> : <CasePanel open={open} onAsk={(wanted) => ask(wanted, open.view)} />}
        </div>
      )}
      {route.screen === "search" && <Search />}
      {route.screen === "supervision" && <Supervision />}
      {route.screen === "activity" && <ActivityExport />}
      {route.screen === "first-steps" && <FirstSteps />}
      {shown?.kind === "help" && <KeysHelp preferences={preferences} onPreferences={prefer} onClose={close} />}
      {shown?.kind === "end_of_shift" && <EndOfShift onClose={close} />}
      {shown?.kind === "person_view" && open !== null && <PersonView open={open} onClose={close} />}
      {shown?.kind === "action" && <CaseDialog action={shown.action} item={shown.item} onClose={close} />}
    </div>
  );
}
