/** Messaging application that a talk may be taken to. */
export interface MessagingApp {
  readonly app: string;
  /** `{code}` stands for the code that is sent. */
  readonly link: string;
}

/** How a talk can leave a kiosk: to a phone's browser at an address, to a messaging application, or both. */
export interface WaysOut {
  readonly origin: string | null;
  readonly messaging?: MessagingApp;
}

const thisMachine = /^(localhost|127\..*|\[::1\])$/;

/** @returns null when there is none. */
export function waysOut({ publicUrl, messaging }: { readonly publicUrl?: string; readonly messaging?: MessagingApp }, at: Pick<URL, "origin" | "hostname">): WaysOut | null {
  const origin = wherePhonesCome(publicUrl, at);
  return origin === null && messaging === undefined ? null : { origin, ...(messaging && { messaging }) };
}

/** Address at which a phone finds the service. @returns null when only this machine knows the one that the kiosk uses: a square with it would lead nowhere. */
export function wherePhonesCome(publicUrl: string | undefined, { origin, hostname }: Pick<URL, "origin" | "hostname">): string | null {
  return publicUrl ?? (thisMachine.test(hostname) ? null : origin);
}
