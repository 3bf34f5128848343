import { AppError } from "../core/errors";

/** The store cannot be reached or refuses to write. Nothing is known to be kept: answer 503, the platform will send the event again. */
export class StoreUnavailable extends AppError {
  constructor(reason: string) {
    super("STORE_UNAVAILABLE", `the store is not available: ${reason}`);
  }
}

/** Another process serves this directory. Two of them would answer the same people twice. */
export class DataDirBusy extends AppError {
  constructor(readonly dataDir: string, readonly pid: number) {
    super("DATA_DIR_BUSY", `another process (pid ${pid}) uses ${dataDir}: stop it, or give this one another DATA_DIR`);
  }
}

/** A turn that must not be written: a defect of ours, found before anything is stored. */
export class CommitRefused extends AppError {
  constructor(code: "SESSION_TOO_LARGE" | "LOG_ORDER", message: string) {
    super(code, message);
  }
}

/** An association or conversation id that we never gave. */
export class KeyInvalid extends AppError {
  constructor() {
    super("CONVERSATION_KEY_INVALID", "association and id must have 1 to 200 characters");
  }
}
