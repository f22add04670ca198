/** Pushed at one server, hinted at the other; whom it concerns and nobody else; and how a stream ends. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { endSession, liveSessions } from '../../src/server/auth/sessions.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import { regrantByDate } from '../../src/server/jobs/run-jobs.ts'
import { openHints } from '../../src/server/sync/hints.ts'
import type { Hints } from '../../src/server/sync/hints.ts'
import { startListening } from '../../src/server/sync/listening.ts'
import type { Listening } from '../../src/server/sync/listening.ts'
import { followHints } from '../../src/sync/hints.ts'
import type { Hints as Following } from '../../src/sync/hints.ts'
import { must } from '../support/must.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  LIMITS,
  place,
  serverOver,
  silentLog,
  startService,
  write,
} from './support/service.ts'
import type { Device, Service } from './support/service.ts'

let service: Service
interface Server {
  readonly hints: Hints
  readonly listening: Listening
  readonly at: Pick<Service, 'app' | 'pool'>
}
const servers: Server[] = []
/** A server process in all but name: its own connection that listens, its own streams. */
async function anotherServer(): Promise<Server> {
  const hints = openHints(service.pool, (sessions) => liveSessions(service.pool, sessions, LIMITS), 200)
  const listening = await startListening(service.url, silentLog, (said) => hints.heard(said))
  const server = { hints, listening, at: { app: serverOver(service.pool, { hints }), pool: service.pool } }
  servers.push(server)
  return server
}

test.before(async () => {
  service = await startService()
})
test.after(async () => {
  for (const { hints, listening } of servers) {
    hints.close()
    await listening.close()
  }
  await service.close()
})

interface Ear {
  count: number
  open: boolean
  stop(): void
}
/** Reads a stream as a device does. */
async function listenAs(device: Device): Promise<Ear> {
  const nonce = randomUUID()
  const stop = new AbortController()
  const answer = await device.request(`/sync/v1/hints?nonce=${nonce}`, { signal: stop.signal })
  assert.is(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /text\/event-stream/)
  const reader = must(answer.body).getReader()
  const first = new TextDecoder().decode((await reader.read()).value)
  assert.match(first, new RegExp(`event: hello\ndata: .*${nonce}`))
  const ear: Ear = { count: 0, open: true, stop: () => void reader.cancel() }
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      ear.count += new TextDecoder().decode(part.value).split('event: changed').length - 1
    ear.open = false
  })()
  return ear
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function until(check: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (check()) return
    await wait(20)
  }
  throw new Error(`${what} did not happen`)
}

test('what is pushed at one server is told at the other, to whoever holds the file and not to the device it came from', async () => {
  const [one, other] = [await anotherServer(), await anotherServer()]
  const jo = await addPerson(service, 'childs-social-worker')
  const ann = await addPerson(service, 'foster-carer')
  const stranger = await addPerson(service, 'childs-social-worker', 'South')
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  await allocate(service, jo, child)
  await allocate(service, ann, household)
  await wait(300)
  const joHere = await as(one.at, jo)
  const ears = {
    ann: await listenAs(await as(other.at, ann)),
    stranger: await listenAs(await as(other.at, stranger)),
    joElsewhere: await listenAs(await as(other.at, jo)),
    joHere: await listenAs(joHere),
  }
  await joHere.push(write({ type: 'statutory-visit', fileIds: [child], deviceId: joHere.deviceId }, { health: 'Well' }))
  await until(() => ears.ann.count > 0 && ears.joElsewhere.count > 0, 'a hint at the other server')
  await wait(400)
  assert.is(ears.stranger.count, 0)
  assert.is(ears.joHere.count, 0, 'the device that brought it has its answer')
  for (const ear of Object.values(ears)) ear.stop()
})

test('what is taken from somebody is told to them as well, and what a job changes', async () => {
  const server = await anotherServer()
  const jo = await addPerson(service, 'childs-social-worker')
  const child = await addChild(service)
  const id = await allocate(service, jo, child)
  await wait(300)
  const ear = await listenAs(await as(server.at, jo))
  await service.pool.query(`UPDATE allocation SET until = '2020-02-01' WHERE record_id = $1`, [id])
  await regrantByDate(service.pool)
  await until(() => ear.count > 0, 'a hint about what is gone')
  ear.stop()
})

