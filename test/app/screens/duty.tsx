import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import type { ComponentChildren } from 'preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { helpState } from '../../../src/practice/help-state.ts'
import { actor, by, DENISES, mark, record, TILLY, wrenbury } from '../../practice/support/wrenbury.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openHouse } from '../support/house.tsx'
import { must } from '../../support/must.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { Duty } = await import('../../../src/app/screens/duty.tsx')
const { CarerHome } = await import('../../../src/app/screens/carer-home.tsx')
const { HelpSent } = await import('../../../src/app/screens/ask-for-help-sent.tsx')
const { SupportWaiting } = await import('../../../src/app/screens/support-waiting.tsx')
const { AskForHelp } = await import('../../../src/app/screens/ask-for-help.tsx')

// every screen here is looked at on Thursday 10 September, 13:00 in London
const files = [householdFile(DENISES), childFile(TILLY)]
const ask = (at: string, urgency: string, more: Partial<CaseRecord> = {}) =>
  record('help-request', files, { need: 'A night’s rest', urgency }, { author: by('Denise', at), ...more })
const urgent = () => ask('2026-09-10T11:30:00Z', 'now')
const queue = () => words(screen.getByRole('list', { name: /^Requests for help/ }))
const kinds = (notebook: ReturnType<typeof openAs>['notebook'], id: string) =>
  must(notebook.casebook.get(id)).marks.map(({ kind }) => kind)

test.after.each(() => {
  cleanup()
  history.replaceState(null, '', '/')
})

test('S4.15: duty sees who waits, how long and by when, soonest first, and takes it with one tap', async () => {
  const now = urgent()
  const week = ask('2026-09-09T09:00:00Z', 'week')
  const { notebook } = openAs('Sam', <Duty />, [week, now])
  const rows = within(screen.getByRole('list', { name: /^Requests for help/ })).getAllByRole('listitem')
  assert.match(
    words(must(rows[0])),
    'Denise, Tilly: nowA night’s restDue today 14:30 to be taken upWaiting 30 min, since today 12:30 · Nobody has taken it; on Sam’s list',
  )
  assert.match(words(must(rows[1])), 'Denise, Tilly: this week')
  fireEvent.click(within(must(rows[0])).getByRole('button', { name: /^I take it/ }))
  await waitFor(() => assert.equal(kinds(notebook, now.id), ['acknowledged']))
  await screen.findByText(/You have it/)
})

