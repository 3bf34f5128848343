export type { EndedCase, EndedCases } from "./activity";
export { createDesk, type Desk, type DeskOptions } from "./create-desk";
export type { DeskPart } from "./desk-part";
export type { PresenceBook } from "./identity";
export { runDesk, type RunDeskOptions, type RunningDesk } from "./run-desk";
