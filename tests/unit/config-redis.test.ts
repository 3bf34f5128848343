import { inspect } from "node:util";
import { ConfigError, readConfig } from "../../src/config";

const read = (REDIS_URL: string) => readConfig({ REDIS_URL }, "", "/srv").redisUrl?.reveal();

function problemOf(env: Record<string, string>): string {
  try {
    readConfig(env, "# where\nREDIS_URL=\n# how many\nREDIS_REPLICAS=\n", "/srv");
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join();
    throw error;
  }
  return "";
}

describe("the address of Redis", () => {
  it.each([
    ["redis://localhost", { kind: "server", server: { host: "localhost", port: 6379 }, db: 0, isTls: false }],
    ["redis://:p%40ss@redis.exemple.org:7000/2", { kind: "server", server: { host: "redis.exemple.org", port: 7000 }, db: 2, password: "p@ss", isTls: false }],
    ["rediss://amis:secret@[::1]:6380", { kind: "server", server: { host: "::1", port: 6380 }, db: 0, username: "amis", password: "secret", isTls: true }],
  ])("%s is one server", (text, address) => {
    expect(read(text)).toEqual(address);
  });

  it.each([
    "redis://u:p@a:7001,redis://u:p@b:7002,redis://u:p@c", "redis://u:p@a:7001,b:7002,c", "redis://u:p@a:7001, b:7002, c/0",
  ])("%s is the seeds of a Cluster", (text) => {
    const seeds = [{ host: "a", port: 7001 }, { host: "b", port: 7002 }, { host: "c", port: 6379 }];
    expect(read(text)).toEqual({ kind: "cluster", seeds, username: "u", password: "p", isTls: false });
  });

  it.each([
    ["redis+sentinel://a,b:26380/main-1", { sentinels: [{ host: "a", port: 26379 }, { host: "b", port: 26380 }], name: "main-1" }],
    ["redis+sentinel://:p@a:1/main", { sentinels: [{ host: "a", port: 1 }], name: "main", password: "p" }],
  ])("%s is a master that Sentinels know", (text, address) => {
    expect(read(text)).toEqual({ kind: "sentinel", isTls: false, ...address });
  });

  it.each([
    ["localhost:6379", "must be redis://"],
    ["http://localhost", "must be redis://"],
    ["redis://", "must be redis://"],
    ["redis://a,,b", "must be redis://"],
    ["redis://a:99999", "must be redis://"],
    ["redis://a,rediss://b", "must be redis://"],
    ["redis://a,b/1", "has a database"],
    ["redis://a/1,b", "must have its path after the last address"],
    ["redis://a/first", "must end with the address or with the number of a database"],
    ["redis://a?family=6", "must have nothing after the path"],
    ["redis://u:p@a,redis://u:q@b", "must give the same user and password"],
    ["redis://u:100%@a", "must have % in a user or password written %25"],
    ["redis+sentinel://a:26379", "must end with the name"],
    ["redis+sentinel://a:26379/a/b", "must end with the name"],
  ])("%s is refused, with what to write instead", (text, advice) => {
    expect(problemOf({ REDIS_URL: text })).toMatch(new RegExp(`^REDIS_URL ${advice.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}.* \\(\\.env\\.example, line 2\\)$`));
  });

  it("is never printed, right or wrong", () => {
    const texts = ["redis://:pa55word@a", "redis://u:pa55word@a,b", "redis+sentinel://:pa55word@a/main"];
    for (const text of texts) {
      const config = readConfig({ REDIS_URL: text }, "", "/srv");
      expect(`${inspect(config, { depth: 9 })}${JSON.stringify(config)}${config.redisUrl}`).not.toContain("pa55word");
    }
    for (const wrong of ["pa55word@a", "redis://u:pa55word@a?b", "redis://u:pa55word@a,redis://u:other@b", "redis://:pa55word%@a"]) {
      expect(problemOf({ REDIS_URL: wrong })).toMatch(/^REDIS_URL (?!.*pa55word)/);
    }
  });
});

describe("the replicas that are waited for", () => {
  it("are none unless asked for", () => {
    expect(readConfig({}, "", "/srv").redisReplicas).toBe(0);
    expect(readConfig({ REDIS_REPLICAS: "1" }, "", "/srv").redisReplicas).toBe(1);
  });

  it.each(["-1", "one", "1.5", "10"])("are refused when there are %s", (text) => {
    expect(problemOf({ REDIS_REPLICAS: text })).toBe("REDIS_REPLICAS must be a whole number from 0 to 9 (.env.example, line 4)");
  });
});
