import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { actor, wrenbury } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openHouse } from '../support/house.tsx'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ReadingsScreen } = await import('../../../src/app/screens/readings.tsx')

// looked at on Thursday 10 September 2026
function openAsManager() {
  const notebook = paperNotebook({ ...actor('Priya'), role: 'senior-manager' })
  for (const one of wrenbury()) notebook.put(one)
  openHouse(notebook, <ReadingsScreen />)
  return notebook
}
const section = () => words(must(screen.getByRole('region', { name: 'School terms' })))
const type = (label: RegExp, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })

test.after.each(() => {
  cleanup()
})

test('E PEP: a senior manager sets the last days of a school year from the council’s calendar, dated and signed', async () => {
  const notebook = openAsManager()
  assert.match(section(), 'the usual ones stand: 31 Mar, 20 Jul and 20 Dec. Check locally.')
  fireEvent.click(screen.getByRole('button', { name: /^Set the last days/ }))
  const sign = await screen.findByRole('button', { name: /^Set and sign/ })
  fireEvent.click(sign)
  await screen.findByText('Say the last day of at least one term.')
  type(/autumn term/, '2026-10-18')
  type(/spring term/, '2027-04-01')
  fireEvent.click(sign)
  await screen.findByText(/^Autumn term: that is far from the end of any term/)
  type(/autumn term/, '2026-12-18')
  fireEvent.click(sign)
  await screen.findByText('Say from which day, and where the dates come from.')
  type(/^Where the dates come from/, 'Wrenbury’s school calendar')
  fireEvent.click(sign)
  await waitFor(() =>
    assert.match(
      section(),
      'Meetings from Thursday 10 September on: 18 Dec 2026 and 1 Apr 2027. Wrenbury’s school calendar',
    ),
  )
  const [made] = notebook.casebook.ofType('practice-setting')
  assert.equal(must(made).body, {
    name: 'school terms',
    value: '2026-12-18, 2027-04-01',
    from: '2026-09-10',
    why: 'Wrenbury’s school calendar',
  })
})

test('whoever may not set them reads them, and the readings of the process are what they were', () => {
  openAs('Hannah', <ReadingsScreen />, [])
  assert.match(words(document.body), 'Check locally.')
  assert.is(screen.queryByRole('button', { name: /^Set the last days/ }), null)
  screen.getByRole('heading', { name: 'Stability meeting after a low number' })
  assert.is(screen.queryByRole('heading', { name: 'Last days of school terms' }), null)
})

test.run()
