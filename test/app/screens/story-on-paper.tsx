import '../support/page.ts'
import { cleanup, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { by, id, mark, record, TILLY } from '../../practice/support/wrenbury.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { PaperScreen } = await import('../../../src/app/screens/paper.tsx')

test.after.each(() => cleanup())

const picture = (name: string) => ({ sha256: name.repeat(64), mime: 'image/jpeg', bytes: 9 })
const APPROVED = {
  title: 'Why Tilly lives with Denise',
  date: '2026-08-01',
  panels: [
    { id: id(1), words: 'This is Tilly.', photo: picture('a') },
    { id: id(2), words: 'Mum was poorly.', photo: picture('b') },
  ],
  contributors: [{ id: id(4), who: { name: 'Gill' }, agreed: 'Not with every word' }],
}
const story = (more: Partial<CaseRecord> = {}) =>
  record('words-and-pictures', [childFile(TILLY)], APPROVED, {
    status: 'signed',
    signatures: [{ ...by('Priya', '2026-08-02'), as: 'sign', bodyHash: 'x' }],
    ...more,
  })

// S4.23
test('the printed story carries what was approved, page by page, and nothing that was said or written beside it', () => {
  const late = {
    ...by('Hannah', '2026-08-03'),
    id: id(20),
    text: 'Words: Mum drank.',
    lateEdit: true as const,
    corrections: { panels: [{ id: id(1), words: 'Mum drank.' }] },
  }
  const shown = {
    ...by('Hannah', '2026-08-05'),
    id: id(21),
    text: 'Shown after tea; she cried.',
    corrections: { shownOn: '2026-08-05', said: 'That is not how it was.' },
  }
  const one = story({
    addenda: [late, shown],
    marks: [{ ...mark('read', 'Sam', '2026-08-06'), note: 'Too hard for her?' }],
  })
  openAs('Hannah', <PaperScreen recordId={one.id} />, [one])
  const page = screen.getByRole('article', { name: APPROVED.title })
  assert.equal([...page.querySelectorAll('.p-text')].map(words), ['This is Tilly.', 'Mum was poorly.'])
  assert.is(page.querySelectorAll('.p-picture').length, 2)
  assert.is(page.querySelectorAll('.p-turn').length, 1, 'each on a page of its own')
  const printed = words(page)
  assert.match(printed, 'Made by Gill')
  assert.match(printed, 'Read and agreed by Priya')
  assert.not.match(printed, /drank|cried|not how it was|Too hard|Not with every word|Sam|Hannah|5 August/)
  for (const chrome of document.querySelectorAll('.a4, .no-print, .top, .rail, .foot')) assert.ok(chrome)
  const outside = [...document.querySelectorAll('h1, .row, p')].filter(
    (piece) => !page.contains(piece) && !piece.closest('.no-print, .top, .foot, .rail, header, nav, [role="status"]'),
  )
  assert.equal(outside.map(words).filter(Boolean), [], 'what stands outside the paper is not printed')
})

test('a story that nobody approved, or that is being made anew, cannot be printed', () => {
  for (const status of ['draft', 'discarded'] as const) {
    const one = story({ status, signatures: [] })
    openAs('Hannah', <PaperScreen recordId={one.id} />, [one])
    assert.match(words(document.body), 'There is no paper of this record.')
    assert.is(screen.queryByRole('button', { name: 'Print' }), null)
    cleanup()
  }
})

test.run()
