import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { refuse, RequestRefused } from "../edge/failure";
import { refuseUpgrade } from "../edge/upgrade";
import type { Setup } from "./setup";
import { maxClientFrameBytes, maxSockets, maxSocketsPerConversation } from "./limits";
import { presentTo, queryOf, readWatermark } from "./pages";
import { openStream, type Stream } from "./stream";

const streamPath = /^\/v3\/directline\/conversations\/([A-Za-z0-9_-]{1,128})\/stream$/;

export interface Sockets {
  /** @returns false when the path is not one of ours; the socket is then untouched. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** A person's token was renewed: the sockets opened with the old one stay. */
  extend(conversationId: string, user: string, expiresAt: number): void;
  count(): number;
  close(): void;
}

export function createSockets(setup: Setup): Sockets {
  const { conversations, tokens, now, pingIntervalMs } = setup;
  const server = new WebSocketServer({ noServer: true, maxPayload: maxClientFrameBytes, perMessageDeflate: false, clientTracking: false });
  const streams = new Map<string, Set<Stream>>();
  let open = 0;

  const admit = (req: IncomingMessage, conversationId: string) => {
    const query = queryOf(req);
    const access = tokens.read(query.get("t") ?? "", "stream");
    if (access.conversation.id !== conversationId) throw refuse.unauthorized("the token is not valid here");
    const after = readWatermark(query.get("watermark"));
    const others = streams.get(conversationId)?.size ?? 0;
    if (others >= maxSocketsPerConversation || open >= maxSockets) throw refuse.tooMany("too many connections", 30);
    return { access, after };
  };

  const follow = (socket: WebSocket, { access, after }: ReturnType<typeof admit>): void => {
    const id = access.conversation.id;
    const group = streams.get(id) ?? new Set<Stream>();
    streams.set(id, group);
    open += 1;
    const stream = openStream({
      socket, conversations, key: access.conversation, user: access.user, endsWithMove: access.channel === "kiosk", after, expiresAt: access.expiresAt, now,
      present: presentTo(access.user),
      report: (error) => setup.report("directline-stream", error),
      onClosed: () => {
        open -= 1;
        group.delete(stream);
        if (group.size === 0) streams.delete(id);
      },
    });
    group.add(stream);
    // a conversation that ended while its page slept is told so: the client asks again and gets 404
    const timer = setInterval(() => {
      stream.check();
      conversations.exists(access.conversation).then(
        (exists) => exists || stream.close(1000, "conversation ended"),
        (error: unknown) => setup.report("directline-stream", error),
      );
    }, pingIntervalMs);
    socket.on("close", () => clearInterval(timer));
  };

  return {
    upgrade: (req, socket, head) => {
      const conversationId = streamPath.exec((req.url ?? "").split("?", 1)[0]!)?.[1];
      if (conversationId === undefined) return false;
      try {
        const admitted = admit(req, conversationId);
        server.handleUpgrade(req, socket, head, (webSocket) => follow(webSocket, admitted));
      } catch (error) {
        refuseUpgrade(socket, error instanceof RequestRefused ? error : refuse.unavailable());
      }
      return true;
    },
    extend: (conversationId, user, expiresAt) => {
      for (const stream of streams.get(conversationId) ?? []) if (stream.user === user) stream.extend(expiresAt);
    },
    count: () => open,
    close: () => {
      for (const group of streams.values()) for (const stream of group) stream.close(1001, "the service is stopping");
    },
  };
}
