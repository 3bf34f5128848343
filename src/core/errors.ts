/** A machine that failed: a stable code for logs and callers, a cause, and nothing a person typed. */
export class AppError extends Error {
  constructor(readonly code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
