import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { changed, keysOf, type Golden, type GoldenTurn } from "../../src/cli/golden";
import { Talk } from "../../src/cli/talk";
import { buildWishes } from "../../src/cli/train-wishes";
import type { Locale } from "../../src/core/locale";
import { localWishes } from "../../src/understanding/wishes";

jest.setTimeout(180_000);

const folder = join(__dirname, "golden");
const root = join(__dirname, "../..");

const built = mkdtempSync(join(tmpdir(), "wishes-"));
const modelFile = join(built, "wishes.model");
let service: Talk;
beforeAll(async () => {
  expect(buildWishes(root, modelFile)).toBe(true);
  service = await Talk.open(root, 0, () => localWishes({ modelFile }));
});
afterAll(async () => {
  await service.close();
  rmSync(built, { recursive: true });
});

/** Every talk in golden/ goes the same way again: through the real pipeline, with the session stored and read between all turns. */
describe("golden transcripts", () => {
  it.each(readdirSync(folder).filter((file) => file.endsWith(".yaml")))("%s", async (file) => {
    const golden = parse(readFileSync(join(folder, file), "utf8")) as Golden;
    const talk = await service.next(Date.parse(golden.now));
    const turns: GoldenTurn[] = [{ bot: keysOf(await talk.begin(golden.procedure, golden.locale as Locale)) }];
    for (const { user } of golden.turns.slice(1)) {
      const before = (await talk.standing()).answers;
      const said = await talk.say(String(user));
      turns.push({ user: String(user), ...changed(before, (await talk.standing()).answers), bot: keysOf(said) });
    }
    expect({ turns, ends: (await talk.standing()).state }).toEqual({ turns: golden.turns, ends: golden.ends });
  });
});
