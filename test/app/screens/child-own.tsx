import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { addDays, addMonths } from '../../../src/model/calendar.ts'
import { id, mark, record, TILLY, TODAY } from '../../practice/support/wrenbury.ts'
import { signed } from '../../practice/process/support/records.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ChildPage } = await import('../../../src/app/screens/child.tsx')
const { SafetyPlanScreen } = await import('../../../src/app/screens/safety-plan.tsx')
const { RecordPage } = await import('../../../src/app/screens/record.tsx')
const { RecordForm } = await import('../../../src/app/screens/record-form.tsx')
const { PathwayPapers } = await import('../../../src/app/screens/child-own-papers.tsx')

test.after.each(() => cleanup())
const file = childFile(TILLY)
const region = (name: string) => words(screen.getByRole('region', { name }))

test('S3.16: life-story and direct work is a list of its own, the newest first, with what comes next', () => {
  openAs('Hannah', <ChildPage id={TILLY} tab="papers" />, [
    record('direct-work', [file], { date: '2026-08-01', kind: 'life-story', did: 'Photographs', next: 'The red door' }),
    record('direct-work', [file], { date: '2026-09-01', kind: 'feelings', did: 'Worry cards' }),
  ])
  assert.match(region('Life story and direct work'), /Feelings and worries.*Life-story work.*next: The red door/)
})

test('S4.23: what a child has not is said where one looks for it, and begun from there', () => {
  openAs('Hannah', <ChildPage id={TILLY} tab="papers" />)
  const begin = screen.getByRole('link', { name: /^Words and pictures\s*None yet/ })
  assert.is(begin.getAttribute('href'), `/write/words-and-pictures?file=${file}`)
})

test('S3.24: family time stands under what is not allowed', () => {
  openAs('Hannah', <ChildPage id={TILLY} tab="network" />, [
    record('network-contact', [file], {
      person: { name: 'Uncle Vic' },
      relation: 'uncle',
      restrictions: 'Never alone.',
    }),
    record('family-time', [file], {
      date: '2026-09-01',
      took: 'cancelled',
      why: 'Snow',
      who: [{ id: id(1), who: { name: 'Gran' } }],
    }),
  ])
  assert.match(
    region('Family time'),
    /Not allowed with Uncle Vic: Never alone\..*Gran 0 of 1 took place.*Did not take place/,
  )
})

test('S3.24: the form of family time shows what is not allowed with whoever is named in it', () => {
  const one = record('family-time', [file], { date: TODAY, who: [{ id: id(1), who: { name: 'Uncle Vic' } }] })
  openAs('Hannah', <RecordForm recordId={one.id} />, [
    one,
    record('network-contact', [file], {
      person: { name: 'Uncle Vic' },
      relation: 'uncle',
      restrictions: 'Never alone.',
      visibleTo: ['child'],
    }),
  ])
  const said = words(screen.getByRole('list', { name: 'Before you sign' }))
  assert.match(said, 'Not allowed with Uncle Vic: Never alone.')
  assert.match(said, 'The carers are not to know of Uncle Vic')
})

test('S4.18: the proposal says why it cannot be signed, and where to begin', () => {
  const one = record('reunification', [file], {
    date: TODAY,
    siblings: { answer: true, reason: 'Ash' },
    decision: 'go-home',
  })
  openAs('Hannah', <RecordForm recordId={one.id} />, [one])
  assert.match(
    words(screen.getByRole('list', { name: 'Before you sign' })),
    'Write the sibling assessment first: there is none yet',
  )
  assert.match(
    must(screen.getByRole('link', { name: 'Write the sibling assessment' }).getAttribute('href') ?? undefined),
    /^\/write\/sibling-assessment\?file=child:/,
  )
  // a signature that would be refused is not offered, neither in the form nor on the record's own page
  assert.is(screen.queryByRole('button', { name: 'Check and sign' }), null)
  assert.ok(screen.getByRole('button', { name: 'Done' }))
  cleanup()
  openAs('Hannah', <RecordPage recordId={one.id} />, [one])
  assert.ok(screen.getByRole('link', { name: 'Write the sibling assessment' }))
  assert.is(screen.queryByRole('button', { name: 'Check and sign' }), null)
})

