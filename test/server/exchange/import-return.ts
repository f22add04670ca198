import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Json } from '../../../src/model/json.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { checkBody } from '../../../src/model/check.ts'
import { asWords } from '../../../src/model/fields/words.ts'
import { childFile } from '../../../src/model/file.ts'
import { definitionOf } from '../../../src/records/all.ts'
import { sha256Of } from '../../../src/server/apply/arrival.ts'
import { asSystem } from '../../../src/server/db/pool.ts'
import { IMPORT_MAX_BYTES } from '../../../src/server/exchange/http.ts'
import { importReturn } from '../../../src/server/exchange/import-return.ts'
import type { ReturnOutcome } from '../../../src/protocol/return-outcome.ts'
import type { ImportChoice } from '../../../src/server/exchange/import-return.ts'
import { childId } from '../../../src/server/exchange/records-of-return.ts'
import type { ReturnFile } from '../../../src/server/exchange/return-text.ts'
import { twoPlusList } from '../../../src/server/exchange/two-plus-list.ts'
import { addPerson, as, startService, write } from '../support/service.ts'
import type { Service } from '../support/service.ts'
import {
  EPISODES,
  HEADER,
  MISSING,
  OC2,
  PREVIOUS,
  REVIEWS,
  asXml,
  child,
  csv,
  episode,
  inMemory,
} from './fixtures/made-return.ts'
import type { EpisodeGiven } from './fixtures/made-return.ts'

const NOW = new Date('2026-05-01T12:00:00Z')
let service: Service
test.before.each(async () => {
  service = await startService()
})
test.after.each(() => service.close())

const take = (files: readonly ReturnFile[], choice: Partial<ImportChoice> = {}): Promise<ReturnOutcome> =>
  importReturn(service.pool, files, { now: NOW, ...choice })

const returned = (children: readonly string[], ...episodes: EpisodeGiven[]): ReturnFile[] => [
  csv('header.csv', HEADER, ...children.map(child)),
  csv('episodes.csv', EPISODES, ...episodes.map(episode)),
]

async function heads(type?: string): Promise<CaseRecord[]> {
  const { rows } = await service.pool.query<{ record: CaseRecord }>(
    `SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE ($1::text IS NULL OR r.type = $1) AND r.status <> 'discarded' ORDER BY v.record -> 'body' ->> 'start', r.type, r.id`,
    [type],
  )
  return rows.map(({ record }) => record)
}
const bodies = async (type: string): Promise<CaseRecord['body'][]> => (await heads(type)).map(({ body }) => body)
const words = (value: Json | undefined): string => (value === undefined ? '' : asWords(value))
const stays = async (): Promise<string> =>
  (await bodies('placement'))
    .map(({ start, end, placementType }) => `${words(start)}→${words(end)} ${words(placementType)}`)
    .join(', ')

async function everything(): Promise<string> {
  const { rows } = await service.pool.query<{ all: string }>(`SELECT concat_ws(' ',
    (SELECT string_agg(file_id || seq || chain, ' ' ORDER BY file_id, seq) FROM change), (SELECT count(*) FROM revision), (SELECT count(*) FROM audit),
    (SELECT string_agg(r::text, ' ' ORDER BY id) FROM record r), (SELECT string_agg(f::text, ' ' ORDER BY id) FROM file f),
    (SELECT string_agg(p::text, ' ' ORDER BY record_id) FROM placement p), (SELECT count(*) FROM returned_episode)) AS all`)
  return rows[0]?.all ?? ''
}

const whole = (): ReturnFile[] => [
  ...returned(
    ['101', '102'],
    { start: '01/02/2017', end: '03/04/2017', legal: 'C1' },
    { start: '03/04/2017', rne: 'L' },
    { child: '102', start: '01/05/2017', place: 'K2' },
  ),
  csv('missing.csv', MISSING, '101,02/03/2010,A,01/02/2018,02/02/2018'),
  csv('reviews.csv', REVIEWS, '101,02/03/2010,01/02/2018,PN1', '101,02/03/2010,01/02/2018,PN2'),
  csv('oc2.csv', OC2, '101,02/03/2010,07,,0,1', '102,02/03/2010,,SDQ2,0,1'),
  csv('previous.csv', PREVIOUS, '101,02/03/2010,Z1,,'),
]

