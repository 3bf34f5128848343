import type { DeskRoutes } from "./edge";

/** One subject of the desk: its routes, and what it holds open. */
export interface DeskPart {
  register(desk: DeskRoutes): void;
  close?(): void | Promise<void>;
}
