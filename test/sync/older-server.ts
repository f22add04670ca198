/** A device of today meets a server of before, while a newer one is started beside it. The real device, the real server. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { sweepInbox } from '../../src/server/apply/sweep.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { known } from '../records/support/known.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  place,
  silentLog,
  startService,
  write,
} from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const nothing = () => {}
const todaysServer = () => nothing

async function tablet() {
  const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const child = await addChild(service)
  await place(service, child, await addHousehold(service), '2026-05-01')
  await allocate(service, person, child)
  const notebook = await openTablet({ email: person.email, person })
  let cookie = ''
  let met = todaysServer
  const fetched = async (url: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('sec-fetch-site', 'same-origin')
    if (cookie) headers.set('cookie', cookie)
    const gone = met()
    try {
      const answer = await service.app.request(url, { ...init, headers })
      const set = answer.headers.get('set-cookie')
      if (set) cookie = must(set.split(';')[0])
      return answer
    } finally {
      gone()
    }
  }
  const link = { origin: 'https://doorstep.test', timeoutMs: 20_000, fetch: fetched as typeof fetch }
  const sync = makeSync(notebook, { link, passphrase: PASSPHRASE, chance: () => 0 })
  await sync.now()
  return { child, person, notebook, sync, meets: (server: typeof met) => (met = server) }
}

/** While the server works, a visit is to it what it was a version ago. */
function olderServer(): () => void {
  const visit = known('statutory-visit')
  const { version } = visit
  const put = (value: number) =>
    Object.defineProperty(visit, 'version', { value, configurable: true, enumerable: true })
  put(version - 1)
  return () => put(version)
}

test('a visit that an older server could not read is taken in by the newer one, with all that was written behind it, and nobody decides over it', async () => {
  const { child, person, notebook, sync, meets } = await tablet()
  meets(olderServer)
  const visit = await notebook.create({
    type: 'statutory-visit',
    fileIds: [child],
    body: { date: '2026-05-04', health: 'Well' },
  })
  await notebook.mark(visit.id, { kind: 'discussed', note: 'On the way home' })
  await sync.now()
  assert.equal(
    notebook.outbox.value.map(({ state }) => state),
    ['needs-you', 'needs-you'],
  )
  assert.is(must(notebook.outbox.value[0]).reason, 'It was written with a later version of Doorstep')
  const more = { date: '2026-05-04', health: 'Well, and she slept' }
  await notebook.edit(visit.id, more)
  await sync.now()
  meets(todaysServer)
  await sweepInbox(service.pool, silentLog, 0)
  for (let round = 0; round < 3; round++) await sync.now()
  assert.equal(notebook.outbox.value, [])
  const there = must((await (await as(service, person)).pullAll()).get(visit.id))
  assert.equal(there.body, more)
  assert.equal(
    there.marks.map(({ note }) => note),
    ['On the way home'],
  )
  assert.equal(must(notebook.casebook.get(visit.id)).body, more)
  const { rows } = await service.pool.query('SELECT op_id FROM waiting_words WHERE still_waits(op_id, sha256)')
  assert.equal(rows, [])
})

test('what nobody here understands yet is left alone', async () => {
  const { child, person } = await tablet()
  const phone = await as(service, person)
  const sent = write({ type: 'from-tomorrow', fileIds: [child] }, { words: 'Later' })
  assert.is(must((await phone.push(sent))[0]).status, 'parked')
  const results = async () =>
    (await service.pool.query('SELECT at FROM op_result WHERE op_id = $1', [sent.opId])).rows as unknown[]
  const before = await results()
  await sweepInbox(service.pool, silentLog, 0)
  assert.equal(await results(), before)
})

test.run()
