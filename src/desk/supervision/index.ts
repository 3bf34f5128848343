export { supervisionPart, type SupervisionOptions } from "./supervision-routes";
