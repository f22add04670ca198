/** The findings of the learning brief on both sides: one thing put beside a quiet home, or taken out of it. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays, addMonths } from '../../../src/model/calendar.ts'
import { supervisionFile } from '../../../src/model/supervision-file.ts'
import { ORGANISATION } from '../../../src/model/file.ts'
import type { FileId } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesAsOf } from '../../../src/practice/findings/as-of.ts'
import { endOfDay, findingsOf, gather } from '../../../src/practice/findings/findings.ts'
import type { FindingsOfChild } from '../../../src/practice/findings/findings.ts'
import { findingsCsv } from '../../../src/practice/findings/findings-csv.ts'
import type { FindingId } from '../../../src/practice/findings/finding.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { ownLines } from '../../../src/practice/own/own-lines.ts'
import { must } from '../../support/must.ts'
import { signed, supervised } from '../process/support/records.ts'
import { ago, answer, CHILD, child, home, NOW, quietHome, visited } from '../support/quiet-home.ts'
import { actor, by, mark, record } from '../support/wrenbury.ts'

const found = (records: readonly CaseRecord[], reader = actor('Priya')): FindingsOfChild =>
  must(findingsOf(filesOf(records), CHILD, reader, NOW))
const isMet = (id: FindingId, ...more: readonly CaseRecord[]) => found([...quietHome(), ...more])[id]?.isMet
const without = (type: string, ...more: readonly CaseRecord[]): readonly CaseRecord[] => [
  ...quietHome().filter((one) => one.type !== type),
  ...more,
]

test('what never happened does not apply: no request, no meeting, no plan to go home', () => {
  const all = found(quietHome())
  assert.equal([all['S4.4'], all['S4.6'], all['S4.11']], [undefined, undefined, undefined])
})

const incident = (...files: ('child' | 'home')[]) =>
  record(
    'incident',
    files.map((one) => (one === 'child' ? child : home)),
    { kinds: ['other'], start: `${ago(5)}T12:00:00Z` },
  )

test('S4.1: an incident in the child’s file alone is missing in the household’s', () => {
  assert.is(isMet('S4.1', incident('child', 'home')), true)
  assert.is(isMet('S4.1', incident('child')), false)
  assert.is(isMet('S4.1', incident('home')), false)
})

const workers = (days: number): CaseRecord =>
  signed('staff-supervision', [supervisionFile(actor('Hannah').personId)], { date: ago(days) }, 'Priya', ago(days))

const known = record('person', [ORGANISATION], { name: 'Hannah', team: 'North' }, { id: actor('Hannah').personId })

test('S4.2: a worker supervised 35 days ago, and 36; a colleague is told nothing about it', () => {
  assert.is(isMet('S4.2', known, workers(35)), true)
  assert.is(isMet('S4.2', known, workers(36)), false)
  assert.is(isMet('S4.2', known), false)
  assert.is(found([...quietHome(), known], { ...actor('Priya'), team: 'South' })['S4.2'], undefined)
  assert.is(found([...quietHome(), workers(50)], actor('Sam'))['S4.2'], undefined)
  assert.is(found([...quietHome(), workers(50)], actor('Hannah'))['S4.2']?.isMet, false)
  for (const role of ['senior-manager', 'service-manager', 'head-of-service'] as const)
    assert.is(found(quietHome(), { ...actor('Priya'), role })['S4.2'], undefined, `${role} holds no worker’s file`)
})

const carersOn = (days: number) =>
  found(without('carer-supervision', supervised([child, home], ago(days), [['Ann', 'carer', 8]])))['S4.3']?.isMet

test('S4.3: the carers supervised 35 days ago, and 36', () => {
  assert.is(carersOn(35), true)
  assert.is(carersOn(36), false)
})

const ask = (at: string, ...marks: ReturnType<typeof mark>[]) =>
  record('help-request', [home, child], { need: 'A break', urgency: 'today' }, { author: by('Denise', at), marks })

test('S4.4: taken up on the next working day and answered on the third, or later than that', () => {
  const asked = '2026-08-03'
  const request = (taken: string, answered: string) =>
    ask(asked, mark('acknowledged', 'Sam', taken), mark('answered', 'Sam', answered))
  assert.is(isMet('S4.4', request('2026-08-04', '2026-08-06')), true)
  assert.is(isMet('S4.4', request('2026-08-05', '2026-08-06')), false)
  assert.is(isMet('S4.4', request('2026-08-04', '2026-08-07')), false)
})

const read = (days: number) =>
  found(
    quietHome().map((one) =>
      one.type === 'daily-log' && one.author.at < ago(days)
        ? { ...one, marks: [mark('read', 'Sam', ago(days - 1))] }
        : one,
    ),
  )['S4.5']?.isMet

test('S4.5: a log unread on its seventh day, and on its eighth', () => {
  assert.is(read(7), true)
  assert.is(read(8), false)
})

const minutes = (files: readonly FileId[], more = {}) =>
  signed('stability-meeting', files, { held: `${ago(30)}T10:00`, reviewDate: '2026-10-10', ...more }, 'Priya', ago(30))

test('S4.6: minutes with a date on both files, and without', () => {
  assert.is(isMet('S4.6', minutes([child, home])), true)
  assert.is(isMet('S4.6', minutes([child])), false)
  assert.is(isMet('S4.6', minutes([child, home], { reviewDate: undefined })), false)
})

const talk = (ids: readonly string[]) =>
  quietHome().map((one) =>
    one.type === 'carer-supervision'
      ? { ...one, body: { ...one.body, overdue: ids.map((action) => ({ id: action, what: 'A lock', action })) } }
      : one,
  )

test('S4.7: what was overdue on the day of supervision was talked through, or it was not', () => {
  const overdue = record(
    'action',
    [child],
    { what: 'A lock', plan: 'carer', due: ago(25), status: 'open' },
    { author: by('Sam', ago(60)) },
  )
  assert.is(found([...talk([]), overdue])['S4.7']?.isMet, false)
  assert.is(found([...talk([overdue.id]), overdue])['S4.7']?.isMet, true)
  assert.is(isMet('S4.7'), true)
})

const plan = (days: number) => signed('pathway-plan', [child], { date: ago(days) }, 'Hannah', ago(days))
test('S4.7, S4.14: what had its answer by the day of supervision was not overdue on it; an answer since comes too late', () => {
  const asked = record(
    'action',
    [child],
    { what: 'A pathway plan', plan: 'carer', due: ago(25), status: 'open', asks: 'pathway-plan' },
    { author: by('Sam', ago(60)) },
  )
  assert.is(found([...talk([]), asked, plan(20)])['S4.7']?.isMet, true)
  assert.is(found([...talk([]), asked, plan(19)])['S4.7']?.isMet, false)
})

test('S4.8: all in time, one late, one overdue', () => {
  assert.is(isMet('S4.8'), true)
  assert.is(found(without('statutory-visit', visited(127), visited(80), visited(40), visited(5)))['S4.8']?.isMet, false)
  assert.is(found(without('statutory-visit', visited(127), visited(85), visited(43)))['S4.8']?.isMet, false)
})

const match = (more = {}) =>
  signed(
    'matching',
    [child, home],
    {
      date: '2026-05-01',
      traumaImpact: 'Loud voices',
      support: [{ id: 'a', what: 'A mentor', from: '2026-05-02' }],
      ...more,
    },
    'Sam',
    '2026-05-01',
  )

test('S4.9: a signed matching whose support has a date, and one without', () => {
  assert.is(isMet('S4.9'), false)
  assert.is(isMet('S4.9', match()), true)
  assert.is(isMet('S4.9', match({ support: [{ id: 'a', what: 'A mentor' }] })), false)
  assert.is(isMet('S4.9', match({ traumaImpact: ' ' })), false)
})

test('S4.10: everybody asked within two months, or somebody not', () => {
  assert.is(isMet('S4.10'), true)
  const others = quietHome().filter((one) => !(one.type === 'scaling' && JSON.stringify(one.body).includes('Cy')))
  assert.is(found([...others, answer('Cy', 'carers-child', 7, 70)])['S4.10']?.isMet, false)
})

test('S4.11: going home is proposed, there is a sister: an assessment is signed, or none is', () => {
  const sister = record('network-contact', [child], { person: { name: 'Nia' }, relation: 'sister', visibleTo: [] })
  const proposal = record('reunification', [child], { date: ago(3), to: 'Mum' })
  const assessment = signed(
    'sibling-assessment',
    [child],
    { date: ago(20), recommendation: 'together', children: [{ id: 'a', child: { recordId: CHILD, name: 'Nye' } }] },
    'Hannah',
    ago(20),
  )
  assert.is(isMet('S4.11', sister, proposal), false)
  assert.is(isMet('S4.11', sister, proposal, assessment), true)
  assert.is(isMet('S4.11', proposal), undefined)
})

test('S4.8: a visit six weeks late and one later still are both late; the first of an old home is not known', () => {
  const later = (days: number) => found(without('statutory-visit', visited(127), visited(85), visited(days)))['S4.8']
  assert.is(later(1)?.isMet, false)
  assert.is(later(0)?.isMet, false)
  assert.match(later(0)?.words ?? '', 'Late')
  assert.is(found(without('statutory-visit', visited(50), visited(10)))['S4.8']?.isMet, true)
})

test('S4.1: as the files stood, a record that was signed later lies in both files all the same', () => {
  const both = signed(
    'incident',
    [child, home],
    { kinds: ['other'], start: `${ago(40)}T12:00:00Z` },
    'Hannah',
    ago(41),
    {
      signatures: [{ ...by('Priya', ago(2)), as: 'sign', bodyHash: '0'.repeat(64) }],
    },
  )
  const day = ago(20)
  const then = findingsOf(filesAsOf(filesOf([...quietHome(), both]), day), CHILD, actor('Priya'), endOfDay(day))
  assert.is(then?.['S4.1']?.isMet, true)
})

const assessed = (date: string) =>
  signed(
    'sibling-assessment',
    [child],
    { date, recommendation: 'together', children: [{ id: 'a', child: { recordId: CHILD, name: 'Nye' } }] },
    'Hannah',
    date,
  )

test('S4.11: an assessment is good for twelve months to the day, as the gate has it; a day more and it is not', () => {
  const sister = record('network-contact', [child], { person: { name: 'Nia' }, relation: 'sister', visibleTo: [] })
  const proposal = record('reunification', [child], { date: ago(3), to: 'Mum' })
  const yearAgo = addMonths(ago(0), -12)
  const finding = (date: string) => found([...quietHome(), sister, proposal, assessed(date)])['S4.11']
  assert.is(finding(yearAgo)?.isMet, true)
  assert.is(finding(addDays(yearAgo, -1))?.isMet, false)
  assert.match(finding(ago(800))?.words ?? '', /more than twelve months ago/)
  const own = (date: string) =>
    ownLines(filesOf([...quietHome(), sister, proposal, assessed(date)]), CHILD, ago(0)).find(
      ({ kind }) => kind === 'siblings',
    )
  assert.is(own(yearAgo), undefined)
  assert.match(
    own(ago(800))?.words ?? '',
    /^Going home is being proposed, and the last sibling assessment with Nia is of .*, more than twelve months ago$/,
  )
})

test('as the files stood: a request that was answered later was not answered yet', () => {
  const asked = ask('2026-08-03', mark('acknowledged', 'Sam', '2026-08-20'), mark('answered', 'Sam', '2026-08-20'))
  const files = filesOf([...quietHome(), asked])
  const on = (day: string) => findingsOf(filesAsOf(files, day), CHILD, actor('Priya'), endOfDay(day))?.['S4.4']?.isMet
  assert.is(on('2026-08-04'), true)
  assert.is(on('2026-08-19'), false)
  assert.is(on(addMonths('2026-08-03', -2)), undefined)
})

test('lists go by name, and a table holds a line for each child and finding', () => {
  const one = found(quietHome())
  const other = Object.fromEntries(
    Object.entries(one).map(([id, finding]) => [id, { ...must(finding), child: 'Abe', childId: 'x' }]),
  )
  assert.equal(
    gather([one, other], 'S4.3').met.map(({ child: name }) => name),
    ['Abe', 'Nye'],
  )
  const csv = findingsCsv([one], (name) => name.slice(0, 1))
  assert.match(csv, /^Finding,As it should be,Child,Is it so\?,Why\r\n/)
  assert.match(csv, /S4\.3,The carers have supervision,N,yes,Within 35 days\./)
  assert.not.match(csv, /Nye/)
})

test.run()