test('a return becomes records that their definitions accept', async () => {
  const counts = await take(whole(), { team: 'North' })
  assert.equal(counts, {
    children: 2,
    placements: 2,
    openPlacements: 2,
    missingEpisodes: 1,
    reviews: 2,
    overlaps: 0,
    rejected: [],
  })
  for (const record of await heads()) {
    const definition = definitionOf(record.type)
    assert.ok(definition, record.type)
    assert.equal(checkBody(definition, record.body), [], record.type)
  }
  const [first, second] = await bodies('placement')
  assert.is(first?.['legalStatus'], 'C2')
  assert.equal(
    ((first?.['legalHistory'] ?? []) as { from: string; legalStatus: string }[]).map(
      ({ from, legalStatus }) => `${from} ${legalStatus}`,
    ),
    ['2017-02-01 C1', '2017-04-03 C2'],
  )
  assert.is(first?.['householdName'], 'Foster home in WH10 (SC000001)')
  assert.is(second?.['householdName'], undefined)
  assert.equal(
    (await bodies('child')).map(({ team, birthDate, name }) => [team, birthDate, name]),
    [
      ['North', '2010-03-02', undefined],
      ['North', '2010-03-02', undefined],
    ],
  )
  assert.equal(
    (await bodies('sdq-score')).map(({ date, score, reason }) => `${words(date)} ${words(score ?? reason)}`).sort(),
    ['2018-03-31 7', '2018-03-31 SDQ2'],
  )
})

test('each record is one step in each of its files, in a chain without holes', async () => {
  await take(whole())
  const { rows } = await service.pool.query<{
    file_id: string
    seq: number
    digest: string
    chain: string
    op_id: string
    record_id: string
    revision: number
  }>('SELECT * FROM change ORDER BY file_id, seq')
  const chains = new Map<string, { seq: number; chain: string }>()
  for (const row of rows) {
    const before = chains.get(row.file_id) ?? { seq: 0, chain: row.file_id }
    assert.is(row.seq, before.seq + 1)
    assert.is(row.digest, sha256Of(`${row.op_id}|${row.record_id}|${row.revision}`))
    assert.is(row.chain, sha256Of(before.chain + row.digest))
    chains.set(row.file_id, row)
  }
  const steps = (await heads()).reduce((sum, { fileIds }) => sum + fileIds.length, 0)
  assert.is(rows.length, steps)
  const { rows: files } = await service.pool.query<{ id: string; head_seq: number; chain: string }>(
    'SELECT id, head_seq, chain FROM file',
  )
  for (const { id, head_seq, chain } of files)
    assert.equal([head_seq, chain], [chains.get(id)?.seq, chains.get(id)?.chain])
})

test('importing the same again changes nothing, in whatever order its rows stand', async () => {
  const first = await take(whole())
  const before = await everything()
  assert.equal(await take(whole()), first)
  assert.ok((await everything()) === before)
  await take([
    ...returned(
      ['102', '101'],
      { child: '102', start: '01/05/2017', place: 'K2' },
      { start: '03/04/2017', rne: 'L' },
      { start: '01/02/2017', end: '03/04/2017', legal: 'C1' },
    ),
  ])
  assert.ok((await everything()) === before)
})

test('a later return closes, adds and corrects', async () => {
  await take(returned(['101'], { start: '01/02/2017', place: 'U6' }))
  const [{ id } = { id: '' }] = await heads('placement')
  await take(
    returned(['101'], { start: '01/02/2017', end: '01/06/2018', place: 'U4' }, { start: '01/06/2018', place: 'K2' }),
  )
  assert.is(await stays(), '2017-02-01→2018-06-01 U4, 2018-06-01→ K2')
  const [first] = await heads('placement')
  assert.equal([first?.id, first?.revision], [id, 2])
})

test('a return that begins in the middle of a placement continues it', async () => {
  await take(returned(['101'], { start: '01/02/2016', end: '01/02/2017' }, { start: '01/02/2017', rne: 'L' }))
  const counts = await take(returned(['101'], { start: '01/02/2017', rne: 'L', end: '01/05/2018', rec: 'E4A' }))
  assert.equal([counts.placements, counts.openPlacements, counts.overlaps], [1, 0, 0])
  assert.is(await stays(), '2016-02-01→2018-05-01 U6')
})

