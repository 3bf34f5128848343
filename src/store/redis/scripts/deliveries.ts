import { deliveryRank } from "../../delivery-order";
import { prelude } from "./prelude";
import { script } from "./script";

/** KEYS after the ten: the channel's index. ARGV: name, seq, claim ms. Returns attempts and entry; nil when there is nothing to send. */
export const takeDelivery = script(prelude, `
local unsent, seq = KEYS[11], ARGV[2]
local member = name .. '|' .. seq
local at = redis.call('ZSCORE', unsent, member)
if not at or tonumber(at) > now then return false end -- another node was quicker

local entry = redis.call('XRANGE', log, seq, seq)[1]
if not entry or redis.call('HGET', sends, seq .. ':s') ~= 'queued' then
  redis.call('ZREM', unsent, member) -- erased, expired or trimmed since
  return false
end
redis.call('ZADD', unsent, now + ARGV[3], member)
return {redis.call('HINCRBY', sends, seq .. ':n', 1), entry[2][2]}
`);

const ranks = Object.entries(deliveryRank).map(([state, rank]) => `${state} = ${rank}`).join(", ");

/** KEYS after the ten: the channel's index. ARGV: name, seq, state, provider id, reason, next try (ms). Empty strings are left alone. */
export const recordDelivery = script(prelude, `
local rank = {${ranks}}
local unsent, seq, state = KEYS[11], ARGV[2], ARGV[3]
local before = redis.call('HGET', sends, seq .. ':s')
if not before then return 0 end -- erased or expired: a late receipt brings nothing back
local again = state == 'queued' and before == 'queued'
if rank[state] <= rank[before] and not again then return 0 end

redis.call('HSET', sends, seq .. ':s', state)
if ARGV[4] ~= '' then redis.call('HSET', sends, seq .. ':p', ARGV[4]) end
if ARGV[5] ~= '' then redis.call('HSET', sends, seq .. ':r', ARGV[5]) end
if not again then
  redis.call('ZREM', unsent, name .. '|' .. seq)
elseif ARGV[6] ~= '' then
  redis.call('ZADD', unsent, 'XX', ARGV[6], name .. '|' .. seq)
end
return 1
`);
