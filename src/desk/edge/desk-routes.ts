import type { Request, RequestHandler, Response, Server } from "restify";
import type { z } from "zod";
import { sendJson, type ReportFailure } from "../../channels/edge/answer";
import { readJson } from "../../channels/edge/body";
import { RequestRefused } from "../../channels/edge/failure";
import { PermissionDenied, type AuditAction } from "../accounts";
import type { Admitted, Gate, Rule, Stranger } from "./gate";
import { maxDeskBodyBytes, maxStrangerBodyBytes } from "./limits";
import { asDeskRefused, badInput, DeskRefused, refusing } from "./refusal";
import { DeskReply } from "./reply";

/** `/desk/api/cases/:id` has `id`. */
type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}` ? Readonly<Record<Name, string>> & ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}` ? Readonly<Record<Name, string>> : object;

interface Asked<Path extends string> {
  /** Every one a random id: letters, digits, `-` and `_`. */
  readonly params: ParamsOf<Path>;
  readonly query: URLSearchParams;
}

export interface RouteRule extends Rule {
  /** Noted before the handler runs, about the case `:id` when the path has one: nothing is read that the trail does not know of. */
  readonly audit?: AuditAction;
}

interface BodyRule<Body> {
  readonly body: z.ZodType<Body>;
  /** Bytes. */
  readonly maxBodyBytes?: number;
}

/** A route as the tests list it. `permission` null: for who is not signed in. */
export interface DeskRoute extends Pick<Partial<Rule>, "isOpenWhenLocked"> {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly permission: Rule["permission"] | null;
}

/**
 * The one way to a route of the desk. What a handler gets was checked: the page, the session, the screen's lock, the role, the body; what it returns
 * is answered as JSON, what it throws as a `Refusal` (`refusing("NOT_YOURS")`), everything with `no-store`.
 *
 * ```ts
 * desk.get("/desk/api/cases/:id", { permission: "case.read", isActivity: false, audit: "case_read" }, async ({ account, params }) => view(params.id, account));
 * desk.post("/desk/api/cases/:id/acts", { permission: "case.write", isActivity: true, body: actSchema }, async ({ params, body, note }) => {
 *   await note("case_noted", { case: params.id });
 *   return act(params.id, body);
 * });
 * ```
 */
export class DeskRoutes {
  readonly #routes: (DeskRoute & { readonly handle: RequestHandler })[] = [];

  constructor(readonly gate: Gate, readonly report: ReportFailure) {}

