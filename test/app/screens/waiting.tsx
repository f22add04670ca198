import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { Route, Router } from 'preact-iso'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ACCOUNT_CLOSED } from '../../../src/protocol/waiting.ts'
import type { WaitingItem, WaitingWhole } from '../../../src/protocol/waiting.ts'
import { actor } from '../../practice/support/wrenbury.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openHouse } from '../support/house.tsx'
import { openAs } from './support/wrenbury-open.tsx'

const { Waiting } = await import('../../../src/app/screens/waiting.tsx')
const { Decide } = await import('../../../src/app/screens/waiting-decide.tsx')
const { WaitingOne } = await import('../../../src/app/screens/waiting-one.tsx')

const AtItsAddress = () => <Router>{[<Route key="waiting" default component={Waiting} />]}</Router>
const OP = '0b9f7f0e-6a1e-4a5e-8d35-2f6f2f1b6a01'
const ITEM: WaitingItem = {
  opId: OP,
  writer: { personId: '0b9f7f0e-6a1e-4a5e-8d35-2f6f2f1b6a02', name: 'Hannah', role: 'child’s social worker' },
  about: [{ fileId: 'child:0b9f7f0e-6a1e-4a5e-8d35-2f6f2f1b6a03', name: 'Tilly' }],
  kind: 'visit',
  writtenAt: '2026-09-08T15:40:00Z',
  receivedAt: '2026-09-10T08:40:00Z',
  why: 'revoked',
  reason: 'You no longer have this file.',
  words: [{ label: 'School', words: 'She read aloud in assembly.' }],
  pictures: 1,
  operations: 2,
  own: false,
}
const WHOLE: WaitingWhole = { ...ITEM, raw: ['{"as":"it came"}'] }

const real = globalThis.fetch
/** What the server is asked, and how it answers. */
function answering(answer: (path: string, body: unknown) => Response | undefined) {
  const asked: { path: string; body: unknown }[] = []
  globalThis.fetch = (async (url: string, init: RequestInit = {}) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ path: url, body })
    const found = answer(url, body)
    if (!found) throw new TypeError('network')
    return found
  }) as typeof fetch
  return asked
}
const json = (value: object, status = 200) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' },
  })
test.after.each(() => {
  cleanup()
  globalThis.fetch = real
})

test('whoever manages a team, or stands above the teams, is shown what waits; nobody else’s device asks', async () => {
  const asked = answering(() => json({ items: [ITEM], more: false }))
  openAs('Hannah', <AtItsAddress />)
  screen.getByText(/A team’s manager decides/)
  assert.equal(asked, [])
  cleanup()
  openHouse(paperNotebook({ ...actor('Priya'), role: 'service-manager' }), <AtItsAddress />)
  await screen.findByRole('link', { name: /Visit, Tilly/ })
})

test('nothing waits; without a connection the page says what it waits for and asks again when told', async () => {
  let there = false
  answering(() => (there ? json({ items: [], more: false }) : undefined))
  openAs('Priya', <AtItsAddress />)
  screen.getByText('Asking the council’s server.')
  await screen.findByText(/cannot be reached just now/)
  there = true
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('Nothing waits for you.')
  assert.is(screen.queryByText(/cannot be reached/), null)
})

test('the list says who wrote, about whom, when and why, and a failure of the server is told in its own words', async () => {
  answering(() => json({ items: [ITEM], more: false }))
  openAs('Priya', <AtItsAddress />)
  const link = await screen.findByRole('link', { name: /Visit, Tilly/ })
  assert.is(link.getAttribute('href'), `/waiting/${OP}`)
  assert.match(link.textContent ?? '', /Hannah, Tue 8 Sep 16:40/)
  assert.match(link.textContent ?? '', /The writer no longer has the file/)
  cleanup()
  answering(() => json({ type: 'about:blank', title: 'no', status: 500, detail: 'Something went wrong here.' }, 500))
  openAs('Priya', <AtItsAddress />)
  await screen.findByText('Something went wrong here.')
})

