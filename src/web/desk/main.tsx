import { render } from "preact";
import { DeskController } from "./service/desk-controller";
import { Desk } from "./view/desk";
import { loadDeskStrings } from "./view/desk-strings";

const place = document.getElementById("desk");
const againMs = 3_000;

/** The page needs its sentences before it can say anything, "please wait" included. */
async function start(target: HTMLElement): Promise<void> {
  const strings = await loadDeskStrings().catch(() => null);
  if (strings === null) return void setTimeout(() => void start(target), againMs);
  const controller = new DeskController();
  addEventListener("online", () => controller.hurry());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && controller.hurry());
  for (const touch of ["keydown", "pointerdown", "pointermove", "wheel"]) addEventListener(touch, () => controller.touched(), { passive: true });
  controller.watchTime();
  render(<Desk controller={controller} strings={strings} />, target);
  await controller.start();
}

if (place !== null) void start(place);
