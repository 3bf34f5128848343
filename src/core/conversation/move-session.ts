import type { ChannelId } from "./retention";
import type { Session } from "./session";
import { withHandoff } from "./handoff-state";

/**
 * The same talk on another device: what is asked, answered and open stays as it is. The request for a person stays the same case, and says where
 * its person is now.
 *
 * @param to where it goes on; what is kept is kept as long as there. @param epoch of the conversation from now on. @param at ms since 1970
 */
export function moveSession(session: Session, to: ChannelId, epoch: number, at: number): Session {
  const moved: Session = { ...session, channel: to, lastSeenAt: at };
  const { handoff } = session;
  return handoff ? withHandoff(moved, { ...handoff, ticket: { ...handoff.ticket, channel: to, epoch } }) : moved;
}
