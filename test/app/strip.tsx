import './support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { Name } from '../../src/app/parts/name.tsx'
import { Strip, stripWords } from '../../src/app/parts/strip.tsx'
import { WorkerFrame } from '../../src/app/parts/frame.tsx'
import { openTablet, someone } from '../support/tablet.ts'
import { ALL_SENT, openHouse, TODAY } from './support/house.tsx'

test.after.each(() => cleanup())

function say(change: Partial<typeof ALL_SENT>, sending?: { done: number; of: number }): string {
  const { main, more } = stripWords({ ...ALL_SENT, ...change, ...(sending ? { sending } : {}) }, TODAY)
  return `${main} ${more}`.trim()
}

test('the strip says the four truths in these words', () => {
  assert.is(say({}), 'All sent · 14:02')
  assert.is(say({ state: 'device', unsent: 3 }), '3 notes only on this device · last sent 14:02')
  assert.is(say({ state: 'device', unsent: 1, lastSentAt: null }), '1 note only on this device')
  assert.is(say({ state: 'sending', unsent: 2 }, { done: 1, of: 3 }), 'Sending 2 of 3')
  assert.is(say({ state: 'needs', needsYou: 1 }), '1 needs you')
  assert.is(say({ state: 'needs', needsYou: 2 }), '2 need you')
})

test('what was sent on another day says which', () => {
  assert.is(stripWords({ ...ALL_SENT, lastSentAt: '2026-09-09T08:40:00Z' }, TODAY).more, '· yesterday 9:40')
})

test('a change of state is told to people who do not see it, and pressing opens the list', async () => {
  const told = document.createElement('div')
  told.id = 'told'
  document.body.append(told)
  const page = openHouse(await openTablet(), <Strip />)
  page.status.value = { ...ALL_SENT, state: 'device', unsent: 2 }
  await screen.findByText(/2 notes only on this device/)
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.is(told.textContent, '2 notes only on this device')
  fireEvent.click(screen.getByRole('button', { name: /2 notes/ }))
  assert.is(page.shell.outboxOpen.value, true)
  told.remove()
})

test('hiding names leaves initials, in the page and in the tab; pressing one shows it while it is pressed', async () => {
  const page = openHouse(
    await openTablet(),
    <WorkerFrame title="Peter Hale">
      <h1>
        <Name>Peter Hale</Name>
      </h1>
    </WorkerFrame>,
  )
  await screen.findByText('Peter Hale')
  assert.is(document.title, 'Peter Hale · Doorstep')
  fireEvent.click(screen.getByRole('button', { name: 'Hide names' }))
  const hidden = await screen.findByRole('button', { name: /P\. H\./ })
  assert.not.match(document.body.textContent ?? '', /Peter/)
  assert.is(document.title, 'Doorstep')
  fireEvent.pointerDown(hidden)
  await screen.findByText('Peter Hale')
  fireEvent.pointerUp(hidden)
  await screen.findByText('P. H.')
  assert.is(page.shell.namesHidden.value, true)
})

const railNames = () =>
  screen
    .getAllByRole('link')
    .map((link) => link.textContent)
    .filter((name) => name && !/Skip|Doorstep/.test(name))

test('a manager’s rail leads to the board, a social worker’s begins with Today, and both end with asking duty', async () => {
  openHouse(
    await openTablet({ person: someone('team-manager') }),
    <WorkerFrame current="board">
      <h1>Board</h1>
    </WorkerFrame>,
  )
  assert.equal(railNames(), ['Board', 'Today', 'Children', 'Search', 'Settings', 'Duty'])
  assert.is(screen.getByRole('link', { name: 'Board' }).getAttribute('aria-current'), 'page')
  cleanup()
  openHouse(
    await openTablet(),
    <WorkerFrame current="today">
      <h1>Today</h1>
    </WorkerFrame>,
  )
  assert.equal(railNames(), ['Today', 'Children', 'Search', 'Settings', 'Duty'])
})

test('a page that arrives takes the focus to its heading', async () => {
  openHouse(
    await openTablet(),
    <WorkerFrame title="Children">
      <h1>Children</h1>
    </WorkerFrame>,
  )
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.is((document.activeElement as HTMLElement | null)?.textContent, 'Children')
})

test.run()
