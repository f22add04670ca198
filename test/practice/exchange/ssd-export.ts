import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import { childFile } from '../../../src/model/file.ts'
import { ROLES } from '../../../src/model/person.ts'
import type { Actor, Role } from '../../../src/model/person.ts'
import type { CaseRecord, RecordStatus } from '../../../src/model/record.ts'
import { isTheCouncils, mayTakeOut, ssdCsv, ssdRows, tablesFor } from '../../../src/practice/exchange/ssd-export.ts'
import { SSD_TABLES } from '../../../src/practice/exchange/ssd-tables.ts'
import { must } from '../../support/must.ts'
import { actor, id, PETER, record, TILLY, wrenbury } from '../support/wrenbury.ts'

const tableOf = (name: string) => must(SSD_TABLES.find((table) => table.name === name))
const priya = actor('Priya')
const inRole = (role: Role): Actor => ({ personId: id(90), name: 'Somebody', role, team: 'North' })

/** What another program would read: one object for each row. */
function read(name: string, records: readonly CaseRecord[], span = {}): readonly { readonly [c: string]: string }[] {
  const table = tableOf(name)
  return parse(ssdCsv(table, ssdRows(table, records, isTheCouncils(table), span)), { columns: true })
}
const visit = (body: Body, more: Partial<CaseRecord> = {}): CaseRecord =>
  record(
    'statutory-visit',
    [childFile(TILLY)],
    { date: '2026-05-10', manner: 'in-person', alone: 'alone', ...body },
    { status: 'signed', ...more },
  )

// From data/objects of github.com/data-to-insight/ssd-data-model, 14 July 2026; clar_cla_person_id from its extracts.
const COLUMNS = {
  ssd_cla_visits:
    'clav_cla_visit_id,clav_cla_id,clav_person_id,clav_cla_visit_date,clav_cla_visit_seen,clav_cla_visit_seen_alone',
  ssd_cla_placement:
    'clap_cla_placement_id,clap_cla_placement_start_date,clap_cla_placement_type,clap_cla_placement_urn,clap_cla_placement_distance,clap_cla_id,clap_cla_placement_provider,clap_cla_placement_postcode,clap_cla_placement_end_date,clap_cla_placement_change_reason,clap_person_id',
  ssd_missing:
    'miss_table_id,miss_person_id,miss_missing_episode_start_date,miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,miss_missing_rhi_accepted',
  ssd_cla_reviews:
    'clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation,clar_cla_person_id',
  ssd_sdq_scores: 'csdq_table_id,csdq_person_id,csdq_sdq_completed_date,csdq_sdq_reason,csdq_sdq_score',
  ssd_voice_of_child:
    'voch_table_id,voch_person_id,voch_explained_worries,voch_story_help_understand,voch_agree_worker,voch_plan_safe,voch_tablet_help_explain',
}

test('the tables and their columns are those of the dataset, in its order', () => {
  assert.equal(
    Object.fromEntries(SSD_TABLES.map((table) => [table.name, table.columns.map(({ name }) => name).join(',')])),
    COLUMNS,
  )
})

test('the README says of every column that is always empty that it is', () => {
  const said = readFileSync('README.md', 'utf8')
  const empty = SSD_TABLES.flatMap((table) => table.columns.filter(({ isEmpty }) => isEmpty))
  for (const { name } of empty) assert.ok(said.includes(`\`${name}\``), name)
  // and they are: no record fills one
  for (const table of SSD_TABLES)
    for (const row of ssdRows(table, wrenbury(), () => true))
      table.columns.forEach(({ isEmpty, name }, at) => assert.ok(!isEmpty || row.cells[at] === '', name))
})

const views = (body: Body) =>
  record(
    'childs-views',
    [childFile(TILLY)],
    { date: '2026-05-10', method: ['talk'], changed: 'A lock', explained: 'yes', agrees: 'no', ...body },
    { status: 'signed' },
  )
const answers = (body: Body) => {
  const { voch_table_id: _id, voch_person_id: _child, ...rest } = must(read('ssd_voice_of_child', [views(body)])[0])
  return Object.values(rest).join(',')
}
test('a child’s answers leave only where the child said that they may be counted, and what was left out stays empty', () => {
  assert.is(answers({ answersCounted: { answer: true } }), 'Y,,N,,')
  assert.is(
    answers({ answersCounted: { answer: true }, storyHelps: 'no', planSafe: 'yes', tabletHelped: 'yes' }),
    'Y,N,N,Y,Y',
  )
  assert.is(answers({}), ',,,,')
  assert.is(answers({ answersCounted: { answer: false } }), ',,,,')
})

