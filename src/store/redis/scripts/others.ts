import { script } from "./script";

/** KEYS: alias. ARGV: id when there is none yet, life ms, id that it leads to no longer (or nothing). */
export const resolveAlias = script(`
local known = redis.call('GET', KEYS[1])
if known == ARGV[3] then known = false end
redis.call('SET', KEYS[1], known or ARGV[1], 'PX', ARGV[2])
return {known or ARGV[1], known and 0 or 1}
`);

/** KEYS: aliases of a conversation, in its own slot. ARGV: alias, life ms. */
export const noteAddress = script(`
redis.call('SADD', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
`);

/** KEYS: aliases of a conversation. ARGV: alias that leads elsewhere. */
export const dropAddress = script(`redis.call('SREM', KEYS[1], ARGV[1])`);

/** KEYS: how many erasures there were. ARGV: life ms. */
export const countErasure = script(`
redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
`);

/**
 * KEYS: ticket, the association's tickets, those of them that are urgent and wait, those that are open, and when it has a conversation: the
 * epoch erased there, its tickets. ARGV: id, JSON, life ms, epoch, the ticket without content, 1 when it is urgent and waits, 1 when it is open,
 * revision. Each index keeps the order of opening: a ticket put again changes and does not move.
 */
export const putTicket = script(`
local kept = redis.call('GET', KEYS[1])
if kept and (tonumber(cjson.decode(kept).revision) or 0) > tonumber(ARGV[8]) then return end
local erased = KEYS[5] and tonumber(redis.call('GET', KEYS[5]) or 0) or 0
local isErased = erased > 0 and tonumber(ARGV[4]) <= erased
redis.call('SET', KEYS[1], isErased and ARGV[5] or ARGV[2], 'PX', ARGV[3])
local time = redis.call('TIME')
redis.call('ZADD', KEYS[2], 'NX', time[1] * 1000000 + time[2], ARGV[1])
for n, isIn in ipairs({ARGV[6], ARGV[7]}) do
  if isIn == '1' and not isErased then
    redis.call('ZADD', KEYS[2 + n], redis.call('ZSCORE', KEYS[2], ARGV[1]), ARGV[1])
  else
    redis.call('ZREM', KEYS[2 + n], ARGV[1])
  end
end
if KEYS[6] and not isErased then redis.call('SADD', KEYS[6], ARGV[1]) end
for _, key in ipairs({KEYS[2], KEYS[3], KEYS[4], KEYS[6]}) do
  if redis.call('PTTL', key) < tonumber(ARGV[3]) then redis.call('PEXPIRE', key, ARGV[3]) end
end
`);
