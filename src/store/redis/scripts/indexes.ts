import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, timer id, time (ms) until which timers are due. Returns the timer and the current epoch; nil when another node was quicker. */
export const takeTimer = script(prelude, `
local member = name .. '|' .. ARGV[2]
local at = redis.call('ZSCORE', due, member)
if not at or tonumber(at) > tonumber(ARGV[3]) then return false end
redis.call('ZREM', due, member)
local timer = redis.call('HGET', timers, ARGV[2])
redis.call('HDEL', timers, ARGV[2])
local epoch = epochAndLast()
return {timer, epoch}
`);

/** KEYS after the ten: an index. ARGV: name, member. Forgets the member when its conversation has expired. */
export const sweep = script(prelude, `
if redis.call('EXISTS', head, inbox) > 0 then return 0 end
return redis.call('ZREM', KEYS[11], ARGV[2])
`);
