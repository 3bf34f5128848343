import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IncomingMessage } from "node:http";
import { addressOf } from "../../../src/channels/edge/origin";
import { bucketOf, limitRate } from "../../../src/channels/edge/rate-limit";
import { AppError } from "../../../src/core/errors";
import { createLog } from "../../../src/http/log";
import { ensureSecret } from "../../../src/http/secret-file";

describe("the rate limit", () => {
  it("allows a burst, then one at each refill, for each address by itself", () => {
    let at = 1_000;
    const allow = limitRate({ times: 3, windowMs: 3_000 }, () => at);
    expect([1, 2, 3, 4].map(() => allow("a").allowed)).toEqual([true, true, true, false]);
    expect(allow("b").allowed).toBe(true);
    expect(allow("a")).toEqual({ allowed: false, retryAfterSeconds: 1 });
    at += 1_000;
    expect([allow("a").allowed, allow("a").allowed]).toEqual([true, false]);
    at += 60_000;
    expect([1, 2, 3, 4].map(() => allow("a").allowed)).toEqual([true, true, true, false]);
  });

  it.each([
    ["127.0.0.1", "127.0.0.1"], ["::ffff:192.0.2.7", "192.0.2.7"], ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"], ["2001:db8:1:2::9", "2001:db8:1:2"],
    ["2001:0DB8:1::5", "2001:db8:1:0"], ["::1", "0:0:0:0"], ["fe80::1%eth0", "fe80:0:0:0"],
  ])("counts %s as %s", (address, bucket) => {
    expect(bucketOf(address)).toBe(bucket);
  });

  it("believes a proxy only when told to, and then only what that proxy added", () => {
    const req = { headers: { "x-forwarded-for": "10.9.9.9, 203.0.113.7" }, socket: { remoteAddress: "127.0.0.1" } } as unknown as IncomingMessage;
    expect([addressOf(req, false), addressOf(req, true)]).toEqual(["127.0.0.1", "203.0.113.7"]);
  });
});

describe("the log", () => {
  const lineOf = (write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> => {
    const lines: string[] = [];
    write(createLog("debug", { write: (line: string) => void lines.push(line) }));
    expect(lines).toHaveLength(1);
    return JSON.parse(lines[0]!) as Record<string, unknown>;
  };

  it("keeps the fields of its list", () => {
    const line = lineOf((log) => log.info("turn", { procedure: "caf-rsa", step: "age", locale: "fa-AF", ms: 12 }));
    expect(line).toMatchObject({ msg: "turn", procedure: "caf-rsa", step: "age", locale: "fa-AF", ms: 12 });
  });

  it("has no place for what a person wrote", () => {
    const error = Object.assign(new AppError("STORE_AWAY", "canary in a message", { cause: new Error("canary in a cause") }), { text: "canary" });
    const sneaky = { text: "canary", code: "the canary sang", step: "été canary", status: "canary" } as never;
    const line = lineOf((log) => log.error("said the canary", { ...(sneaky as object), error }));
    expect(JSON.stringify(line)).not.toContain("canary sang");
    expect(JSON.stringify({ ...line, places: [], cause: { ...(line["cause"] as object), places: [] } })).not.toContain("canary");
    expect(line).toMatchObject({ code: "STORE_AWAY", error: "AppError", cause: { error: "Error" }, step: "?" });
    expect((line["places"] as string[])[0]).toMatch(/^at .*edge\.test/);
  });
});

describe("the generated secret", () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), "passerelle-secret-"));

  it("is made once, the same for two starts at the same time, and readable by the service only", async () => {
    const data = join(folder(), "data");
    const secrets = await Promise.all([ensureSecret(data), ensureSecret(data), ensureSecret(data)]);
    expect(new Set([...secrets, await ensureSecret(data)]).size).toBe(1);
    expect(secrets[0]).toMatch(/^[\w-]{64}$/);
    expect(readdirSync(data)).toEqual(["direct-line.secret"]);
    expect(statSync(join(data, "direct-line.secret")).mode & 0o777).toBe(0o600);
    rmSync(data, { recursive: true });
  });

  it("is refused with advice when the file is damaged", async () => {
    const data = folder();
    writeFileSync(join(data, "direct-line.secret"), "short\n");
    await expect(ensureSecret(data)).rejects.toMatchObject({ code: "SECRET_FILE" });
    rmSync(data, { recursive: true });
  });
});
