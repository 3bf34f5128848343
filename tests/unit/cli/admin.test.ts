import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { admin } from "../../../src/cli/admin";
import { Secret } from "../../../src/config";
import { createDeskAccounts, invitationPath } from "../../../src/desk/accounts";
import { openStore } from "../../../src/store";

describe("npm run admin", () => {
  let dataDir = "";
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "passerelle-admin-"))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  async function run(...args: readonly string[]): Promise<string[]> {
    const lines: string[] = [];
    await admin(args, { dataDir, association: "mairie" }, (line) => lines.push(line));
    return lines;
  }
  const invite = async (...more: readonly string[]) => {
    const [account = "", link = ""] = await run("invite", "--role", "mediateur", "--name", "Amina", ...more);
    const [signInName = "", id = ""] = account.split("\t");
    return { signInName, id, token: link.replace(invitationPath(""), "") };
  };

  it("invites a mediator by a link that the service opens, and prints no password", async () => {
    const [account, link = "", advice] = await run("invite", "--role", "mediateur", "--name", "Amina", "--languages", "ar, fr", "--territory", "33", "--teams", "accueil", "--capacity", "6");
    expect(account).toMatch(/^amina-\d{3}\t[a-z2-7]{16}\tmediateur$/);
    expect(link).toMatch(/^\/desk\/#invitation=[a-z2-7]{16}\.[\w-]{22}$/);
    expect(advice).toContain("72 hours");
    const store = await openStore({ dataDir });
    const { enrolment, management } = createDeskAccounts({ store: store.desk, association: "mairie", now: Date.now });
    expect(await enrolment.open(link.replace(invitationPath(""), ""))).toMatchObject({ outcome: "open", firstName: "Amina", role: "mediator" });
    const [listed] = await management.list({ id: "console", role: "technical_admin" });
    expect(listed?.profile).toEqual({ firstName: "Amina", languages: ["ar", "fr"], territory: "33", teams: ["accueil"], capacity: 6 });
    await store.close();
  });

  it("gives the whole address where the settings know it", async () => {
    const lines: string[] = [];
    await admin(["invite", "--role", "coordinateur", "--name", "Olena"], { dataDir, association: "mairie", publicUrl: "https://aide.exemple.org" }, (line) => lines.push(line));
    expect(lines[1]).toMatch(/^https:\/\/aide\.exemple\.org\/desk\/#invitation=/);
  });

  it("links an account to the association's directory, once it is there, and prints nobody's address", async () => {
    const lines: string[] = [];
    const deskDirectory = { issuer: "https://login.mairie.example", clientId: "passerelle", clientSecret: new Secret("x"), label: "Mairie", acr: [] };
    const directed = (...args: readonly string[]) => admin(args, { dataDir, association: "mairie", deskDirectory }, (line) => lines.push(line));
    await directed("invite", "--role", "mediateur", "--name", "Amina", "--email", "amina@mairie.example");
    const [amina = ""] = lines[0]!.split("\t");
    await directed("invite", "--role", "mediateur", "--name", "Samia", "--subject", "a-subject");
    await expect(directed("link", amina, "--subject", "a-subject")).rejects.toMatchObject({ code: "IDENTITY_TAKEN" });
    await directed("unlink", amina);
    await directed("link", amina, "--email", "amina@ailleurs.example");
    await expect(directed("link", amina, "--email", "amina@ailleurs.example", "--subject", "both")).rejects.toMatchObject({ code: "ADMIN_PROFILE" });
    await expect(directed("link", amina)).rejects.toMatchObject({ code: "USAGE" });
    await expect(run("link", amina, "--email", "amina@mairie.example")).rejects.toMatchObject({ code: "OPENID_NOT_CONFIGURED" });
    expect(lines.join()).not.toMatch(/example|a-subject/);
    expect(lines.slice(-2)).toEqual([`unlink: ${amina}`, `link: ${amina}`]);
  });

  it("lists who is there, with their standing and nothing secret", async () => {
    const { signInName, id, token } = await invite();
    const lines = await run("list");
    expect(lines).toEqual([`${signInName}\t${id}\tmediateur\tinvited\tAmina\tfr\t-\t-`, "1 accounts"]);
    expect(lines.join()).not.toContain(token.split(".")[1]);
  });

  it.each(["id", "signInName"] as const)("disables, enables, signs out and erases by %s", async (by) => {
    const account = await invite();
    const standing = async () => (await run("list"))[0]?.split("\t")[3];
    expect(await run("disable", account[by])).toEqual([`disable: ${account[by]}`]);
    expect(await standing()).toBe("disabled");
    await run("enable", account[by]);
    expect(await standing()).toBe("invited");
    expect(await run("sign-out", account[by])).toEqual([`sign-out: ${account[by]}`]);
    await run("erase", account[by]);
    expect(await run("list")).toEqual(["0 accounts"]);
  });

  it.each(["reset-second-factor", "invite-again"])("gives a fresh link with %s, and the one of before is worth nothing", async (command) => {
    const { id, token } = await invite();
    const [, link = ""] = await run(command, id);
    expect(link).toMatch(/^\/desk\/#invitation=/);
    const store = await openStore({ dataDir });
    const { enrolment } = createDeskAccounts({ store: store.desk, association: "mairie", now: Date.now });
    expect(await enrolment.open(token)).toEqual({ outcome: "unknown" });
    expect(await enrolment.open(link.replace(invitationPath(""), ""))).toMatchObject({ outcome: "open" });
    await store.close();
  });

  it("says what to do while the service has the store open, and changes nothing", async () => {
    const service = await openStore({ dataDir });
    await expect(invite()).rejects.toMatchObject({ code: "SERVICE_RUNNING", message: expect.stringMatching(/Stop the service[\s\S]*REDIS_URL/) });
    expect(await service.desk.list("mairie", "account")).toEqual([]);
    await service.close();
  });

  it.each([
    { args: [], code: "USAGE" }, { args: ["constructor", "x"], code: "USAGE" }, { args: ["list", "x"], code: "USAGE" }, { args: ["disable"], code: "USAGE" },
    { args: ["disable", "a", "b"], code: "USAGE" }, { args: ["list", "--force"], code: "ERR_PARSE_ARGS_UNKNOWN_OPTION" }, { args: ["invite", "--name", "Amina"], code: "USAGE" },
    { args: ["invite", "--role", "toString", "--name", "Amina"], code: "USAGE" }, { args: ["invite", "--role", "mediateur"], code: "USAGE" },
    { args: ["erase", "x", "--role", "mediateur"], code: "USAGE" }, { args: ["invite", "--role", "mediateur", "--name", "<b>"], code: "ADMIN_PROFILE" },
    { args: ["invite", "--role", "mediateur", "--name", "Amina", "--capacity", "many"], code: "ADMIN_PROFILE" },
    { args: ["invite", "--role", "mediateur", "--name", "Amina", "--territory", "33000"], code: "ADMIN_PROFILE" },
  ])("refuses $args with $code before it opens anything", async ({ args, code }) => {
    await expect(run(...args)).rejects.toMatchObject({ code });
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("says that an account is not there", async () => {
    await expect(run("disable", "nobody-000")).rejects.toMatchObject({ code: "ACCOUNT_UNKNOWN" });
  });
});
