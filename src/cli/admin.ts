import { parseArgs } from "node:util";
import { z } from "zod";
import { loadConfig, type Config } from "../config";
import { AppError } from "../core/errors";
import {
  createDeskAccounts, givenIdentitySchema, IdentityHasher, invitationPath, profileSchema, theConsole, type AccountView, type DeskAccounts, type GivenIdentity, type Invited, type Role,
} from "../desk/accounts";
import { ensureSecret } from "../http/secret-file";
import { DataDirBusy, openStore } from "../store";
import { Misuse, runCommand } from "./command";

/** As whoever runs the service says them. */
const roleNames: Readonly<Record<string, Role>> = { mediateur: "mediator", coordinateur: "coordinator", "admin-technique": "technical_admin" };
const nameOfRole = (role: Role): string => Object.keys(roleNames).find((name) => roleNames[name] === role) ?? role;

const usage = `npm run admin -- invite --role ${Object.keys(roleNames).join("|")} --name "Amina" [--languages ar,fr] [--territory 33] [--teams accueil] [--capacity 4] [--email amina@mairie.fr | --subject …]
npm run admin -- list
npm run admin -- disable | enable | sign-out | reset-second-factor | invite-again | erase | unlink <sign-in name or id>
npm run admin -- link <sign-in name or id> --email amina@mairie.fr | --subject …   (who this is in the directory of DESK_OIDC_ISSUER)`;

/** What the command asks for cannot be done; nothing was changed. */
class AdminError extends AppError {
  constructor(code: "ADMIN_PROFILE" | "ACCOUNT_UNKNOWN" | "SERVICE_RUNNING", message: string) {
    super(code, message);
  }
}

type Management = DeskAccounts["management"];
type Change = (management: Management, id: string) => Promise<Invited | AccountView | boolean | null>;

/** Commands on one account. */
const changes: Readonly<Record<string, Change>> = {
  "disable": (management, id) => management.disable(theConsole, id),
  "enable": (management, id) => management.enable(theConsole, id),
  "sign-out": (management, id) => management.signOut(theConsole, id),
  "reset-second-factor": (management, id) => management.resetSecondFactor(theConsole, id),
  "invite-again": (management, id) => management.inviteAgain(theConsole, id),
  "unlink": (management, id) => management.link(theConsole, id, null),
  "erase": (management, id) => management.erase(theConsole, id),
};

/** One command on the accounts of the association of the settings. @throws AppError with a stable code; nothing was changed then. */
export async function admin(args: readonly string[], config: Pick<Config, "dataDir" | "redisUrl" | "association" | "publicUrl" | "directLineSecret" | "deskDirectory" | "deskSeal">, print: (line: string) => void): Promise<void> {
  const run = readCommand(args);
  const store = await openStore({ dataDir: config.dataDir, ...(config.redisUrl && { redisUrl: config.redisUrl.reveal() }) }).catch((error: unknown) => {
    throw error instanceof DataDirBusy ? serviceRunning(error) : error;
  });
  try {
    const identities = config.deskDirectory && new IdentityHasher(config.directLineSecret?.reveal() ?? (await ensureSecret(config.dataDir)), config.deskDirectory.issuer);
    const { management } = createDeskAccounts({ store: store.desk, association: config.association, now: Date.now, identities, sealKeys: { current: config.deskSeal?.key?.reveal(), old: config.deskSeal?.oldKey?.reveal() } });
    await run(management, print, config.publicUrl ?? "");
  } finally {
    await store.close();
  }
}

type Run = (management: Management, print: (line: string) => void, origin: string) => Promise<void>;

/** Everything that can be wrong in the words is found before the store is opened. */
function readCommand(args: readonly string[]): Run {
  const { values, positionals: [command = "", called, ...rest] } = parseWords(args);
  const isPlain = Object.keys(values).length === 0 && rest.length === 0;
  const identity = identityOf(values);
  const change = Object.hasOwn(changes, command) ? changes[command] : undefined;
  if (command === "invite" && called === undefined) return invite(values, identity);
  if (command === "list" && called === undefined && isPlain) return list;
  if (change !== undefined && called !== undefined && isPlain) return changeOf(command, change, called);
  if (command === "link" && called !== undefined && identity !== undefined && Object.keys(values).length === 1 && rest.length === 0) {
    return changeOf(command, (management, id) => management.link(theConsole, id, identity), called);
  }
  throw new Misuse(command === "" ? "a command must be named" : `"${command}" is not said like this`);
}

