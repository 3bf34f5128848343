// What both baselines share: a bare restify server on a free port of the loopback, which prints its address.
"use strict";
const restify = require("restify");

/** The parser of restify costs more than this, and none of its options is needed. */
exports.readJson = (req) => new Promise((resolve, reject) => {
  const chunks = [];
  req.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
  req.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
});

exports.listen = (register) => {
  const server = restify.createServer();
  register(server);
  server.listen(0, "127.0.0.1", () => process.stdout.write(`listening: http://127.0.0.1:${server.address().port}\n`));
};
