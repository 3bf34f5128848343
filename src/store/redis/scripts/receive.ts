import { maxInboxLength, maxSeen, seenMs } from "../../../core/limits";
import { indexMs } from "../../lifetimes";
import { hashedIdLength } from "../../names";
import { prelude } from "./prelude";
import { script } from "./script";

/** A conversation with less time left (ms) is kept for its waiting event: longer than events wait when nodes die. */
const nearEndMs = 600_000;

/** The first keys of a conversation, as many. */
export const keysOfReceive = 6;

/** KEYS: the first six. ARGV: name, hashed id, event, token, lease ms, retention ms, unless it has moved or left ('moved', 'left' or nothing). */
export const receive = script(prelude, `
local hash, event, token = ARGV[2], ARGV[3], ARGV[4]
local leaseMs, retentionMs = tonumber(ARGV[5]), tonumber(ARGV[6])

if ARGV[7] ~= '' then
  local moved = select(5, trace())
  if moved == ':left' or (moved == ':moved' and ARGV[7] == 'moved') then return {'moved'} end
end
if redis.call('LPOS', seen, hash) then return {'duplicate'} end

local waits = redis.call('RPUSH', inbox, hash .. event) - 1
if waits >= ${maxInboxLength} then
  -- a refused event is not remembered: it may be sent again
  redis.call('RPOP', inbox)
  redis.call('HSETNX', lease, 'r', 1)
  return {'full'}
end
local known = redis.call('RPUSH', seen, hash)
if known == 1 then
  redis.call('LPUSH', seen, '1:0:0')
elseif known > ${maxSeen + 1} then
  local first = redis.call('LPOP', seen)
  redis.call('LPOP', seen)
  redis.call('LPUSH', seen, first)
end

local now = clock()
local answer = {'queued'}
if waits == 0 then
  -- an empty inbox has no lease: they end in one step
  redis.call('HSET', lease, 't', token, 'u', now + leaseMs, 'm', leaseMs, 'a', 1)
  redis.call('ZADD', waiting, now + leaseMs, name)
  local epoch, last = trace()
  answer = {'leased', epoch, last, 1, 0, '', redis.call('GET', session)}
elseif isFree(now) then
  answer = play(now, token, leaseMs, string.sub(redis.call('LINDEX', inbox, 0), ${hashedIdLength + 1}))
end

-- an event that waits keeps its conversation; the commit sets the exact time
redis.call('PEXPIRE', inbox, retentionMs)
redis.call('PEXPIRE', lease, retentionMs)
redis.call('PEXPIRE', waiting, ${indexMs})
if redis.call('PTTL', session) < math.min(retentionMs, ${nearEndMs}) then
  redis.call('PEXPIRE', session, retentionMs, 'GT')
  redis.call('PEXPIRE', log, retentionMs, 'GT')
end
if known == 1 then
  redis.call('PEXPIRE', seen, math.max(${seenMs}, retentionMs))
else
  redis.call('PEXPIRE', seen, math.max(${seenMs}, retentionMs), 'GT')
end
return answer
`);
