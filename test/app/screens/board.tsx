import '../support/page.ts'
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { must } from '../../support/must.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { supervised } from '../../practice/process/support/records.ts'
import { ANWENS, PETER } from '../../practice/support/wrenbury.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { Board } = await import('../../../src/app/screens/board.tsx')

test.after.each(() => cleanup())
const children = () => screen.getAllByRole('rowheader').map((one) => words(within(one).getByRole('link')))
const peter = () => words(must(screen.getAllByRole('row').find((row) => words(row).startsWith('Peter'))))

// S2.6
test('Priya sees one line per placement, by its next date, and whose it is', async () => {
  openAs('Priya', <Board />)
  // signals come a little later than the lines
  await screen.findByText(/^Denise answered 4/)
  assert.equal(children(), ['Tilly, 9', 'Wren, 8', 'Peter, 11'])
  const tilly = words(must(screen.getAllByRole('row')[1]))
  for (const part of [
    'Denise and Mark',
    'Triage',
    'Denise gave 4 on Friday 4 September',
    'Tell the team manager, 3 days late',
    'Hannah',
    '7 to 4',
    'Denise answered 4 on 4 September.',
    '5 of 5 on time',
  ])
    assert.match(tilly, part)
})

test('the views show the same table: past its date, two or more homes this year', () => {
  openAs('Priya', <Board />)
  fireEvent.click(screen.getByRole('button', { name: 'Past its date: 1' }))
  assert.equal(children(), ['Tilly, 9'])
  fireEvent.click(screen.getByRole('button', { name: 'Two or more homes this year: 1' }))
  assert.equal(children(), ['Tilly, 9'])
  fireEvent.click(screen.getByRole('button', { name: 'All three children' }))
  assert.is(children().length, 3)
})

test('a line says why its date has passed, and leads to where the placement stands', () => {
  const both = [childFile(PETER), householdFile(ANWENS)]
  const four = supervised(both, '2026-09-01', [['Anwen', 'carer', 4]])
  openAs('Priya', <Board />, [four])
  assert.match(peter(), 'Hold the stability meeting, 2 days lateSam')
  assert.match(peter(), 'Due Tue 8 Sep · five working days · rule T7')
  assert.match(
    screen.getByRole('link', { name: /^Arranging a meeting\s?, Peter/ }).getAttribute('href') ?? '',
    /\/child\/[^/]+\/process$/,
  )
  cleanup()
  openAs('Priya', <Board />, [supervised(both, '2026-08-20', [['Anwen', 'carer', 4]])])
  assert.match(peter(), 'with the senior manager')
  fireEvent.click(screen.getByRole('button', { name: 'Escalated: 2' }))
  assert.equal(children(), ['Peter, 11', 'Tilly, 9'])
})

test('a sentence leads to its evidence', async () => {
  openAs('Priya', <Board />)
  const evidence = await screen.findByRole('link', { name: /^The answer\s?, Tilly/ })
  assert.match(evidence.getAttribute('href') ?? '', /^\/record\//)
})

test.run()
