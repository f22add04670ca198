/** The device's own code against the server's own code and a real Postgres: only the socket is left out. */
import { openTablet, PASSPHRASE } from '../support/tablet.ts'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { FileId } from '../../src/model/file.ts'
import type { Actor } from '../../src/model/person.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import type { Link } from '../../src/sync/ask.ts'
import { makeSync } from '../../src/sync/loop.ts'
import { addChild, addHousehold, addPerson, allocate, place, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from '../support/must.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

/** A browser's way to the server, with a cookie of its own. */
function browser(put: { inTheWay: (path: string) => 'lost' | 'answer lost' | undefined }): Link {
  let cookie = ''
  return {
    origin: 'https://doorstep.test',
    timeoutMs: 20_000,
    fetch: (async (url: string, init: RequestInit = {}) => {
      const met = put.inTheWay(new URL(url).pathname)
      if (met === 'lost') throw new TypeError('network')
      const headers = new Headers(init.headers)
      headers.set('sec-fetch-site', 'same-origin')
      if (cookie) headers.set('cookie', cookie)
      const answer = await service.app.request(url, { ...init, headers })
      const set = answer.headers.get('set-cookie')
      if (set) cookie = must(set.split(';')[0])
      if (met === 'answer lost') throw new TypeError('network')
      return answer
    }) as typeof fetch,
  }
}

async function tabletOf(role: 'childs-social-worker' | 'supervising-social-worker' | 'foster-carer') {
  const person: Actor & { email: string } = await addPerson(service, role, 'North', await hashPassphrase(PASSPHRASE))
  const notebook = await openTablet({ email: person.email, person })
  const put: { inTheWay: (path: string) => 'lost' | 'answer lost' | undefined } = { inTheWay: () => undefined }
  return {
    person,
    notebook,
    put,
    sync: makeSync(notebook, { link: browser(put), passphrase: PASSPHRASE, chance: () => 0 }),
  }
}

test('a visit written offline arrives whole and once; a carer’s log is read and answered; each sees what is theirs to see', async () => {
  const jo = await tabletOf('childs-social-worker')
  const ann = await tabletOf('foster-carer')
  const child = await addChild(service)
  const household = await addHousehold(service)
  await place(service, child, household)
  await allocate(service, jo.person, child)
  await allocate(service, ann.person, household)
  await jo.sync.now()
  assert.equal(jo.sync.status.value.state, 'sent', JSON.stringify(jo.sync.status.value))
  assert.is(jo.notebook.casebook.inFile(child, 'child')[0]?.body.name, 'Peter')

  jo.put.inTheWay = () => 'lost'
  const views = await jo.notebook.create({
    type: 'statutory-visit',
    fileIds: [child],
    body: { health: 'A loose tooth', date: '2026-09-10' },
  })
  for (let i = 1; i <= 30; i++)
    await jo.notebook.edit(views.id, { health: `A loose tooth ${'and more '.repeat(i)}`, date: '2026-09-10' })
  await jo.sync.now()
  assert.is(jo.sync.status.value.unsent, 1)
  jo.put.inTheWay = (path) => (path === '/sync/v1/push' ? 'answer lost' : undefined)
  await jo.sync.now()
  jo.put.inTheWay = () => undefined
  await jo.sync.now()
  assert.equal(
    jo.notebook.outbox.value.map((item) => [item.state, item.reason]),
    [],
  )
  const copy = must(jo.notebook.casebook.get(views.id))
  assert.is(copy.revision, 1)
  assert.ok(JSON.stringify(copy.body.health).includes('and more'))

  const log = await ann.notebook.create({
    type: 'daily-log',
    fileIds: [child, household],
    body: { date: '2026-09-10', happened: 'We baked bread' },
  })
  await ann.sync.now()
  await jo.sync.now()
  assert.is(
    jo.notebook.casebook.get(log.id)?.body.happened,
    'We baked bread',
    JSON.stringify(ann.notebook.outbox.value),
  )
  await jo.notebook.mark(log.id, { kind: 'read', note: 'Lovely' })
  await jo.sync.now()
  await ann.sync.now()
  assert.is(ann.notebook.casebook.get(log.id)?.marks[0]?.note, 'Lovely')
  assert.is(ann.notebook.casebook.get(views.id)?.body.health, undefined, 'what is the worker’s stays with the worker')
  jo.notebook.lock()
  ann.notebook.lock()
})

test('a drawing travels in chunks after its words and is the same bytes on the other device', async () => {
  const jo = await tabletOf('childs-social-worker')
  const sam = await tabletOf('supervising-social-worker')
  const child = await addChild(service)
  const household = await addHousehold(service)
  await place(service, child, household)
  await allocate(service, jo.person, child)
  await allocate(service, sam.person, household)
  const { definitions } = await import('../../src/records/all.ts')
  const found = definitions
    .flatMap((definition) =>
      Object.entries(definition.fields)
        .filter(([, field]) => field.kind === 'photo' || field.kind === 'drawing')
        .map(([id]) => ({
          type: definition.type,
          id,
          files: definition.files,
          sam: definition.permission['supervising-social-worker'] ?? '',
          jo: definition.permission['childs-social-worker'] ?? '',
        })),
    )
    .find((one) => one.jo.includes('c') && one.sam.includes('r'))
  if (!found) return // no record type of today holds a picture at its top level that both may read
  const large = new Uint8Array(300_000).map((_, i) => (i * 7919) % 251)
  const ref = await jo.notebook.putBlob(large, 'image/png')
  const fileIds = [child, household].filter((file: FileId) => found.files.some((kind) => file.startsWith(kind)))
  const made = await jo.notebook.create({ type: found.type, fileIds, body: { [found.id]: { ...ref } } })
  await jo.sync.now()
  await jo.sync.now()
  assert.equal(jo.notebook.outbox.value, [])
  await sam.sync.now()
  assert.ok(sam.notebook.casebook.get(made.id))
  assert.equal(await sam.notebook.blob(ref), large)
  jo.notebook.lock()
  sam.notebook.lock()
})

test('words that become an allegation leave the carer’s device, and nothing else does', async () => {
  const jo = await tabletOf('childs-social-worker')
  const ann = await tabletOf('foster-carer')
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  await allocate(service, jo.person, child)
  await allocate(service, ann.person, household)
  await ann.sync.now()
  const fileIds = [child, household]
  const log = await ann.notebook.create({
    type: 'daily-log',
    fileIds,
    body: { date: '2026-09-10', happened: 'Pancakes' },
  })
  const incident = await ann.notebook.create({
    type: 'incident',
    fileIds,
    body: { kinds: ['injury'], during: 'A fall' },
  })
  await ann.sync.now()
  await jo.sync.now()
  const about = 'Canaryallegation'
  await jo.notebook.edit(incident.id, { kinds: ['injury', 'allegation'], during: `A fall. ${about}` })
  await jo.sync.now()
  await ann.sync.now()
  assert.is(ann.notebook.casebook.get(incident.id), undefined)
  assert.equal(ann.notebook.search('fall'), [])
  const { relaxed } = ann.notebook.store
  for (const table of [relaxed.records, relaxed.bases, relaxed.outbox])
    assert.not.match(JSON.stringify(await table.toArray()), /A fall|Canaryallegation/, table.name)
  assert.is(ann.notebook.casebook.get(log.id)?.body.happened, 'Pancakes')
  assert.is(ann.notebook.casebook.inFile(child, 'child').length, 1)
  assert.is(ann.sync.status.value.state, 'sent')
  assert.is(jo.notebook.casebook.get(incident.id)?.body.during, `A fall. ${about}`)
  jo.notebook.lock()
  ann.notebook.lock()
})

test('a carer still writing in what became an allegation meanwhile: their words arrive, and then it leaves', async () => {
  const jo = await tabletOf('childs-social-worker')
  const ann = await tabletOf('foster-carer')
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  await allocate(service, jo.person, child)
  await allocate(service, ann.person, household)
  await ann.sync.now()
  const fileIds = [child, household]
  const incident = await ann.notebook.create({
    type: 'incident',
    fileIds,
    body: { kinds: ['injury'], during: 'A fall' },
  })
  await ann.sync.now()
  await jo.sync.now()
  await jo.notebook.edit(incident.id, { kinds: ['injury', 'allegation'], during: 'A fall' })
  await jo.sync.now()
  await ann.notebook.edit(incident.id, { kinds: ['injury'], during: 'A fall', after: 'Canarymine' })
  await ann.sync.now()
  await ann.sync.now()
  const { rows } = await service.pool.query<{ raw: string }>(`SELECT raw FROM op_inbox WHERE raw LIKE '%Canarymine%'`)
  assert.is(rows.length, 1, 'the words are with the server')
  assert.is(ann.notebook.casebook.get(incident.id), undefined)
  const { relaxed } = ann.notebook.store
  for (const table of [relaxed.records, relaxed.bases, relaxed.outbox])
    assert.not.match(JSON.stringify(await table.toArray()), /A fall|Canarymine/, table.name)
  jo.notebook.lock()
  ann.notebook.lock()
})

test('two workers on one note: nobody conflicts with themselves, both are heard', async () => {
  const jo = await tabletOf('childs-social-worker')
  const sam = await tabletOf('childs-social-worker')
  const child = await addChild(service)
  await allocate(service, jo.person, child)
  await allocate(service, sam.person, child)
  const note = await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'One.\n\nTwo.' } })
  await jo.sync.now()
  await sam.sync.now()
  assert.ok(sam.notebook.casebook.get(note.id))
  for (const round of [1, 2, 3]) {
    await jo.notebook.edit(note.id, { ...jo.notebook.casebook.get(note.id)?.body, school: `Jo ${round}` })
    await sam.notebook.edit(note.id, { ...sam.notebook.casebook.get(note.id)?.body, familyTime: `Sam ${round}` })
    await sam.sync.now()
    await jo.notebook.edit(note.id, { ...jo.notebook.casebook.get(note.id)?.body, school: `Jo ${round}, more` })
    await jo.sync.now()
    await sam.sync.now()
  }
  const whole = { health: 'One.\n\nTwo.', school: 'Jo 3, more', familyTime: 'Sam 3' }
  assert.equal(jo.notebook.casebook.get(note.id)?.body, whole)
  assert.equal(sam.notebook.casebook.get(note.id)?.body, whole)
  assert.equal(jo.notebook.casebook.get(note.id)?.conflicts, [])
  jo.notebook.lock()
  sam.notebook.lock()
})

