export { DeskRoutes, type DeskRoute, type RouteRule } from "./desk-routes";
export { createGate, type Admitted, type Gate, type GateOptions, type Rule, type Stranger } from "./gate";
export { countSchema, daySchema, readQuery } from "./query";
export { asDeskRefused, badInput, DeskRefused, refusing, type RefusalCode } from "./refusal";
export { DeskReply, withCookies } from "./reply";
