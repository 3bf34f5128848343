import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, timer id, claim ms. Returns the timer as commit wrote it; nil when another node was quicker or it is of another epoch. */
export const takeTimer = script(prelude, `
local now = clock()
local member = name .. '|' .. ARGV[2]
local at = redis.call('ZSCORE', due, member)
if not at or tonumber(at) > now then return false end
local timer = redis.call('HGET', timers, ARGV[2])
local epoch = trace()
if not timer or tonumber(string.match(timer, '^%d+')) ~= epoch then
  redis.call('ZREM', due, member)
  redis.call('HDEL', timers, ARGV[2])
  return false
end
redis.call('ZADD', due, now + ARGV[3], member)
return timer
`);

/** ARGV: name, timer id, the timer as commit wrote it. Leaves it alone when it was set again meanwhile. */
export const timerFired = script(prelude, `
if redis.call('HGET', timers, ARGV[2]) ~= ARGV[3] then return 0 end
redis.call('HDEL', timers, ARGV[2])
return redis.call('ZREM', due, name .. '|' .. ARGV[2])
`);

/** ARGV: name, ids of effects. With none: forgets a conversation that has none left. */
export const applied = script(prelude, `
if #ARGV > 1 then redis.call('HDEL', effects, unpack(ARGV, 2)) end
if redis.call('EXISTS', effects) == 0 then redis.call('ZREM', undone, name) end
return 1
`);

/** KEYS after the eleven: an index. ARGV: name, member. Forgets the member when its conversation has expired. */
export const sweep = script(prelude, `
if redis.call('EXISTS', session, inbox, log, effects) > 0 then return 0 end
return redis.call('ZREM', KEYS[12], ARGV[2])
`);
