export { refuseHours, type HoursRefusal } from "./check-hours";
export { clockHour } from "./clock-hour";
export { openingHours } from "./opening-hours";
export { territoryOf, type Territory } from "./territory";
