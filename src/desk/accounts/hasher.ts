import { AppError } from "../../core/errors";
import { maxHashesAtOnce, maxHashesWaiting } from "./limits";
import { hashOfNobody, hashPassword, isOfCost, isPassword, type HashCost, type PasswordHash } from "./password";

/** More people sign in at this moment than the machine can check. Nothing was decided; the same answer may be given again in a minute. */
export class SignInBusy extends AppError {
  constructor() {
    super("SIGN_IN_BUSY", "too many sign-ins at once");
  }
}

/** Password hashes of this process, few at once: each takes a core and tens of MiB, and the conversations come first. */
export class Hasher {
  readonly #nobody: PasswordHash;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(readonly cost: HashCost) {
    this.#nobody = hashOfNobody(cost);
  }

  /** @throws SignInBusy */
  hash(password: string): Promise<PasswordHash> {
    return this.#inTurn(() => hashPassword(password, this.cost));
  }

  /** @param expected null: nobody; takes the time of a check, and is false. @throws SignInBusy */
  check(password: string, expected: PasswordHash | null): Promise<boolean> {
    return this.#inTurn(() => isPassword(password, expected ?? this.#nobody));
  }

  isOfToday(hash: PasswordHash): boolean {
    return isOfCost(hash, this.cost);
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= maxHashesAtOnce) {
      if (this.#waiting.length >= maxHashesWaiting) throw new SignInBusy();
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next(); // the place goes from hand to hand: nobody who comes now slips in between
    }
  }
}
