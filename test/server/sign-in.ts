import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { TRIES_PER_ACCOUNT } from '../../src/server/auth/sign-in-attempts.ts'
import type { Service } from './support/service.ts'
import { addPerson, as, serverOver, startService } from './support/service.ts'

const SECRET = 'maple ferry silver kettle'
let service: Service
let hash: string
test.before(async () => {
  service = await startService()
  hash = await hashPassphrase(SECRET)
})
test.after(() => service.close())

const person = () => addPerson(service, 'childs-social-worker', 'North', hash)
const signIn = async (email: string, passphrase = SECRET, app = service.app) =>
  app.request('/auth/sign-in', { method: 'POST', body: JSON.stringify({ email, passphrase, deviceId: randomUUID() }) })
const cookieOf = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const me = async (cookie: string) => (await service.app.request('/auth/me', { headers: { cookie } })).status

test('somebody signs in, is known, and signs out', async () => {
  const sam = await person()
  const answer = await signIn(` ${sam.email.toUpperCase()} `)
  assert.is(answer.status, 200)
  assert.equal(await answer.json(), {
    personId: sam.personId,
    name: sam.name,
    role: sam.role,
    team: sam.team,
    mustChange: false,
    demonstration: false,
  })
  const header = answer.headers.get('set-cookie') ?? ''
  for (const part of ['__Host-doorstep=', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) assert.match(header, part)
  assert.not.match(header, /Domain/i)
  const cookie = cookieOf(answer)
  assert.is(await me(cookie), 200)
  const out = await service.app.request('/auth/sign-out', { method: 'POST', headers: { cookie } })
  assert.is(out.status, 204)
  assert.match(out.headers.get('set-cookie') ?? '', /__Host-doorstep=;.*Max-Age=0/)
  assert.is(await me(cookie), 401)
})

test('the database holds no session that could be used and no passphrase', async () => {
  const sam = await person()
  const token = cookieOf(await signIn(sam.email)).split('=')[1] ?? ''
  const { rows } = await service.pool.query<{ token_hash: Buffer; passphrase_hash: string }>(
    'SELECT s.token_hash, a.passphrase_hash FROM session s JOIN account a USING (person_id) WHERE person_id = $1',
    [sam.personId],
  )
  assert.not(rows[0]?.token_hash.toString('utf8').includes(token))
  assert.not(rows[0]?.token_hash.toString('base64url').includes(token))
  assert.match(rows[0]?.passphrase_hash ?? '', /^\$argon2id\$/)
})

test('a wrong passphrase and an unknown address get the same answer', async () => {
  const sam = await person()
  const wrong = await signIn(sam.email, 'not it at all')
  const unknown = await signIn('nobody@council.example')
  assert.is(wrong.status, 401)
  assert.is(unknown.status, 401)
  assert.equal(await wrong.json(), await unknown.json())
})

test('after too many tries on two servers even the right passphrase waits, and is told how long', async () => {
  const sam = await person()
  const second = serverOver(service.pool)
  const answers = await Promise.all(
    Array.from({ length: TRIES_PER_ACCOUNT + 4 }, (_, n) =>
      signIn(sam.email, `wrong ${n}`, n % 2 ? second : service.app),
    ),
  )
  const statuses = answers.map((answer) => answer.status)
  assert.is(statuses.filter((status) => status === 401).length, TRIES_PER_ACCOUNT, 'many at once do not slip through')
  assert.is(statuses.filter((status) => status === 429).length, 4)
  const held = await signIn(sam.email)
  assert.is(held.status, 429)
  const wait = Number(held.headers.get('retry-after'))
  assert.ok(wait > 60 && wait <= 900, String(wait))
  assert.is((await signIn((await person()).email)).status, 200, 'others are not held back')
  await service.pool.query(`UPDATE sign_in_attempt SET at = at - interval '16 minutes'`)
  assert.is((await signIn(sam.email)).status, 200)
})

test('signing in forgets the tries before it', async () => {
  const sam = await person()
  for (let n = 0; n < TRIES_PER_ACCOUNT - 1; n += 1) await signIn(sam.email, 'wrong')
  assert.is((await signIn(sam.email)).status, 200)
  assert.is((await signIn(sam.email, 'wrong')).status, 401)
})

test('a new passphrase ends all other sessions, and only it opens from now on', async () => {
  const sam = await person()
  const [here, elsewhere] = [cookieOf(await signIn(sam.email)), cookieOf(await signIn(sam.email))]
  const change = (current: string, next: string) =>
    service.app.request('/auth/passphrase', {
      method: 'POST',
      headers: { cookie: here },
      body: JSON.stringify({ current, next }),
    })
  assert.is((await change('not it', 'four quite other words')).status, 403)
  assert.is((await change(SECRET, 'short')).status, 400)
  assert.is((await change(SECRET, 'four quite other words')).status, 204)
  assert.is(await me(here), 200)
  assert.is(await me(elsewhere), 401)
  assert.is((await signIn(sam.email)).status, 401)
  assert.is((await signIn(sam.email, 'four quite other words')).status, 200)
})

test('with a passphrase that was given out one can do nothing but change it', async () => {
  const sam = await person()
  await service.pool.query('UPDATE account SET must_change = true WHERE person_id = $1', [sam.personId])
  const cookie = cookieOf(await signIn(sam.email))
  const { paths } = (await (await service.app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const status = async (path: string, method: string, headers: Record<string, string>): Promise<Response> =>
    service.app.request(path.replaceAll(/\{\w+\}/g, randomUUID()), {
      method: method.toUpperCase(),
      headers,
      ...(method !== 'get' && { body: '{}' }),
    })
  const needsSession: string[] = []
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods)) {
      if ((await status(path, method, {})).status !== 401) continue
      const answer = await status(path, method, { cookie })
      if (answer.status !== 403) needsSession.push(path)
      else assert.match(await answer.text(), /Choose your own passphrase first/, path)
    }
  }
  assert.equal(needsSession.sort(), ['/auth/me', '/auth/passphrase'])
  assert.ok(paths['/sync/v1/push'] && paths['/sync/v1/pull'])
  const own = 'four quite other words'
  const changed = await service.app.request('/auth/passphrase', {
    method: 'POST',
    headers: { cookie },
    body: JSON.stringify({ current: SECRET, next: own }),
  })
  assert.is(changed.status, 204)
  const pull = { protocol: 1, nonce: randomUUID(), deviceId: randomUUID(), cursors: {} }
  const read = () =>
    service.app.request('/sync/v1/pull', { method: 'POST', headers: { cookie }, body: JSON.stringify(pull) })
  assert.is((await read()).status, 200)
})

test('a session ends by idleness, and by age however busy it is', async () => {
  const sam = await person()
  const [idle, old] = [await as(service, sam), await as(service, sam)]
  await service.pool.query(`UPDATE session SET seen_at = now() - interval '13 hours' WHERE device_id = $1`, [
    idle.deviceId,
  ])
  await service.pool.query(`UPDATE session SET expires_at = now() - interval '1 second' WHERE device_id = $1`, [
    old.deviceId,
  ])
  assert.is(await me(idle.cookie), 401)
  assert.is(await me(old.cookie), 401)
})

test('sign-ins and refusals stand in the audit', async () => {
  const sam = await person()
  await signIn(sam.email, 'wrong')
  await signIn(sam.email)
  const { rows } = await service.pool.query<{ action: string }>(
    'SELECT action FROM audit WHERE person_id = $1 AND action LIKE $2 ORDER BY id',
    [sam.personId, 'sign%'],
  )
  assert.equal(
    rows.map((row) => row.action),
    ['sign-in-refused', 'sign-in'],
  )
})

test.run()