test('a visit says whether the child was seen, and whether alone', () => {
  const rows = read('ssd_cla_visits', [
    visit({ date: '2026-05-10', alone: 'alone' }),
    visit({ date: '2026-05-11', alone: 'not-alone' }),
    visit({ date: '2026-05-12', alone: 'not-seen' }),
  ])
  assert.equal(
    rows.map((row) => [row.clav_cla_visit_date, row.clav_cla_visit_seen, row.clav_cla_visit_seen_alone]),
    [
      ['2026-05-10', 'Y', 'Y'],
      ['2026-05-11', 'Y', 'N'],
      ['2026-05-12', 'N', 'N'],
    ],
  )
  assert.ok(rows.every((row) => row.clav_person_id === TILLY && row.clav_cla_id === ''))
})

test('a visit on screen, a draft, and one without a day are not in it', () => {
  const none = [
    visit({ manner: 'virtual' }),
    visit({}, { status: 'draft' }),
    visit({}, { status: 'discarded' }),
    visit({ date: '' }),
    visit({ date: 'last week' }),
  ]
  assert.equal(read('ssd_cla_visits', none), [])
})

test('a correction is what the table says', () => {
  const corrected = visit(
    { alone: 'alone' },
    {
      addenda: [
        {
          id: id(7001),
          text: 'Mark sat with us.',
          corrections: { alone: 'not-alone' },
          personId: id(1),
          name: 'Hannah',
          role: 'childs-social-worker',
          at: '2026-05-12T10:00:00Z',
        },
      ],
    },
  )
  assert.is(must(read('ssd_cla_visits', [corrected])[0]).clav_cla_visit_seen_alone, 'N')
})

test('homes, missing episodes, reviews and totals carry the codes of the return and nothing that nobody wrote', () => {
  const file = [childFile(TILLY)]
  const rest = [
    record('placement', file, {
      start: '2026-01-05',
      end: '2026-03-01',
      placementType: 'U6',
      provider: 'PR1',
      changeReason: 'CREQB',
    }),
    record('placement', file, { start: '2026-03-01', householdName: 'Denise, Mark' }),
    record('missing-episode', file, {
      kind: 'M',
      start: '2026-09-01',
      returned: '2026-09-01T23:30:00Z',
      interviewOn: '2026-09-03',
    }),
    record('missing-episode', file, { kind: 'A', start: '2026-09-08' }),
    record('statutory-review', file, { date: '2026-06-01', participation: 'PN1' }),
    record('sdq-score', file, { date: '2026-03-31', score: '17' }),
    record('sdq-score', file, { date: '2025-03-31', reason: 'SDQ2', score: '=2+2' }),
  ]
  const cells = (name: string, ...columns: readonly string[]) =>
    read(name, rest).map((row) => columns.map((column) => row[column]))
  assert.equal(
    cells(
      'ssd_cla_placement',
      'clap_cla_placement_start_date',
      'clap_cla_placement_type',
      'clap_cla_placement_provider',
      'clap_cla_placement_end_date',
      'clap_cla_placement_change_reason',
      'clap_cla_placement_postcode',
    ),
    [
      ['2026-01-05', 'U6', 'PR1', '2026-03-01', 'CREQB', ''],
      ['2026-03-01', '', '', '', '', ''],
    ],
  )
  assert.equal(
    cells(
      'ssd_missing',
      'miss_missing_episode_type',
      'miss_missing_episode_end_date',
      'miss_missing_rhi_offered',
      'miss_missing_rhi_accepted',
    ),
    [
      // half past midnight on the clock in London
      ['M', '2026-09-02', 'Y', 'Y'],
      ['A', '', '', ''],
    ],
  )
  assert.equal(
    cells('ssd_cla_reviews', 'clar_cla_review_date', 'clar_cla_review_participation', 'clar_cla_person_id'),
    [['2026-06-01', 'PN1', TILLY]],
  )
  assert.equal(cells('ssd_sdq_scores', 'csdq_sdq_completed_date', 'csdq_sdq_reason', 'csdq_sdq_score'), [
    ['2025-03-31', 'SDQ2', ''],
    ['2026-03-31', '', '17'],
  ])
})

