import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, after. Returns highest number ever, highest number trimmed, first number kept, turns with a number above `after`. */
export const readLog = script(prelude, `
local _, last, trimmed = trace()
local after = tonumber(ARGV[2])
local first = redis.call('LINDEX', log, 0)
local kept = first and math.max(trimmed + 1, tonumber(string.match(first, '^%d+'))) or 0
if after >= last then return {last, trimmed, kept, {}} end
local turns = {}
-- a turn has one entry or more, so that what is new is among so many last turns
for _, turn in ipairs(redis.call('LRANGE', log, after - last, -1)) do
  if tonumber(string.match(turn, '^%d+:(%d+)')) > after then turns[#turns + 1] = turn end
end
return {last, trimmed, kept, turns}
`);
