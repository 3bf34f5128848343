/**
 * What every script of a conversation begins with. KEYS are always the same ten, further ones come after; ARGV[1] is the conversation's
 * name in the indexes.
 *
 * - head     hash: t lease token, u its end (ms), m its length (ms), a attempts of the first event, r a refusal was said, s session,
 *            g highest number trimmed from the log
 * - inbox    list: hashed event id (22 characters) then the event as JSON
 * - seen     hash: hashed event id -> "time:entry id"; e epoch, q highest number ever given. Outlives the rest: it is the tombstone.
 * - order    list of the hashed ids of `seen`, oldest first
 * - log      stream, id `<seq>-0`
 * - sends    hash: <seq>:c channel, <seq>:s state, <seq>:n attempts, <seq>:p provider id, <seq>:r reason
 * - timers, effects   hashes by id
 * - waiting, due      indexes of the shard
 *
 * Events, sessions and entries pass through as the strings they are: cjson would turn empty lists into objects.
 */
export const prelude = `
local head, inbox, seen, order, log, sends, timers, effects, waiting, due = unpack(KEYS)
local name = ARGV[1]

-- the server's clock: those of the nodes may differ
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function keep(key, ms)
  if redis.call('PTTL', key) < tonumber(ms) then redis.call('PEXPIRE', key, ms) end
end

local function index(key, score, member, ms)
  redis.call('ZADD', key, score, member)
  keep(key, ms)
end

local function isFree()
  return tonumber(redis.call('HGET', head, 'u') or 0) <= now
end

local function isOurs(token)
  return redis.call('HGET', head, 't') == token
end

-- the score tells sweepers when the conversation may be taken from a holder that died
local function hold(token, ms)
  redis.call('HSET', head, 't', token, 'u', now + ms, 'm', ms)
  redis.call('ZADD', waiting, now + ms, name)
end

local function epochAndLast()
  local known = redis.call('HMGET', seen, 'e', 'q')
  return tonumber(known[1] or 1), tonumber(known[2] or 0)
end

-- the first event of the inbox, for whoever holds the lease; counted, so that an event that kills its turn is noticed
local function play()
  local attempt = redis.call('HINCRBY', head, 'a', 1)
  local epoch, last = epochAndLast()
  local event = string.sub(redis.call('LINDEX', inbox, 0), 23)
  return {'leased', epoch, last, attempt, event, redis.call('HGET', head, 's')}
end
`;
