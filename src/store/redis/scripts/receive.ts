import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, hashed id, entry id, event, token, lease ms, retention ms, longest inbox, most ids, seen ms. */
export const receive = script(prelude, `
local hash, entryId, event, token = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local leaseMs, retentionMs = tonumber(ARGV[6]), tonumber(ARGV[7])
local maxInbox, maxSeen, seenMs = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])

-- forget what no platform repeats any more, then the oldest beyond the cap
local function forget(cap)
  local oldest = redis.call('LINDEX', order, 0)
  while oldest do
    local at = string.match(redis.call('HGET', seen, oldest) or '0:', '^%d+')
    if at + seenMs > now and redis.call('LLEN', order) <= cap then return end
    redis.call('LPOP', order)
    redis.call('HDEL', seen, oldest)
    oldest = redis.call('LINDEX', order, 0)
  end
end

forget(maxSeen)
local known = redis.call('HGET', seen, hash)
if known then return {'duplicate', string.match(known, '^%d+:(.*)$')} end

-- a refused event is not remembered: it may be sent again
if redis.call('LLEN', inbox) >= maxInbox then
  return {'full', redis.call('HSETNX', head, 'r', 1)}
end
redis.call('HDEL', head, 'r')

redis.call('RPUSH', inbox, hash .. event)
redis.call('HSET', seen, hash, now .. ':' .. entryId)
redis.call('RPUSH', order, hash)
forget(maxSeen)

local answer = {'queued'}
if isFree() then
  hold(token, leaseMs)
  answer = play()
end
-- an event that waits keeps its conversation; the commit sets the exact time
for _, key in ipairs({head, inbox, log, sends, timers, effects, waiting}) do keep(key, retentionMs) end
for _, key in ipairs({seen, order}) do keep(key, math.max(seenMs, retentionMs)) end
return answer
`);
