import type { Server } from "restify";
import type { ReportFailure } from "../channels/edge/answer";
import { createGate, DeskRoutes, type DeskRoute, type Gate, type GateOptions } from "./edge";
import type { DeskPart } from "./desk-part";

export interface DeskOptions extends GateOptions {
  readonly report: ReportFailure;
  /** Its subjects; each was given what it needs. */
  readonly parts: readonly DeskPart[];
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
export function createDesk({ parts, report, ...options }: DeskOptions): Desk {
  const gate = createGate(options);
  const desk = new DeskRoutes(gate, report);
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
