// (c) of the bench: the least a stateless service can do. One GET, one SET of 2 KB, the answer in the HTTP response.
// REDIS_URL=redis://127.0.0.1:6379 node restify-redis.js
"use strict";
const { Redis } = require("ioredis");
const { listen, readJson } = require("./listen");

const stateBytes = 2048;
const redis = new Redis(process.env.REDIS_URL);

async function turn({ conversation, text }) {
  const kept = await redis.get(`c:${conversation}`);
  const state = kept === null ? { turns: 0, padding: "" } : JSON.parse(kept);
  const next = { turns: state.turns + 1, last: text, padding: "" };
  next.padding = "x".repeat(Math.max(0, stateBytes - JSON.stringify(next).length));
  await redis.set(`c:${conversation}`, JSON.stringify(next));
  return { type: "message", text: `${next.turns}: ${text}` };
}

listen((server) => {
  server.post("/turn", async (req, res) => {
    res.json(200, { activities: [await turn(await readJson(req))] });
  });
});
