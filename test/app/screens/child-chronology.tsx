import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { PETER, record } from '../../practice/support/wrenbury.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { ChildPage } = await import('../../../src/app/screens/child.tsx')

test.after.each(() => cleanup())

/** Today is 10 September 2026. */
const open = (date: string) =>
  openAs('Hannah', <ChildPage id={PETER} tab="chronology" />, [
    record('chronology-entry', [childFile(PETER)], { date, event: 'Began at the new school', impact: 'Settled' }),
  ])
const said = () => screen.getByText(/^The last entry is/).closest('.status')

test('S3.3: it says how old the last entry is, and after a quarter aloud', () => {
  open('2026-06-10')
  assert.match(said()?.textContent ?? '', /92 days old/)
  assert.match(said()?.className ?? '', /quiet/)
  cleanup()
  open('2026-06-09')
  assert.match(said()?.textContent ?? '', /93 days old/)
  assert.match(said()?.className ?? '', /soon/)
})

test.run()
