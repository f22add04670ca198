import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { actor, ANWENS, by, DENISES, id, mark, PETER, record, TILLY } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { RecordPage } = await import('../../../src/app/screens/record.tsx')

test.after.each(() => cleanup())

const BODY = { kinds: ['police'], start: '2026-09-05T19:00:00+01:00', during: 'Shop, police, home.' }
const incident = (more: Partial<CaseRecord> = {}) =>
  record('incident', [childFile(TILLY), householdFile(DENISES)], BODY, {
    author: by('Sam', '2026-09-06'),
    updated: by('Sam', '2026-09-06'),
    ...more,
  })
const offer = () => screen.queryByRole('button', { name: 'It stands in the wrong file' })

test('a draft in the wrong child’s file is in two taps written anew in the right one, and the wrong one is thrown away', async () => {
  const wrong = incident()
  const { notebook } = openAs('Sam', <RecordPage recordId={wrong.id} />, [wrong])
  fireEvent.click(must(offer()))
  const sheet = within(await screen.findByRole('dialog', { hidden: true }))
  assert.match(must(document.querySelector('dialog')).textContent ?? '', 'kept in the history')
  fireEvent.click(sheet.getByText('Peter’s file'))
  await waitFor(() => assert.is(must(notebook.casebook.get(wrong.id)).status, 'discarded'))
  const made = must(notebook.casebook.inFile(childFile(PETER), 'incident').find(({ status }) => status === 'draft'))
  assert.equal(made.body, BODY)
  assert.equal([...made.fileIds].sort(), [childFile(PETER), householdFile(ANWENS)].sort())
  assert.is(made.author.personId, actor('Sam').personId)
  assert.is(location.pathname, `/record/${made.id}`)
})

test('a picture goes along, and both say that it stood in the wrong file', async () => {
  const photo = { sha256: 'a'.repeat(64), mime: 'image/jpeg', bytes: 9 }
  const wrong = incident({ body: { ...BODY, photo } })
  const { notebook } = openAs('Sam', <RecordPage recordId={wrong.id} />, [wrong])
  fireEvent.click(must(offer()))
  fireEvent.click(await screen.findByText('Peter’s file'))
  await waitFor(() => assert.is(must(notebook.casebook.get(wrong.id)).status, 'discarded'))
  const made = must(notebook.casebook.inFile(childFile(PETER), 'incident').find(({ status }) => status === 'draft'))
  assert.equal(made.body.photo, photo)
  assert.equal([made.wrongFile, notebook.casebook.get(wrong.id)?.wrongFile], [true, true])
})

test('what lies in the child’s file alone is put into both', async () => {
  const alone = incident({ fileIds: [childFile(TILLY)] })
  const { notebook } = openAs('Sam', <RecordPage recordId={alone.id} />, [alone])
  fireEvent.click(must(offer()))
  fireEvent.click(must(await screen.findByText(/^In both: Tilly’s file and/)))
  await waitFor(() => assert.is(must(notebook.casebook.get(alone.id)).status, 'discarded'))
  const [made] = notebook.casebook.inFile(householdFile(DENISES), 'incident').filter(({ status }) => status === 'draft')
  assert.equal([...must(made).fileIds].sort(), [childFile(TILLY), householdFile(DENISES)].sort())
})

test('it is not offered where words of others, a reader or a signature would be left behind', () => {
  const notMine = { author: by('Denise', '2026-09-06'), updated: by('Denise', '2026-09-06') }
  for (const [why, more] of [
    ['somebody else’s', notMine],
    ['others wrote in it', { othersWrote: true }],
    ['read by somebody', { marks: [mark('read', 'Priya', '2026-09-07')] }],
    ['signed', { status: 'signed' }],
    ['a part of it only', { extract: true }],
    ['an answer that stays', { type: 'scaling', body: { person: { recordId: id(9), name: 'Ella' }, score: 4 } }],
  ] as const) {
    const one = incident(more)
    openAs('Sam', <RecordPage recordId={one.id} />, [one])
    assert.is(offer(), null, why)
    cleanup()
  }
})

test.run()
