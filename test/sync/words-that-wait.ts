/** What the writer's own device does with words that wait for a person, against the real server and a real Postgres. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FileId, Uuid } from '../../src/model/file.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Actor } from '../../src/model/person.ts'
import type { DecisionRequest } from '../../src/protocol/waiting.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import type { Link } from '../../src/sync/ask.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { refusal } from '../support/council.ts'
import { must } from '../support/must.ts'
import { addChild, addPerson, allocate, as, startService, writeRecord } from '../server/support/service.ts'
import type { Device, Service } from '../server/support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

/** A browser's way to the server; `meets` may answer in its place. */
function browser(meets: (path: string, body: string) => Response | undefined = () => undefined): Link {
  let cookie = ''
  return {
    origin: 'https://doorstep.test',
    timeoutMs: 20_000,
    fetch: (async (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers)
      const text = async () =>
        headers.get('content-encoding') === 'gzip'
          ? new Response(new Response(init.body).body?.pipeThrough(new DecompressionStream('gzip'))).text()
          : new Response(init.body).text()
      const met = meets(new URL(url).pathname, init.body === undefined ? '' : await text())
      if (met) return met
      headers.set('sec-fetch-site', 'same-origin')
      if (cookie) headers.set('cookie', cookie)
      const answer = await service.app.request(url, { ...init, headers })
      const set = answer.headers.get('set-cookie')
      if (set) cookie = must(set.split(';')[0])
      return answer
    }) as typeof fetch,
  }
}

let teams = 0
async function story(meets?: (path: string, body: string) => Response | undefined) {
  const team = `Team ${(teams += 1)}`
  const manager = await addPerson(service, 'team-manager', team)
  const person: Actor & { email: string } = await addPerson(
    service,
    'childs-social-worker',
    team,
    await hashPassphrase(PASSPHRASE),
  )
  const child = await addChild(service, team)
  const allocation = await allocate(service, person, child)
  const notebook = await openTablet({ email: person.email, person })
  const sync = makeSync(notebook, { link: browser(meets), passphrase: PASSPHRASE, chance: () => 0 })
  await sync.now()
  const desk = await as(service, manager)
  return { person, manager, child, allocation, notebook, sync, desk }
}

async function decide(desk: Device, opId: Uuid, request: DecisionRequest): Promise<void> {
  const answer = await desk.request(`/api/waiting/${opId}`, { method: 'POST', body: JSON.stringify(request) })
  assert.is(answer.status, 200, await answer.text())
}
const TOO_LONG = 'w'.repeat(200_001)
const visit = (notebook: Awaited<ReturnType<typeof openTablet>>, child: FileId, school: string) =>
  notebook.create({ type: 'statutory-visit', fileIds: [child], body: { school } })

test('parked words hold their lane and no other; kept in the file, their writer is told, and the note leaves once that was read', async () => {
  const { notebook, sync, child, desk, manager } = await story()
  const poison = await visit(notebook, child, TOO_LONG)
  const fine = await visit(notebook, child, 'Fine.')
  await sync.now()
  await notebook.edit(poison.id, { school: TOO_LONG, health: 'Behind it' })
  await sync.now()
  assert.ok(notebook.casebook.get(fine.id)?.receivedAt, 'another lane flows')
  assert.equal(
    notebook.outbox.value.map(({ recordId, state }) => [recordId, state]),
    [
      [poison.id, 'needs-you'],
      [poison.id, 'waiting'],
    ],
  )
  const opId = must(notebook.outbox.value[0]).opId
  await decide(desk, opId, { decision: 'attach', words: 'Kept whole, thank you.' })
  await sync.now()
  const told = must(notebook.outbox.value[0])
  assert.is(told.decision?.kind, 'attached')
  assert.is(told.decision?.by, manager.name)
  assert.is(told.decision?.words, 'Kept whole, thank you.')
  await sync.now()
  const behind = must(notebook.outbox.value[1])
  assert.is(behind.state, 'needs-you', 'what was behind it has gone, and waits in its turn')
  assert.ok(notebook.casebook.get(poison.id), 'shown until it was read')
  await notebook.seen(opId)
  assert.ok(notebook.casebook.get(poison.id), 'there are words behind it that are only here')
  await decide(desk, behind.opId, { decision: 'reject', words: 'It says the same.' })
  await sync.now()
  assert.is(notebook.outbox.value[0]?.decision?.kind, 'rejected')
  assert.ok(notebook.casebook.get(poison.id))
  await notebook.seen(behind.opId)
  assert.equal(notebook.outbox.value, [])
  assert.is(notebook.casebook.get(poison.id), undefined)
  assert.is(await notebook.store.relaxed.bases.count(), 0)
  assert.is(sync.status.value.state, 'sent')
  const kept = await notebook.store.relaxed.kept.where('recordId').equals(poison.id).toArray()
  assert.is(kept.length, 2, 'kept for the day a backup comes back')
  await sync.now()
  assert.is(notebook.casebook.ofType('attached-words').length, 1)
  notebook.lock()
})