test('S4.18: once the assessment is signed the proposal may be signed; an answer that is missing is one tap away', () => {
  const one = record('reunification', [file], {
    date: TODAY,
    siblings: { answer: true, reason: 'Ash' },
    decision: 'go-home',
  })
  const assessed = record(
    'sibling-assessment',
    [file],
    { date: TODAY, children: [{ id: id(2), child: { recordId: TILLY, name: 'Tilly' } }] },
    { status: 'signed' },
  )
  openAs('Hannah', <RecordForm recordId={one.id} />, [one, assessed])
  assert.is(screen.queryByRole('list', { name: 'Before you sign' }), null)
  assert.ok(screen.getByRole('button', { name: 'Check and sign' }))
  cleanup()
  const silent = record('reunification', [file], { date: TODAY, decision: 'go-home' })
  openAs('Hannah', <RecordForm recordId={silent.id} />, [
    silent,
    record('network-contact', [file], { person: { name: 'Ash' }, relation: 'brother', visibleTo: ['child'] }),
  ])
  assert.match(words(screen.getByRole('list', { name: 'Before you sign' })), 'Ash is written down as brother or sister')
  assert.is(screen.getByRole('link', { name: 'Say so here' }).getAttribute('href'), '#f-siblings')
  assert.is(screen.queryByRole('button', { name: 'Check and sign' }), null)
})

test('S3.14: a carer acknowledges the plan in one tap, and it stands with their name', async () => {
  const plan = record(
    'safety-plan',
    [file],
    {
      date: TODAY,
      steps: [{ id: id(1), when: 'Ten', who: { name: 'Denise' }, what: 'rings', phone: '07700 900 1' }],
      review: addDays(TODAY, 20),
    },
    { status: 'signed' },
  )
  const { notebook } = openAs('Denise', <SafetyPlanScreen recordId={plan.id} />, [plan])
  assert.is(screen.getByRole('link', { name: '07700 900 1' }).getAttribute('href'), 'tel:077009001')
  fireEvent.click(screen.getByRole('button', { name: 'I know this plan' }))
  await waitFor(() => screen.getByText(/^Denise knows it/))
  assert.is(must(notebook.casebook.get(plan.id)).marks.at(-1)?.kind, 'acknowledged')
})

test('S3.14: a worker reads who knows it and is not asked to say so for them', () => {
  const plan = record(
    'safety-plan',
    [file],
    { date: TODAY, review: addDays(TODAY, 20) },
    { status: 'signed', marks: [mark('acknowledged', 'Denise', TODAY)] },
  )
  openAs('Hannah', <SafetyPlanScreen recordId={plan.id} />, [plan])
  screen.getByText(/^Denise knows it/)
  assert.is(screen.queryByRole('button', { name: 'I know this plan' }), null)
})

test('S3.15: a passport that came is said in one tap, under the signed plan', async () => {
  const plan = record(
    'pathway-plan',
    [file],
    {
      date: '2026-08-01',
      papers: [
        {
          id: id(1),
          paper: 'passport',
          state: 'applied',
          since: '2026-08-15',
          owner: { name: 'Hannah' },
          by: '2026-09-30',
        },
      ],
    },
    { status: 'signed' },
  )
  const line = {
    paper: 'passport' as const,
    label: 'Passport',
    state: 'applied' as const,
    words: 'No passport: applied 26 days ago',
    late: false,
  }
  const pathway = { plan: plan as never, needsAssessedBy: TODAY, papers: [line] }
  const { notebook } = openAs('Hannah', <PathwayPapers childId={TILLY} pathway={pathway} />, [plan])
  fireEvent.click(screen.getByRole('button', { name: /They have it/ }))
  await waitFor(() => assert.is(must(notebook.casebook.get(plan.id)).addenda.length, 1))
  const [added] = must(notebook.casebook.get(plan.id)).addenda
  assert.equal(must(added).corrections, {
    papers: [{ id: id(1), paper: 'passport', owner: { name: 'Hannah' }, state: 'held' }],
  })
})

const offered = () => {
  fireEvent.click(screen.getByRole('button', { name: 'Write' }))
  return screen.queryByRole('link', { name: 'Make a pathway plan' }) !== null
}

test('S3.15: a pathway plan is offered from fifteen and three quarters on, and not before', () => {
  openAs('Hannah', <ChildPage id={TILLY} tab="papers" />)
  assert.is(offered(), false)
  cleanup()
  const older = { name: 'Tilly', birthDate: addMonths(TODAY, -(15 * 12 + 9)), team: 'North' }
  openAs('Hannah', <ChildPage id={TILLY} tab="papers" />, [record('child', [file], older, { id: TILLY })])
  assert.is(offered(), true)
})

test('S3.7: a plan whose day to be looked at again has passed says by how much', () => {
  const plan = { date: addDays(TODAY, -190), review: addDays(TODAY, -7) }
  openAs('Hannah', <ChildPage id={TILLY} tab="plan" />, [signed('care-plan', [file], plan, 'Hannah', plan.date)])
  assert.match(words(document.body), /Looked at again by [^,]+, 7 days late/)
})

test('S4.25: a signed audit says what each item asks for, and not its number alone', () => {
  const one = record('audit', [file], { date: TODAY, items: [{ id: id(1), item: 'S3.4', child: 'met' }] })
  openAs('Priya', <RecordPage recordId={one.id} />, [one])
  assert.match(
    words(document.body),
    /The assessment is of today: risks, what protects, what the history tells \(S3\.4\)/,
  )
})
test.run()