test('the first sign-in on a device goes through the server; a wrong passphrase makes no vault', async () => {
  const { enter, SignInFailed } = await import('../../src/sync/sign-in.ts')
  const person = await addPerson(service, 'childs-social-worker', 'North', await hashPassphrase(PASSPHRASE))
  const link = browser({ inTheWay: () => undefined })
  const wrong = await enter({
    email: person.email,
    passphrase: 'not the one',
    link,
    cost: { memoryKib: 64, passes: 1 },
  }).catch((error: unknown) => error)
  assert.instance(wrong, SignInFailed)
  const { notebook, sync } = await enter({
    email: person.email,
    passphrase: PASSPHRASE,
    link,
    cost: { memoryKib: 64, passes: 1 },
  })
  assert.is(notebook.person.name, person.name)
  await sync.now()
  assert.is(sync.status.value.state, 'sent')
  const { changePassphrase } = await import('../../src/sync/sign-in.ts')
  assert.is(await changePassphrase(notebook, PASSPHRASE, 'lantern ferry quilt moss', link), undefined)
  sync.stop()
  notebook.lock()
  const { notebook: again, sync: syncAgain } = await enter({
    email: person.email,
    passphrase: 'lantern ferry quilt moss',
    link: browser({ inTheWay: () => undefined }),
  })
  await syncAgain.now()
  assert.not.ok(syncAgain.status.value.signInNeeded)
  syncAgain.stop()
  again.lock()
})

