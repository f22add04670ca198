import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { shownOf } from '../../../src/practice/afterwards.ts'
import { actor, by, DENISES, id, record, TILLY, TODAY } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ChildsVersionScreen } = await import('../../../src/app/screens/childs-version.tsx')
const { ChildsLetter } = await import('../../../src/app/screens/childs-version-hands.tsx')
const { AfterwardsScreen } = await import('../../../src/app/screens/afterwards.tsx')

test.after.each(() => cleanup())

const tilly = childFile(TILLY)
const person = (name: string) => ({ recordId: actor(name).personId, name })
const approved: Partial<CaseRecord> = {
  status: 'signed',
  signatures: [{ ...by('Priya', '2026-09-05'), as: 'sign', bodyHash: '' }],
}
const meeting = record(
  'stability-meeting',
  [tilly, householdFile(DENISES)],
  {
    label: 'stability',
    held: '2026-09-01T10:00:00+01:00',
    chair: person('Priya'),
    childsView: 'I want to stay.',
    rules: [{ id: id(9101), occasion: 'It is loud', response: 'We go to the garden' }],
    distribution: [{ id: id(9102), who: person('Hannah'), as: 'whole' }],
    childsVersionBy: person('Hannah'),
    updater: 'reviewing-officer',
    outcomesOpen: { answer: true },
    reviewDate: '2026-09-29',
  },
  approved,
)
const letter = (more: Body = {}, rest: Partial<CaseRecord> = {}) =>
  record(
    'childs-version',
    [tilly],
    {
      meeting: meeting.id,
      greeting: 'Dear Tilly,',
      why: 'Nights are hard.',
      heard: 'You want to stay.',
      agreed: 'You stay.',
      whom: 'Hannah',
      ...more,
    },
    rest,
  )

test('the child’s version is begun from the minutes, once', async () => {
  const { notebook } = openAs('Hannah', <AfterwardsScreen recordId={meeting.id} />, [meeting])
  fireEvent.click(screen.getByRole('button', { name: 'Write it' }))
  await waitFor(() => assert.is(notebook.casebook.ofType('childs-version').length, 1))
  const body = must(notebook.casebook.ofType('childs-version')[0]).body
  assert.is(body.meeting, meeting.id)
  assert.is(body.greeting, 'Dear Tilly,')
  assert.match(body.heard as string, 'I want to stay.')
  assert.match(body.rules as string, 'When this happens: It is loud\nwe do this: We go to the garden')
  await waitFor(() => assert.ok(screen.getByRole('link', { name: 'Go on with it' })))
})

// S5.27
test('with open Outcomes the reviewing officer’s sentence stands there, dated, to be copied', () => {
  openAs('Ruth', <AfterwardsScreen recordId={meeting.id} />, [meeting])
  const plan = screen.getByRole('region', { name: 'The care plan' })
  assert.match(words(plan), 'Ruth, the reviewing officer, updates it')
  assert.match(words(plan), 'agreed at the Placement Stability Meeting held on 1 September 2026.')
  assert.ok(within(plan).getByRole('button', { name: 'Copy the sentence' }))
})

test('minutes that nobody has signed lead nowhere', () => {
  const draft = { ...meeting, status: 'draft' as const, signatures: [] }
  openAs('Hannah', <AfterwardsScreen recordId={meeting.id} />, [draft])
  assert.ok(screen.getByText(/^The minutes are not signed yet/))
  assert.equal(within(screen.getByRole('main')).queryAllByRole('button'), [])
})

test('who writes it neither approves nor shows it; a manager approves it', async () => {
  const draft = letter()
  openAs('Hannah', <ChildsVersionScreen recordId={draft.id} />, [meeting, draft])
  assert.ok(screen.getByText(/approves it first/))
  assert.is(screen.queryByRole('button', { name: 'Check and approve' }), null)
  assert.is(screen.queryByRole('button', { name: 'Hand over the tablet' }), null)
  cleanup()
  const { notebook } = openAs('Priya', <ChildsVersionScreen recordId={draft.id} />, [meeting, draft])
  fireEvent.click(screen.getByRole('button', { name: 'Check and approve' }))
  fireEvent.click(await screen.findByText('Sign as Priya'))
  await waitFor(() => assert.is(notebook.casebook.get(draft.id)?.status, 'signed'))
})

