// Storage of botbuilder on Redis, as the samples write it: one key a state, JSON, last writer wins.
"use strict";

exports.RedisStorage = class RedisStorage {
  constructor(redis) {
    this.redis = redis;
  }

  async read(keys) {
    const items = {};
    await Promise.all(keys.map(async (key) => {
      const json = await this.redis.get(key);
      if (json !== null) items[key] = JSON.parse(json);
    }));
    return items;
  }

  async write(changes) {
    await Promise.all(Object.entries(changes).map(([key, item]) => this.redis.set(key, JSON.stringify({ ...item, eTag: "*" }))));
  }

  async delete(keys) {
    if (keys.length > 0) await this.redis.del(...keys);
  }
};
