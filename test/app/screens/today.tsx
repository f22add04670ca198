import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { PETER, TILLY, WREN } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { Today } = await import('../../../src/app/screens/today.tsx')

test.after.each(() => cleanup())

test('Hannah opens her day: three groups, today’s visit first with what was promised', () => {
  openAs('Hannah', <Today />)
  assert.equal(screen.getAllByRole('heading', { level: 2 }).map(words), ['Visits', 'Waiting for you', 'On this device'])
  const next = within(screen.getByRole('article'))
  assert.is(words(next.getByRole('heading', { level: 3 })), 'Peter, 11, and Wren, 8')
  assert.equal(next.getAllByRole('listitem').map(words), [
    'Bring the photographs of Nan, kept',
    'Tell Wren the answer about swimming on Saturdays',
  ])
  assert.match(
    words(screen.getByRole('list', { name: 'Due soonest' })),
    'Tilly, 9Tue 22 Sep · six-weekly, reg 2812 days left',
  )
})

test('one tap starts the note: a draft for each child, one sitting, prefilled and opened', async () => {
  const { notebook } = openAs('Hannah', <Today />)
  fireEvent.click(screen.getByRole('button', { name: 'Start the visit note' }))
  await waitFor(() => assert.match(location.pathname, /^\/visit\//))
  const drafts = notebook.casebook
    .ofType('statutory-visit')
    .filter(({ status, body }) => status === 'draft' && body.date === '2026-09-10')
  assert.equal(
    drafts.flatMap(({ fileIds }) => fileIds),
    [`child:${PETER}`, `child:${WREN}`],
  )
  assert.ok(drafts[0]?.together)
  assert.is(drafts[0]?.together, drafts[1]?.together)
  assert.is(drafts[0]?.body.place, 'at home with Anwen and Gareth')
  assert.is(drafts[0]?.body.manner, 'in-person')
  assert.equal(
    (must(drafts[0]).body.present as { who: { name: string } }[]).map(({ who }) => who.name),
    ['Peter', 'Wren', 'Anwen', 'Gareth'],
  )
  assert.equal(drafts[0]?.body.present, drafts[1]?.body.present)
})

const found = () => within(screen.getByRole('search')).queryAllByRole('link')

test('two letters find a child, in place; Enter opens the first', () => {
  openAs('Hannah', <Today />)
  const box = screen.getByRole('searchbox', { name: 'Find a child' })
  fireEvent.input(box, { target: { value: 't' } })
  assert.equal(found(), [])
  fireEvent.input(box, { target: { value: 'ti' } })
  assert.equal(
    found().map((link) => [words(link), link.getAttribute('href')]),
    [['Tilly, 9', `/child/${TILLY}`]],
  )
  fireEvent.keyDown(box, { key: 'Enter' })
  assert.is(location.pathname, `/child/${TILLY}`)
})

test('Denise’s log waits for Sam, who also sees which household is due', () => {
  openAs('Sam', <Today />)
  assert.match(words(screen.getByRole('list', { name: 'Waiting for you' })), 'Denise wrote about Tilly')
  assert.ok(screen.getByRole('button', { name: 'Start the visit note' }))
})

test('hidden names are hidden here too', () => {
  const { page } = openAs('Hannah', <Today />)
  fireEvent.click(screen.getByRole('button', { name: 'Hide names' }))
  return waitFor(() =>
    assert.not.match(
      words(must(page.container.querySelector('main'))).replace('Tell Wren the answer', ''),
      /Tilly|Peter|Anwen/,
    ),
  )
})

test.run()
