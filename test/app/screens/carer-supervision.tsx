import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { startCarerSupervision } from '../../../src/app/screens/carer-supervision-start.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import {
  actor,
  ANWENS,
  by,
  DENISES,
  id,
  PETER,
  record,
  TODAY,
  wrenbury,
  WREN,
} from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { CarerSupervisionScreen } = await import('../../../src/app/screens/carer-supervision.tsx')

test.after.each(() => cleanup())

const late = (what: string, files: Parameters<typeof record>[1], plan: 'child' | 'carer') =>
  record('action', files, { what, plan, owner: { name: 'Sam' }, due: '2026-08-20', status: 'open' })
const homes = late('Respite weekend', [householdFile(ANWENS)], 'carer')
const peters = late('Night light', [childFile(PETER)], 'child')

/** Anwen answered 3 five days ago: a refresher on trauma might help. */
const low = record('scaling', [householdFile(ANWENS)], {
  date: '2026-09-05',
  score: 3,
  relation: 'carer',
  person: { name: 'Anwen' },
})

/** A supervision with Anwen and Gareth about both children, as Sam begins it. */
async function open(...more: readonly CaseRecord[]) {
  const start = paperNotebook(actor('Sam'))
  for (const one of [...wrenbury(), homes, peters, ...more]) start.put(one)
  const first = await startCarerSupervision(start, ANWENS, TODAY, '10:30')
  const drafts = start.casebook.inFile(householdFile(ANWENS), 'carer-supervision')
  const opened = openAs('Sam', <CarerSupervisionScreen recordId={first.id} />, [homes, peters, ...more, ...drafts])
  const of = (child: string) => must(drafts.find(({ fileIds }) => fileIds.includes(childFile(child)))).id
  const body = (child: string) => must(opened.notebook.casebook.get(of(child))).body
  return { ...opened, drafts, of, body }
}
const scale = (child: string, person: string) =>
  within(screen.getByRole('group', { name: `Scale, ${child}` })).getByRole('radiogroup', {
    name: new RegExp(`^${person}`),
  })
const give = (child: string, person: string, score: number) =>
  fireEvent.click(within(scale(child, person)).getByRole('radio', { name: new RegExp(`^${score}`) }))
const answers = (scores: unknown) =>
  ((scores ?? []) as { person: { name: string }; relation: string; score: number }[]).map(
    ({ person, relation, score }) => `${person.name} ${relation} ${score}`,
  )

const missing = () => within(screen.getByRole('complementary')).getAllByRole('button').map(words)

test('it begins for every child of the home in one sitting, prefilled, and is begun once', async () => {
  const notebook = paperNotebook(actor('Sam'))
  for (const one of wrenbury()) notebook.put(one)
  const first = await startCarerSupervision(notebook, ANWENS, TODAY, '10:30')
  const again = await startCarerSupervision(notebook, ANWENS, TODAY, '11:00')
  const drafts = notebook.casebook.inFile(householdFile(ANWENS), 'carer-supervision')
  assert.is(again.id, first.id)
  assert.equal(
    drafts.map(({ fileIds }) => fileIds[0]),
    [childFile(PETER), childFile(WREN)],
  )
  assert.is(new Set(drafts.map(({ together }) => together)).size, 1)
  assert.ok(first.together)
  const names = (first.body.present as { who: { name: string } }[]).map(({ who }) => who.name)
  assert.equal(names, ['Anwen', 'Gareth', 'Sam'])
  const alone = await startCarerSupervision(notebook, DENISES, TODAY, '10:30')
  assert.is(alone.together, undefined)
})

test('what is overdue stands on the agenda by itself: the home’s for both, Peter’s for Peter alone', async () => {
  const { body } = await open()
  const whats = (child: string) => (body(child).overdue as { what: string }[]).map(({ what }) => what)
  assert.equal(whats(PETER).sort(), ['Night light (Sam, by 20 August)', 'Respite weekend (Sam, by 20 August)'])
  assert.equal(whats(WREN), ['Respite weekend (Sam, by 20 August)'])
  fireEvent.input(screen.getByRole('textbox', { name: /^Respite weekend/ }), { target: { value: 'Booked for May.' } })
  const outcome = (child: string) =>
    (body(child).overdue as { what: string; outcome?: string }[]).find(({ what }) => what.startsWith('Respite'))
      ?.outcome
  await waitFor(() => assert.equal([outcome(PETER), outcome(WREN)], ['Booked for May.', 'Booked for May.']), {
    timeout: 2000,
  })
})

test('what becomes overdue while it is being written joins; what is done elsewhere goes', async () => {
  const { notebook, body } = await open()
  const whats = (child: string) => ((body(child).overdue ?? []) as { what: string }[]).map(({ what }) => what)
  await notebook.edit(homes.id, { ...homes.body, status: 'done' })
  notebook.put(late('Ring the school', [childFile(WREN)], 'child'))
  await waitFor(() => assert.equal(whats(WREN), ['Ring the school (Sam, by 20 August)']), { timeout: 2000 })
})

