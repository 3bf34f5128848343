import { prelude } from "./prelude";
import { script } from "./script";

/** ARGV: name, token, lease ms. Nil when nothing waits or somebody plays it. */
export const resume = script(prelude, `
if redis.call('LLEN', inbox) == 0 then
  redis.call('ZREM', waiting, name)
  return false
end
if not isFree() then return false end
hold(ARGV[2], tonumber(ARGV[3]))
return play()
`);

/** ARGV: name, token, lease ms. A lease that ended but that nobody took is still ours. */
export const renew = script(prelude, `
if not isOurs(ARGV[2]) then return 0 end
hold(ARGV[2], tonumber(ARGV[3]))
return 1
`);

/** ARGV: name, token. The event stays where it is; sweepers find it at once. */
export const abandon = script(prelude, `
if not isOurs(ARGV[2]) then return 0 end
redis.call('HDEL', head, 't', 'u', 'm')
redis.call('ZADD', waiting, 'XX', now, name)
return 1
`);
