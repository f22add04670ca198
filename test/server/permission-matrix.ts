/**
 * Section G tried over the API, for every role, every record type, and the files of one's own, of a home the child has
 * left, and of strangers: what the rule of both sides allows is what the service does, and what somebody may not know of
 * is answered exactly like what is not there.
 */
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../src/model/body.ts'
import type { AnyRecordDefinition } from '../../src/model/define-record.ts'
import type { Body, Field } from '../../src/model/field.ts'
import { childFile, fileKind, ORGANISATION, personFile } from '../../src/model/file.ts'
import type { FileId, FileKind } from '../../src/model/file.ts'
import { may, mayBegin, viewFor } from '../../src/model/permission.ts'
import { lettersOf } from '../../src/model/permission-table.ts'
import { isFromTheHome, ROLES } from '../../src/model/person.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { blobHashes } from '../../src/model/blob-refs.ts'
import { definitionOf, definitions } from '../../src/records/all.ts'
import { applyAsService, SERVICE_PERSON, writeOperation } from '../../src/server/apply/as-service.ts'
import { asSystem } from '../../src/server/db/pool.ts'
import { routesOf } from '../../src/server/http/server.ts'
import { keepWhole } from '../../src/server/sync/blobs.ts'
import { makeMetrics } from '../../src/server/metrics.ts'
import { must } from '../support/must.ts'
import type { Device, Sent, Service } from './support/service.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  LIMITS,
  operation,
  place,
  silentLog,
  startService,
  write,
} from './support/service.ts'

let service: Service
test.before(async () => {
  service = await startService()
})
test.after(() => service.close())

/** Bodies by which a type withholds, shares or opens; the first is the one that a person begins with. */
const BODIES: { readonly [type: string]: readonly Body[] } = {
  incident: [{ kinds: ['injury'] }, { kinds: ['allegation'] }],
  'childs-views': [{}, { pieces: [{ id: '0190aaaa-0000-7000-8000-000000000001', maySee: ['carers'] }] }],
  'network-contact': [{}, { visibleTo: ['carers'] }],
  'attached-words': [{}, { keptFrom: ['childs-social-worker'] }],
  notice: [{ kind: 'issue' }, { kind: 'meeting-held' }],
}
/** What a register's record opens is looked at by `access.ts`. */
const OPENS = new Set(['child', 'household', 'person', 'allocation', 'placement'])
const TRIED = definitions.filter(({ type }) => !OPENS.has(type))
const OF_A_HOME = TRIED.filter(
  ({ files, alsoIn }) => files.length === 0 || [...files, ...(alsoIn ?? [])].includes('household'),
)

/** Where the records of one kind lie: a child's, its home's and somebody's own file. */
interface Place {
  readonly child: FileId
  readonly household: FileId
  readonly person: FileId
}
const fileOf = (kind: FileKind, at: Place): FileId => (kind === 'organisation' ? ORGANISATION : at[kind])
const filesOf = ({ files, alsoIn = [] }: AnyRecordDefinition, at: Place): FileId[] => {
  const kinds = [...files, ...alsoIn]
  return kinds.length > 0 ? kinds.map((kind) => fileOf(kind, at)) : [at.child, at.household]
}

const wordsIn = ({ fields }: AnyRecordDefinition): string | undefined =>
  Object.entries(fields).find(([, field]) => (field.kind === 'text' || field.kind === 'short-text') && !field.link)?.[0]

