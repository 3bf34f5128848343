import { maxLogLength } from "../../../core/limits";
import { deliveryRank, waitForEarlierMs } from "../../delivery-order";
import { prelude } from "./prelude";
import { script } from "./script";

/**
 * KEYS after the eleven: the channel's index. ARGV: name, seq, claim ms, number of the message before it when this call has just taken that one
 * (or 0). Returns attempts, the turn the message belongs to, whether a node took it before
 * and was never heard of, and the address its commit gave; nil when there is nothing to send yet.
 */
export const takeDelivery = script(prelude, `
local now = clock()
local unsent, seq = KEYS[12], ARGV[2]
local member = name .. '|' .. seq
local at = redis.call('ZSCORE', unsent, member)
if not at or tonumber(at) > now then return false end -- another node was quicker

local _, last, trimmed = trace()
local entry
if tonumber(seq) > trimmed and tonumber(seq) <= last then
  for _, turn in ipairs(redis.call('LRANGE', log, seq - last - 1, -1)) do
    local from, to = string.match(turn, '^(%d+):(%d+)')
    if tonumber(from) <= tonumber(seq) and tonumber(seq) <= tonumber(to) then
      entry = turn
      break
    end
  end
end
local mine = redis.call('HMGET', sends, seq .. ':s', seq .. ':c')
if not entry or mine[1] ~= 'queued' then
  redis.call('ZREM', unsent, member) -- erased, expired or trimmed since
  if mine[1] == 'queued' then redis.call('HSET', sends, seq .. ':s', 'expired') end
  return false
end

-- in order: the message of the channel before this one has left, or leaves with it; numbers between belong to what the person said
for before = seq - 1, math.max(1, seq - ${maxLogLength}), -1 do
  local earlier = redis.call('HMGET', sends, before .. ':s', before .. ':c')
  if earlier[2] == mine[2] then
    if earlier[1] == 'queued' and before ~= tonumber(ARGV[4]) then
      redis.call('ZADD', unsent, now + ${waitForEarlierMs}, member)
      return false
    end
    break
  end
end
redis.call('ZADD', unsent, now + ARGV[3], member)
-- taken before and not told what became of it: that was a try
local open = redis.call('HEXISTS', sends, seq .. ':o')
if open == 1 then redis.call('HINCRBY', sends, seq .. ':n', 1) end
redis.call('HSET', sends, seq .. ':o', 1)
local tries = tonumber(redis.call('HGET', sends, seq .. ':n') or 0)
return {tries + 1, entry, open, redis.call('HGET', sends, seq .. ':a') or ''}
`);

const ranks = Object.entries(deliveryRank).map(([state, rank]) => `${state} = ${rank}`).join(", ");

/** KEYS after the eleven: the channel's index. ARGV: name, seq, state, provider id, reason, next try (ms). Empty strings are left alone. */
export const recordDelivery = script(prelude, `
local rank = {${ranks}}
local unsent, seq, state = KEYS[12], ARGV[2], ARGV[3]
local before = redis.call('HGET', sends, seq .. ':s')
if not before then return 0 end -- erased or expired: a late receipt brings nothing back
local again = state == 'queued' and before == 'queued'
if rank[state] <= rank[before] and not again then return 0 end

redis.call('HDEL', sends, seq .. ':o')
redis.call('HSET', sends, seq .. ':s', state)
if ARGV[4] ~= '' then redis.call('HSET', sends, seq .. ':p', ARGV[4]) end
if ARGV[5] ~= '' then redis.call('HSET', sends, seq .. ':r', ARGV[5]) end
if again and ARGV[5] ~= '' then redis.call('HINCRBY', sends, seq .. ':n', 1) end
if not again then
  redis.call('HDEL', sends, seq .. ':a')
  redis.call('ZREM', unsent, name .. '|' .. seq)
elseif ARGV[6] ~= '' then
  redis.call('ZADD', unsent, 'XX', ARGV[6], name .. '|' .. seq)
end
return 1
`);
