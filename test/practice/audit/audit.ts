/** What an audit can prove by itself, and what comes up over several (S3, S4.25). */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { auditBegins } from '../../../src/practice/audit/audit-start.ts'
import { provenFor } from '../../../src/practice/audit/proven.ts'
import { STANDARD } from '../../../src/practice/audit/standard.ts'
import { lessThanMet, recurring, themesOf } from '../../../src/practice/audit/themes.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { audit } from '../../../src/records/audit.ts'
import { missingForSigning } from '../../../src/model/check.ts'
import { must } from '../../support/must.ts'
import { signed } from '../process/support/records.ts'
import { ago, CHILD, child, home, NOW, quietHome, visited } from '../support/quiet-home.ts'
import { actor, id, record } from '../support/wrenbury.ts'

const shows = (item: string, ...more: readonly CaseRecord[]): string =>
  provenFor(filesOf([...quietHome(), ...more]), CHILD, NOW).get(item)?.words ?? ''

test('every item of the standard stands in an audit once, S3.1 to S3.27 and the team around the child', () => {
  const ids = STANDARD.map((item) => item.id)
  assert.equal(
    ids.slice(0, 27),
    Array.from({ length: 27 }, (_, at) => `S3.${at + 1}`),
  )
  assert.equal(ids.slice(27), ['S4.25'])
  let next = 7000
  const body = auditBegins({
    files: filesOf(quietHome()),
    childId: CHILD,
    by: actor('Priya'),
    now: NOW,
    newId: () => id(next++),
  })
  const items = body.items as readonly { item: string; known?: string }[]
  assert.equal(
    items.map(({ item }) => item),
    ids,
  )
  assert.match(must(items.find(({ item }) => item === 'S3.13')).known ?? '', /in time/)
  assert.is(items.find(({ item }) => item === 'S3.1')?.known, undefined)
})

test('S3.13: visits in time, and one that is overdue', () => {
  assert.is(shows('S3.13'), 'All visits of six months were in time.')
  const late = provenFor(
    filesOf([...quietHome().filter(({ type }) => type !== 'statutory-visit'), visited(127), visited(85), visited(43)]),
    CHILD,
    NOW,
  ).get('S3.13')
  assert.match(late?.words ?? '', /has not been made/)
})

const entry = (days: number) =>
  signed('chronology-entry', [child], { date: ago(days), event: 'Moved school' }, 'Hannah', ago(days))

test('S3.3: the chronology is of today for six weeks, a day more is said', () => {
  assert.is(shows('S3.3'), 'The chronology is empty.')
  assert.not.match(shows('S3.3', entry(42)), /six weeks/)
  assert.match(shows('S3.3', entry(43)), /longer ago than six weeks/)
})

const assessed = (on: string, more = {}) =>
  signed('assessment', [child], { date: on, identityChecked: on, analysis: 'Loss above all', ...more }, 'Hannah', on)

test('S3.2, S3.4, S3.5: an assessment of six months, and one older by a day', () => {
  assert.is(shows('S3.4'), 'No assessment is signed.')
  assert.not.match(shows('S3.4', assessed('2026-03-10')), /older/)
  assert.match(shows('S3.4', assessed('2026-03-09')), /older than six months/)
  assert.match(shows('S3.2', assessed('2026-08-10')), /were checked on 10 August 2026/)
  assert.is(shows('S3.5', assessed('2026-08-10')), 'It has a conclusion.')
  assert.is(shows('S3.5', assessed('2026-08-10', { analysis: '' })), 'It has no conclusion.')
})

test('S3.7, S3.9, S3.20: a plan older than its assessment says so; what it lacks is said', () => {
  const plan = signed(
    'care-plan',
    [child],
    { date: '2026-07-01', permanence: 'long-term', bottomLine: 'Nobody hits', contingency: ' ' },
    'Hannah',
    '2026-07-01',
  )
  assert.match(shows('S3.7', plan, assessed('2026-08-10')), /older than the assessment/)
  assert.not.match(shows('S3.7', plan, assessed('2026-06-10')), /older/)
  assert.is(shows('S3.9', plan), 'The bottom line is written, the contingency is not written.')
  assert.match(shows('S3.20', plan), /Here, until they are grown up/)
})

const incident = (days: number) =>
  record('incident', [child, home], { kinds: ['other'], start: `${ago(days)}T12:00:00Z` })

test('S3.27: before and after stand side by side, without a verdict', () => {
  const words = shows('S3.27', incident(120), incident(130), incident(10))
  assert.match(words, /Incidents: 2 in the three months before, 1 in the last three\./)
  assert.not.match(words, /better|worse|improv|score/i)
})

const earlierAndAhead = (type: string, body: Body = {}) => [
  record(type, [child], { ...body, date: ago(30) }),
  record(type, [child], { ...body, date: ago(60) }),
  record(type, [child], { ...body, date: ago(-10) }),
]