const PICTURE = { mime: 'image/png', bytes: 8 }
const isPicture = ({ kind }: Field): boolean => kind === 'drawing' || kind === 'photo'
/** A picture of its own for every record that may hold one. */
function withPicture({ fields }: AnyRecordDefinition, body: Body): { body: Body; bytes?: Buffer } {
  const bytes = Buffer.from(randomUUID().slice(0, PICTURE.bytes))
  const ref = { ...PICTURE, sha256: createHash('sha256').update(bytes).digest('hex') }
  const own = Object.entries(fields).find(([, field]) => isPicture(field))
  if (own) return { body: { ...body, [own[0]]: ref }, bytes }
  for (const [id, field] of Object.entries(fields)) {
    const inRow = field.kind === 'rows' && Object.entries(field.fields).find(([, one]) => isPicture(one))
    if (!inRow) continue
    const [first = { id: randomUUID() }] = (body[id] ?? []) as { id: string }[]
    return { body: { ...body, [id]: [{ ...first, [inRow[0]]: ref }] }, bytes }
  }
  return { body }
}

/** One of each in this place, and one of each that is withheld or shared, by nobody who asks. */
async function oneOfEach(at: Place, types = TRIED): Promise<CaseRecord[]> {
  const now = new Date().toISOString()
  const made = types.flatMap((definition) =>
    (BODIES[definition.type] ?? [{}]).map((given) => {
      const { body, bytes } = withPicture(definition, given)
      const op = writeOperation({
        opId: randomUUID(),
        definition,
        recordId: randomUUID(),
        fileIds: filesOf(definition, at),
        body,
        at: now,
      })
      return { op, bytes }
    }),
  )
  await asSystem(service.pool, async (client) => {
    for (const { op, bytes } of made)
      for (const sha256 of blobHashes(op.patch))
        await keepWhole(client, SERVICE_PERSON, { sha256, mime: PICTURE.mime, bytes: must(bytes) })
    const by = { personId: SERVICE_PERSON, name: 'Doorstep', role: 'auditor', at: now } as const
    await applyAsService(
      client,
      made.map(({ op }) => ({ op, by, receivedAt: now })),
    )
  })
  const { rows } = await service.pool.query<{ record: CaseRecord }>(
    'SELECT record FROM revision WHERE record_id = ANY($1::uuid[])',
    [made.map(({ op }) => op.recordId)],
  )
  return rows.map(({ record }) => record)
}

interface Asked {
  readonly actor: Actor
  readonly device: Device
  readonly own: Place
  readonly strangers: Place
  readonly holds: ReadonlySet<FileId>
  readonly records: readonly CaseRecord[]
}

/** A child in a home, before in another, a stranger's child in a stranger's home; and somebody who works with the first. */
async function begin(role: Role): Promise<Asked> {
  const team = `Team of the ${role}`
  const [child, household, before] = [
    await addChild(service, team),
    await addHousehold(service, team),
    await addHousehold(service, 'Elsewhere'),
  ]
  const [stranger, theirs] = [await addChild(service, 'Elsewhere'), await addHousehold(service, 'Elsewhere')]
  await place(service, child, before, '2020-01-01', '2021-01-01')
  await place(service, child, household, '2021-01-01')
  await place(service, stranger, theirs)
  const actor = await addPerson(service, role, team)
  const somebody = await addPerson(service, 'childs-social-worker', 'Elsewhere')
  const toHome: readonly Role[] = ['supervising-social-worker', 'foster-carer', 'independent-provider']
  await allocate(service, actor, toHome.includes(role) ? household : child)
  const own = { child, household, person: personFile(actor.personId) }
  const device = await as(service, actor)
  const strangers = { child: stranger, household: theirs, person: personFile(somebody.personId) }
  const records = [
    ...(await oneOfEach(own)),
    ...(await oneOfEach({ ...own, household: before }, OF_A_HOME)),
    ...(await oneOfEach(strangers)),
  ]
  const shelf = (await (await device.request('/sync/v1/shelf')).json()) as { files: { fileId: FileId }[] }
  return { actor, device, own, strangers, holds: new Set(shelf.files.map(({ fileId }) => fileId)), records }
}