test('a start that was put right does not leave the wrong placement standing', async () => {
  await take(returned(['101', '102'], { start: '01/02/2017' }, { child: '102', start: '01/02/2018' }))
  await take(returned(['101', '102'], { start: '05/01/2017', place: 'U4' }, { child: '102', start: '01/02/2018' }))
  assert.is(await stays(), '2017-01-05→ U4, 2018-02-01→ U6')
})

test('a row that is refused in a later return takes nothing away', async () => {
  await take(returned(['101'], { start: '01/02/2017', end: '01/03/2017' }, { start: '01/03/2017' }))
  const { rejected } = await take(
    returned(['101'], { start: '01/02/2017', end: '01/03/2017' }, { start: '01/03/2017', place: 'Q9' }),
  )
  assert.is(rejected.length, 1)
  assert.is(await stays(), '2017-02-01→2017-03-01 U6, 2017-03-01→ U6')
})

test('a corrected address moves the placement to the other household', async () => {
  await take(returned(['101'], { start: '01/02/2017', post: 'WH10 7LF' }))
  await take(returned(['101'], { start: '01/02/2017', post: 'wh11 7lf' }))
  assert.is(await stays(), '2017-02-01→ U6')
  assert.equal(
    (await bodies('placement')).map(({ householdName }) => householdName),
    ['Foster home in WH11 (SC000001)'],
  )
  const { rows } = await service.pool.query('SELECT household_file FROM placement')
  assert.is(rows.length, 1)
})

test('foster placements that share URN and postcode share a household; nothing else has one', async () => {
  await take(
    returned(
      ['101', '102', '103', '104'],
      { start: '01/02/2017', place: 'U1', post: 'WH10 7LF' },
      { child: '102', start: '01/02/2017', place: 'U6', post: 'wh107lf' },
      { child: '103', start: '01/02/2017', urn: 'SC000002' },
      { child: '104', start: '01/02/2017', place: 'K2' },
      { child: '104', start: '01/02/2018', post: '', urn: 'SC000001' },
    ),
  )
  assert.equal((await bodies('household')).map(({ urn, postcode }) => `${words(urn)} ${words(postcode)}`).sort(), [
    'SC000001 WH10 7LF',
    'SC000002 WH10 7LF',
  ])
})

test('what people wrote into an imported record stays', async () => {
  await take(whole(), { team: 'North' })
  const manager = await addPerson(service, 'team-manager', 'North')
  const device = await as(service, manager)
  const id = childId('101')
  const named = write(
    { type: 'child', fileIds: [childFile(id)], recordId: id, base: { revision: 1 } },
    { name: 'Peter', team: 'North', ethnicity: 'WIRI' },
    { team: 'North', ethnicity: 'WBRI' },
  )
  assert.is((await device.push(named))[0]?.status, 'applied')
  const before = await everything()
  await take(whole())
  assert.ok((await everything()) === before, 'the same return does not undo it')

  await take([csv('header.csv', HEADER, '101,1,03/03/2010,WBRI,,,'), csv('episodes.csv', EPISODES)])
  const [peter] = (await bodies('child')).filter(({ returnId }) => returnId === '101')
  assert.equal(
    [peter?.['name'], peter?.['ethnicity'], peter?.['birthDate'], peter?.['team']],
    ['Peter', 'WIRI', '2010-03-03', 'North'],
  )
})

test('a failure half-way leaves nothing behind', async () => {
  const many = Array.from({ length: 1200 }, (_, at) => String(1000 + at))
  const empty = await everything()
  let written = 0
  try {
    await take(returned(many, ...many.map((id) => ({ child: id, start: '01/02/2017' }))), {
      onProgress({ doing }) {
        if (doing === 'writing' && ++written === 2) throw new Error('pulled the plug')
      },
    })
    assert.unreachable()
  } catch (error) {
    assert.is((error as Error).message, 'pulled the plug')
  }
  assert.ok((await everything()) === empty)
})

test('the XML form of a return is the same return', async () => {
  await take(whole())
  const before = await everything()
  const xml = asXml({
    header: { heading: HEADER, rows: [child('101'), child('102')] },
    episodes: {
      heading: EPISODES,
      rows: [
        episode({ start: '01/02/2017', end: '03/04/2017', legal: 'C1' }),
        episode({ start: '03/04/2017', rne: 'L' }),
        episode({ child: '102', start: '01/05/2017', place: 'K2' }),
      ],
    },
    missing: { heading: MISSING, rows: ['101,02/03/2010,A,01/02/2018,02/02/2018'] },
    reviews: { heading: REVIEWS, rows: ['101,02/03/2010,01/02/2018,PN1', '101,02/03/2010,01/02/2018,PN2'] },
    oc2: { heading: OC2, rows: ['101,02/03/2010,07,,0,1', '102,02/03/2010,,SDQ2,0,1'] },
  })
  const counts = await take([inMemory('return.xml', xml)])
  assert.equal([counts.children, counts.placements, counts.reviews, counts.rejected.length], [2, 2, 2, 0])
  assert.ok((await everything()) === before)
})

