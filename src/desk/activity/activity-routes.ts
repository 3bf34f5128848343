import { z } from "zod";
import { daysBetween } from "../../core/flow/dates";
import type { FlowId } from "../../core/flow/model";
import { may } from "../accounts";
import type { Activity } from "../api";
import type { DeskPart } from "../desk-part";
import { daySchema, DeskReply, readQuery, refusing, type DeskRoutes } from "../edge";
import { activityId, activityOf, isActivity } from "./activity-record";
import { activityTable } from "./activity-table";
import { toCsv } from "./csv";
import type { EndedCases } from "./ended-case";
import { maxExportedCases, maxPeriodDays } from "./limits";

export interface ActivityOptions {
  readonly endedCases: EndedCases;
  /** French name of a procedure, null when there is none of that id. */
  readonly procedureName: (flow: FlowId) => string | null;
}

const exportSchema = z.object({ from: daySchema, to: daySchema, format: z.enum(["csv", "json"]) });

/** What was done, in the words of La Coop de la médiation numérique: for the funders, and without anybody in it. */
export const activityPart = ({ endedCases, procedureName }: ActivityOptions): DeskPart => ({
  register: (desk: DeskRoutes) => {
    desk.get("/desk/api/activity", { permission: "activity.export_own", isActivity: true }, async ({ account, query, note }) => {
      const { from, to, format } = readQuery(exportSchema, query);
      const days = daysBetween(from, to) + 1;
      if (days < 1 || days > maxPeriodDays) throw refusing("BAD_INPUT", { fields: { to: days < 1 ? "too_small" : "too_big" } });
      await note("activity_exported");
      // one more than is sent: whether there are too many is then known
      const ended = await endedCases({ from, to }, maxExportedCases + 1);
      if (ended.length > maxExportedCases) throw refusing("BAD_INPUT", { fields: { to: "too_many" } });
      const seesAll = may(account.role, "activity.export_all");
      const activities = ended.filter((one) => isActivity(one) && (seesAll || one.mediator === account.id)).sort((a, b) => a.endedAt - b.endedAt)
        .map((one) => ({ id: activityId(one.id), activity: activityOf(one, procedureName) }));
      const name = `activite-${from}-${to}.${format}`;
      if (format === "csv") return new DeskReply(toCsv(activityTable(activities)), { file: { type: "text/csv; charset=utf-8", name } });
      const body: Activity = { data: activities.map(({ id, activity }) => ({ type: "activite", id, attributes: { ...activity } })) };
      return new DeskReply(JSON.stringify(body), { file: { type: "application/json; charset=utf-8", name } });
    });
  },
});