/** What the two rules say together: a file of theirs it lies in, and the letters of their role, of whose home it is among them. */
function expected({ actor, holds }: Asked, record: CaseRecord): CaseRecord | undefined {
  const definition = must(definitionOf(record.type))
  if (!record.fileIds.some((file) => holds.has(file))) return undefined
  const letters = lettersOf(definition.permission, actor.role)
  const homes = record.fileIds.filter((file) => fileKind(file) === 'household')
  const isTheirs = homes.some((file) => holds.has(file))
  if (letters.includes('h') && !isTheirs) return undefined
  if (letters.includes('n') && homes.length > 0 && !isTheirs) return undefined
  return may(actor, 'read', definition, record) ? viewFor(actor, definition, record) : undefined
}

/** What lies in a home's file always is gone on with there: the next carers and their agency write no word in it. */
const isOfAnotherHome = ({ actor, holds }: Asked, record: CaseRecord): boolean =>
  isFromTheHome(actor.role) &&
  must(definitionOf(record.type)).files.includes('household') &&
  !record.fileIds.some((file) => fileKind(file) === 'household' && holds.has(file))

/** All that an answer says, but for when it was given. */
async function said(answer: Response): Promise<string> {
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name))
  const inOrder = headers.map(([name, value]) => `${name}: ${value}`).sort()
  return JSON.stringify([answer.status, inOrder, await answer.text()])
}

async function pulled(device: Device, only: readonly FileId[]): Promise<ReadonlyMap<string, CaseRecord>> {
  const found = new Map<string, CaseRecord>()
  const cursors: Parameters<Device['pull']>[0] = {}
  for (let more = true; more; ) {
    const answer = await device.pull(cursors, only)
    for (const { fileId, epoch, changes } of answer.files)
      for (const { seq, chain, record } of changes) {
        cursors[fileId] = { seq, chain: chain ?? '', epoch }
        if (record) found.set(record.id, record)
      }
    more = answer.more
  }
  return found
}

const named = ({ actor }: Asked, record: Pick<CaseRecord, 'type' | 'fileIds' | 'withheldFrom'>): string =>
  `${actor.role}, ${record.type}${record.withheldFrom ? ' (withheld from some)' : ''}, ${record.fileIds.join(' ')}`

