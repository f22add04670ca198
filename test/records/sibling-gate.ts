import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { childFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { reunification } from '../../src/records/reunification.ts'
import { by, id, record } from '../practice/support/wrenbury.ts'

const peter = id(21)
const wren = id(22)
const file = childFile(peter)
const SIGNED = '2026-09-10'

const assessment = (
  date: string,
  children: readonly { recordId?: string; name: string }[],
  more: Partial<CaseRecord> = {},
) =>
  record(
    'sibling-assessment',
    [file],
    { date, children: children.map((child, n) => ({ id: id(900 + n), child })) },
    { status: 'signed', ...more },
  )
const both = [
  { recordId: peter, name: 'Peter' },
  { recordId: wren, name: 'Wren' },
]
const sister = record('network-contact', [file], { person: { name: 'Wren' }, relation: 'his sister' })

const proposal = (more: Body = {}): Body => ({
  decision: 'go-home',
  siblings: { answer: true, reason: 'Wren' },
  ...more,
})
const why = (body: Body, around: readonly CaseRecord[], on = SIGNED) =>
  reunification.whyNotSignerHere?.(body, by('Hannah', on), around, [file])

test('S4.18: a proposal to go home waits for the sibling assessment, and says so', () => {
  assert.is(why(proposal(), []), 'Write the sibling assessment first: there is none yet')
  assert.is(why(proposal(), [assessment('2026-09-01', both)]), undefined)
})

test('S4.11: one that is begun and not signed is none yet', () => {
  assert.is(
    why(proposal(), [assessment('2026-09-01', both, { status: 'draft' })]),
    'Write the sibling assessment first: it is begun, and not signed yet',
  )
})

test('S4.18: an assessment of other children does not stand for this child', () => {
  const other = assessment('2026-09-01', [{ recordId: wren, name: 'Wren' }])
  assert.is(
    why(proposal(), [other]),
    'Write the sibling assessment first: the one that is signed does not name this child',
  )
})

test('S4.18: somebody chosen from the network is known by the name in the child’s own record', () => {
  const child = record('child', [file], { name: 'Peter Hale', preferredName: 'Peter' }, { id: peter })
  const other = assessment('2026-09-01', [{ recordId: id(77), name: 'Peter' }])
  assert.is(why(proposal(), [child, other]), undefined)
  assert.is.not(why(proposal(), [other]), undefined)
})

test('S4.18: twelve months is recent enough, and a day more is not', () => {
  assert.is(why(proposal(), [assessment('2025-09-10', both)]), undefined)
  assert.is(
    why(proposal(), [assessment('2025-09-09', both)]),
    'Write the sibling assessment first: the last one is of 9 September 2025, more than twelve months ago',
  )
  assert.is(why(proposal(), [assessment('2025-09-09', both), assessment('2026-02-01', both)]), undefined)
})

test('S3.26: a corrected day counts as it was corrected', () => {
  const corrected = assessment('2025-01-01', both, {
    addenda: [
      { id: id(5), ...by('Hannah', '2026-09-02'), text: 'The year was wrong', corrections: { date: '2026-01-01' } },
    ],
  })
  assert.is(why(proposal(), [corrected]), undefined)
})

test('S4.18: "no brothers or sisters" needs a word where the network names one', () => {
  const no = proposal({ siblings: { answer: false } })
  assert.is(why(no, []), undefined)
  assert.is(why(no, [sister]), 'Wren is written down as brother or sister: say yes, or why they are not in this')
  assert.is(why({ ...no, siblingsNot: 'Wren is grown up and lives in Leeds.' }, [sister]), undefined)
  assert.is(
    why(no, [record('network-contact', [file], { person: { name: 'Jo' }, relation: 'best friend' })]),
    undefined,
  )
})

test('S3.26: "not now" takes nobody home and may be written down at once', () => {
  assert.is(why(proposal({ decision: 'not-now' }), [sister]), undefined)
})

test.run()
