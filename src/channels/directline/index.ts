export { createDirectLine, type DirectLine } from "./direct-line";
export type { DirectLineOptions } from "./setup";