async function reads(asked: Asked): Promise<number> {
  const { device, records } = asked
  const came = await pulled(device, [...new Set(records.flatMap(({ fileIds }) => fileIds))])
  const decide = (opId: string) =>
    device.request(`/api/waiting/${opId}`, {
      method: 'POST',
      body: JSON.stringify({ decision: 'reject', words: 'No' }),
    })
  const nowhere = {
    history: await said(await device.request(`/sync/v1/history/${randomUUID()}`)),
    blob: await said(await device.request(`/sync/v1/blobs/${'0'.repeat(64)}`)),
    piece: await said(await device.request(`/sync/v1/blobs/${'0'.repeat(64)}/0`)),
    waiting: await said(await device.request(`/api/waiting/${randomUUID()}`)),
    decision: await said(await decide(randomUUID())),
    picture: await said(await device.request(`/api/waiting/${randomUUID()}/pictures/${'0'.repeat(64)}`)),
  }
  for (const one of Object.values(nowhere)) assert.match(one, /^\[404,/)
  for (const record of records) {
    const name = named(asked, record)
    const view = expected(asked, record)
    const got = came.get(record.id)
    assert.equal(got?.body, view?.body, `${name}: what comes`)
    assert.is(got?.extract, view?.extract, `${name}: extract or whole`)
    const history = await device.request(`/sync/v1/history/${record.id}`)
    if (view && !view.extract) assert.is(history.status, 200, `${name}: versions`)
    else assert.is(await said(history), nowhere.history, `${name}: versions`)
    const seen = blobHashes(view?.body)
    for (const sha256 of blobHashes(record.body)) {
      const [state, piece] = [
        await device.request(`/sync/v1/blobs/${sha256}`),
        await device.request(`/sync/v1/blobs/${sha256}/0`),
      ]
      if (seen.has(sha256)) assert.equal([state.status, piece.status], [200, 200], `${name}: its picture`)
      else {
        assert.is(await said(state), nowhere.blob, `${name}: its picture`)
        assert.is(await said(piece), nowhere.piece, `${name}: its picture`)
      }
    }
  }
  // what took effect does not wait; whose it was, or what it was about, plays no part
  for (const { opId, body } of [
    must(records[0]),
    must(records.find(({ type }) => type === 'childs-views')),
    must(records.at(-1)),
  ]) {
    assert.is(await said(await device.request(`/api/waiting/${opId}`)), nowhere.waiting)
    assert.is(await said(await decide(opId)), nowhere.decision)
    for (const sha256 of blobHashes(body))
      assert.is(await said(await device.request(`/api/waiting/${opId}/pictures/${sha256}`)), nowhere.picture)
  }
  // who no longer has a file: what is no file of theirs is no file
  for (const file of new Set(records.flatMap(({ fileIds }) => fileIds)))
    if (!asked.holds.has(file))
      assert.is(
        await said(await device.request(`/sync/v1/taken-off/${file}`)),
        await said(await device.request(`/sync/v1/taken-off/${childFile(randomUUID())}`)),
        `${asked.actor.role}: who no longer has ${file}`,
      )
  return records.length
}

type Answer = { readonly status: string; readonly reason?: string | undefined }
const bare = ({ status, reason }: Answer): Answer => ({ status, reason })
const MAY_NOT = /^As .* you may not do this/
const isRefused = ({ status, reason }: Answer): boolean => status === 'parked' && MAY_NOT.test(reason ?? '')

async function sent(device: Device, list: readonly Sent[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < list.length; from += 40) {
    const results = new Map((await device.push(...list.slice(from, from + 40))).map((one) => [one.opId, one]))
    for (const { opId } of list.slice(from, from + 40)) answers.push(must(results.get(opId)))
  }
  return answers
}

/** Every one a step that would change what it names; where nothing of it may be known, tried on what is not there as well. */
async function steps(
  asked: Asked,
  records: readonly CaseRecord[],
  step: (record: CaseRecord, recordId: string) => Sent,
): Promise<{ record: CaseRecord; answer: Answer; nowhere: Answer | undefined }[]> {
  const hidden = records.filter((record) => !expected(asked, record))
  const [answers, others] = [
    await sent(
      asked.device,
      records.map((record) => step(record, record.id)),
    ),
    await sent(
      asked.device,
      hidden.map((record) => step(record, randomUUID())),
    ),
  ]
  return records.map((record, n) => ({ record, answer: must(answers[n]), nowhere: others[hidden.indexOf(record)] }))
}

const ofRecord = (record: CaseRecord, recordId: string) => ({
  type: record.type,
  fileIds: record.fileIds,
  recordId,
  base: { revision: 1 },
})

async function writes(asked: Asked): Promise<number> {
  const { actor, device, own, strangers, holds, records } = asked
  const begun = TRIED.flatMap((definition) =>
    [own, strangers].map((at) => ({
      definition,
      fileIds: filesOf(definition, at),
      body: BODIES[definition.type]?.[0] ?? {},
    })),
  )
  const answers = await sent(
    device,
    begun.map(({ definition, fileIds, body }) => write({ type: definition.type, fileIds }, body)),
  )
  for (const [n, { definition, fileIds, body }] of begun.entries()) {
    const answer = must(answers[n])
    const name = `${actor.role} begins ${definition.type} in ${fileIds.join(' ')}: ${answer.status} ${answer.reason}`
    const cases = fileIds.filter((file) => ['child', 'household'].includes(fileKind(file)))
    const reaches = (cases.length > 0 ? cases : fileIds).every((file) => holds.has(file))
    if (!reaches) assert.is(answer.status, 'quarantined', name)
    else if (!mayBegin(actor, definition)) assert.ok(isRefused(answer), name)
    else assert.is(answer.status === 'applied', definition.whyNotBegun?.(body, actor.role) === undefined, name)
  }
  const marks = await steps(asked, records, (record, id) =>
    operation(ofRecord(record, id), { kind: 'mark', markId: randomUUID(), mark: 'read' }),
  )
  for (const { record, answer, nowhere } of marks) {
    if (expected(asked, record)) assert.is(answer.status, 'applied', `${named(asked, record)}: mark ${answer.reason}`)
    else assert.equal(bare(answer), bare(must(nowhere)), `${named(asked, record)}: mark`)
  }

  // with the hash of other words, so that it never takes effect, whoever may
  const signatures = await steps(asked, records, (record, id) =>
    operation(ofRecord(record, id), {
      kind: 'sign',
      as: 'sign',
      bodyHash: bodyHash({ other: 'words' }),
    }),
  )
  for (const { record, answer, nowhere } of signatures) {
    const definition = must(definitionOf(record.type))
    const name = `${named(asked, record)}: sign ${answer.status} ${answer.reason}`
    const maySign = may(actor, 'sign', definition, record) && !isOfAnotherHome(asked, record)
    if (expected(asked, record)) assert.is(isRefused(answer), !maySign, name)
    else assert.equal(bare(answer), bare(must(nowhere)), name)
    assert.not(['applied', 'merged'].includes(answer.status), name)
  }

  const edits = await steps(
    asked,
    records.filter(({ type }) => wordsIn(must(definitionOf(type)))),
    (record, id) => {
      const field = must(wordsIn(must(definitionOf(record.type))))
      return write(ofRecord(record, id), { ...record.body, [field]: 'Written by who asks' }, record.body)
    },
  )
  for (const { record, answer, nowhere } of edits) {
    const definition = must(definitionOf(record.type))
    const name = `${named(asked, record)}: amend ${answer.status} ${answer.reason}`
    if (!expected(asked, record)) assert.equal(bare(answer), bare(must(nowhere)), name)
    else if (!may(actor, 'amend', definition, record) || isOfAnotherHome(asked, record))
      assert.ok(isRefused(answer), name)
    else if (definition.immutable) assert.is(answer.status, 'parked', name)
    else assert.is(answer.status, 'applied', name)
  }

  return marks.length + signatures.length + edits.length + begun.length
}

test('every address that takes an id of a record or a file is tried here', () => {
  const deps = {
    pool: service.pool,
    log: silentLog,
    metrics: makeMetrics(),
    isReady: () => true,
    config: { ...LIMITS, publicUrl: undefined, trustProxy: false, appFolder: '/nowhere' },
  }
  assert.equal(
    routesOf(deps).flatMap(({ method, path }) => (path.includes(':') ? [`${method} ${path}`] : [])),
    [
      'GET /api/waiting/:opId',
      'GET /api/waiting/:opId/pictures/:sha256',
      'POST /api/waiting/:opId',
      // a delivery's own number, for managers: see deliveries.ts
      'POST /api/deliveries/:id',
      'GET /sync/v1/history/:recordId',
      // of one's own sending: see attachments.ts
      'PUT /sync/v1/blobs/:sha256',
      'GET /sync/v1/blobs/:sha256',
      'PUT /sync/v1/blobs/:sha256/:n',
      'GET /sync/v1/blobs/:sha256/:n',
      'GET /sync/v1/taken-off/:fileId',
    ],
  )
})

for (const role of ROLES)
  test(`as ${role}: read whole, the extract or nothing; begin, mark, amend and sign what the letters say, and no more`, async () => {
    const asked = await begin(role)
    assert.ok(asked.holds.has(asked.own.child), 'the child is theirs')
    assert.ok((await reads(asked)) > 2 * TRIED.length + OF_A_HOME.length - 1)
    assert.ok((await writes(asked)) > 7 * TRIED.length)
  })

test.run()
