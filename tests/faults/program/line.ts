import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "./http";
import { isWorthRetrying } from "./http";
import type { Dice } from "./dice";
import type { ButtonSeen, History, SentEvent } from "./history";
import { markersIn, ownerMark } from "./markers";
import type { Nodes } from "./node-process";

/** Nobody tries for longer (ms): what was not acknowledged by then was never promised. */
const tryForMs = 90_000;

export interface World {
  readonly nodes: Nodes;
  readonly secret: string;
  /** Bearer of the platform's requests, and where its connector is. */
  readonly platformToken: string;
}

/** One person's way in and out. */
export interface Line {
  /** Greets whoever comes, where the way in knows of it. */
  open(): Promise<void>;
  /** Resolves when the event is acknowledged, or when nobody tries any more. */
  send(event: SentEvent): Promise<void>;
  /** The same event once more, after its acknowledgement: a late retry of the platform. */
  repeat(event: SentEvent): Promise<void>;
  /** What it is given in order, it shows in order. */
  readonly keepsOrder: boolean;
  /** Buttons under the newest message that has some. */
  readonly buttons: readonly ButtonSeen[];
  /** Reads what was not shown yet. */
  catchUp(): Promise<void>;
  close(): void;
}

/** What every line does: tries at one node after the other, and writes down what it saw. */
export abstract class BaseLine {
  buttons: readonly ButtonSeen[] = [];
  readonly keepsOrder: boolean = true;
  protected node: number;

  constructor(protected readonly world: World, protected readonly history: History, protected readonly dice: Dice, protected readonly mark: string) {
    this.node = dice.between(0, 1_000);
  }

  protected get base(): string {
    return this.world.nodes.url(this.node);
  }
  protected turnToAnother(): void {
    this.node += 1;
  }

  /** @returns the first answer that is not "try again"; null when nobody ever gave one. */
  protected async insist(request: () => Promise<Answer>): Promise<Answer | null> {
    const until = Date.now() + tryForMs;
    for (let tries = 0; Date.now() < until; tries += 1) {
      if (tries > 0) {
        this.history.repeatedRequests += 1;
        this.turnToAnother();
        await pause(Math.min(100 * 2 ** Math.min(tries, 4), 1_000));
      }
      const answer = await request().catch(() => null);
      if (answer && !isWorthRetrying(answer.status)) return answer;
    }
    return null;
  }

  protected noteStrange(what: string, { status }: Answer): void {
    this.history.strange.add(`${status} ${what}`);
  }

  /** Every word that reaches this person is looked at for words of somebody else. */
  protected look(shown: string): void {
    for (const marker of markersIn(shown)) if (ownerMark(marker) !== this.mark) this.history.foreign.add(ownerMark(marker));
  }
}