const list = (day: string): Promise<unknown> => asSystem(service.pool, (client) => twoPlusList(client, day))

test('the 2+ list is read from the register', async () => {
  await take(
    returned(
      ['7', '101', '20', 'B1'],
      { start: '01/02/2017', end: '01/06/2017' },
      { start: '01/06/2017' },
      { child: '7', start: '01/02/2017', end: '01/06/2017' },
      { child: '7', start: '01/06/2017', end: '02/06/2017', place: 'T4' },
      { child: '7', start: '02/06/2017' },
      { child: '20', start: '01/02/2017', end: '01/06/2017' },
      { child: '20', start: '01/06/2017', end: '31/12/2017', rec: 'E4A' },
      { child: 'B1', start: '01/02/2017', end: '01/06/2017' },
      { child: 'B1', start: '01/06/2017', end: '01/07/2017' },
      { child: 'B1', start: '01/07/2017' },
    ),
  )
  assert.equal(await list('2017-12-31'), [
    ['7', 2],
    ['101', 2],
    ['B1', 3],
  ])
  assert.equal(await list('2018-06-01'), [
    ['7', 2],
    ['101', 2],
    ['B1', 3],
  ])
  assert.equal(await list('2018-06-02'), [['B1', 2]])
  assert.equal(await list('2016-01-01'), [])
})

const form = (...files: readonly [name: string, text: string][]): FormData => {
  const body = new FormData()
  for (const [name, text] of files) body.append('files', new File([text], name))
  return body
}
async function upload(
  person: Parameters<typeof as>[1],
  body: FormData,
  headers: { [name: string]: string } = {},
): Promise<Response> {
  const request = new Request('http://localhost', { method: 'POST', body })
  const bytes = await request.arrayBuffer()
  return (await as(service, person)).request('/api/import/ssda903', {
    method: 'POST',
    body: bytes,
    headers: {
      'content-type': request.headers.get('content-type') ?? '',
      'content-length': String(bytes.byteLength),
      ...headers,
    },
  })
}

test('a team manager imports from the screen, sees how far it is, and has the children in their team', async () => {
  const manager = await addPerson(service, 'team-manager', 'South')
  const answer = await upload(
    manager,
    form(
      ['header.csv', `${HEADER}\n${child('101')}\n`],
      ['episodes.csv', `${EPISODES}\n${episode({ start: '01/02/2017' })}\n${episode({ start: 'x' })}\n`],
    ),
  )
  assert.is(answer.headers.get('content-type'), 'application/x-ndjson')
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { progress?: number; children?: number; rejected?: unknown[] })
  assert.ok(lines.length > 1)
  assert.ok(lines.slice(0, -1).every(({ progress }) => typeof progress === 'number'))
  assert.equal([lines.at(-1)?.children, lines.at(-1)?.rejected?.length], [1, 1])
  const seen = await (await as(service, manager)).pullAll()
  assert.is(seen.get(childId('101'))?.body['team'], 'South')
})

test('nobody but a team manager imports, nothing too large is read, and what cannot be read says why', async () => {
  const manager = await addPerson(service, 'team-manager')
  const worker = await addPerson(service, 'childs-social-worker')
  const some = form(['header.csv', HEADER])
  assert.is((await upload(worker, some)).status, 403)
  assert.is((await service.app.request('/api/import/ssda903', { method: 'POST', body: some })).status, 401)
  assert.is((await upload(manager, some, { 'content-length': String(IMPORT_MAX_BYTES + 1) })).status, 413)
  assert.is(
    (await (await as(service, manager)).request('/api/import/ssda903', { method: 'POST', body: 'x' })).status,
    411,
  )
  const last = JSON.parse((await (await upload(manager, some)).text()).trim().split('\n').at(-1) ?? '') as {
    status: number
    detail: string
  }
  assert.is(last.status, 422)
  assert.match(last.detail, /No episodes file/)
})

test.run()