test('words set aside in a record that others wrote in: it shows the server’s copy again', async () => {
  const { notebook, sync, child, desk } = await story()
  const id = await writeRecord(service, 'statutory-visit', [child], { school: 'As it was.' })
  await sync.now()
  assert.is(notebook.casebook.get(id)?.body.school, 'As it was.')
  await notebook.edit(id, { school: TOO_LONG })
  await sync.now()
  assert.is(notebook.casebook.get(id)?.body.school, TOO_LONG)
  const { opId } = must(notebook.outbox.value[0])
  await decide(desk, opId, { decision: 'reject', words: 'Too long for one answer.' })
  await sync.now()
  assert.is(notebook.casebook.get(id)?.body.school, 'As it was.')
  assert.is(notebook.outbox.value[0]?.decision?.kind, 'rejected')
  await notebook.edit(id, { school: 'As it was, and shorter.' })
  await sync.now()
  assert.equal(
    notebook.outbox.value.map(({ opId: one }) => one),
    [opId],
    'the lane is open again',
  )
  await notebook.seen(opId)
  assert.equal(notebook.outbox.value, [])
  assert.is(notebook.casebook.get(id)?.body.school, 'As it was, and shorter.')
  assert.ok(notebook.casebook.get(id)?.receivedAt)
  notebook.lock()
})

test('released words take effect; their echo does not take the answer away before it was read', async () => {
  const { notebook, sync, child, desk, person } = await story()
  // a role that may not begin this kind of record: the manager lets it through
  await service.pool.query(`UPDATE account SET role = 'reviewing-officer' WHERE person_id = $1`, [person.personId])
  await service.pool.query('SELECT regrant(NULL, ARRAY[$1]::uuid[])', [person.personId])
  const note = await visit(notebook, child, 'Written before the role changed.')
  await sync.now()
  const { opId, state } = must(notebook.outbox.value[0])
  assert.is(state, 'needs-you')
  await decide(desk, opId, { decision: 'release', words: 'It counts.' })
  await sync.now()
  await sync.now()
  const told = must(notebook.outbox.value[0])
  assert.is(told.decision?.kind, 'released')
  assert.is(notebook.unsentText(opId), '', 'the words are where they belong')
  assert.ok(notebook.casebook.get(note.id)?.receivedAt)
  assert.is(notebook.casebook.get(note.id)?.body.school, 'Written before the role changed.')
  await notebook.seen(opId)
  assert.equal(notebook.outbox.value, [])
  assert.ok(notebook.casebook.get(note.id))
  notebook.lock()
})

