import type { OpenSocket } from "./live-line";

/** A socket of the page's own origin, with the session's cookie. */
export const openBrowserSocket: OpenSocket = ({ onOpen, onText, onClose }) => {
  const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/desk/live`);
  socket.addEventListener("open", onOpen);
  socket.addEventListener("message", ({ data }) => typeof data === "string" && onText(data));
  socket.addEventListener("close", onClose);
  return { send: (text) => socket.send(text), close: () => socket.close() };
};
