import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { errorBody, type RequestRefused } from "./failure";

/** Answers a WebSocket request that is not accepted, in the same shape as any other refusal, and ends the connection. */
export function refuseUpgrade(socket: Duplex, refused: RequestRefused): void {
  const body = JSON.stringify(errorBody(refused));
  const headers = {
    ...refused.headers,
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${refused.status} ${STATUS_CODES[refused.status] ?? ""}\r\n${lines}\r\n${body}`);
}
