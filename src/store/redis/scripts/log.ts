import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, after. Returns highest number ever, highest number trimmed, first number kept, turns with a number above `after`, whether it has moved. */
export const readLog = script(prelude, `
local _, last, trimmed, _, moved = trace()
local after = tonumber(ARGV[2])
local first = redis.call('LINDEX', log, 0)
local kept = first and math.max(trimmed + 1, tonumber(string.match(first, '^%d+'))) or 0
local hasMoved = moved ~= '' and 1 or 0
if after >= last then return {last, trimmed, kept, {}, hasMoved} end
local turns = {}
-- a turn has one entry or more, so that what is new is among so many last turns
for _, turn in ipairs(redis.call('LRANGE', log, after - last, -1)) do
  if tonumber(string.match(turn, '^%d+:(%d+)')) > after then turns[#turns + 1] = turn end
end
return {last, trimmed, kept, turns, hasMoved}
`);

/** ARGV: name. Returns epoch and whether it has moved; nil for what does not exist. */
export const standing = script(prelude, `
if redis.call('EXISTS', session, inbox, log) == 0 then return false end
local epoch, _, _, _, moved = trace()
return {epoch, moved ~= '' and 1 or 0}
`);
