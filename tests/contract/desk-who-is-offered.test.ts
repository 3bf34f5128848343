import { setTimeout as pause } from "node:timers/promises";
import type { Queue } from "../../src/desk/api";
import { lookEveryMs } from "../../src/desk/cases/limits";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";

jest.setTimeout(120_000);

const severalLooksMs = 3 * lookEveryMs;
let service: DeskService;
let phone: Phone;
beforeAll(async () => {
  service = await startDeskService();
  await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina" });
  phone = await Phone.open(service.url, "fr");
  await phone.answerTo({ type: "message", text: "…" });
  for (const button of ["fr", "given", "caf-rsa"]) await phone.press(button);
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  // nobody is there: the person waits all the same
  await phone.press("yes");
});
afterAll(() => service.close());

const coordinator = (firstName: string, capacity: number) => Mediator.enrol(service.url, service.store.desk, deskAssociation, { role: "coordinator", firstName, capacity });
const names = async (who: Mediator): Promise<readonly string[]> => (await who.get<Queue>("queue")).mediators.map(({ name }) => name);
const isOfferedTo = async (who: Mediator): Promise<boolean> => (await who.get<Queue>("queue")).cases.some(({ offerEndsAt }) => offerEndsAt !== null);

it("a coordinator is offered a case only with room for cases and after saying that they are there for them", async () => {
  const supervises = await coordinator("Sonia", 0);
  const helps = await coordinator("Helene", 2);
  await supervises.comes();
  await pause(severalLooksMs);
  expect([await isOfferedTo(supervises), await isOfferedTo(helps)]).toEqual([false, false]);
  expect(await names(helps)).toEqual(["Amina"]);

  await helps.post("presence", { presence: "away" });
  await pause(severalLooksMs);
  expect(await isOfferedTo(helps)).toBe(false);
  expect(await names(supervises)).toEqual(["Amina", "Helene"]);

  await helps.comes();
  const { id } = await helps.sees(({ offerEndsAt }) => offerEndsAt !== null);
  expect(await isOfferedTo(supervises)).toBe(false);
  expect(await helps.act(id, { kind: "take" })).toMatchObject({ state: "taken", isMine: true, mediator: { name: "Helene" } });
  await expect(supervises.act(id, { kind: "take" })).rejects.toThrow("NOT_YOURS");

  // with a case in hand they stay its holder while they take a break from others
  await helps.post("presence", { presence: "away" });
  await pause(severalLooksMs);
  expect(await helps.get(`cases/${id}`)).toMatchObject({ state: "taken", isMine: true });
});