test('many notifications of a moment make one word; a reader who does not read is owed one', async () => {
  const server = await anotherServer()
  const jo = await addPerson(service, 'childs-social-worker')
  const child = await addChild(service)
  await allocate(service, jo, child)
  await wait(300)
  const ear = await listenAs(await as(server.at, jo))
  const writer = await as(service, jo)
  for (let i = 0; i < 20; i += 1)
    await writer.push(
      write({ type: 'statutory-visit', fileIds: [child], deviceId: writer.deviceId }, { health: `${i}` }),
    )
  await until(() => ear.count > 0, 'a hint')
  await wait(300)
  assert.ok(ear.count < 20, `${ear.count} words for 20 pushes`)
  ear.stop()

  const unread = must(
    server.hints.stream({ actor: jo, deviceId: randomUUID(), tokenHash: Buffer.alloc(32) }, 'nonce-nonce'),
  )
  for (let i = 0; i < 50; i += 1) {
    server.hints.heard(child)
    await wait(5)
  }
  await wait(800)
  const reader = unread.getReader()
  let words = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) words += 1
  assert.ok(words <= 6, `${words} were kept for a reader who does not read, and then it was let go`)
})

test('a stream needs a session and ends with it; nobody has more than a few; and a server that stops ends them all', async () => {
  const server = await anotherServer()
  assert.is((await server.at.app.request('/sync/v1/hints?nonce=12345678')).status, 401)
  const jo = await addPerson(service, 'childs-social-worker')
  const device = await as(server.at, jo)
  assert.is((await device.request('/sync/v1/hints')).status, 400)
  const ear = await listenAs(device)
  const { rows } = await service.pool.query<{ token_hash: Buffer }>(
    'SELECT token_hash FROM session WHERE device_id = $1',
    [device.deviceId],
  )
  await asSystem(service.pool, (client) => endSession(client, must(rows[0]).token_hash))
  await until(() => !ear.open, 'the end with the session')

  const again = await as(server.at, jo)
  const ears = [await listenAs(again)]
  for (let i = 0; i < 7; i += 1) ears.push(await listenAs(again))
  const refused = await again.request('/sync/v1/hints?nonce=12345678')
  assert.is(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
  server.hints.close()
  await until(() => ears.every((one) => !one.open), 'the end of all')
  assert.is(server.hints.streams(), 0)
})

test('a server whose listening connection was cut listens again, and says that everything may have changed', async () => {
  const server = await anotherServer()
  const jo = await addPerson(service, 'childs-social-worker')
  const child = await addChild(service)
  await allocate(service, jo, child)
  await wait(300)
  const ear = await listenAs(await as(server.at, jo))
  await service.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  )
  await until(() => ear.count > 0, 'the word after the gap')
  const before = ear.count
  const writer = await as(service, jo)
  await writer.push(write({ type: 'statutory-visit', fileIds: [child], deviceId: writer.deviceId }, { health: 'Well' }))
  await until(() => ear.count > before, 'a hint over the new connection')
  ear.stop()
})

test('a device follows: a word makes it look, a portal’s page does not, and it comes again when the stream breaks', async () => {
  const server = await anotherServer()
  const jo = await addPerson(service, 'childs-social-worker')
  const child = await addChild(service)
  await allocate(service, jo, child)
  await wait(300)
  const device = await as(server.at, jo)
  const seen = { hints: 0, asked: 0, may: true, portal: true }
  const link = {
    origin: 'https://doorstep.test',
    timeoutMs: 1000,
    fetch: (async (url: string, init: RequestInit = {}) => {
      seen.asked += 1
      if (seen.portal)
        return new Response('event: hello\ndata: welcome\n\nevent: changed\ndata: {}\n\n', {
          headers: { 'content-type': 'text/event-stream' },
        })
      return server.at.app.request(url, { ...init, headers: { cookie: device.cookie, ...(init.headers as object) } })
    }) as typeof fetch,
  }
  const follow = (): Following =>
    followHints({ link, mayListen: () => seen.may, hinted: () => (seen.hints += 1), chance: () => 0 })
  const fooled = follow()
  fooled.look()
  await wait(100)
  fooled.stop()
  assert.is(seen.asked, 1)
  assert.is(seen.hints, 0, 'a page that does not know the nonce says nothing')

  seen.portal = false
  const following = follow()
  following.look()
  await until(() => server.hints.streams() === 1, 'the stream')
  const writer = await as(service, jo)
  const say = () =>
    writer.push(write({ type: 'statutory-visit', fileIds: [child], deviceId: writer.deviceId }, { health: 'Well' }))
  await say()
  await until(() => seen.hints === 1, 'a look')
  seen.may = false
  following.look()
  await until(() => server.hints.streams() === 0, 'nobody looks at the page: no stream')
  seen.may = true
  following.look()
  await until(() => server.hints.streams() === 1, 'seen again')
  await say()
  await until(() => seen.hints === 2, 'a look again')
  following.stop()
  await until(() => server.hints.streams() === 0, 'the end')
})

test.run()
