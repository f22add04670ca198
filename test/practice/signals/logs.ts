/** F9 and F10, on both sides of each threshold: logs put beside a quiet home. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Role } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { openSignals } from '../../../src/practice/signals/answered.ts'
import { by, mark, record } from '../support/wrenbury.ts'
import { ago, CHILD, child, home, NOW, quietHome, rulesWhere } from '../support/quiet-home.ts'

const lastLog = (days: number) =>
  rulesWhere((one) => (one.type === 'daily-log' && one.author.at > ago(days - 1) ? undefined : one))

test('S4.5, F9: daily was agreed; three days without are no gap, four are', () => {
  assert.not.ok(lastLog(3).includes('F9'))
  assert.ok(lastLog(4).includes('F9'))
})

const words = (count: number) =>
  rulesWhere((one) =>
    one.type === 'daily-log' && one.author.at > ago(13)
      ? { ...one, body: { ...one.body, happened: Array.from({ length: count }, () => 'day').join(' ') } }
      : one,
  )

test('F9: logs half as long speak, a little longer than half do not', () => {
  assert.ok(words(7).includes('F9'))
  assert.not.ok(words(8).includes('F9'))
})

const told = (at: string, reader: Role, marks: CaseRecord['marks'] = [], records = quietHome()) =>
  openSignals(
    filesOf([
      ...records,
      record(
        'daily-log',
        [child, home],
        { date: ago(1), happened: 'We cannot keep him.' },
        { author: by('Denise', at), marks },
      ),
    ]),
    CHILD,
    NOW,
    reader,
  ).some(({ rule }) => rule === 'F10')

test('S4.20, F10: an ending phrase is told the supervising worker a day after it was written, and never the child’s worker', () => {
  assert.ok(told('2026-09-09T11:00:00Z', 'supervising-social-worker'))
  assert.ok(told('2026-09-09T11:00:00Z', 'team-manager'))
  assert.not.ok(told('2026-09-09T11:00:01Z', 'supervising-social-worker'))
  assert.not.ok(told('2026-09-09T11:00:00Z', 'childs-social-worker'))
  const childAlone = quietHome().filter(({ type }) => type !== 'household')
  assert.not.ok(told('2026-09-09T11:00:00Z', 'team-manager', [], childAlone), 'who does not work with the home')
  const talked = [mark('discussed', 'Sam', '2026-09-10T10:00:00Z')]
  assert.not.ok(told('2026-09-09T11:00:00Z', 'team-manager', talked), 'it was talked about')
})

test.run()
