import type { Request, Response, Server } from "restify";
import { answering, sendJson, type ReportFailure } from "../channels/edge/answer";
import { refuse } from "../channels/edge/failure";
import type { Config } from "../config";
import type { KioskPlace } from "../places/kiosk-places";

/** What a page must know of this installation before it begins. */
export interface PageSettings {
  /** Of a page that stands in a public place. */
  readonly kiosk: Config["kiosk"];
  /** Languages (BCP 47) whose word on the first screen can be heard at `/speech/start/<tag>`. */
  readonly heard: readonly string[];
  /** Where a phone finds the service, when a proxy stands in front. */
  readonly publicUrl?: string;
  /** Of a kiosk with an address of its own. */
  readonly place?: Pick<KioskPlace, "name" | "languages">;
}

/** `GET /page/settings`, `GET /page/settings/<token of a place>` */
export function registerPageSettings(server: Server, settings: Omit<PageSettings, "place">, places: readonly KioskPlace[], report: ReportFailure): void {
  server.get("/page/settings", answering("page-settings", report, async (_req: Request, res: Response) => sendJson(res, 200, settings)));
  server.get("/page/settings/:place", answering("page-settings-place", report, async (req: Request, res: Response) => {
    const found = places.find(({ token }) => token === (req.params as { readonly place: string }).place);
    if (found === undefined) throw refuse.notFound("PlaceUnknown", "no kiosk has this address");
    const { name, languages } = found;
    sendJson(res, 200, { ...settings, place: { name, languages } } satisfies PageSettings);
  }));
}
