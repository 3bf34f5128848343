import { prelude } from "./prelude";
import { script } from "./script";

/**
 * KEYS after the ten: one index of unsent messages a channel. ARGV: name, token, epoch, hashed id, session, life ms, seen ms, longest log,
 * erase (1 or 0), channel of wake-ups, then four lists, each with its length first: entries (seq, JSON), deliveries (seq, channel, which
 * further key), timers (id, due, JSON), effects (id, JSON).
 */
export const commit = script(prelude, `
local token, epoch, hash, session = ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[5]
local lifeMs, seenMs, maxLog = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local isErase, wake = ARGV[9] == '1', ARGV[10]

local cursor = 10
local function take()
  cursor = cursor + 1
  return ARGV[cursor]
end

-- everything that can refuse comes before the first write: a script is not rolled back
local current, last = epochAndLast()
if not isOurs(token) or current ~= epoch then return {'lost'} end
if string.sub(redis.call('LINDEX', inbox, 0) or '', 1, 22) ~= hash then return {'lost'} end
local entries = tonumber(take())
if entries > 0 and tonumber(ARGV[cursor + 1]) <= last then return {'order'} end

if isErase then
  for _, id in ipairs(redis.call('HKEYS', timers)) do redis.call('ZREM', due, name .. '|' .. id) end
  redis.call('DEL', head, inbox, log, sends, timers, effects)
  redis.call('HSET', seen, 'e', epoch + 1)
else
  redis.call('LPOP', inbox)
  redis.call('HSET', head, 's', session, 'a', 0)
end

for _ = 1, entries do
  last = tonumber(take())
  redis.call('XADD', log, last .. '-0', 'j', take())
end
redis.call('HSET', seen, 'q', last)
local excess = redis.call('XLEN', log) - maxLog
if excess > 0 then
  -- readers further behind are told: remember up to where the log is gone
  local gone = redis.call('XRANGE', log, '-', '+', 'COUNT', excess)
  redis.call('HSET', head, 'g', string.match(gone[excess][1], '^%d+'))
  redis.call('XTRIM', log, 'MAXLEN', '=', maxLog)
end

for _ = 1, tonumber(take()) do
  local seq, channel, key = take(), take(), KEYS[tonumber(take())]
  redis.call('HSET', sends, seq .. ':c', channel, seq .. ':s', 'queued')
  index(key, now, name .. '|' .. seq, lifeMs)
end
for _ = 1, tonumber(take()) do
  local id, at, timer = take(), take(), take()
  redis.call('HSET', timers, id, timer)
  index(due, at, name .. '|' .. id, lifeMs)
end
for _ = 1, tonumber(take()) do redis.call('HSET', effects, take(), take()) end

local answer
if redis.call('LLEN', inbox) > 0 then
  hold(token, redis.call('HGET', head, 'm'))
  answer = play()
else
  -- in the same step as the empty inbox: no event can slip in between and find nobody
  redis.call('HDEL', head, 't', 'u', 'm')
  redis.call('ZREM', waiting, name)
  answer = {'released'}
end

for _, key in ipairs({head, inbox, log, sends, timers, effects}) do redis.call('PEXPIRE', key, lifeMs) end
for _, key in ipairs({seen, order}) do redis.call('PEXPIRE', key, math.max(seenMs, lifeMs)) end
keep(waiting, lifeMs)
redis.call('PUBLISH', wake, name)
return answer
`);