test('what says already that it was shown is not approved before that is taken out', async () => {
  const early = letter({ shownOn: TODAY, said: 'ok' })
  const { notebook } = openAs('Priya', <ChildsVersionScreen recordId={early.id} />, [meeting, early])
  fireEvent.click(screen.getByRole('button', { name: 'Check and approve' }))
  await waitFor(() => assert.ok(screen.getByRole('group', { name: 'One thing is missing' })))
  assert.is(screen.queryByText('Sign as Priya'), null)
  fireEvent.click(screen.getByRole('button', { name: 'Take that out' }))
  await waitFor(() => assert.is(notebook.casebook.get(early.id)?.body.shownOn, undefined), { timeout: 2000 })
  fireEvent.click(screen.getByRole('button', { name: 'Check and approve' }))
  assert.ok(await screen.findByText('Sign as Priya'))
})

test('in the child’s hands a letter that is not approved shows none of its words, and notes nothing', () => {
  const draft = letter()
  let finished = 0
  const { notebook } = openAs('Hannah', <ChildsLetter recordId={draft.id} onFinished={() => (finished += 1)} />, [
    draft,
  ])
  assert.ok(screen.getByRole('heading', { name: 'This letter is not ready yet' }))
  assert.is(screen.queryByText('Nights are hard.'), null)
  fireEvent.click(screen.getByRole('button', { name: 'Give it back' }))
  assert.is(finished, 1)
  assert.equal(notebook.casebook.get(draft.id)?.addenda, [])
})

test('the day and what the child wrote are added to the approved letter, once', async () => {
  const ready = letter({}, approved)
  let finished = 0
  const { notebook } = openAs('Hannah', <ChildsLetter recordId={ready.id} onFinished={() => (finished += 1)} />, [
    ready,
  ])
  assert.ok(screen.getByText('Nights are hard.'))
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'can pepper come' } })
  await waitFor(() => assert.ok(screen.getByText('Kept on this tablet')), { timeout: 2000 })
  fireEvent.click(screen.getByRole('button', { name: 'I have finished' }))
  await waitFor(() => assert.is(finished, 1))
  fireEvent.click(screen.getByRole('button', { name: 'I have finished' }))
  await waitFor(() => assert.is(finished, 2))
  const after = must(notebook.casebook.get(ready.id))
  assert.is(after.addenda.length, 1)
  assert.equal(shownOf(after), { on: TODAY, by: 'Hannah', said: 'can pepper come' })
  assert.is(after.body.shownOn, undefined)
})

test('a lock or an update takes no word from under a child’s fingers, however short ago it was typed', async () => {
  const ready = letter({}, approved)
  const { notebook, page } = openAs('Hannah', <ChildsLetter recordId={ready.id} onFinished={() => undefined} />, [
    ready,
  ])
  assert.is(page.shell.editors.value, 1, 'an update waits')
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'and my bike' } })
  assert.ok(await page.shell.keepAll())
  assert.is(notebook.setting(`childs-version-said:${ready.id}`).peek(), 'and my bike')
  page.unmount()
  await waitFor(() => assert.is(page.shell.editors.value, 0))
})

test('what the child typed is there again when the tablet comes back to life', async () => {
  const ready = letter({}, approved)
  const { notebook, page } = openAs('Hannah', <ChildsLetter recordId={ready.id} onFinished={() => undefined} />, [
    ready,
  ])
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'wait for me' } })
  page.unmount()
  await waitFor(() => assert.is(notebook.setting<string>(`childs-version-said:${ready.id}`).value, 'wait for me'))
})

test('shown in another way: the day, by whom, and what the child said', async () => {
  const ready = letter({}, approved)
  const { notebook } = openAs('Hannah', <ChildsVersionScreen recordId={ready.id} />, [meeting, ready])
  fireEvent.click(screen.getByRole('button', { name: 'It was shown in another way' }))
  fireEvent.input(screen.getByRole('textbox', { name: /^What the child said/ }), { target: { value: 'read it again' } })
  fireEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  await waitFor(() =>
    assert.equal(shownOf(must(notebook.casebook.get(ready.id))), { on: TODAY, by: 'Hannah', said: 'read it again' }),
  )
  fireEvent.click(screen.getByRole('button', { name: /^Write down what/ }))
  fireEvent.input(screen.getByRole('textbox', { name: /^What the child said/ }), {
    target: { value: 'and Pepper too' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  await waitFor(() =>
    assert.is(must(shownOf(must(notebook.casebook.get(ready.id)))).said, 'read it again\nand Pepper too'),
  )
})

test.run()
