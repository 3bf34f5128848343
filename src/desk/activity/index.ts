export { activityPart, type ActivityOptions } from "./activity-routes";
export type { EndedCase, EndedCases, Period } from "./ended-case";
