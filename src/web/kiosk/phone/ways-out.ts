const thisMachine = /^(localhost|127\..*|\[::1\])$/;

/** Address at which a phone finds the service. @returns null when only this machine knows the one that the kiosk uses: a square with it would lead nowhere. */
export function wherePhonesCome(publicUrl: string | undefined, { origin, hostname }: Pick<URL, "origin" | "hostname">): string | null {
  return publicUrl ?? (thisMachine.test(hostname) ? null : origin);
}
