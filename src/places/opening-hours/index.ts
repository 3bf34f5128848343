export { refuseHours, type HoursRefusal } from "./check-hours";
export { openingHours } from "./opening-hours";
export { territoryOf, type Territory } from "./territory";
