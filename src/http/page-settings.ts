import type { Request, Response, Server } from "restify";
import { answering, sendJson, type ReportFailure } from "../channels/edge/answer";
import { refuse } from "../channels/edge/failure";
import type { Config } from "../config";
import type { KioskPlace } from "../places/kiosk-places";
import type { PlaceOpening } from "../bot/page-view";

/** What a page must know of this installation before it begins. */
export interface PageSettings {
  /** Of a page that stands in a public place. */
  readonly kiosk: Config["kiosk"];
  /** Languages (BCP 47) whose word on the first screen can be heard at `/speech/start/<tag>`. */
  readonly heard: readonly string[];
  /** Where a phone finds the service, when a proxy stands in front. */
  readonly publicUrl?: string;
  /** Messaging application that a kiosk's talk may be taken to; `{code}` in the link stands for the code. */
  readonly messaging?: Config["messaging"];
  /** Of a kiosk with an address of its own. */
  readonly place?: Pick<KioskPlace, "name" | "languages"> & { readonly opening?: PlaceOpening };
}

export interface PageSettingsParts {
  readonly settings: Omit<PageSettings, "place">;
  readonly places: readonly KioskPlace[];
  /** Who helps at a place (its id) now or next. */
  readonly openingOf: (place: string) => PlaceOpening | null;
  readonly report: ReportFailure;
}

/** `GET /page/settings`, `GET /page/settings/<token of a place>` */
export function registerPageSettings(server: Server, { settings, places, openingOf, report }: PageSettingsParts): void {
  server.get("/page/settings", answering("page-settings", report, async (_req: Request, res: Response) => sendJson(res, 200, settings)));
  server.get("/page/settings/:place", answering("page-settings-place", report, async (req: Request, res: Response) => {
    const found = places.find(({ token }) => token === (req.params as { readonly place: string }).place);
    if (found === undefined) throw refuse.notFound("PlaceUnknown", "no kiosk has this address");
    const { id, name, languages } = found;
    const opening = openingOf(id);
    sendJson(res, 200, { ...settings, place: { name, languages, ...(opening && { opening }) } } satisfies PageSettings);
  }));
}
