import { notDoneOf } from "../state/outgoing";
import { caseHash } from "../state/routes";
import { clockOf } from "../state/times";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { useController, useDesk, useNow } from "./use-desk";

/** Long enough (ms) to finish or hand on what is in hand. */
const endWarningMs = 15 * 60_000;

/** What was asked for and not done, and what the network holds up. A note that was refused is still there to be read. */
export function Notices() {
  const strings = useStrings();
  const { say, count } = strings;
  const controller = useController();
  const { line, outgoing, open, me, clockSkewMs } = useDesk();
  const now = useNow() + clockSkewMs;
  const endsSoon = me !== null && me.endsAt > now && me.endsAt - now < endWarningMs;
  const held = outgoing.filter(({ state }) => state === "later").length;
  return (
    <div class="notices">
      <div role="status">
        {endsSoon && <p class="notice warning"><Icon name="clock" /><span>{say("session_ends", { clock: clockOf(me.endsAt) })}</span></p>}
        {line === "lost" && <p class="notice warning"><Icon name="disconnected" /><span>{say("line.lost_long")}</span><button type="button" onClick={() => controller.hurry()}>{say("line.again")}</button></p>}
        {held > 0 && <p class="notice warning"><Icon name="clock" /><span>{count("outgoing.held", held)}</span></p>}
      </div>
      <div role="alert">
        {notDoneOf(outgoing, open?.id ?? null).map(({ event, case: id, act, code, state, words }) => (
          <p key={event} class="notice danger">
            <Icon name="alarm" />
            <span>
              {say("refused_act", { act: say(`act.${act.kind}`), why: state === "given_up" ? say("outgoing.given_up_why") : strings.name("refusal.any", code ?? "") })}
              {act.kind === "note" ? <q>{act.text}</q> : words !== "" && <q dir="auto">{words}</q>}
            </span>
            {id !== open?.id && <a href={caseHash(id)}>{say("outgoing.see_case")}</a>}
            {state === "given_up" && <button type="button" onClick={() => controller.again(event)}>{say("outgoing.again")}</button>}
            <button type="button" onClick={() => controller.dismiss(event)}>{say("close")}</button>
          </p>
        ))}
      </div>
    </div>
  );
}
