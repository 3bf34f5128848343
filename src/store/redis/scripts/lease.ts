import { hashedIdLength } from "../../names";
import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, token, lease ms. Nil when nothing waits or somebody plays it. */
export const resume = script(prelude, `
local first = redis.call('LINDEX', inbox, 0)
if not first then
  redis.call('ZREM', waiting, name)
  return false
end
local now = clock()
if not isFree(now) then return false end
return play(now, ARGV[2], tonumber(ARGV[3]), string.sub(first, ${hashedIdLength + 1}))
`);

/** ARGV: name, token, lease ms. A lease that ended but that nobody took is still ours. */
export const renew = script(prelude, `
if not isOurs(ARGV[2]) then return 0 end
local ends = clock() + ARGV[3]
redis.call('HSET', lease, 'u', ends, 'm', ARGV[3])
redis.call('ZADD', waiting, ends, name)
return 1
`);

/** ARGV: name, token, counts as a try (1 or 0), time (ms) during which sweepers leave it alone. The event stays where it is. */
export const abandon = script(prelude, `
if not isOurs(ARGV[2]) then return 0 end
redis.call('HDEL', lease, 't', 'u', 'm')
if ARGV[3] == '0' then redis.call('HINCRBY', lease, 'a', -1) end
redis.call('ZADD', waiting, 'XX', clock() + ARGV[4], name)
return 1
`);
