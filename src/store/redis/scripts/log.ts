import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, after, limit. Returns highest number ever, highest number trimmed, first number kept, entries. */
export const readLog = script(prelude, `
local _, last = epochAndLast()
local first = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1]
local entries = {}
for i, entry in ipairs(redis.call('XRANGE', log, ARGV[2] + 1, '+', 'COUNT', ARGV[3])) do entries[i] = entry[2][2] end
return {last, tonumber(redis.call('HGET', head, 'g') or 0), first and tonumber(string.match(first[1], '^%d+')) or 0, entries}
`);