test('reset by the council while words are unsent: they stay, and go once the passphrase is one’s own', async () => {
  const jo = await tabletOf('childs-social-worker')
  const child = await addChild(service)
  await allocate(service, jo.person, child)
  await jo.sync.now()
  const before = await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Canary' } })
  await service.pool.query('DELETE FROM session WHERE person_id = $1', [jo.person.personId])
  await service.pool.query('UPDATE account SET must_change = true WHERE person_id = $1', [jo.person.personId])
  await jo.sync.signedIn(PASSPHRASE)
  assert.is(jo.sync.status.value.mustChange, true)
  assert.is(jo.sync.status.value.unsent, 1)
  const arrived = async () =>
    (await service.pool.query('SELECT FROM op_inbox WHERE op_id = $1', [before.opId])).rowCount ?? 0
  assert.is(await arrived(), 0)
  await jo.sync.now()
  assert.is(jo.sync.status.value.unsent, 1, 'asked again, and still not')
  await service.pool.query('UPDATE account SET must_change = false WHERE person_id = $1', [jo.person.personId])
  await jo.sync.now()
  assert.is(jo.sync.status.value.mustChange, false)
  assert.is(jo.sync.status.value.unsent, 0)
  assert.is(await arrived(), 1)
})

test('a device that has not been told asks all the same, and is refused: its words stay as well', async () => {
  const jo = await tabletOf('childs-social-worker')
  const child = await addChild(service)
  await allocate(service, jo.person, child)
  await jo.sync.now()
  await jo.notebook.create({ type: 'statutory-visit', fileIds: [child], body: { health: 'Canary' } })
  await service.pool.query('UPDATE account SET must_change = true WHERE person_id = $1', [jo.person.personId])
  // its session is its own already: nothing tells it before the push
  await jo.sync.now()
  assert.is(jo.sync.status.value.unsent, 1)
  await jo.sync.now()
  assert.is(jo.sync.status.value.mustChange, true, 'told by the refusal, it has asked')
  await service.pool.query('UPDATE account SET must_change = false WHERE person_id = $1', [jo.person.personId])
  await jo.sync.now()
  assert.is(jo.sync.status.value.unsent, 0)
})

test.run()
