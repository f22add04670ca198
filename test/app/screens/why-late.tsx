import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { TILLY } from '../../practice/support/wrenbury.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { WhyLate } = await import('../../../src/app/screens/why-late.tsx')

const late = (overdue: boolean, what = 'statutory visit') => (
  <WhyLate clock={{ what, due: '2026-09-08', overdue }} file={childFile(TILLY)} words="Visit the child" />
)
const ask = () => screen.queryByRole('button', { name: /^Say why it is late\s?: Visit the child$/ })

test.after.each(() => cleanup())

test('E overdue needs reason: two taps and the words; then the reason stands there for everybody', async () => {
  const { notebook } = openAs('Hannah', late(true))
  fireEvent.click(ask() ?? document.body)
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.click(sheet.getByRole('button', { name: 'Keep the reason' }))
  await waitFor(() => sheet.getByRole('alert'))
  assert.is(notebook.casebook.ofType('late-reason').length, 0, 'both are asked')
  fireEvent.input(sheet.getByLabelText('Why'), { target: { value: 'Snow on the pass.' } })
  fireEvent.input(sheet.getByLabelText('What happens instead, and when'), { target: { value: 'Friday at four.' } })
  fireEvent.click(sheet.getByRole('button', { name: 'Keep the reason' }))
  await waitFor(() => assert.is(notebook.casebook.ofType('late-reason').length, 1))
  const [kept] = notebook.casebook.ofType('late-reason')
  assert.equal(
    [kept?.fileIds, kept?.body.clock, kept?.body.due],
    [[childFile(TILLY)], 'statutory visit 2026-09-08', '2026-09-08'],
  )
  await waitFor(() => assert.is(ask(), null))
  assert.match(words(document.body), 'Late because: Snow on the pass. Instead: Friday at four.')
})

test('E overdue needs reason: nothing is asked of what is in time, of an action, or of carers', () => {
  openAs('Hannah', late(false))
  assert.is(ask(), null)
  cleanup()
  openAs('Hannah', late(true, 'action: Ring Gill'))
  assert.is(ask(), null)
  cleanup()
  openAs('Denise', late(true))
  assert.is(ask(), null)
})

test.run()
