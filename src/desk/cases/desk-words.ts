import type { Renderer } from "../../bot/render";
import type { World } from "../../core/conversation/world";
import { sourceLocale } from "../../core/locale";
import type { MessageRef, Param } from "../../core/message";

/** The reviewed content as mediators read it: in French. */
export class DeskWords {
  constructor(readonly renderer: Renderer, readonly worldAt: (now: number) => World) {}

  say(message: MessageRef): string {
    return this.renderer.speaker.say(message, { locale: sourceLocale, simple: false }).text;
  }

  value(param: Param): string {
    return this.say({ key: "common:value", params: { value: param } });
  }

  /** Name of a procedure; null for one that this content does not have. */
  procedure(flow: string | null, now: number): string | null {
    const spec = flow === null ? undefined : this.worldAt(now).flows[flow];
    return spec ? this.say({ key: spec.title }) : null;
  }

  /** Short name of a question. */
  step(flow: string | null, step: string | null, now: number): string | null {
    const found = flow === null || step === null ? undefined : this.worldAt(now).flows[flow]?.steps[step];
    return found && "label" in found ? this.say({ key: found.label }) : null;
  }

  stage(flow: string | null, stage: number, now: number): string | null {
    const name = flow === null ? undefined : this.worldAt(now).flows[flow]?.stages[stage - 1];
    return name === undefined ? null : this.say({ key: name });
  }
}
