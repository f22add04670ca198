import '../support/page.ts'
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { Board } = await import('../../../src/app/screens/board.tsx')

test.after.each(() => cleanup())
const children = () => screen.getAllByRole('rowheader').map((one) => words(within(one).getByRole('link')))

test('Priya sees one line per placement, by its next date, and whose it is', () => {
  openAs('Priya', <Board />)
  assert.equal(children(), ['Tilly, 9', 'Wren, 8', 'Peter, 11'])
  const tilly = words(must(screen.getAllByRole('row')[1]))
  for (const part of [
    'Denise and Mark',
    'Monitored, with actions',
    'Action, 3 days late',
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

test('a sentence leads to its evidence', () => {
  openAs('Priya', <Board />)
  assert.match(screen.getByRole('link', { name: /^The answer\s?, Tilly/ }).getAttribute('href') ?? '', /^\/record\//)
})

test.run()
