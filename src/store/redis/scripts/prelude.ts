/**
 * What every script of a conversation begins with. KEYS are the same eleven in the same order, further ones come after; a script that needs
 * the first of them alone is given those. ARGV[1] is the conversation's name in the indexes. A conversation at rest has three keys: session,
 * seen, log. Each call costs Redis as much as reading a line of this page costs us, and each argument both sides: what is known is not asked,
 * what is always the same stands in the script.
 *
 * - session  string, as JSON
 * - lease    hash, gone while nothing waits: t token, u its end (ms), m its length (ms), a tries of the first event, r an event was refused
 *            (1: the person does not know yet, 2: they do)
 * - inbox    list: hashed event id (`hashedIdLength` characters) then the event as JSON
 * - seen     list: first "<epoch>:<highest number ever given>:<highest number trimmed from the log>" and, once it goes on elsewhere, ":moved", or
 *            ":left" when its address was given to another, then the hashed ids of the last events, oldest first. Outlives the rest: it is the tombstone.
 * - log      list of turns: "<first number>:<last number>:<entries>", as ../log-record.ts writes them
 * - sends    hash: <seq>:c channel, <seq>:s state, <seq>:n attempts, <seq>:o taken, <seq>:a address, <seq>:p provider id, <seq>:r reason
 * - timers   hash by id: "<epoch>:<timer>"
 * - effects  hash by id
 * - waiting, due, undone  indexes of the shard
 *
 * Events, sessions and entries pass through as the strings they are: cjson would turn empty lists into objects.
 */
export const prelude = `
local session, lease, inbox, seen, log, waiting, timers, sends, effects, due, undone = unpack(KEYS)
local name = ARGV[1]

-- the server's clock: those of the nodes may differ
local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function index(key, score, member, ms)
  redis.call('ZADD', key, score, member)
  redis.call('PEXPIRE', key, ms)
end

-- epoch, highest number given, highest number trimmed, whether they are written, and ':moved', ':left' or nothing
local function trace()
  local written = redis.call('LINDEX', seen, 0)
  local epoch, last, trimmed, moved = string.match(written or '1:0:0', '^(%d+):(%d+):(%d+)(.*)$')
  return tonumber(epoch), tonumber(last), tonumber(trimmed), written, moved
end

local function isFree(now)
  return tonumber(redis.call('HGET', lease, 'u') or 0) <= now
end

local function isOurs(token)
  return redis.call('HGET', lease, 't') == token
end

-- the first event of the inbox, for whoever holds the lease; counted, so that an event that kills its turn is noticed.
-- The score tells sweepers when the conversation may be taken from a holder that died.
local function play(now, token, ms, event)
  local held = redis.call('HMGET', lease, 'a', 'r')
  local attempt = tonumber(held[1] or 0) + 1
  redis.call('HSET', lease, 't', token, 'u', now + ms, 'm', ms, 'a', attempt)
  redis.call('ZADD', waiting, now + ms, name)
  local epoch, last = trace()
  return {'leased', epoch, last, attempt, held[2] == '1' and 1 or 0, event, redis.call('GET', session)}
end
`;