test('“It is done” closes the action itself', async () => {
  const { notebook } = await open()
  const point = must(screen.getByText(/^Respite weekend/).closest('li'))
  fireEvent.click(within(point).getByRole('button', { name: 'It is done' }))
  await waitFor(() => assert.is(notebook.casebook.get(homes.id)?.body.status, 'done'))
  await waitFor(() => assert.ok(within(point).getByText('Done')))
})

test('each person’s number is for one child, and may be the same for the other', async () => {
  const { body } = await open()
  give('Peter', 'Anwen', 4)
  give('Peter', 'Sam', 6)
  await waitFor(() => assert.equal(answers(body(PETER).scores), ['Anwen carer 4', 'Sam supervising-social-worker 6']), {
    timeout: 2000,
  })
  assert.is(body(WREN).scores, undefined)
  fireEvent.click(screen.getByRole('button', { name: 'The same as for Peter' }))
  await waitFor(() => assert.equal(answers(body(WREN).scores), answers(body(PETER).scores)), { timeout: 2000 })
  give('Wren', 'Anwen', 8)
  await waitFor(() => assert.is(answers(body(WREN).scores)[0], 'Anwen carer 8'), { timeout: 2000 })
  assert.is(answers(body(PETER).scores)[0], 'Anwen carer 4')
})

test('below 5 says what follows, by when; a child’s low answer calls no meeting by itself', async () => {
  await open()
  give('Peter', 'Anwen', 4)
  assert.match(
    words(screen.getByRole('group', { name: 'Scale, Peter' })),
    'a stability meeting is held by Thursday 17 September, 5 working days',
  )
  fireEvent.click(
    within(screen.getByRole('group', { name: 'Ask one more person, Wren' })).getByRole('button', { name: 'Wren' }),
  )
  give('Wren', 'Wren', 2)
  const wren = words(screen.getByRole('group', { name: 'Scale, Wren' }))
  assert.match(wren, 'no meeting is called by itself')
  assert.not.match(wren, 'a stability meeting is held by')
})

// S2.7
test('without the talk about stability and without a number nothing is signed; with them both records are', async () => {
  const { notebook, drafts, of } = await open()
  const status = () => drafts.map((one) => notebook.casebook.get(one.id)?.status)
  const said = { answer: false }
  const whole = {
    actionsRequired: said,
    decisions: 'We go on.',
    reflection: 'Nights are the hard part.',
    overdue: undefined,
  }
  await notebook.edit(homes.id, { ...homes.body, status: 'done' })
  await notebook.edit(peters.id, { ...peters.body, status: 'done' })
  for (const one of drafts) {
    const { overdue: _points, ...before } = must(notebook.casebook.get(one.id)).body
    const { overdue: _none, ...rest } = whole
    await notebook.edit(one.id, { ...before, ...rest })
  }
  await waitFor(() => assert.ok(missing().includes('Peter: What we said about how stable this home is for the child')))
  assert.ok(missing().includes('Peter: How steady does home feel?'))
  fireEvent.click(screen.getByRole('button', { name: 'Check and sign' }))
  await waitFor(() => assert.is(document.activeElement?.id, 'still-missing'))
  assert.equal(status(), ['draft', 'draft'])
  for (const child of [PETER, WREN])
    await notebook.edit(of(child), {
      ...must(notebook.casebook.get(of(child))).body,
      stability: 'Steady since the summer.',
      scores: [{ id: id(8001), person: { name: 'Anwen' }, relation: 'carer', score: 7 }],
    })
  await screen.findByRole('heading', { name: 'Nothing is missing' })
  fireEvent.click(screen.getByRole('button', { name: 'Check and sign' }))
  fireEvent.click(await screen.findByText('Sign as Sam'))
  await waitFor(() => assert.equal(status(), ['signed', 'signed']))
})

test('one that is signed is read, not written', async () => {
  const signed = record(
    'carer-supervision',
    [childFile(WREN), householdFile(ANWENS)],
    { date: TODAY },
    { status: 'signed', author: by('Sam', TODAY) },
  )
  openAs('Sam', <CarerSupervisionScreen recordId={signed.id} />, [signed])
  await waitFor(() => assert.is(location.pathname, `/record/${signed.id}`))
})

test('S4.21: training that might be offered stands on the agenda with its reason, and is offered with one tap', async () => {
  await open(low)
  const list = screen.getByRole('list', { name: 'Training that might be offered' })
  assert.match(words(list), 'Anwen answered 3 on 5 September 2026')
  assert.is(
    within(list).getByRole('link').getAttribute('href'),
    `/write/training-need?file=${householdFile(ANWENS)}&topic=trauma&trigger=stress`,
  )
  cleanup()
  await open({ ...low, body: { ...low.body, score: 7 } })
  assert.is(screen.queryByRole('list', { name: 'Training that might be offered' }), null)
})

test.run()
