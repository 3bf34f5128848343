import { maxLogLength, seenMs } from "../../../core/limits";
import { effectGraceMs, indexMs, saidMs } from "../../lifetimes";
import { hashedIdLength } from "../../names";
import { prelude } from "./prelude";
import { script } from "./script";

/** Keys of a commit that has no lists and ends nothing: nearly all. */
export const keysOfPlainCommit = 7;

/**
 * KEYS after the eleven: one index of unsent messages a channel, then templates of the log. ARGV: name, token, hashed id, numbers, session,
 * channel of wake-ups, entries, then no lists or five, each with its length first: deliveries (seq, channel, which further key, address or
 * nothing), timers (id, due, text), timers to drop (id), effects (id, JSON), templates (which further key, JSON). The numbers, with colons
 * between: epoch; life ms; erase (1), move (2), leave (3) or none (0); the notice was given (1 or 0); first and last number of the entries, or 0.
 */
export const commit = script(prelude, `
local token, hash = ARGV[2], ARGV[3]
local epoch, lifeMs, step, notice, firstSeq, lastSeq = string.match(ARGV[4], '^(%d+):(%d+):(%d):(%d):(%d+):(%d+)$')
epoch, lifeMs, firstSeq, lastSeq = tonumber(epoch), tonumber(lifeMs), tonumber(firstSeq), tonumber(lastSeq)
local isLeave, isMove = step == '3', step == '2'
local isErase = step == '1' or isLeave

local cursor = 7
local function take()
  cursor = cursor + 1
  return ARGV[cursor]
end
local function count()
  return tonumber(take() or 0)
end

-- everything that can refuse comes before the first write that stays: a script is not rolled back
local current, last, trimmed, isTraced, moved = trace()
if not isOurs(token) or current ~= epoch then return {'lost'} end
local event = redis.call('LPOP', inbox)
local refusal
if string.sub(event or '', 1, ${hashedIdLength}) ~= hash then
  refusal = 'lost'
elseif firstSeq > 0 and firstSeq <= last then
  refusal = 'order'
end
if refusal then
  if event then
    redis.call('LPUSH', inbox, event)
    redis.call('PEXPIRE', inbox, lifeMs) -- taking the last one out took the key's end away
  end
  return {refusal}
end

if isErase then
  for _, id in ipairs(redis.call('HKEYS', timers)) do redis.call('ZREM', due, name .. '|' .. id) end
  redis.call('DEL', session, lease, inbox, log, sends, timers, effects)
  epoch, trimmed = epoch + 1, 0
  if isLeave then moved = ':left' end
else
  redis.call('SET', session, ARGV[5], 'PX', lifeMs)
end
if isMove then
  epoch, moved = epoch + 1, ':moved'
  -- what was due before is due after
  local kept = redis.call('HGETALL', timers)
  for n = 1, #kept, 2 do
    local timer = string.gsub(string.match(kept[n + 1], '^%d+:(.*)$'), '"epoch":%d+', '"epoch":' .. epoch)
    redis.call('HSET', timers, kept[n], epoch .. ':' .. timer)
  end
end

if firstSeq > 0 then
  last = lastSeq
  redis.call('RPUSH', log, firstSeq .. ':' .. lastSeq .. ':' .. ARGV[7])
  if last - ${maxLogLength} > trimmed then
    -- readers further behind are told: remember up to where the log is gone
    trimmed = last - ${maxLogLength}
    while tonumber(string.match(redis.call('LINDEX', log, 0), '^%d+:(%d+)')) <= trimmed do redis.call('LPOP', log) end
  end
end
local written = epoch .. ':' .. last .. ':' .. trimmed .. moved
if isTraced then redis.call('LSET', seen, 0, written) else redis.call('RPUSH', seen, written) end

local deliveries = count()
for _ = 1, deliveries do
  local seq, channel, key, address = take(), take(), KEYS[tonumber(take())], take()
  redis.call('HSET', sends, seq .. ':c', channel, seq .. ':s', 'queued')
  if address ~= '' then redis.call('HSET', sends, seq .. ':a', address) end
  index(key, clock(), name .. '|' .. seq, ${indexMs})
end
for _ = 1, count() do
  local id, at, timer = take(), take(), take()
  redis.call('HSET', timers, id, timer)
  index(due, at, name .. '|' .. id, ${indexMs})
end
for _ = 1, count() do
  local id = take()
  redis.call('HDEL', timers, id)
  redis.call('ZREM', due, name .. '|' .. id)
end
local pending = count()
for _ = 1, pending do redis.call('HSET', effects, take(), take()) end
for _ = 1, count() do
  local key, template = KEYS[tonumber(take())], take()
  redis.call('SET', key, template, 'PX', ${saidMs})
end
if pending > 0 then index(undone, clock() + ${effectGraceMs}, name, ${indexMs}) end

local answer
local nextEvent = redis.call('LINDEX', inbox, 0)
if nextEvent then
  redis.call('HSET', lease, 'a', 0)
  if notice == '1' then redis.call('HSET', lease, 'r', 2) end
  answer = play(clock(), token, tonumber(redis.call('HGET', lease, 'm')), string.sub(nextEvent, ${hashedIdLength + 1}))
else
  -- in the same step as the empty inbox: no event can slip in between and find nobody
  redis.call('DEL', lease)
  redis.call('ZREM', waiting, name)
  answer = {'released'}
end

if isErase then redis.call('PEXPIRE', seen, math.max(${seenMs}, lifeMs)) end
for _, key in ipairs({log, timers}) do redis.call('PEXPIRE', key, lifeMs) end
if deliveries > 0 then redis.call('PEXPIRE', sends, lifeMs) end
if pending > 0 then redis.call('PEXPIRE', effects, lifeMs) end
redis.call('PUBLISH', ARGV[6], name)
return answer
`);
