import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import type { JSX } from 'preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openHouse } from '../support/house.tsx'
import { actor, wrenbury } from '../../practice/support/wrenbury.ts'
import { words } from './support/wrenbury-open.tsx'

const { LaneHome } = await import('../../../src/app/screens/lane-home.tsx')
const { Dates } = await import('../../../src/app/screens/dates.tsx')

test.after.each(() => cleanup())

const margaret = { ...actor('Priya'), role: 'senior-manager' as const }

function open(page: JSX.Element): void {
  const notebook = paperNotebook(margaret)
  for (const one of wrenbury()) notebook.put(one)
  openHouse(notebook, page)
}

test('where nothing has climbed to a senior manager, nothing is waiting', async () => {
  openHouse(paperNotebook(margaret), <LaneHome />)
  await screen.findByText('Nothing is waiting for you.')
})

test('dates that passed and climbed are counted where a senior manager begins the day, as many as stand under Dates', async () => {
  open(<LaneHome />)
  const link = await screen.findByRole('link', { name: /passed and climbed to you$/ })
  assert.is(link.getAttribute('href'), '/dates')
  assert.is(screen.queryByText(/Nothing is waiting/), null)
  const said = Number.parseInt(words(link), 10)
  cleanup()
  open(<Dates />)
  const list = await screen.findByRole('list', { name: 'Told to you because they passed' })
  assert.is(list.children.length, said)
})

test.run()
