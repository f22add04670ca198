import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { by, record, TILLY } from '../../practice/support/wrenbury.ts'
import { openAs } from './support/wrenbury-open.tsx'

const { VisitScreen } = await import('../../../src/app/screens/visit.tsx')

const mine = [childFile(TILLY)]
/** Tilly’s next visit is due on 22 September. */
const visitOn = (date: string) =>
  record(
    'statutory-visit',
    mine,
    { date, from: '15:00', manner: 'in-person', alone: 'alone' },
    { author: by('Hannah', '2026-09-10') },
  )
const why = () => screen.queryByRole('button', { name: /^Say why this visit is late: it was due Tuesday 22 September/ })

test.after.each(() => cleanup())

test('E overdue needs reason: a visit on its day is signed as ever, one on the next day asks why first', async () => {
  const inTime = visitOn('2026-09-22')
  openAs('Hannah', <VisitScreen recordId={inTime.id} />, [inTime])
  assert.is(why(), null)
  cleanup()
  const late = visitOn('2026-09-23')
  const { notebook } = openAs('Hannah', <VisitScreen recordId={late.id} />, [late])
  fireEvent.click(why() ?? document.body)
  const sheet = within(screen.getByRole('dialog'))
  fireEvent.input(sheet.getByLabelText('Why'), { target: { value: 'Snow on the pass.' } })
  fireEvent.input(sheet.getByLabelText('What happens instead, and when'), { target: { value: 'Today.' } })
  fireEvent.click(sheet.getByRole('button', { name: 'Keep the reason' }))
  await waitFor(() => assert.is(why(), null))
  assert.is(notebook.casebook.ofType('late-reason')[0]?.body.clock, 'statutory visit 2026-09-22')
})

const offer = () => screen.queryByRole('button', { name: /^Tilly sleeps through/ })

test('S3.13: one tap takes a goal of the plan into the visit, where its impact is written', async () => {
  const visit = visitOn('2026-09-22')
  const plan = record('care-plan', mine, {
    date: '2026-09-01',
    goals: [{ id: 'a', goal: 'Tilly sleeps through', by: '2026-12-01' }],
  })
  openAs('Hannah', <VisitScreen recordId={visit.id} />, [visit, plan])
  fireEvent.click(offer() ?? document.body)
  await waitFor(() => assert.is(offer(), null))
  assert.ok(screen.getByDisplayValue('Tilly sleeps through'))
})

test.run()