test('between two days stands what happened then, and what began before and went on', () => {
  const file = [childFile(TILLY)]
  const homes = [
    record('placement', file, { start: '2025-01-05', end: '2025-12-31' }),
    record('placement', file, { start: '2025-12-31', end: '2026-02-01' }),
    record('placement', file, { start: '2026-02-01' }),
    record('placement', file, { start: '2026-07-01' }),
  ]
  const starts = read('ssd_cla_placement', homes, { from: '2026-01-01', until: '2026-06-30' })
  assert.equal(
    starts.map((row) => row.clap_cla_placement_start_date),
    ['2025-12-31', '2026-02-01'],
  )
  const visits = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map((date) => visit({ date }))
  assert.equal(
    read('ssd_cla_visits', visits, { from: '2026-01-01', until: '2026-06-30' }).map((row) => row.clav_cla_visit_date),
    ['2026-01-01', '2026-06-30'],
  )
})

test('nobody is named and no word of a child, a carer or a worker is in it', () => {
  const pages = record(
    'childs-views',
    [childFile(TILLY)],
    { date: '2026-05-10', pieces: [{ kind: 'words', words: 'I want to stay with Pepper', maySee: ['worker'] }] },
    { status: 'signed' },
  )
  const all = [...wrenbury(), pages]
  const text = SSD_TABLES.map((table) => ssdCsv(table, ssdRows(table, all, isTheCouncils(table)))).join('')
  assert.match(text, pages.id)
  for (const word of ['Tilly', 'Denise', 'Hannah', 'Gill', 'Pepper', 'Peter', 'quiet'])
    assert.not.ok(text.includes(word), word)
})

test('section G, letter X: who manages a team takes out four tables and the totals; nobody else any', () => {
  const theirs = Object.fromEntries(ROLES.map((role) => [role, tablesFor(inRole(role)).map(({ name }) => name)]))
  const four = ['ssd_cla_visits', 'ssd_cla_placement', 'ssd_missing', 'ssd_cla_reviews', 'ssd_sdq_scores']
  const managers: readonly Role[] = [
    'team-manager',
    'assistant-team-manager',
    'senior-manager',
    'service-manager',
    'head-of-service',
  ]
  for (const role of managers) assert.equal(theirs[role], four, role)
  for (const role of ['foster-carer', 'independent-provider', 'childs-social-worker', 'placements-team', 'auditor'])
    assert.equal(theirs[role], [], role)
})

const ids = (rows: ReturnType<typeof ssdRows>): string[] => rows.map(({ recordId }) => recordId).sort()
const statuses: readonly RecordStatus[] = ['draft', 'signed', 'discarded']
const made = fc
  .record({
    type: fc.constantFrom(...SSD_TABLES.map(({ definition }) => definition.type)),
    status: fc.constantFrom(...statuses),
    withheld: fc.boolean(),
    extract: fc.boolean(),
    child: fc.constantFrom(TILLY, PETER),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ type, status, withheld, extract, child, day }) => {
    const date = `2026-05-${String(day).padStart(2, '0')}`
    return record(
      type,
      [childFile(child)],
      { date, start: date, manner: 'in-person', alone: 'alone' },
      { status, ...(withheld && { withheldFrom: ['team-manager', 'senior-manager'] }), ...(extract && { extract }) },
    )
  })

test('each record that may be in it is one row; what is withheld, discarded or only an extract is none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(made, { selector: (one) => one.id, maxLength: 40 }), (records) => {
      for (const table of SSD_TABLES) {
        const signs = table.definition.signOff !== undefined
        const expected = records.filter(
          (one) =>
            one.type === table.definition.type &&
            one.withheldFrom === undefined &&
            !one.extract &&
            (signs ? one.status === 'signed' : one.status !== 'discarded'),
        )
        const wanted = expected.map((one) => one.id).sort()
        assert.equal(ids(ssdRows(table, records, isTheCouncils(table))), wanted)
        const mine = tablesFor(priya).includes(table) ? wanted : []
        assert.equal(ids(ssdRows(table, records, mayTakeOut(priya, table))), mine)
        assert.equal(ids(ssdRows(table, records, mayTakeOut(actor('Denise'), table))), [])
      }
    }),
    { numRuns: 150 },
  )
})

test.run()
