import type { IncomingMessage } from "node:http";
import { isOriginAllowed } from "../../channels/edge/origin";
import { refusing } from "./refusal";

/** Node gives header names in small letters. */
const deskHeader = "x-passerelle-desk";

/**
 * Only the desk's own page may use the session's cookie. Reading needs no more than that no other page asks; a socket must say who opens it; and
 * what changes something carries a header besides, which neither a form nor a link of another site can send.
 *
 * @param publicUrl origin seen from outside when a proxy stands in front.
 * @throws DeskRefused FORBIDDEN
 */
export function assertOwnPage(req: IncomingMessage, publicUrl: string | undefined): void {
  const { origin, upgrade } = req.headers;
  const isReading = req.method === "GET" && upgrade === undefined;
  const isNamed = isReading || (origin !== undefined && origin !== "null");
  const isMarked = req.method === "GET" || req.headers[deskHeader] === "1";
  if (!isNamed || !isMarked || !isOriginAllowed(req, publicUrl)) throw refusing("FORBIDDEN", { fields: { origin: "another_page" } });
}
