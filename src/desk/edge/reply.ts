/** An answer that is more than a JSON body with status 200. */
export class DeskReply {
  constructor(
    readonly body: unknown,
    readonly how: {
      /** Values of `Set-Cookie` headers. */
      readonly cookies?: readonly string[];
      /** The body is text to be saved under that name, not JSON. */
      readonly file?: { readonly type: string; readonly name: string };
      /** The browser goes there instead; always a page of ours, never anything that was asked. */
      readonly redirect?: `/desk/${string}`;
    },
  ) {}
}

export const withCookies = (body: unknown, ...cookies: readonly string[]): DeskReply => new DeskReply(body, { cookies });
