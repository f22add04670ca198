/** The report's paper: the six sections with what they are for, and nobody's name in it whatever was typed (S1.1, S1.20). */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { docxOf } from '../../src/documents/docx-file.ts'
import { makePaper } from '../../src/documents/make-paper.ts'
import { wordsOf } from '../../src/documents/paper.ts'
import { GUIDANCE } from '../../src/documents/report-guidance.ts'
import { papersOf } from '../../src/documents/which-papers.ts'
import type { Body } from '../../src/model/field.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { unzip, wordsInDocx } from '../support/unzip.ts'
import { asha, ashasHome, id, record, sent } from '../practice/reports/support/ashas-home.ts'

const CODE = 'C-1111-2222'
const TYPED =
  'Tre\u00ADvor, A\u200Bsha. asha’s bag is at ASHA Patel’s, said Lynn; TREVOR and Kofi waited at 9 saddler way. Nani came. Born 4/6/2012, 4 June, on the 4th of June, June 4th. Mr Dray rang. Elin was told.'
const body: Body = {
  code: CODE,
  age: '14',
  gender: 'girl',
  provider: 'Partner',
  providerContact: 'Nadia, 01632 960123',
  authority: 'Wrenbury',
  commissioner: 'Bilal',
  from: '2026-06-01',
  until: '2026-08-31',
  frequency: 'quarterly',
  status: 'red',
  steps: TYPED,
  demand: TYPED,
  outcomes: [{ id: id(1), outcome: TYPED, term: 'short', support: TYPED, progress: TYPED }],
  feedback: TYPED,
  planned: [{ id: id(2), what: TYPED, owner: { name: 'Lynn' }, due: '2026-09-20' }],
  counts: [{ id: id(3), prompt: 'missing', said: '3 episodes.' }],
  missing: TYPED,
  support: [{ id: id(4), what: TYPED, why: TYPED, partner: TYPED, owner: { name: 'Elin' }, by: '2026-10-01' }],
  meeting: { answer: true, reason: TYPED },
  level: 'down',
  stepDown: TYPED,
}
const report = sent(body, '2026-09-02', '2026-09-04')
const files = filesOf([
  ...ashasHome().map((one) =>
    one.type === 'child' ? { ...one, body: { ...one.body, name: 'Asha Patel', preferredName: 'Ash' } } : one,
  ),
  record('network-contact', { person: { name: 'Kofi' }, relation: 'friend', visibleTo: [] }, { fileIds: [asha] }),
  record('network-contact', { person: { name: 'Mr Dray' }, relation: 'teacher', visibleTo: [] }, { fileIds: [asha] }),
  record('network-contact', { person: { name: 'Nani' }, relation: 'grandmother', visibleTo: [] }, { fileIds: [asha] }),
  report,
])
const council = { name: 'the council', kind: 'outside', gets: 'no-address' } as const
const made = () => must(makePaper(files, report, 'report', council, { service: 'Partner team', today: '2026-09-10' }))

const WITHHELD = /asha|patel|\bash\b|lynn|trevor|kofi|dray|saddler|4\/6\/2012|4(th)?( of)? june|june 4/i

test('S1.1 no name of the child, the carers or the network, no address and no birthday is in the Word file, whatever was typed', async () => {
  const bytes = await docxOf(made())
  for (const [name, xml] of unzip(bytes)) assert.not.match(xml.replace(/<[^>]+>/g, ''), WITHHELD, name)
  assert.not.match(made().fileName, WITHHELD)
  const words = wordsInDocx(bytes)
  assert.match(words, /C-1111-2222’s bag is at C-1111-2222’s, said L\./)
  assert.match(
    words,
    /K\. waited at \[address withheld\]\. Nani came\. Born \[birthday withheld\], \[birthday withheld\], on the \[birthday withheld\], \[birthday withheld\]\. Mr D\. rang\. Elin was told\./,
  )
})
test('S1.2 the age stands there, the birthday does not', () => {
  assert.match(wordsOf(made()), /Age\n14/)
})
test('S1.10 S1.11 the days on which it was sent and received stand there', () => {
  assert.match(wordsOf(made()), /Sent\n2 September 2026\nReceived\n4 September 2026/)
})
test('S1.12 the colour stands in a word with a shape, and which of the three is meant', () => {
  assert.match(wordsOf(made()), /⬣ Red: significant concern\nThis one/)
  assert.match(wordsOf(made()), /● Green: no concern\n\n/)
})
test('S1.13 S1.20 identifying table, then six sections in their order, each with what it is for', () => {
  const { blocks } = made()
  assert.is(blocks[0]?.kind, 'table')
  assert.equal(
    blocks.flatMap((block) => (block.kind === 'heading' ? [block.words] : [])),
    [
      '1. Overall status',
      '2. Outcomes',
      '3. Progress since the last report',
      '4. Planned for the next period',
      '5. Concerns',
      '6. Support needed',
    ],
  )
  for (const words of Object.values(GUIDANCE))
    assert.ok(blocks.some((block) => block.kind === 'text' && block.words === words))
})
test('S1.16 every prompt stands there, with what the records say', () => {
  const words = wordsOf(made())
  assert.match(words, /Missing episodes\n3 episodes\./)
  assert.match(words, /Overnight stays\nNot counted yet/)
})
test('a report that is not signed says so, and no other paper is made of it', () => {
  const draft = record('progress-report', { code: CODE })
  assert.equal(papersOf(draft), ['report'])
  const paper = must(makePaper(files, draft, 'report', council, { service: 'Partner team', today: '2026-09-10' }))
  assert.match(wordsOf(paper), /Not signed yet: a draft\./)
  assert.is(makePaper(files, draft, 'minutes', council, { service: '', today: '2026-09-10' }), undefined)
})

test.run()
