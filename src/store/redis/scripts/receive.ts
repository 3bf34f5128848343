import { hashedIdLength } from "../../names";
import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, hashed id, event, token, lease ms, retention ms, longest inbox, most ids, seen ms, index ms. */
export const receive = script(prelude, `
local hash, event, token = ARGV[2], ARGV[3], ARGV[4]
local leaseMs, retentionMs = tonumber(ARGV[5]), tonumber(ARGV[6])
local maxInbox, maxSeen, seenMs, indexMs = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), ARGV[10]

if redis.call('LPOS', seen, hash) then return {'duplicate'} end

-- a refused event is not remembered: it may be sent again
local waits = redis.call('LLEN', inbox)
if waits >= maxInbox then
  redis.call('HSETNX', lease, 'r', 1)
  return {'full'}
end

redis.call('RPUSH', inbox, hash .. event)
local known = redis.call('RPUSH', seen, hash)
if known == 1 then
  redis.call('LPUSH', seen, '1:0:0')
elseif known > maxSeen + 1 then
  local first = redis.call('LPOP', seen)
  redis.call('LPOP', seen)
  redis.call('LPUSH', seen, first)
end

local answer = {'queued'}
if isFree() then
  local older = waits > 0 and string.sub(redis.call('LINDEX', inbox, 0), ${hashedIdLength + 1}) or ''
  answer = play(token, leaseMs, older)
end

-- an event that waits keeps its conversation; the commit sets the exact time
redis.call('PEXPIRE', inbox, retentionMs)
redis.call('PEXPIRE', lease, retentionMs)
redis.call('PEXPIRE', session, retentionMs, 'GT')
redis.call('PEXPIRE', log, retentionMs, 'GT')
redis.call('PEXPIRE', seen, math.max(seenMs, retentionMs))
redis.call('PEXPIRE', waiting, indexMs)
return answer
`);