test('whose account is closed reads no answer, and nobody is told that they do', async () => {
  const closed = { ...ITEM, reason: ACCOUNT_CLOSED }
  answering(() => json({ items: [closed], more: false }))
  openAs('Priya', <AtItsAddress />)
  assert.match((await screen.findByRole('link', { name: /Visit, Tilly/ })).textContent ?? '', /account is closed/)
  cleanup()
  openAs('Priya', <Decide item={closed} onDecided={() => undefined} />)
  screen.getByText(/Hannah’s account is closed, so no device shows it/)
  assert.is(screen.queryByText(/reads it beside the note/), null)
})

test('one piece of writing is read whole: the words under their questions, the pictures, the text as it came', async () => {
  answering((path) => (path.endsWith(OP) ? json(WHOLE) : undefined))
  openAs('Priya', <WaitingOne opId={OP} onDecided={() => undefined} />)
  await screen.findByText('She read aloud in assembly.')
  screen.getByText('School')
  screen.getByText('1 drawing or photo belongs to it.')
  screen.getByText('{"as":"it came"}')
  screen.getByText(/^By Hannah, child’s social worker, written Tue 8 Sep 16:40/)
  screen.getByText(/no longer had Tilly’s file/)
  cleanup()
  answering(() => json({ type: 'about:blank', title: 'Not found', status: 404 }, 404))
  openAs('Priya', <WaitingOne opId={OP} onDecided={() => undefined} />)
  await screen.findByText(/somebody has decided over it/)
})

test('what each decision does is said before it is pressed, and nothing is pressed without an answer to the writer', async () => {
  let taken = false
  const asked = answering(() =>
    taken
      ? json({ kind: 'rejected', words: 'Sam has it.', by: 'Priya', at: '2026-09-10T09:00:00Z' })
      : json({ type: 'about:blank', title: 'no', status: 409, detail: 'Farah kept them in the file.' }, 409),
  )
  const decided: string[] = []
  openAs('Priya', <Decide item={ITEM} onDecided={({ kind }) => decided.push(kind)} />)
  screen.getByText(/A signed note in the file holds the words/)
  screen.getByText(/It becomes the visit it was meant to be, as written and in Hannah’s name/)
  screen.getByText(/It has no effect and stands in no file/)
  fireEvent.click(screen.getByRole('button', { name: 'Keep the words and send the answer' }))
  await screen.findByText('Write to Hannah first what becomes of it.')
  assert.equal(asked, [])
  fireEvent.click(screen.getByRole('radio', { name: /^Set it aside/ }))
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Sam has it.' } })
  fireEvent.click(screen.getByRole('button', { name: 'Set it aside and send the answer' }))
  await screen.findByText(/Farah kept them in the file\. Nothing has been decided here/)
  assert.is(screen.getByRole<HTMLTextAreaElement>('textbox').value, 'Sam has it.', 'what was typed is still there')
  taken = true
  fireEvent.click(screen.getByRole('button', { name: 'Set it aside and send the answer' }))
  await waitFor(() => assert.equal(decided, ['rejected']))
  assert.equal(asked.at(-1)?.body, { decision: 'reject', words: 'Sam has it.' })
})

test('where no file is known a file is chosen first; one’s own words somebody else lets take effect', async () => {
  const asked = answering(() => undefined)
  openAs('Priya', <Decide item={{ ...ITEM, about: [], own: true }} onDecided={() => undefined} />)
  assert.ok(screen.getByRole<HTMLInputElement>('radio', { name: /^Let it take effect/ }).disabled)
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Kept.' } })
  fireEvent.click(screen.getByRole('button', { name: 'Keep the words and send the answer' }))
  await screen.findByText('Choose in whose file the words are to be kept.')
  assert.equal(asked, [])
  const files = screen.getByRole<HTMLSelectElement>('combobox', { name: 'In whose file' })
  assert.ok(files.options.length > 5, 'every child and household that Priya holds')
})

test.run()
