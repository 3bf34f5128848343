import type { Server } from "restify";
import type { ReportFailure } from "../channels/edge/answer";
import { activityPart, type ActivityOptions } from "./activity";
import { createGate, DeskRoutes, type DeskRoute, type Gate, type GateOptions } from "./edge";
import type { DeskPart } from "./desk-part";
import { openIdPart, type Directory } from "./openid";
import { identityPart, type IdentityOptions } from "./identity";
import { supervisionPart, type SupervisionOptions } from "./supervision";

export interface DeskOptions extends GateOptions, IdentityOptions, ActivityOptions, SupervisionOptions {
  readonly report: ReportFailure;
  /** Through which people may sign in beside their password; absent: there is none. */
  readonly directory?: Directory | undefined;
  /** Subjects that are built apart, each with what it needs: cases, queue. */
  readonly parts?: readonly DeskPart[];
}

export interface Desk {
  /** Who may come in: for the socket, whose request is no route. */
  readonly gate: Gate;
  /** Every route there is. */
  readonly routes: readonly DeskRoute[];
  register(server: Server): void;
  close(): Promise<void>;
}

/** The mediators' desk below `/desk/api`, for one association. */
export function createDesk(options: DeskOptions): Desk {
  const gate = createGate(options);
  const desk = new DeskRoutes(gate, options.report);
  const parts = [identityPart(options), openIdPart({ ...options, directory: options.directory ?? null }), supervisionPart(options), activityPart(options), ...(options.parts ?? [])];
  for (const part of parts) part.register(desk);
  return {
    gate,
    routes: desk.list(),
    register: (server) => desk.register(server),
    close: async () => {
      await Promise.all(parts.map((part) => part.close?.()));
    },
  };
}
