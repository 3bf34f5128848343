import type { Supervision } from "../api";
import type { DeskPart } from "../desk-part";

export interface SupervisionOptions {
  /** How the desk stands now. */
  readonly supervise: () => Promise<Supervision>;
}

/** Who is there and how long people wait, for coordinators; no case is in it. */
export const supervisionPart = ({ supervise }: SupervisionOptions): DeskPart => ({
  register: (desk) => desk.get("/desk/api/supervision", { permission: "supervision.read", isActivity: false }, supervise),
});
