export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

interface Access {
  readonly username?: string;
  readonly password?: string;
  readonly isTls: boolean;
}

/** Where Redis is. A server that turns out to belong to a Cluster is used as its seed. */
export type RedisAddress = Access & (
  | { readonly kind: "server"; readonly server: Endpoint; readonly db: number }
  | { readonly kind: "cluster"; readonly seeds: readonly Endpoint[] }
  /** `name` is what the Sentinels call the master; user and password are those of the Redis servers, not of the Sentinels. */
  | { readonly kind: "sentinel"; readonly sentinels: readonly Endpoint[]; readonly name: string }
);

const defaultPort = 6379;
const defaultSentinelPort = 26379;
const forms = "redis://host:port, rediss://host:port, several of them separated by commas, or redis+sentinel://host:port,host:port/name";

/**
 * Reads `REDIS_URL`: one `redis://` or `rediss://` address, several separated by commas (seeds of a Cluster; the scheme may be said once), or
 * `redis+sentinel://host:port,host:port/name`. `user:password@` may stand before any of them, percent-encoded.
 *
 * @throws RangeError whose message begins with "must" or "has" and quotes nothing of `text`: it may hold a password.
 */
export function parseRedisAddress(text: string): RedisAddress {
  const scheme = /^(redis|rediss|redis\+sentinel):\/\//.exec(text)?.[1];
  if (scheme === undefined) throw new RangeError(`must be ${forms}`);
  const parts = text.split(",").map((part, at, all) => readPart(part.trim(), scheme, at === all.length - 1));
  const endpoints = parts.map(({ host, port }) => ({ host, port: port ?? (scheme === "redis+sentinel" ? defaultSentinelPort : defaultPort) }));
  const access: Access = { ...oneAccess(parts), isTls: scheme === "rediss" };
  const path = parts.at(-1)?.path ?? "";
  if (scheme === "redis+sentinel") {
    if (!/^[\w.-]{1,64}$/.test(path)) throw new RangeError("must end with the name the Sentinels give the master: redis+sentinel://host:port/name");
    return { ...access, kind: "sentinel", sentinels: endpoints, name: path };
  }
  if (!/^\d{0,4}$/.test(path)) throw new RangeError("must end with the address or with the number of a database: redis://host:port/0");
  const [server, ...others] = endpoints;
  if (server !== undefined && others.length === 0) return { ...access, kind: "server", server, db: Number(path) };
  if (Number(path) !== 0) throw new RangeError("has a database, which a Cluster does not know");
  return { ...access, kind: "cluster", seeds: endpoints };
}

interface Part extends Omit<Access, "isTls"> {
  readonly host: string;
  readonly port?: number;
  readonly path: string;
}

function readPart(part: string, scheme: string, isLast: boolean): Part {
  const address = part.startsWith(`${scheme}://`) ? part : `${scheme}://${part}`;
  if (address.lastIndexOf("://") !== scheme.length || !URL.canParse(address)) throw new RangeError(`must be ${forms}`);
  const { hostname, port, pathname, search, hash, username, password } = new URL(address);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  if (!/^[\w.:-]{1,253}$/.test(host)) throw new RangeError(`must be ${forms}`);
  if (search !== "" || hash !== "") throw new RangeError("must have nothing after the path: no ? and no #");
  const path = pathname.replace(/^\//, "");
  if (path !== "" && !isLast) throw new RangeError("must have its path after the last address");
  return {
    host, path,
    ...(port !== "" && { port: Number(port) }),
    ...(username !== "" && { username: decoded(username) }),
    ...(password !== "" && { password: decoded(password) }),
  };
}

/** The servers of one installation share their user; said twice, it must be the same. */
function oneAccess(parts: readonly Part[]): Omit<Access, "isTls"> {
  const given = parts.filter(({ username, password }) => username !== undefined || password !== undefined);
  const [first] = given;
  if (first === undefined) return {};
  if (given.some(({ username, password }) => username !== first.username || password !== first.password)) {
    throw new RangeError("must give the same user and password for every address");
  }
  return { ...(first.username !== undefined && { username: first.username }), ...(first.password !== undefined && { password: first.password }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RangeError("must have % in a user or password written %25");
  }
}
