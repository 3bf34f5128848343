import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import type { CaseView } from "../../src/desk/api";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";

jest.setTimeout(120_000);

const voisine = { id: "voisine", name: "La Voisine", address: "3 rue du Pont, 33000 Bordeaux", phone: "05 56 00 00 00" };

let dir: string;
let service: DeskService;
let amina: Mediator;
let cora: Mediator;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "passerelle-transfer-"));
  writeFileSync(join(dir, "partners.json"), JSON.stringify([voisine]));
  service = await startDeskService({ DESK_PARTNERS: join(dir, "partners.json") });
  amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina", capacity: 12 });
  cora = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Cora", role: "coordinator" });
  await amina.comes();
});
afterAll(async () => {
  await service.close();
  rmSync(dir, { recursive: true, force: true });
});

async function spokenWith(locale: string): Promise<{ readonly phone: Phone; readonly id: string }> {
  const phone = await Phone.open(service.url, locale);
  await phone.answerTo({ type: "message", text: "…" });
  for (const button of [locale, "given", "caf-rsa"]) await phone.press(button);
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  const { id } = await amina.sees((one) => one.id.startsWith(phone.conversation) && one.state === "offered");
  await amina.act(id, { kind: "take" });
  return { phone, id };
}
const said = async (phone: Phone) => (await phone.log()).filter(({ from }) => from.role === "bot");
const asked = async (phone: Phone) =>
  (await eventually(() => said(phone), (all) => all.some(({ suggestedActions }) => suggestedActions?.actions.some(({ value }) => String(value).startsWith("t:")))))
    .findLast(({ suggestedActions }) => suggestedActions)!.suggestedActions!.actions;

describe("sending a person to another association", () => {
  it("asks them in their language, once, and on their yes ends the case with where it went", async () => {
    const { phone, id } = await spokenWith("ar");
    expect((await amina.get<CaseView>(`cases/${id}`)).transferTo).toEqual([{ id: "voisine", name: "La Voisine", address: voisine.address }]);
    expect((await cora.get<CaseView>(`cases/${id}`)).transferTo).toEqual([]);
    const proposing = randomUUID();
    await amina.act(id, { kind: "transfer", partner: "voisine", reason: "territory" }, proposing);
    await amina.act(id, { kind: "transfer", partner: "voisine", reason: "territory" }, proposing);
    const [yes] = await asked(phone);
    expect((await said(phone)).filter(({ text }) => text?.includes("La Voisine"))).toHaveLength(1);
    expect(yes!.title).toMatch(/\p{Script=Arabic}/u);
    expect(await amina.get(`cases/${id}`)).toMatchObject({ state: "taken" });

    const answers = await phone.answerTo({ type: "message", text: yes!.title, value: yes!.value });
    expect(answers.map(({ text }) => text).join("\n")).toContain(voisine.address);
    const view = await eventually(() => amina.get<CaseView>(`cases/${id}`), ({ state }) => state === "transferred");
    expect(view.history.at(-1)).toMatchObject({ event: "transferred", by: "Amina", reason: "territory" });
    expect((await amina.log(id)).entries.map(({ french }) => french?.text)).toContain("Oui, je veux l’adresse");
    await expect(amina.act(id, { kind: "reopen", reason: "mistake" })).rejects.toThrow("TOO_LATE");
  });

  it("leaves a person who says no with their mediator", async () => {
    const { phone, id } = await spokenWith("fr");
    await amina.act(id, { kind: "transfer", partner: "voisine", reason: "subject" });
    const [, no] = await asked(phone);
    await phone.answerTo({ type: "message", text: no!.title, value: no!.value });
    await amina.act(id, { kind: "say", text: "Très bien, on continue." });
    expect(await amina.get(`cases/${id}`)).toMatchObject({ state: "taken", isMine: true });
    await amina.act(id, { kind: "close", reason: "solved" });
  });

  it("knows no association but those of the list", async () => {
    const { id } = await spokenWith("fr");
    await expect(amina.act(id, { kind: "transfer", partner: "inconnue", reason: "subject" })).rejects.toThrow("BAD_INPUT");
    await expect(cora.act(id, { kind: "transfer", partner: "voisine", reason: "subject" })).rejects.toThrow("TOO_LATE");
    await amina.act(id, { kind: "close", reason: "solved" });
  });
});
