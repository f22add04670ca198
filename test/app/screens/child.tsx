import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { by, DENISES, PETER, record, TILLY } from '../../practice/support/wrenbury.ts'
import { childFile, fileKind, householdFile } from '../../../src/model/file.ts'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { NewPlacement } = await import('../../../src/app/screens/new-placement.tsx')
const { ChildPage } = await import('../../../src/app/screens/child.tsx')

test.after.each(() => cleanup())
const region = (name: string) => words(screen.getByRole('region', { name }))

test('before anything else: what we promised, her last words, who lives here, what comes up', () => {
  openAs('Hannah', <ChildPage id={TILLY} tab="" />)
  assert.match(region('We promised Tilly'), 'A lock for her drawer, kept')
  assert.match(region('We promised Tilly'), 'Ring Gill about the cat. 3 days late, Hannah')
  assert.match(
    region('Tilly’s last words'),
    'They go quiet when I come in. I think they are deciding.To Hannah, 30 July, alone',
  )
  assert.match(region('Who lives here'), 'Denise, Mark, their daughter Ella, 15, and a spaniel called Pepper')
  assert.match(region('Coming up'), 'Visit by Tue 22 Sep,12 days left, reg 28')
})

test('a carer reads on the child’s page which days were agreed with the home', () => {
  const file = childFile(TILLY)
  const visit = record('statutory-visit', [file], { date: '2026-09-08', nextDate: '2026-09-11' }, { status: 'signed' })
  const supervisory = record(
    'supervisory-visit',
    [householdFile(DENISES)],
    { date: '2026-09-09', nextDate: '2026-09-25' },
    { status: 'signed', author: by('Sam', '2026-09-09') },
  )
  openAs('Denise', <ChildPage id={TILLY} tab="" />, [visit, supervisory])
  assert.is(region('Coming up'), 'Coming upHannah visits tomorrowSam visits on Fri 25 Sep')
  assert.is(screen.getByRole('link', { name: 'Hannah visits tomorrow' }).getAttribute('href'), `/record/${visit.id}`)
})

const name = () => document.activeElement?.getAttribute('aria-label')

const drawn = () => new Promise((resolve) => setTimeout(resolve, 20))

const press = async (key: string) => {
  await drawn()
  fireEvent.keyDown(document.activeElement ?? document.body, { key })
}

test('the picture is one stop of the Tab key; arrows walk along a lane and between lanes; Enter opens the record', async () => {
  const { page } = openAs('Hannah', <ChildPage id={TILLY} tab="" />)
  const stops = () =>
    [...page.container.querySelectorAll<SVGElement>('svg.stability a')].filter(
      (one) => one.getAttribute('tabindex') === '0',
    )
  assert.is(stops().length, 1)
  const marks = [...page.container.querySelectorAll<SVGElement>('svg.stability a')]
  const four = must(marks.find((one) => /Denise answered 4 of 10/.test(one.getAttribute('aria-label') ?? '')))
  four.focus()
  fireEvent.focus(four)
  await press('ArrowLeft')
  assert.is(name(), 'Tuesday 18 August 2026: Denise answered 5 of 10')
  await press('Home')
  assert.is(name(), 'Tuesday 14 April 2026: Denise answered 7 of 10')
  await press('ArrowDown')
  assert.is(name(), 'Tuesday 14 April 2026: Sam answered 8 of 10')
  await press('Enter')
  assert.match(location.pathname, /^\/record\//)
})

test('the table says the same as the picture, one row for every mark', () => {
  const { page } = openAs('Hannah', <ChildPage id={TILLY} tab="" />)
  const marks = page.container.querySelectorAll('svg.stability a').length
  fireEvent.click(screen.getByRole('button', { name: 'Table' }))
  const rows = screen.getAllByRole('row').slice(1)
  // Two placements are bands of the picture, not marks.
  assert.is(rows.length, marks + 2)
  assert.match(words(must(rows.find((row) => /Denise answered 4/.test(words(row))))), 'Three nights, no sleep.')
})

test('an action is done with one press', async () => {
  const { notebook } = openAs('Hannah', <ChildPage id={TILLY} tab="actions" />)
  fireEvent.click(screen.getByRole('button', { name: /^Done\s?: Book the dentist/ }))
  await waitFor(() => assert.ok(notebook.edits.length === 1))
  assert.is(notebook.edits[0]?.body.status, 'done')
  assert.is(notebook.edits[0]?.body.doneOn, '2026-09-10')
  assert.is(notebook.edits[0]?.body.what, 'Book the dentist')
})

test('the menu offers what the role may write: Hannah a visit to both, Priya neither visit nor log', () => {
  openAs('Hannah', <ChildPage id={PETER} tab="" />)
  fireEvent.click(screen.getByRole('button', { name: 'Write' }))
  assert.ok(screen.getByText('Start the visit to Peter and Wren'))
  assert.is(screen.queryByText('Write today’s log'), null)
  cleanup()
  openAs('Priya', <ChildPage id={PETER} tab="" />)
  fireEvent.click(screen.getByRole('button', { name: 'Write' }))
  assert.is(screen.queryByText(/Start the visit/), null)
  assert.ok(screen.getByText('Add an action'))
})

test('Priya gives Peter another worker: the old allocation ends on the day the new one begins', async () => {
  const { notebook } = openAs('Priya', <ChildPage id={PETER} tab="network" />)
  fireEvent.click(screen.getByRole('button', { name: 'Allocate a worker' }))
  fireEvent.click(screen.getByLabelText(/Hannah/))
  fireEvent.submit(screen.getByRole('button', { name: 'Allocate', hidden: true }).closest('form') ?? document.body)
  const mine = () => notebook.casebook.inFile(`child:${PETER}`, 'allocation')
  await waitFor(() => assert.is(mine().length, 2))
  assert.equal(
    mine().map(({ body }) => [body.from, body.to]),
    [
      ['2026-01-05', '2026-09-10'],
      ['2026-09-10', undefined],
    ],
  )
  assert.ok(mine()[1]?.fileIds.some((file) => file.startsWith('person:')))
})

test('who does not read the chronology is not told that there is nothing in it', () => {
  const empty = 'Nothing is in the chronology yet. A signed visit or incident writes its own entry.'
  for (const [who, said] of [
    ['Denise', 'The social workers keep the chronology. The story holds what you may read.'],
    ['Hannah', empty],
  ] as const) {
    openAs(who, <ChildPage id={PETER} tab="chronology" />)
    assert.ok(screen.getByText(said), who)
    cleanup()
  }
})

test('a child who is not on this device is not guessed at', () => {
  openAs('Hannah', <ChildPage id="00000000-0000-7000-8000-000000000999" tab="" />)
  assert.ok(within(screen.getByRole('main')).getByRole('heading', { name: /not on this device/ }))
})

test('a placement is begun with the home, and lies in the files of both', async () => {
  const { notebook, page } = openAs('Hannah', <NewPlacement child={childFile(TILLY)} />)
  fireEvent.click(screen.getByRole('button', { name: 'Denise and Mark' }))
  await waitFor(() => assert.match(location.pathname, /^\/record\/.+\/edit$/))
  const made = must(notebook.casebook.ofType('placement').find(({ body }) => body.start === undefined))
  assert.equal(made.fileIds.map(fileKind), ['child', 'household'])
  assert.is(made.body.householdName, 'Denise and Mark')
  page.unmount()
})

test.run()