test('S4.15: a duty visit begins prefilled and linked; the request stays as late as it is until somebody takes it', async () => {
  const request = ask('2026-09-10T09:00:00Z', 'now')
  const { notebook } = openAs('Sam', <Duty />, [request])
  fireEvent.click(screen.getByRole('button', { name: /^Duty visit/ }))
  await waitFor(() => assert.match(location.pathname, /^\/visit\//))
  const made = must(
    notebook.casebook.ofType('supervisory-visit').find(({ body }) => body.date === '2026-09-10'),
    'the visit',
  )
  assert.is(made.body.stress, 'Denise asked for help on 10 September 2026: “A night’s rest”')
  assert.is(made.body.about, request.id)
  assert.equal(kinds(notebook, request.id), ['visit-begun'])
  const after = must(notebook.casebook.get(request.id))
  assert.is(helpState(after).state, 'raised')
  assert.is(helpState(after).due, '2026-09-10T12:00:00+01:00')
  assert.is(helpState(after).taken, undefined)
})

test('S4.15: a visit under way is said on the row, to duty and to whoever asked, while the clock goes on', async () => {
  const request = ask('2026-09-10T09:00:00Z', 'now', {
    marks: [mark('visit-begun', 'Hannah', '2026-09-10T11:10:00Z')],
  })
  const { notebook } = openAs('Sam', <Duty />, [request])
  assert.match(queue(), 'Was due today 12:00 to be taken up')
  assert.match(queue(), 'Hannah began a visit at 12:10; nobody has said yet that they take it')
  fireEvent.click(screen.getByRole('button', { name: /^I take it/ }))
  await waitFor(() => assert.equal(kinds(notebook, request.id), ['visit-begun', 'acknowledged']))
  assert.not.match(queue(), 'nobody has said yet')
  cleanup()
  openAs('Denise', <HelpSent recordId={request.id} />, [request])
  const page = words(document.body)
  assert.match(page, 'Hannah began a visit')
  assert.match(page, 'Nobody has taken it up in time')
  assert.not.match(page, 'Not opened yet')
})

test('S4.15: the same button goes on with the visit that was begun, and says no more of one that was thrown away', async () => {
  const request = urgent()
  const { notebook } = openAs('Sam', <Duty />, [request])
  fireEvent.click(screen.getByRole('button', { name: /^Duty visit/ }))
  await waitFor(() => assert.match(location.pathname, /^\/visit\//))
  history.replaceState(null, '', '/')
  fireEvent.click(await screen.findByRole('button', { name: /^Go on with the visit/ }))
  await waitFor(() => assert.match(location.pathname, /^\/visit\//))
  const made = notebook.casebook.ofType('supervisory-visit').filter(({ body }) => body.about === request.id)
  assert.is(made.length, 1)
  assert.equal(kinds(notebook, request.id), ['visit-begun'])
  assert.match(queue(), 'You began a visit')
  await notebook.discard(must(made[0]).id)
  await waitFor(() => assert.not.match(queue(), 'began a visit'))
})

test('S4.15: the child’s social worker begins it as a visit of duty', async () => {
  const { notebook } = openAs('Hannah', <Duty />, [urgent()])
  fireEvent.click(screen.getByRole('button', { name: /^Duty visit/ }))
  await waitFor(() => assert.match(location.pathname, /^\/visit\//))
  const made = notebook.casebook.ofType('statutory-visit').filter(({ body }) => body.option === 'duty')
  assert.equal(
    made.map(({ fileIds }) => fileIds),
    [[childFile(TILLY)]],
  )
})

test('S4.15: a call is noted as an answer, and says that it was one', async () => {
  const request = urgent()
  const { notebook } = openAs('Hannah', <HelpSent recordId={request.id} />, [request])
  fireEvent.click(screen.getByRole('button', { name: 'I rang them' }))
  await screen.findByText('Note in a few words what was said.')
  fireEvent.input(screen.getByLabelText('A few words to Denise'), { target: { value: 'I come at four.' } })
  fireEvent.click(screen.getByRole('button', { name: 'I rang them' }))
  await waitFor(() => assert.equal(kinds(notebook, request.id), ['answered']))
  assert.is(must(notebook.casebook.get(request.id)).marks[0]?.note, 'By phone: I come at four.')
})

test('S4.16: one tap makes of help that has to be found a request for support, waited for since it was asked', async () => {
  const request = ask('2026-09-08T09:00:00Z', 'week')
  const { notebook } = openAs('Sam', <HelpSent recordId={request.id} />, [request])
  fireEvent.click(screen.getByRole('button', { name: 'Respite, therapy or other support' }))
  await waitFor(() => assert.match(location.pathname, /^\/record\/.*\/edit$/))
  const made = must(notebook.casebook.ofType('support-request')[0], 'the request for support')
  assert.equal(
    [made.body.kind, made.body.what, made.body.askedOn, made.body.about, (made.body.owner as { name: string }).name],
    ['respite', 'A night’s rest', '2026-09-08', request.id, 'Sam'],
  )
  assert.equal([...made.fileIds].sort(), [...files].sort())
})

test('S4.16: asked again after the first was refused, a new request for support is begun, and it is said again', async () => {
  const request = ask('2026-09-08T09:00:00Z', 'week', { marks: [mark('reopened', 'Denise', '2026-09-10T09:00:00Z')] })
  const refused = record(
    'support-request',
    files,
    { what: 'A night’s rest', about: request.id, status: 'refused', reason: 'No money' },
    { author: by('Sam', '2026-09-08T12:00:00Z') },
  )
  const { notebook } = openAs('Sam', <HelpSent recordId={request.id} />, [request, refused])
  fireEvent.click(screen.getByRole('button', { name: 'Respite, therapy or other support' }))
  await waitFor(() => assert.match(location.pathname, /^\/record\/.*\/edit$/))
  const begun = notebook.casebook.ofType('support-request').filter(({ body }) => body.about === request.id)
  assert.equal(new Set(begun.map(({ body }) => body.status)), new Set(['asked', 'refused']))
  assert.ok(kinds(notebook, request.id).includes('support-begun'))
})

test('S4.16: to ask for support on behalf of the carer answers nobody: the row says who began, the clock goes on', async () => {
  const request = ask('2026-09-10T09:00:00Z', 'now')
  const { notebook } = openAs('Sam', <HelpSent recordId={request.id} />, [request])
  const button = screen.getByRole('button', { name: 'Respite, therapy or other support' })
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => assert.match(location.pathname, /^\/record\/.*\/edit$/))
  assert.equal(kinds(notebook, request.id), ['support-begun'])
  const [made, ...others] = notebook.casebook.ofType('support-request')
  assert.equal(others, [])
  const after = must(notebook.casebook.get(request.id))
  assert.equal([helpState(after).state, helpState(after).taken], ['raised', undefined])
  cleanup()
  openAs('Hannah', <Duty />, [after, must(made)])
  assert.match(queue(), 'Was due today 12:00 to be taken up')
  assert.match(queue(), 'Sam began to ask for support')
  assert.match(queue(), 'nobody has said yet that they take it')
  screen.getByRole('button', { name: /^I take it/ })
  cleanup()
  openAs('Denise', <HelpSent recordId={request.id} />, [after, must(made)])
  const page = words(document.body)
  assert.match(page, 'Sam began to ask for support')
  assert.match(page, 'Nobody has taken it up in time')
  assert.not.match(page, 'Sam has it')
})

test('S4.15: a duty visit that is tapped twice very fast makes one note, and a request is taken once', async () => {
  const request = urgent()
  const { notebook } = openAs('Sam', <Duty />, [request])
  const visit = screen.getByRole('button', { name: /^Duty visit/ })
  fireEvent.click(visit)
  fireEvent.click(visit)
  await waitFor(() => assert.match(location.pathname, /^\/visit\//))
  const take = screen.getByRole('button', { name: /^I take it/ })
  fireEvent.click(take)
  fireEvent.click(take)
  await screen.findByText(/You have it/)
  const made = notebook.casebook.ofType('supervisory-visit').filter(({ body }) => body.about === request.id)
  assert.is(made.length, 1)
  assert.equal(kinds(notebook, request.id), ['visit-begun', 'acknowledged'])
})

test('the carer’s clock: what is left, where it climbs, and nothing of that while it lies on the phone', () => {
  const request = urgent()
  openAs('Denise', <HelpSent recordId={request.id} />, [request])
  const clock = within(screen.getByRole('region', { name: 'The clock' }))
  clock.getByText('1 h 30 min')
  assert.match(words(screen.getByRole('region', { name: 'The clock' })), 'left for Sam to take it up, by 14:30')
  const steps = words(screen.getByRole('list'))
  assert.match(steps, /14:30.*If nobody takes it up: Priya, team manager/)
  assert.match(steps, /16:30.*If nobody takes it up: the senior manager/)
  cleanup()
  openAs('Denise', <HelpSent recordId={request.id} />, [{ ...request, revision: 0 }])
  screen.getByRole('heading', { name: 'Only on this phone so far' })
  screen.getByText(/^Nobody there knows of it yet/)
  assert.is(screen.queryByRole('region', { name: 'The clock' }), null)
  assert.is(screen.queryByText(/If nobody takes it up/), null)
})

/** Saturday 12 September, 13:00: nobody sits at the desk before Monday. */
function openOnSaturday(screen_: ComponentChildren, more: readonly CaseRecord[]) {
  const notebook = paperNotebook(actor('Denise'))
  for (const one of [...wrenbury(), ...more]) notebook.put(one)
  const home = must(notebook.casebook.get(DENISES))
  notebook.put({ ...home, body: { ...home.body, outOfHours: '01234 567 890' } })
  const sam = must(notebook.casebook.ofType('person').find(({ body }) => body.name === 'Sam'))
  notebook.put({ ...sam, body: { ...sam.body, phone: '07700 900222' } })
  return openHouse(notebook, screen_, { today: '2026-09-12' })
}
const tel = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href')

test('when the office is closed the carer reads when people read again, and the big button rings out of hours', () => {
  const request = ask('2026-09-12T11:30:00Z', 'now')
  openOnSaturday(<HelpSent recordId={request.id} />, [request])
  const clock = words(screen.getByRole('region', { name: 'The clock' }))
  assert.match(clock, 'People read again Mon 14 Sep 9:00')
  assert.match(clock, 'It is due to be taken up by 14:30 all the same: the two hours run through nights and weekends')
  assert.not.match(clock, /left for/)
  assert.is(tel(/^Call out of hours/), 'tel:01234567890')
  assert.is(screen.queryByRole('link', { name: 'Call Sam' }), null)
  cleanup()
  // by day it is the worker's, and the clock counts down
  openAs('Denise', <HelpSent recordId={request.id} />, [{ ...request, author: by('Denise', '2026-09-10T11:30:00Z') }])
  assert.match(words(screen.getByRole('region', { name: 'The clock' })), '1 h 30 minleft for Sam to take it up')
  assert.is(screen.queryByRole('link', { name: /out of hours/i }), null)
})

test('at the weekend nobody is said to read what is asked for now, and out of hours is the first number', () => {
  openOnSaturday(<AskForHelp />, [])
  assert.match(words(must(screen.getByRole('button', { name: /^Now/ }))), 'but people read again Mon 14 Sep 9:00')
  const numbers = within(screen.getByRole('region', { name: 'Or ring' }))
    .getAllByRole('link')
    .map(words)
  assert.equal(numbers, ['Out of hours: 01234 567 890', 'Sam: 07700 900222'])
})

test('two requests do not look alike on the carer’s home: each says what was asked', () => {
  const one = ask('2026-09-08T09:00:00Z', 'week')
  const two = ask('2026-09-08T09:00:00Z', 'today', {
    body: { need: 'Please ring me. The school called', urgency: 'today' },
    marks: [mark('visit-begun', 'Hannah', '2026-09-10T11:10:00Z')],
  })
  openAs('Denise', <CarerHome />, [one, two])
  const rows = screen.getAllByRole('link', { name: /You asked for help on Tue 8 Sep at 10:00/ }).map(words)
  assert.is(rows.length, 2)
  assert.match(must(rows.find((row) => row.startsWith('A night’s rest'))), 'Not taken up yet')
  assert.match(must(rows.find((row) => row.startsWith('Please ring me'))), 'Hannah began a visit at 12:10')
  cleanup()
  openOnSaturday(<CarerHome />, [ask('2026-09-12T11:30:00Z', 'now')])
  assert.match(words(document.body), 'People read again Mon 14 Sep 9:00. It is due by 14:30 all the same')
})

test('each out-of-hours number on duty says whose it is', () => {
  const notebook = paperNotebook(actor('Hannah'))
  const at = (name: string, outOfHours: string, more: Body) =>
    notebook.put(record('household', [householdFile(name)], { name, outOfHours, ...more }))
  at('Anwen', '01', { kind: 'in-house' })
  at('Gill', '01', { kind: 'connected' })
  at('Beech', '02', { kind: 'agency', provider: 'Larkhill Fostering' })
  at('The Willows', '03', { kind: 'residential' })
  openHouse(notebook, <Duty />)
  const numbers = within(screen.getByRole('region', { name: 'To ring somebody' }))
    .getAllByRole('link')
    .map(words)
  assert.equal(numbers.slice(0, -1), [
    'Out of hours, our own homes: 01',
    'Out of hours, Larkhill Fostering: 02',
    'Out of hours, The Willows: 03',
  ])
})

test('both times are told where a request lay on the phone', () => {
  const lay = ask('2026-09-10T10:00:00Z', 'now', { receivedAt: '2026-09-10T11:40:00Z' })
  openAs('Sam', <Duty />, [lay])
  assert.match(words(screen.getByRole('list', { name: /^Requests/ })), 'since today 11:00, here since today 12:40')
  cleanup()
  openAs('Denise', <HelpSent recordId={lay.id} />, [lay])
  assert.match(
    words(screen.getByRole('region', { name: 'The clock' })),
    'Counted from today 11:00, when it was asked. It reached the council at 12:40.',
  )
})

test('late, it says so, and on whose list it stands', () => {
  const late = ask('2026-09-10T09:00:00Z', 'now')
  openAs('Denise', <HelpSent recordId={late.id} />, [late])
  assert.match(
    words(screen.getByRole('region', { name: 'The clock' })),
    'Nobody has taken it up in timeIt was due by 12:00. It stands with Priya, team manager as well.',
  )
})

test('S4.15: the carer says that it was not sorted, in her words, and it is open again', async () => {
  const answered = ask('2026-09-09T09:00:00Z', 'today', { marks: [mark('answered', 'Sam', '2026-09-09T15:00:00Z')] })
  const { notebook } = openAs('Denise', <HelpSent recordId={answered.id} />, [answered])
  screen.getByRole('heading', { name: 'Was it sorted?' })
  fireEvent.click(screen.getByRole('button', { name: 'No, not yet' }))
  fireEvent.input(await screen.findByLabelText('What is still needed?'), { target: { value: 'Nobody came.' } })
  fireEvent.click(screen.getByRole('button', { name: 'Ask again' }))
  await waitFor(() => assert.equal(kinds(notebook, answered.id), ['answered', 'reopened']))
  const record_ = must(notebook.casebook.get(answered.id))
  assert.equal(record_.body.satisfied, { answer: false, reason: 'Nobody came.' })
  assert.is(helpState(record_).state, 'raised')
})

test('S4.15: the carer says that it was sorted, and it is closed', async () => {
  const answered = ask('2026-09-09T09:00:00Z', 'today', { marks: [mark('answered', 'Sam', '2026-09-09T15:00:00Z')] })
  const { notebook } = openAs('Denise', <HelpSent recordId={answered.id} />, [answered])
  fireEvent.click(screen.getByRole('button', { name: 'Yes, it is sorted' }))
  await waitFor(() => assert.equal(kinds(notebook, answered.id), ['answered', 'closed']))
  await screen.findByRole('heading', { name: 'Sorted' })
})

test('S4.16: a wait says how many working days, since when, with whom, and who hears of it', () => {
  const waits = record('support-request', [...files], {
    kind: 'therapy',
    what: 'A first appointment',
    askedOn: '2026-08-06',
    owner: { recordId: by('Sam', '2026-09-01').personId, name: 'Sam' },
    partner: 'CAMHS',
    status: 'asked',
  })
  const refused = record(
    'support-request',
    [...files],
    {
      kind: 'respite',
      what: 'A weekend',
      askedOn: '2026-08-06',
      status: 'refused',
      reason: 'No room. A sitter instead.',
    },
    { author: by('Sam', '2026-09-05') },
  )
  openAs('Denise', <SupportWaiting records={[waits, refused]} />, [])
  const list = words(screen.getByRole('list', { name: 'Support that is waited for' }))
  assert.match(
    list,
    'TherapyWaiting 24 working days, since 6 AugWith Sam, asked of CAMHS. The team manager hears of it as well.',
  )
  assert.match(list, 'RespiteRefusedNo room. A sitter instead.')
})

test('a worker who wrote it down for somebody on the phone takes it, answers it and says that it is sorted', async () => {
  const told = ask('2026-09-10T11:30:00Z', 'today', { author: by('Sam', '2026-09-10T11:30:00Z') })
  const { notebook } = openAs('Sam', <HelpSent recordId={told.id} />, [told])
  fireEvent.click(screen.getByRole('button', { name: 'I take it' }))
  await waitFor(() => assert.equal(kinds(notebook, told.id), ['acknowledged']))
  fireEvent.input(screen.getByLabelText('A few words to Sam'), { target: { value: 'Asked the surgery.' } })
  fireEvent.click(screen.getByRole('button', { name: 'Answer' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Yes, it is sorted' }))
  await screen.findByRole('heading', { name: 'Sorted' })
})

test('a form that was only opened asks nobody for help', () => {
  openAs('Sam', <Duty />, [
    record('help-request', files, { wantedBy: '2026-09-10' }, { author: by('Sam', '2026-09-10') }),
  ])
  screen.getByText('Nobody is waiting for an answer.')
})

test('for workers, asking for help leads to duty', () => {
  openAs('Hannah', <AskForHelp />, [])
  screen.getByRole('heading', { level: 1, name: 'Duty' })
  screen.getByText('Nobody is waiting for an answer.')
})

test.run()
