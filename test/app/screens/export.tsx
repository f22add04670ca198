import '../support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openAs } from './support/wrenbury-open.tsx'

const { ExportScreen } = await import('../../../src/app/screens/export.tsx')

test.after.each(() => cleanup())

test('a manager sees how many rows each table has, and which columns stay empty', () => {
  openAs('Priya', <ExportScreen />)
  fireEvent.input(screen.getByLabelText('From'), { target: { value: '2026-05-01' } })
  fireEvent.input(screen.getByLabelText('Until'), { target: { value: '2026-07-31' } })
  const visits = screen.getByRole('heading', { name: 'Visits' }).closest('li')
  assert.match(visits?.textContent ?? '', /3 rows/)
  assert.ok(screen.getByRole('button', { name: 'Save visits as CSV' }))
  assert.ok(screen.getByText(/Left out: it would say where a child lives/))
  assert.ok(screen.getByText(/Not for your role: the child’s voice/))
})

test('whom section G gives no letter X finds nothing here', () => {
  openAs('Hannah', <ExportScreen />)
  assert.not.ok(screen.queryByRole('heading', { name: 'Visits' }))
})

test.run()
