/** What the database itself shows to whom, asked with plain SQL as the role that the server reads under. */
import { randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { fileKind, ORGANISATION, personFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import { may, viewFor } from '../../src/model/permission.ts'
import { lettersOf } from '../../src/model/permission-table.ts'
import { ROLES } from '../../src/model/person.ts'
import type { Actor } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { definitionOf, definitions } from '../../src/records/all.ts'
import { asPerson, asSystem } from '../../src/server/db/pool.ts'
import { must } from '../support/must.ts'
import type { Service } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  place,
  startService,
  write,
  writeRecord,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

const READ = [
  'file',
  'file_grant',
  'change',
  'record',
  'revision',
  'extract',
  'blob',
  'blob_chunk',
  'blob_reference',
  'waiting_words',
  'dead_letter',
  'decision',
]

async function counts(person: Pick<Actor, 'personId'>): Promise<{ [table: string]: number }> {
  return asPerson(service.pool, person.personId, async (client) => {
    const found: { [table: string]: number } = {}
    for (const table of READ)
      found[table] = (await client.query<{ count: number }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count ?? -1
    return found
  })
}

test('somebody without an account sees no row of any table', async () => {
  await addChild(service)
  assert.equal(new Set(Object.values(await counts({ personId: randomUUID() }))), new Set([0]))
})

test('without naming anybody nothing is seen either', async () => {
  const client = await service.pool.connect()
  await client.query('BEGIN; SET LOCAL ROLE doorstep_person')
  for (const table of READ) assert.is((await client.query(`SELECT FROM ${table}`)).rowCount, 0, table)
  await client.query('ROLLBACK')
  client.release()
})

test("a worker without a grant sees no child's words, and with one does", async () => {
  const child = await addChild(service, 'East')
  const worker = await addPerson(service, 'childs-social-worker', 'East')
  const recordId = await writeRecord(service, 'chronology-entry', [child], { event: 'Moved school' })
  const look = () =>
    asPerson(
      service.pool,
      worker.personId,
      async (client) => (await client.query('SELECT record FROM revision WHERE record_id = $1', [recordId])).rowCount,
    )
  assert.is(await look(), 0)
  const allocation = await allocate(service, worker, child)
  assert.is(await look(), 1)
  await service.pool.query('UPDATE file_grant SET until = london_today() WHERE person_id = $1 AND file_id = $2', [
    worker.personId,
    child,
  ])
  assert.is(await look(), 0, 'a grant that ends today no longer counts, whether or not the job has run')
  assert.ok(allocation)
})

test('nobody reads accounts, sessions, the inbox or the audit as a person', async () => {
  const auditor = await addPerson(service, 'auditor')
  for (const table of [
    'account',
    'session',
    'op_inbox',
    'op_result',
    'audit',
    'allocation',
    'placement',
    'sign_in_attempt',
    'service',
    'permission',
  ]) {
    const refused = await asPerson(service.pool, auditor.personId, (client) =>
      client.query(`SELECT FROM ${table}`),
    ).then(
      () => '',
      (error: Error) => error.message,
    )
    assert.match(refused, /permission denied/, table)
  }
})

test('nobody writes as a person', async () => {
  const manager = await addPerson(service, 'team-manager')
  for (const table of READ) {
    const refused = await asPerson(service.pool, manager.personId, (client) =>
      client.query(`DELETE FROM ${table}`),
    ).then(
      () => '',
      (error: Error) => error.message,
    )
    assert.match(refused, /permission denied/, table)
  }
})

/** A second body where the type withholds by what it says: an allegation, pages that a child shares or keeps. */
const OTHERWISE: { readonly [type: string]: Body } = {
  incident: { kinds: ['allegation'] },
  'childs-views': { pieces: [{ id: '0190aaaa-0000-7000-8000-000000000001', maySee: ['carers'] }] },
  'network-contact': { visibleTo: ['carers'] },
  'attached-words': { keptFrom: ['childs-social-worker'] },
}

async function oneOfEach(child: FileId, household: FileId | undefined, author: Actor): Promise<CaseRecord[]> {
  const at = '2026-05-01T10:00:00.000Z'
  const ids: string[] = []
  const home = household ? [household] : []
  const opens = ['child', 'household', 'person']
  for (const definition of definitions) {
    if (opens.includes(definition.type) || (!household && definition.files.includes('household'))) continue
    const files = [...definition.files, ...(definition.alsoIn ?? [])].flatMap((kind): readonly FileId[] =>
      kind === 'child'
        ? [child]
        : kind === 'household'
          ? home
          : [kind === 'person' ? personFile(author.personId) : ORGANISATION],
    )
    // an answer on the scale names no file of its own: it lies in the child's and the home's
    const where = files.length === 0 ? [child, ...home] : [child, ...files]
    // of a placement the household's file is where there is one
    if (definition.type === 'placement') files.push(...home)
    const lies = files.some((file) => fileKind(file) === 'child' || fileKind(file) === 'household')
    const fileIds = lies ? files : where
    for (const body of [{}, OTHERWISE[definition.type]])
      if (body) ids.push(await writeRecord(service, definition.type, fileIds, body))
  }
  const { rows } = await service.pool.query<{ record: CaseRecord }>(
    'SELECT record FROM revision WHERE record_id = ANY($1::uuid[])',
    [ids],
  )
  assert.ok(at)
  return rows.map((row) => row.record)
}

/** By a file that they hold, and by whose home it is of: "h" is their home's alone, "n" never another home's. */
function reachesThem({ fileIds }: CaseRecord, letters: string, held: readonly FileId[]): boolean {
  if (!fileIds.some((file) => held.includes(file))) return false
  const homes = fileIds.filter((file) => fileKind(file) === 'household')
  if (homes.some((file) => held.includes(file))) return true
  return !letters.includes('h') && (homes.length === 0 || !letters.includes('n'))
}

test('for every role and type the database shows exactly what the rule of both sides allows, with a grant and without', async () => {
  const child = await addChild(service, 'West')
  const household = await addHousehold(service, 'West')
  await place(service, child, household)
  const author = await addPerson(service, 'team-manager', 'Elsewhere')
  // of the home that is held, of another home of the same child, and of the child alone
  const records = [
    ...(await oneOfEach(child, household, author)),
    ...(await oneOfEach(child, await addHousehold(service, 'West'), author)),
    ...(await oneOfEach(child, undefined, author)),
  ]
  assert.ok(
    records.some((record) => record.withheldFrom?.length),
    'some record is withheld from somebody',
  )
  let compared = 0
  for (const role of ROLES) {
    for (const granted of [true, false]) {
      const actor = await addPerson(service, role, 'Nowhere')
      await asSystem(service.pool, async (client) => {
        await client.query('DELETE FROM file_grant WHERE person_id = $1', [actor.personId])
        if (granted)
          await client.query('INSERT INTO file_grant (person_id, file_id) VALUES ($1, $2), ($1, $3)', [
            actor.personId,
            child,
            household,
          ])
      })
      const shown = await asPerson(service.pool, actor.personId, async (client) => ({
        heads: new Set((await client.query<{ id: string }>('SELECT id FROM record')).rows.map((row) => row.id)),
        whole: new Set(
          (await client.query<{ id: string }>('SELECT record_id AS id FROM revision')).rows.map((row) => row.id),
        ),
        shared: new Set(
          (await client.query<{ id: string }>('SELECT record_id AS id FROM extract')).rows.map((row) => row.id),
        ),
      }))
      for (const record of records) {
        const definition = definitionOf(record.type)
        assert.ok(definition)
        const name = `${role}, ${record.type}${record.withheldFrom ? ' (withheld)' : ''}, ${record.fileIds.join(' ')}, ${granted ? 'granted' : 'not granted'}`
        const reaches = granted && reachesThem(record, lettersOf(definition.permission, role), [child, household])
        const view = reaches && may(actor, 'read', definition, record) ? viewFor(actor, definition, record) : undefined
        assert.is(shown.heads.has(record.id), view !== undefined, `${name}: head`)
        assert.is(shown.whole.has(record.id), view !== undefined && view.extract !== true, `${name}: all of it`)
        if (view?.extract && definition.extract) assert.ok(shown.shared.has(record.id), `${name}: extract`)
        if (view === undefined) assert.not(shown.shared.has(record.id), `${name}: no extract`)
        compared += 1
      }
    }
  }
  assert.ok(compared > 3 * 13 * 2 * 50, `${compared} cells`)
})

test('an author who writes last, after somebody else, does not keep what that person had written', async () => {
  const child = await addChild(service, 'South')
  const household = await addHousehold(service, 'South')
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer', 'South')
  const worker = await addPerson(service, 'childs-social-worker', 'South')
  await allocate(service, carer, household)
  await allocate(service, worker, child)
  const [hers, theirs] = [await as(service, carer), await as(service, worker)]
  const recordId = randomUUID()
  const incident = { type: 'incident', fileIds: [child, household], recordId }
  const bodies: readonly Body[] = [
    {},
    { kinds: ['injury'], during: 'A fall' },
    { kinds: ['injury'], during: 'A fall', followUp: 'What the school says' },
    { kinds: ['injury', 'allegation'], during: 'A fall', followUp: 'What the school says' },
  ]
  for (const [n, device] of [hers, theirs, hers].entries()) {
    const base = n === 0 ? null : { revision: n }
    const [answer] = await device.push(write({ ...incident, base }, must(bodies[n + 1]), must(bodies[n])))
    assert.is(must(answer).status, 'applied', JSON.stringify(answer))
  }
  const head = () =>
    asPerson(service.pool, carer.personId, (client) =>
      client.query('SELECT FROM revision WHERE record_id = $1', [recordId]),
    )
  assert.is((await head()).rowCount, 0)
  assert.is((await hers.pullAll()).get(recordId), undefined)
  assert.ok((await theirs.pullAll()).get(recordId))
})

test.run()
