import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { signed } from '../../practice/process/support/records.ts'
import { by, DENISES, record, TILLY } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ChildPage } = await import('../../../src/app/screens/child.tsx')

test.after.each(() => cleanup())
const [file, home] = [childFile(TILLY), householdFile(DENISES)]

test('S4.14: an action whose assessment was signed says so, and is closed with it in one tap', async () => {
  const action = record(
    'action',
    [file],
    { what: 'Ask the family', asks: 'impact-assessment', due: '2026-09-05', status: 'open' },
    { author: by('Hannah', '2026-09-01') },
  )
  const impact = signed('impact-assessment', [file, home], { date: '2026-09-03' }, 'Sam', '2026-09-04')
  const { notebook } = openAs('Hannah', <ChildPage id={TILLY} tab="actions" />, [action, impact])
  const link = screen.getByRole('link', { name: 'Impact assessment, signed on 4 September 2026' })
  assert.is(link.getAttribute('href'), `/record/${impact.id}`)
  const row = must(link.closest('li'))
  assert.equal([...row.querySelectorAll('button')].map(words), ['Close it: Ask the family'], 'one button for one act')
  fireEvent.click(screen.getByRole('button', { name: /^Close it\s?: Ask the family/ }))
  await waitFor(() => assert.is(notebook.edits.length, 1))
  const body = must(notebook.edits[0]).body
  assert.equal([body.status, body.doneOn, body.evidence], ['done', '2026-09-04', link.textContent])
})

test('S4.16: an action whose support has begun is to be closed and not late, and one tap closes it', async () => {
  const action = record(
    'action',
    [file],
    { what: 'A weekend off', due: '2026-09-05', status: 'open' },
    { author: by('Hannah', '2026-09-01') },
  )
  const request = record('support-request', [file, home], {
    kind: 'respite',
    about: action.id,
    status: 'begun',
    begunOn: '2026-09-09',
  })
  const { notebook } = openAs('Hannah', <ChildPage id={TILLY} tab="actions" />, [action, request])
  const row = must(screen.getByText('A weekend off', { selector: 'b' }).closest('li'))
  assert.match(row.textContent ?? '', /Answered, to be closed/)
  assert.not.match(row.textContent ?? '', /days late/)
  assert.match(row.textContent ?? '', /The support was answered: Respite, begun on 9 September 2026/)
  fireEvent.click(screen.getByRole('button', { name: /^Close it\s?: A weekend off/ }))
  await waitFor(() => assert.is(notebook.edits.length, 1))
  assert.is(must(notebook.edits[0]).body.status, 'done')
})

test.run()
