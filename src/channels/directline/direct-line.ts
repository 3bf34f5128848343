import type { Server } from "restify";
import { registerConversationRoutes } from "./conversation-routes";
import { crossOriginHeaders, registerPreflight } from "./cross-origin";
import { registerPhoneRoutes } from "./phone-routes";
import { pingIntervalMs, tokenRate } from "./limits";
import type { DirectLineOptions, Setup } from "./setup";
import { registerSpeechRoutes } from "./speech-routes";
import { createSockets, type Sockets } from "./sockets";
import { registerTokenRoutes } from "./token-routes";
import { createTokens } from "./tokens";

export interface DirectLine extends Pick<Sockets, "upgrade" | "count" | "close"> {
  register(server: Server): void;
}

/**
 * Direct Line 3.0 as the unmodified botframework-directlinejs speaks it, over `Conversations`: a client built with `domain` set to
 * `<our origin>/v3/directline` works, by socket or by polling.
 */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const now = options.now ?? Date.now;
  const tokens = createTokens({
    secret: options.secret,
    resumeMs: options.retentionMs,
    now,
    ...(options.tokenLifetimeMs !== undefined && { lifetimeMs: options.tokenLifetimeMs }),
  });
  const setup: Setup = {
    ...options,
    now,
    tokens,
    tokenRate: options.tokenRate ?? tokenRate,
    pingIntervalMs: options.pingIntervalMs ?? pingIntervalMs,
  };
  const sockets = createSockets(setup);
  return {
    upgrade: sockets.upgrade,
    count: sockets.count,
    close: sockets.close,
    register: (server) => {
      server.pre(crossOriginHeaders(options.publicUrl));
      registerPreflight(server, options.publicUrl);
      registerTokenRoutes(server, setup, sockets);
      registerConversationRoutes(server, setup);
      registerSpeechRoutes(server, setup);
      registerPhoneRoutes(server, setup);
    },
  };
}