test('S3.3, S3.6, S3.24: the last one is the last by its own day, whatever came in last, and none is of a day ahead', () => {
  assert.match(shows('S3.6', ...earlierAndAhead('sdq-score', { score: '14' })), /^SDQ total, 11 August 2026\.$/)
  assert.match(
    shows('S3.3', ...earlierAndAhead('chronology-entry')),
    /^2 entries; the last is of 11 August 2026, 30 days/,
  )
  assert.match(shows('S3.24', ...earlierAndAhead('family-time', { took: 'yes' })), /2 of 2 times/)
})

test('S3.15: a pathway plan that is only begun is not said to be signed', () => {
  const young = record('child', [child], { name: 'Nye', birthDate: '2010-03-01' }, { id: CHILD })
  const others = quietHome().filter(({ type }) => type !== 'child')
  const says = (...more: readonly CaseRecord[]) =>
    provenFor(filesOf([...others, young, ...more]), CHILD, NOW).get('S3.15')?.words ?? ''
  const plan = { date: ago(20), papers: [] }
  assert.match(
    says(),
    /^No pathway plan is signed; needs are to be assessed by 1 June 2026, and the plan made as soon as possible after/,
  )
  assert.match(says(record('pathway-plan', [child], plan)), /^A pathway plan is begun, and not signed; .* 1 June 2026/)
  assert.match(says(signed('pathway-plan', [child], plan, 'Hannah', ago(20))), /^A pathway plan is signed\. /)
})

const audited = (days: number, judged: { readonly [item: string]: string }) =>
  signed(
    'audit',
    [child, home],
    {
      date: ago(days),
      strengths: 'The child is known',
      items: Object.entries(judged).map(([item, carer], at) => ({ id: `${days}-${at}`, item, carer })),
    },
    'Priya',
    ago(days),
  )

test('S4.25: what was less than met twice comes up again, once does not; drafts do not count', () => {
  const files = filesOf([
    audited(100, { 'S3.3': 'partly', 'S3.13': 'met' }),
    audited(10, { 'S3.3': 'not', 'S3.13': 'partly', 'S3.15': 'does-not-apply' }),
    { ...audited(5, { 'S3.13': 'not' }), status: 'draft' as const, signatures: [] },
  ])
  const themes = themesOf(files, ago(365), ago(0))
  assert.equal(
    recurring(themes).map(({ item }) => item),
    ['S3.3'],
  )
  assert.equal(
    must(themes.find(({ item }) => item === 'S3.13')).judged.carer.map(({ judgement }) => judgement),
    ['met', 'partly'],
  )
  assert.equal(recurring(themesOf(files, ago(50), ago(0))), [])
})

const auditedFor = (days: number, who: object) =>
  signed(
    'audit',
    [child, home],
    { date: ago(days), strengths: 'Known', items: [{ id: id(days), item: 'S3.25', ...who }] },
    'Sylvia',
    ago(days),
  )
const again = (...audits: readonly CaseRecord[]) => recurring(themesOf(filesOf(audits), ago(365), ago(0)))

test('S4.25: less than met for the child in one audit and for the carers in another comes up again', () => {
  const one = auditedFor(10, { child: 'not', placement: 'partly', carer: 'met' })
  const other = auditedFor(40, { child: 'met', placement: 'met', carer: 'partly' })
  assert.equal(again(one), [])
  const [theme] = again(one, other)
  assert.is(theme?.item, 'S3.25')
  assert.equal(
    lessThanMet(must(theme)).map(({ on }) => on),
    [ago(40), ago(10)],
  )
})

const unjudged = (judged: object) =>
  missingForSigning(audit, { date: ago(0), strengths: 'Heard', items: [{ id: id(1), item: 'S3.1', ...judged }] })

test('S4.25: an audit whose items nobody has judged is not signed', () => {
  assert.match(unjudged({})[0]?.message ?? '', /One item is not judged yet/)
  assert.match(
    unjudged({ carer: 'met', child: 'partly' })[0]?.message ?? '',
    /for the child, the placement and the carers/,
  )
  assert.equal(unjudged({ carer: 'met', child: 'partly', placement: 'does-not-apply' }), [])
})

test('an audit is signed with its items and strengths; what needs to be put right becomes actions', () => {
  assert.equal(
    missingForSigning(audit, { date: ago(0) }).map(({ field }) => field),
    ['items', 'strengths'],
  )
  const body = {
    date: ago(0),
    remedies: [
      {
        id: id(8001),
        what: 'Bring the chronology up to today',
        item: 'S3.3',
        owner: { name: 'Hannah' },
        due: ago(-20),
      },
    ],
  }
  const [action] = audit.follows?.(body, { id: id(8000) }) ?? []
  assert.equal(
    [action?.type, action?.body.what, action?.body.plan],
    ['action', 'Bring the chronology up to today', 'child'],
  )
})

test.run()
