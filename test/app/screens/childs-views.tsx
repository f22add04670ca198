import '../support/page.ts'
import { cleanup, screen, waitFor } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import { childFile } from '../../../src/model/file.ts'
import { by, record, TILLY } from '../../practice/support/wrenbury.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ChildsViews } = await import('../../../src/app/screens/childs-views.tsx')

test.after.each(() => cleanup())

/** What is ticked under "How" once the tablet is back in the worker's hands. */
async function ticked(more: Body, expected: readonly string[]): Promise<void> {
  const pages = record(
    'childs-views',
    [childFile(TILLY)],
    { date: '2026-09-10', ...more },
    { author: by('Hannah', '2026-09-10T09:00:00Z') },
  )
  openAs('Hannah', <ChildsViews recordId={pages.id} />, [pages])
  const how = await screen.findByRole('group', { name: 'How' })
  const labels = () =>
    [...how.querySelectorAll('input')].filter(({ checked }) => checked).map((box) => words(box.closest('label') ?? box))
  await waitFor(() => assert.equal(labels(), expected))
  cleanup()
}
const page = (kind: string) => ({ id: TILLY, kind, words: 'a dog' })

test('what was done with the child is ticked when the tablet is back, and nothing else', async () => {
  await ticked({ agrees: 'yes' }, [])
  await ticked({ pieces: [page('words')] }, [])
  await ticked({ pieces: [page('dreams')] }, ['Three Houses'])
  await ticked({ pieces: [page('dreams')], method: ['talk'] }, ['Talking'])
})

test.run()
