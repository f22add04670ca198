import '../support/page.ts'
import { cleanup } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { by, DENISES, mark, record, TILLY } from '../../practice/support/wrenbury.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { RecordAside } = await import('../../../src/app/screens/record-aside.tsx')

test.after.each(() => cleanup())

const WRITTEN = '2026-08-20T18:00:00Z'
const AT_ONCE = '2026-08-20T18:00:02Z'
const READ = mark('read', 'Sam', '2026-09-10T09:00:00Z')
const log = (more: Partial<CaseRecord>) =>
  record(
    'daily-log',
    [childFile(TILLY), householdFile(DENISES)],
    { date: '2026-08-20', happened: 'Swimming.' },
    { author: by('Denise', WRITTEN), updated: by('Denise', WRITTEN), ...more },
  )
const told = (of: CaseRecord): string => {
  openAs('Sam', <RecordAside record={of} />, [of])
  const said = words(document.body)
  cleanup()
  return said
}

test('a log that Sam reads three weeks later was not newly received: its words keep the day on which they came', () => {
  const said = told(log({ marks: [READ], receivedAt: '2026-09-10T09:00:01Z', wordsReceivedAt: AT_ONCE }))
  assert.match(said, /With the council, last added to Thu 20 Aug/, said)
  assert.not.match(said, 'newest words')
  assert.not.match(said, 'clock')
})

test('words that were long on their way still say so after they were read', () => {
  const said = told(log({ marks: [READ], receivedAt: '2026-09-10T09:00:01Z', wordsReceivedAt: '2026-08-22T18:00:00Z' }))
  assert.match(said, /The newest words were written .*20 Aug.*, received .*22 Aug/)
})

test('where an older Doorstep noted the receipt alone, nothing is said of when the words came', () => {
  const said = told(log({ marks: [READ], receivedAt: '2026-09-10T09:00:01Z' }))
  assert.match(said, 'With the council')
  assert.not.match(said, 'last added to')
  assert.not.match(said, 'newest words')
})

test('a receipt that was not sent yet leaves the words with the council: only what was added last is here', () => {
  const said = told(log({ marks: [READ] }))
  assert.match(said, 'What was added last is only on this device')
  assert.match(told(log({ revision: 0 })), 'Only on this device')
})

test.run()