  get<Path extends `/desk/api/${string}`>(path: Path, rule: RouteRule, handle: (request: Admitted & Asked<Path>) => Promise<unknown>): void {
    this.#add("GET", path, rule, async (req) => {
      const admitted = await this.gate.admit(req, rule);
      const asked = askedOf(req, path);
      await noteAsked(admitted, rule, req);
      return handle({ ...admitted, ...asked });
    });
  }

  post<Path extends `/desk/api/${string}`, Body>(
    path: Path, rule: RouteRule & BodyRule<Body>, handle: (request: Admitted & Asked<Path> & { readonly body: Body }) => Promise<unknown>,
  ): void {
    this.#add("POST", path, rule, async (req) => {
      const admitted = await this.gate.admit(req, rule);
      const asked = askedOf(req, path);
      const body = await bodyOf(req, rule, maxDeskBodyBytes);
      await noteAsked(admitted, rule, req);
      return handle({ ...admitted, ...asked, body });
    });
  }

  /** What who has no session yet may read: also where another site sends a browser back to. */
  getFromAnybody(path: `/desk/api/${string}`, handle: (request: Stranger & Pick<Asked<string>, "query">) => Promise<unknown>): void {
    this.#add("GET", path, { permission: null }, async (req) => handle({ ...this.gate.meet(req), query: askedOf(req, path).query }));
  }

  /** For who has no session yet. */
  postFromAnybody<Body>(path: `/desk/api/${string}`, rule: BodyRule<Body>, handle: (request: Stranger & { readonly body: Body }) => Promise<unknown>): void {
    this.#add("POST", path, { permission: null }, async (req) => {
      const stranger = this.gate.meet(req);
      return handle({ ...stranger, body: await bodyOf(req, rule, maxStrangerBodyBytes) });
    });
  }

  list(): readonly DeskRoute[] {
    return this.#routes.map(({ method, path, permission, isOpenWhenLocked }) => ({ method, path, permission, ...(isOpenWhenLocked && { isOpenWhenLocked }) }));
  }

  /** Every route, and a refusal of the same shape for what is none. */
  register(server: Server): void {
    for (const { method, path, handle } of this.#routes) server[method === "GET" ? "get" : "post"](path, handle);
    const nothing = this.#answering("desk-none", async () => {
      throw refusing("NOT_FOUND");
    });
    server.get("/desk/api/*", nothing);
    server.post("/desk/api/*", nothing);
  }

  #add(method: DeskRoute["method"], path: string, rule: Pick<DeskRoute, "permission" | "isOpenWhenLocked">, answer: (req: Request) => Promise<unknown>): void {
    const { permission, isOpenWhenLocked } = rule;
    this.#routes.push({ method, path, permission, ...(isOpenWhenLocked && { isOpenWhenLocked }), handle: this.#answering(`${method}:${path}`, answer) });
  }

  #answering(route: string, answer: (req: Request) => Promise<unknown>): RequestHandler {
    return async (req: Request, res: Response) => {
      try {
        send(res, await answer(req));
      } catch (error) {
        const { refusal, status, headers } = asDeskRefused(error);
        if (!isExpected(error)) this.report(route, error);
        sendJson(res, status, refusal, headers);
      }
    };
  }
}

const isExpected = (error: unknown): boolean => error instanceof DeskRefused || error instanceof RequestRefused || error instanceof PermissionDenied;

const randomId = /^[\w-]{1,64}$/;

/** @throws DeskRefused NOT_FOUND for an id that cannot be one of ours. */
function askedOf<Path extends string>(req: Request, path: Path): Asked<Path> {
  const given = req.params as Readonly<Record<string, unknown>>;
  const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => [name, String(given[name])]));
  if (!Object.values(params).every((id) => randomId.test(id))) throw refusing("NOT_FOUND");
  return { params: params as ParamsOf<Path>, query: new URLSearchParams((req.url ?? "").split("?", 2)[1] ?? "") };
}

/** @throws DeskRefused BAD_INPUT, RequestRefused */
async function bodyOf<Body>(req: Request, { body: schema, maxBodyBytes }: BodyRule<Body>, usualMaxBytes: number): Promise<Body> {
  const parsed = schema.safeParse(await readJson(req, maxBodyBytes ?? usualMaxBytes));
  if (!parsed.success) throw badInput(parsed.error);
  return parsed.data;
}

async function noteAsked({ note }: Admitted, { audit }: RouteRule, req: Request): Promise<void> {
  const { id } = req.params as Readonly<Record<string, string | undefined>>;
  if (audit !== undefined) await note(audit, id === undefined ? {} : { case: id });
}

function send(res: Response, answer: unknown): void {
  const { body, how } = answer instanceof DeskReply ? answer : new DeskReply(answer, {});
  // apart from the other headers: several of one name
  if (how.cookies !== undefined && !res.headersSent) res.setHeader("Set-Cookie", how.cookies);
  if (how.redirect !== undefined) return void (res.headersSent || res.sendRaw(303, "", { Location: how.redirect, "Cache-Control": "no-store" }));
  if (how.file === undefined) return sendJson(res, 200, body);
  res.sendRaw(200, String(body), {
    "Content-Type": how.file.type, "Content-Disposition": `attachment; filename="${how.file.name}"`, "Cache-Control": "no-store",
  });
}
