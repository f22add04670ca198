import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { startPath } from '../../../src/app/paths.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openHouse } from '../support/house.tsx'
import { actor, by, DENISES, mark, PETER, record, TILLY, wrenbury, WREN } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { Today } = await import('../../../src/app/screens/today.tsx')

const { Board } = await import('../../../src/app/screens/board.tsx')
const { Duty } = await import('../../../src/app/screens/duty.tsx')

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
  assert.ok(screen.getByRole('button', { name: 'Begin the supervision' }))
})

test('S2.7: the button under the supervision’s date begins the supervision; the visit has its own, and one without notice says so', async () => {
  const long = wrenbury().flatMap((one) =>
    one.type === 'household' ? [{ ...one, author: by('Sam', '2024-01-01') }] : [],
  )
  const { notebook } = openAs('Sam', <Today />, long)
  const types = () => notebook.casebook.ofType('supervisory-visit').filter(({ body }) => body.date === '2026-09-10')
  fireEvent.click(screen.getByRole('button', { name: 'Begin the supervision' }))
  await waitFor(() => assert.match(location.pathname, /^\/supervision\//))
  const begun = notebook.casebook.ofType('carer-supervision').filter(({ status }) => status === 'draft')
  assert.equal(
    begun.map(({ body }) => body.date),
    begun.map(() => '2026-09-10'),
  )
  assert.ok(begun.length > 0)
  assert.equal(types(), [])
  screen.getByRole('button', { name: 'Go on with the supervision' })
  screen.getByText(/One visit a year is unannounced/)
  fireEvent.click(screen.getByRole('button', { name: 'Visit without notice' }))
  await waitFor(() => assert.match(location.pathname, /^\/visit\//))
  assert.equal(
    types().map(({ body }) => body.announced),
    ['unannounced'],
  )
})

test('a line for a visit without notice begins one without notice', () => {
  assert.is(
    startPath('supervisory-visit', ['household:x'], { announced: 'unannounced' }),
    '/write/supervisory-visit?file=household:x&announced=unannounced',
  )
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

// Thursday 10 September, 13:00 in London
const home = [householdFile(DENISES), childFile(TILLY)]
const asked = (at: string, urgency: string, more: Partial<CaseRecord> = {}) =>
  record('help-request', home, { need: 'A night’s rest', urgency }, { author: by('Denise', at), ...more })
const PRESSING = { name: 'Asked for now, and late' }
const listNames = () => screen.getAllByRole('list').map((list) => list.getAttribute('aria-label'))

test('S4.15: help asked for now and late stands first and red, for the worker, for duty and for the manager it climbed to', () => {
  const late = asked('2026-09-10T09:00:00Z', 'now', { marks: [mark('visit-begun', 'Hannah', '2026-09-10T11:10:00Z')] })
  for (const [who, page] of [
    ['Sam', <Today />],
    ['Hannah', <Today />],
    ['Priya', <Board />],
  ] as const) {
    openAs(who, page, [late])
    assert.is(listNames()[0], PRESSING.name)
    const list = screen.getByRole('list', PRESSING)
    assert.match(words(list), 'Denise asked for help now, TillyLate by 1 h 0 min')
    // to herself a visit is under way only while its note is there
    assert.is(words(list).includes('Hannah began a visit at 12:10'), who !== 'Hannah')
    assert.ok(list.querySelector('.status.urgent'))
    assert.is(/climbed to you/.test(words(list)), who === 'Priya')
    assert.is(screen.getAllByText(/asked for help now|asks for help/).length, 1)
    cleanup()
  }
  openAs('Sam', <Duty />, [asked('2026-09-01T09:00:00Z', 'week'), late])
  const first = must(within(screen.getByRole('list', { name: /^Requests for help/ })).getAllByRole('listitem')[0])
  assert.match(words(first), 'Denise, Tilly: now')
  assert.ok(first.classList.contains('attention'))
})

test('S4.15: help in time, and help for this week that is late, stand in their place by date', () => {
  openAs('Sam', <Today />, [asked('2026-09-10T11:30:00Z', 'now'), asked('2026-09-07T09:00:00Z', 'week')])
  assert.is(screen.queryByRole('list', PRESSING), null)
  assert.is(within(screen.getByRole('list', { name: 'Waiting for you' })).getAllByText(/asks for help/).length, 2)
})

test('that nothing waits is said only where nothing stands in the group', async () => {
  openHouse(paperNotebook(actor('Hannah')), <Today />)
  await screen.findByText('Nothing is waiting for you.')
  cleanup()
  const notebook = paperNotebook(actor('Hannah'))
  notebook.put(
    record(
      'feedback',
      [childFile(TILLY)],
      { date: '2026-09-08', words: 'Thank you' },
      { author: by('Denise', '2026-09-08') },
    ),
  )
  openHouse(notebook, <Today />)
  screen.getByRole('list', { name: 'What people think of the help' })
  assert.is(screen.queryByText(/is waiting for you/), null)
})

test.run()
