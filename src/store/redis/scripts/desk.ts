import { script } from "./script";

/**
 * A record of the desk is a string, "<revision>:<JSON>".
 *
 * KEYS: record, and where the kind is listed: its ids. ARGV: revision it must have, JSON, life ms, id. Returns the new revision, 0 when refused.
 */
export const writeRecord = script(`
local before = redis.call('GET', KEYS[1])
local revision = before and tonumber(string.match(before, '^%d+')) or 0
if revision ~= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], (revision + 1) .. ':' .. ARGV[2], 'PX', ARGV[3])
if KEYS[2] then
  redis.call('SADD', KEYS[2], ARGV[4])
  if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[2], ARGV[3]) end
end
return revision + 1
`);

/** KEYS: record, and where the kind is listed: its ids. ARGV: id. */
export const removeRecord = script(`
redis.call('DEL', KEYS[1])
if KEYS[2] then redis.call('SREM', KEYS[2], ARGV[1]) end
`);

/** KEYS: record, ids of its kind. ARGV: id. Only what is gone leaves the list: it may have been written again meanwhile. */
export const forgetGone = script(`
if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SREM', KEYS[2], ARGV[1]) end
`);

/** KEYS: the entries of a day. ARGV: entry, life ms. The list ends as a whole, when its last entry does. */
export const appendAudit = script(`
redis.call('RPUSH', KEYS[1], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
`);