test('the file is taken away before the note was sent: it goes, the file leaves, and the answer still arrives', async () => {
  const { notebook, sync, child, desk, person, allocation } = await story()
  const note = await visit(notebook, child, 'Written offline.')
  await writeRecord(service, 'allocation', [child, `person:${person.personId}`], {})
  await service.pool.query('UPDATE allocation SET until = london_today() WHERE record_id = $1', [allocation])
  await service.pool.query('SELECT regrant(ARRAY[$1], NULL)', [child])
  await sync.now()
  await sync.now()
  assert.is(notebook.casebook.get(note.id), undefined)
  const [row] = notebook.outbox.value
  assert.is(row?.state, 'needs-you')
  assert.is(notebook.unsentText(must(row).opId), '')
  await decide(desk, must(row).opId, { decision: 'attach', words: 'In Peter’s file now.' })
  await sync.now()
  assert.is(notebook.outbox.value[0]?.decision?.words, 'In Peter’s file now.')
  await notebook.seen(must(row).opId)
  assert.equal(notebook.outbox.value, [])
  notebook.lock()
})

test('refused alone three times while others went: the bytes go as a last resort, and the lane waits for a person', async () => {
  const { notebook, sync, child, desk } = await story((path, body) =>
    path === '/sync/v1/push' && body.includes('Poisonword') ? refusal(500) : undefined,
  )
  const poison = await visit(notebook, child, 'Poisonword')
  for (let round = 1; round <= 3; round += 1) {
    const other = await visit(notebook, child, `Round ${round}`)
    await sync.now()
    assert.ok(notebook.casebook.get(other.id)?.receivedAt)
    const { rows } = await service.pool.query('SELECT FROM dead_letter')
    assert.is(rows.length, round < 3 ? 0 : 1, `round ${round}`)
  }
  const row = must(notebook.outbox.value[0])
  assert.is(row.recordId, poison.id)
  assert.is(row.state, 'needs-you')
  assert.match(row.reason ?? '', /The council has your words/)
  const text = must(notebook.unsentText(row.opId))
  assert.match(text, /Poisonword/, 'still readable here')
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [row.opId])
  assert.is(rows[0]?.raw, text)
  await decide(desk, row.opId, { decision: 'release', words: 'It was our mistake.' })
  await sync.now()
  await sync.now()
  assert.is(notebook.outbox.value[0]?.decision?.kind, 'released')
  assert.ok(notebook.casebook.get(poison.id)?.receivedAt)
  notebook.lock()
})

test('a server in trouble with everything is no reason for a last resort', async () => {
  let trouble = true
  const { notebook, sync, child } = await story((path) =>
    trouble && path === '/sync/v1/push' ? refusal(500) : undefined,
  )
  const note = await visit(notebook, child, 'Fine.')
  for (let round = 0; round < 5; round += 1) await sync.now()
  assert.is(notebook.outbox.value[0]?.state, 'waiting')
  trouble = false
  await sync.now()
  assert.ok(notebook.casebook.get(note.id)?.receivedAt)
  notebook.lock()
})

test('larger than any push may be: it goes as a last resort at once, whole', async () => {
  const { notebook, sync, child } = await story()
  const huge = await visit(notebook, child, 'h'.repeat(4_300_000))
  const small = await visit(notebook, child, 'Small.')
  await sync.now()
  assert.ok(notebook.casebook.get(small.id)?.receivedAt)
  const row = must(notebook.outbox.value[0])
  assert.is(row.recordId, huge.id)
  assert.is(row.state, 'needs-you')
  const { rows } = await service.pool.query<{ raw: string }>('SELECT raw FROM op_inbox WHERE op_id = $1', [row.opId])
  assert.is(rows[0]?.raw, notebook.unsentText(row.opId))
  assert.is((JSON.parse(must(rows[0]).raw) as Operation).recordId, huge.id)
  notebook.lock()
})

test('a manager’s device is told how much waits', async () => {
  const { notebook, sync, child, manager } = await story()
  await visit(notebook, child, TOO_LONG)
  await sync.now()
  await service.pool.query('UPDATE account SET passphrase_hash = $2 WHERE person_id = $1', [
    manager.personId,
    await hashPassphrase(PASSPHRASE),
  ])
  const desk = await openTablet({ email: manager.email, person: manager })
  const reading = makeSync(desk, { link: browser(), passphrase: PASSPHRASE, chance: () => 0 })
  await reading.now()
  assert.is(reading.status.value.waiting, 1)
  assert.is(sync.status.value.waiting, 0)
  notebook.lock()
  desk.lock()
})

test.run()
