import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { DENISES, record, TILLY } from '../../practice/support/wrenbury.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ChildPage } = await import('../../../src/app/screens/child.tsx')

test.after.each(() => cleanup())
const both = [childFile(TILLY), householdFile(DENISES)]
const region = () => words(screen.getByRole('region', { name: 'Both files' }))

// S4.1
test('Both files say what was looked at, and promise nothing about what nobody wrote down', () => {
  const meeting = record('stability-meeting', both, { chair: { name: 'Priya' } })
  // the working example was missing on the first, and only the child's file says so
  const missing = record('incident', both, { kinds: ['missing'], start: '2026-09-01T19:00:00+01:00' })
  openAs('Hannah', <ChildPage id={TILLY} tab="both" />, [meeting, missing])
  assert.match(region(), 'What was looked at stands in both files')
  assert.match(region(), 'Looked at: incidents, carer supervisions')
  assert.match(region(), 'What nobody wrote down cannot be seen here.')
  assert.not.match(region(), /Stability meeting ·/)
})

test.run()
