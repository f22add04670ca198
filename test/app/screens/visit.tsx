import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { by, id, PETER, record, WREN } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { VisitScreen } = await import('../../../src/app/screens/visit.tsx')

test.after.each(() => cleanup())

const started = () =>
  [PETER, WREN].map((child) =>
    record(
      'statutory-visit',
      [`child:${child}`],
      { date: '2026-09-10', from: '15:34', option: 'statutory', manner: 'in-person', announced: 'planned' },
      { author: by('Hannah', '2026-09-10'), together: id(8888) },
    ),
  )

function open() {
  const drafts = started()
  const opened = openAs('Hannah', <VisitScreen recordId={must(drafts[1]).id} />, drafts)
  const body = (at: number) => must(opened.notebook.casebook.get(must(drafts[at]).id)).body
  return { ...opened, drafts, peter: () => body(0), wren: () => body(1) }
}
const question = (name: string | RegExp) => screen.getByRole('group', { name })
const answer = (group: string, child: string, radio: string) =>
  fireEvent.click(
    within(within(question(group)).getByRole('group', { name: new RegExp(`^${child}`) })).getByRole('radio', {
      name: radio,
    }),
  )
const missing = () => within(screen.getByRole('complementary')).getAllByRole('button').map(words)

test('brother and sister seen together: what is shared is written once, into each child’s own record', async () => {
  const { peter, wren } = open()
  assert.ok(screen.getByRole('heading', { level: 1, name: 'Visit to Peter and Wren' }))
  fireEvent.input(screen.getByLabelText(/^What the carers say/), { target: { value: 'A steady week.' } })
  await waitFor(() => assert.equal([peter().carerView, wren().carerView], ['A steady week.', 'A steady week.']), {
    timeout: 2000,
  })
})

test('a jot that is half typed stays in its line when one child’s note is signed and the other’s is still open', async () => {
  const { notebook, drafts } = open()
  fireEvent.input(screen.getByLabelText('Jot'), { target: { value: 'Wren asked about' } })
  await waitFor(() => assert.ok(screen.getByRole('heading', { level: 1, name: 'Visit to Peter and Wren' })))
  notebook.put({ ...must(drafts[0]), status: 'signed' })
  await waitFor(() => assert.ok(screen.getByRole('heading', { level: 1, name: 'Visit to Wren' })), { timeout: 2000 })
  await waitFor(() => assert.is(screen.getByLabelText<HTMLInputElement>('Jot').value, 'Wren asked about'))
})

test('what is a child’s own is written for each, and only there', async () => {
  const { peter, wren } = open()
  answer('Seen alone', 'Wren', 'Seen alone')
  answer('Seen alone', 'Peter', 'Seen, not alone')
  fireEvent.input(screen.getByRole('textbox', { name: /^Wren said/ }), {
    target: { value: 'I like it here when it rains.' },
  })
  await waitFor(
    () => assert.equal([peter().alone, wren().alone, wren().words === undefined], ['not-alone', 'alone', false]),
    { timeout: 2000 },
  )
  assert.is((wren().words as { quote: string }[])[0]?.quote, 'I like it here when it rains.')
  assert.is(peter().words, undefined)
  assert.ok(
    screen.getByRole('link', { name: /Seen alone Wren done, Peter not yet|Seen alone.*Wren done, Peter not yet/ }),
  )
})

test('writing about Peter alone leaves Wren’s record as it is, and both answers show afterwards', async () => {
  const { peter, wren } = open()
  fireEvent.click(within(question('Writing about')).getByRole('button', { name: 'Peter' }))
  fireEvent.input(screen.getByLabelText(/^What the carers say/), { target: { value: 'Peter sleeps better.' } })
  await waitFor(() => assert.is(peter().carerView, 'Peter sleeps better.'), { timeout: 2000 })
  assert.is(wren().carerView, undefined)
  fireEvent.click(within(question('Writing about')).getByRole('button', { name: 'Both' }))
  assert.is(within(question(/^What the carers say/)).getAllByRole('textbox').length, 2)
})

test('what is missing names the child it is about, and leads to the field', async () => {
  open()
  assert.ok(missing().includes('Peter: Seen alone'))
  assert.ok(missing().includes('Date of the next visit'))
  assert.is(missing().filter((line) => line.endsWith('Date of the next visit')).length, 1)
  fireEvent.click(screen.getByRole('button', { name: 'Date of the next visit' }))
  await waitFor(() => assert.is(document.activeElement, screen.getByLabelText('Date of the next visit')))
  answer('Seen alone', 'Peter', 'Seen alone')
  await waitFor(() => assert.not.ok(missing().includes('Peter: Seen alone')))
})

test('sign by Thursday 17 September: five working days', () => {
  open()
  assert.match(
    words(screen.getByRole('complementary')),
    'Sign by Thursday 17 September. Five working days, set by the service.',
  )
})

test('a jot keeps its time, waits for its place, and goes there', async () => {
  const { peter, wren } = open()
  fireEvent.input(screen.getByRole('textbox', { name: 'Jot' }), { target: { value: 'new bunk, Wren on top' } })
  fireEvent.submit(screen.getByRole('form', { name: 'Jot line' }))
  await waitFor(() => assert.ok(wren().jots), { timeout: 2000 })
  assert.match(must((wren().jots as { time: string }[])[0]).time, /^\d{1,2}:\d{2}$/)
  fireEvent.click(screen.getByRole('button', { name: 'File 1 jot into sections' }))
  const place = must(document.querySelector<HTMLSelectElement>('.filing select'))
  const choice = must([...place.options].find(({ text }) => text === 'What I saw, Wren'))
  fireEvent.change(place, { target: { value: choice.value } })
  await waitFor(() => assert.is(wren().observations, 'New bunk, Wren on top'), { timeout: 2000 })
  assert.is(peter().observations, undefined)
  assert.is((wren().jots as { filed: string }[])[0]?.filed, 'What I saw, Wren')
  await waitFor(() => assert.is((peter().jots as { filed: string }[])[0]?.filed, 'What I saw, Wren'), { timeout: 2000 })
})

test('"Check and sign" with something missing signs nothing; complete, it signs both', async () => {
  const { notebook, drafts } = open()
  const status = () => drafts.map((one) => notebook.casebook.get(one.id)?.status)
  fireEvent.click(screen.getByRole('button', { name: 'Check and sign' }))
  await waitFor(() => assert.is(document.activeElement?.id, 'still-missing'))
  assert.equal(status(), ['draft', 'draft'])
  const whole = {
    alone: 'alone',
    bedroom: { answer: true },
    noWords: 'Asleep',
    changed: 'They were heard.',
    nextDate: '2026-10-20',
    present: [{ id: id(71), who: { name: 'Anwen' } }],
    plan: [{ id: id(72), item: 'Swimming', impact: 'She swims.' }],
  }
  for (const one of drafts) await notebook.edit(one.id, { ...notebook.casebook.get(one.id)?.body, ...whole })
  await screen.findByRole('heading', { name: 'Nothing is missing' })
  fireEvent.click(screen.getByRole('button', { name: 'Check and sign' }))
  fireEvent.click(await screen.findByText('Sign as Hannah'))
  await waitFor(() => assert.equal(status(), ['signed', 'signed']))
})

test('a visit that is signed is read, not written', async () => {
  const one = must(started()[0])
  openAs('Hannah', <VisitScreen recordId={one.id} />, [{ ...one, status: 'signed' }])
  await waitFor(() => assert.is(location.pathname, `/record/${one.id}`))
})

test.run()