/** An address or a subject, never both. */
function identityOf({ email, subject }: ReturnType<typeof parseWords>["values"]): GivenIdentity | undefined {
  if (email === undefined && subject === undefined) return undefined;
  const read = givenIdentitySchema.safeParse({ ...(email !== undefined && { email }), ...(subject !== undefined && { subject }) });
  if (!read.success) throw new AdminError("ADMIN_PROFILE", "email must be an address, subject as the directory writes it: one of the two");
  return read.data;
}

function invite(values: ReturnType<typeof parseWords>["values"], identity: GivenIdentity | undefined): Run {
  const role = Object.hasOwn(roleNames, values.role ?? "") ? roleNames[values.role ?? ""] : undefined;
  if (role === undefined || values.name === undefined) throw new Misuse("invite takes one of these roles, and a name");
  const words = (text: string) => text.split(",").map((word) => word.trim());
  const read = profileSchema.safeParse({
    firstName: values.name,
    ...(values.languages !== undefined && { languages: words(values.languages) }), ...(values.territory !== undefined && { territory: values.territory }),
    ...(values.teams !== undefined && { teams: words(values.teams) }), ...(values.capacity !== undefined && { capacity: Number(values.capacity) }),
  });
  if (!read.success) throw new AdminError("ADMIN_PROFILE", problemsOf(read.error));
  return async (management, print, origin) => printInvited(await management.invite(theConsole, { role, profile: read.data, identity }), print, origin);
}

const list: Run = async (management, print) => {
  const accounts = await management.list(theConsole);
  for (const { id, signInName, role, standing, profile, lastSignInAt } of accounts) {
    const last = lastSignInAt === null ? "-" : new Date(lastSignInAt).toISOString().slice(0, 10);
    print([signInName, id, nameOfRole(role), standing, profile.firstName, profile.languages.join(","), profile.territory ?? "-", last].join("\t"));
  }
  print(`${accounts.length} accounts`);
};

function changeOf(command: string, change: Change, called: string): Run {
  return async (management, print, origin) => {
    const id = await management.identify(called);
    const done = id === null ? null : await change(management, id);
    if (done === null || done === false) throw new AdminError("ACCOUNT_UNKNOWN", "no account of this association has that sign-in name or id: see npm run admin -- list");
    if (typeof done === "object" && "token" in done) printInvited(done, print, origin);
    else print(`${command}: ${called}`);
  };
}

function printInvited({ account, token }: Invited, print: (line: string) => void, origin: string): void {
  print(`${account.signInName}\t${account.id}\t${nameOfRole(account.role)}`);
  print(`${origin}${invitationPath(token)}`);
  print("one-time link, good for 72 hours: give it to this person alone, by a way that nobody else reads");
}

function parseWords(args: readonly string[]) {
  const text = { type: "string" } as const;
  return parseArgs({ args: [...args], allowPositionals: true, options: { role: text, name: text, languages: text, territory: text, teams: text, capacity: text, email: text, subject: text } });
}

/** Field and reason, without the value. */
const problemsOf = (error: z.ZodError): string => error.issues.map(({ path, message }) => `${path[0] === "firstName" ? "name" : String(path[0])} ${message}`).join("\n");

/** The embedded store belongs to one process: that is what keeps it whole. */
function serviceRunning({ pid, dataDir }: DataDirBusy): AdminError {
  return new AdminError("SERVICE_RUNNING", [
    `the service (pid ${pid}) has ${dataDir} open, and its embedded store belongs to one process at a time.`,
    "Stop the service, give this command again, start the service: waiting conversations go on where they were.",
    "With REDIS_URL both run at once.",
  ].join("\n"));
}

if (require.main === module) {
  void runCommand(usage, async (args) => {
    await admin(args, loadConfig(), (line) => console.log(line));
    return 0;
  });
}
