import type { Act, Queue } from "../../../desk/api";

export interface Team {
  readonly team: string;
  /** Colleagues of it who can be offered a case now, and all of them. */
  readonly present: number;
  readonly all: number;
}

/** Teams that a case can be handed on to, those where somebody is there first. @param me who hands on counts for none of them. */
export function teamsOf(mediators: readonly Pick<Queue["mediators"][number], "id" | "presence" | "teams">[], me: string | null): readonly Team[] {
  const others = mediators.filter(({ id }) => id !== me);
  const teams = [...new Set(others.flatMap((one) => one.teams))].map((team): Team => {
    const members = others.filter((one) => one.teams.includes(team));
    return { team, present: members.filter(({ presence }) => presence === "present").length, all: members.length };
  });
  return teams.sort((a, b) => Number(b.present > 0) - Number(a.present > 0) || (a.team < b.team ? -1 : 1));
}

/** Value of a team in a list where colleagues are chosen by their id, which has no colon. */
export const teamChoice = (team: string): string => `team:${team}`;

/** Whom a choice means; the empty one is anybody. */
export function receiverOf(choice: string): Extract<Act, { readonly kind: "hand_on" }>["to"] {
  if (choice === "") return null;
  const [, team] = /^team:(.+)$/.exec(choice) ?? [];
  return team === undefined ? { mediator: choice } : { team };
}
