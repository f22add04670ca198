import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bodyHash } from '../../../src/model/body.ts'
import { fileSubject } from '../../../src/model/file.ts'
import { SSD_TABLES } from '../../../src/practice/exchange/ssd-tables.ts'
import { placement } from '../../../src/records/placement.ts'
import { applyAsService, SERVICE_PERSON, writeOperation } from '../../../src/server/apply/as-service.ts'
import { CannotStart } from '../../../src/server/cannot-start.ts'
import { asSystem } from '../../../src/server/db/pool.ts'
import { exportSsd } from '../../../src/server/exchange/export-ssd.ts'
import { must } from '../../support/must.ts'
import { addChild, addHousehold, operation, openTeam, place, startService, write } from '../support/service.ts'
import type { Service } from '../support/service.ts'

let service: Service
const folder = mkdtempSync(join(tmpdir(), 'doorstep-ssd-'))
test.before(async () => {
  service = await startService()
})
test.after(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

type Row = { readonly [column: string]: string }
const rowsIn = (name: string): readonly Row[] => parse(readFileSync(join(folder, `${name}.csv`)), { columns: true })

test('the command writes one table for each, of signed visits and of homes as they stand, and says so in the audit', async () => {
  const { child, phone } = await openTeam(service)
  const household = await addHousehold(service)
  const home = await place(service, child, household, '2026-01-05')
  const body = {
    date: '2026-05-10',
    option: 'statutory',
    manner: 'in-person',
    announced: 'planned',
    present: [{ id: randomUUID(), who: { name: 'Denise' } }],
    alone: 'alone',
    bedroom: { answer: true },
    words: [{ id: randomUUID(), quote: 'The cat, and the hill', setting: 'alone' }],
    plan: [{ id: randomUUID(), item: 'School', impact: 'She goes' }],
    changed: 'She was heard',
    nextDate: '2026-06-18',
  }
  const visit = write({ type: 'statutory-visit', fileIds: [child] }, body)
  const draft = write({ type: 'statutory-visit', fileIds: [child] }, { date: '2026-05-11', alone: 'alone' })
  const { recordId, deviceId } = visit.op
  const sign = operation(
    { type: 'statutory-visit', fileIds: [child], recordId, deviceId, prevOpId: visit.opId, base: { opId: visit.opId } },
    { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
  )
  const results = await phone.push(visit, draft, sign)
  assert.equal(
    results.map(({ status }) => status),
    ['applied', 'applied', 'applied'],
    JSON.stringify(results),
  )
  const counts = await exportSsd(service.pool, folder, {})
  assert.equal(readdirSync(folder).sort(), SSD_TABLES.map(({ name }) => `${name}.csv`).sort())
  assert.equal(
    rowsIn('ssd_cla_visits').map((row) => [row.clav_cla_visit_id, row.clav_person_id, row.clav_cla_visit_seen_alone]),
    [[visit.op.recordId, fileSubject(child), 'Y']],
  )
  assert.equal(
    rowsIn('ssd_cla_placement').map((row) => row.clap_cla_placement_id),
    [home],
  )
  assert.is(counts.ssd_cla_visits, 1)
  assert.is(statSync(join(folder, 'ssd_cla_visits.csv')).mode & 0o077, 0)
  const { rows } = await service.pool.query<{ detail: { rows: object } }>(
    `SELECT detail FROM audit WHERE action = 'export-ssd'`,
  )
  assert.equal(must(rows[0]).detail.rows, counts)
})

test('more homes than are read at once come in the order of their days', async () => {
  const child = await addChild(service)
  const starts = Array.from({ length: 1105 }, (_, at) => `20${String(10 + (at % 13)).padStart(2, '0')}-03-01`)
  const at = new Date().toISOString()
  const by = { personId: SERVICE_PERSON, name: 'Doorstep', role: 'team-manager', at } as const
  const homes = starts.map((start) => ({
    op: writeOperation({
      opId: randomUUID(),
      definition: placement,
      recordId: randomUUID(),
      fileIds: [child],
      body: { start, householdName: 'A, "B"' },
      at,
    }),
    by,
    receivedAt: at,
  }))
  await asSystem(service.pool, (client) => applyAsService(client, homes))
  const counts = await exportSsd(service.pool, folder, { until: '2025-01-01' })
  const days = rowsIn('ssd_cla_placement').map((row) => row.clap_cla_placement_start_date)
  assert.equal([days.length, counts.ssd_cla_placement], [1105, 1105])
  assert.ok(days.every((day, at) => at === 0 || must(days[at - 1]) <= must(day)))
})

const audited = async () => (await service.pool.query(`SELECT FROM audit WHERE action = 'export-ssd'`)).rowCount

test('what cannot be written leaves the tables of last night as they were, and no audit', async () => {
  const before = readFileSync(join(folder, 'ssd_cla_visits.csv'), 'utf8')
  const place = join(folder, 'a-file')
  writeFileSync(place, '')
  const was = await audited()
  for (const nowhere of [place, join(folder, 'not-mounted', 'tables'), '/proc/tables']) {
    const outcome = await exportSsd(service.pool, nowhere, {}).catch((error: unknown) => error)
    assert.instance(outcome, CannotStart, nowhere)
  }
  assert.is(await audited(), was)
  assert.is(readFileSync(join(folder, 'ssd_cla_visits.csv'), 'utf8'), before)
})

test.run()
