export { createDesk, type Desk, type DeskOptions } from "./create-desk";
export type { DeskPart } from "./desk-part";
