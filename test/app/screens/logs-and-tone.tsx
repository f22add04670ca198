import { readdirSync, readFileSync } from 'node:fs'
import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { papersOf } from '../../../src/documents/which-papers.ts'
import { viewFor } from '../../../src/model/permission.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { ROLES } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { childIn } from '../../../src/practice/home.ts'
import { discussedMark } from '../../../src/practice/logs-read.ts'
import { carerApproval } from '../../../src/records/carer-approval.ts'
import { by, DENISES, id, mark, record, TILLY } from '../../practice/support/wrenbury.ts'
import { must } from '../../support/must.ts'
import { openHouse } from '../support/house.tsx'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { openAs, words } from './support/wrenbury-open.tsx'

const { ChildSignals } = await import('../../../src/app/screens/child-signals.tsx')
const { CarerHome } = await import('../../../src/app/screens/carer-home.tsx')
const { HouseholdPage } = await import('../../../src/app/screens/household.tsx')
const { RecordPage } = await import('../../../src/app/screens/record.tsx')
const { Today } = await import('../../../src/app/screens/today.tsx')
const { ToneLists } = await import('../../../src/app/screens/readings-tone.tsx')

test.after.each(() => cleanup())

const files = [childFile(TILLY), householdFile(DENISES)]
/** Denise’s own words of the day before; the day of the test begins at noon. */
const hard = (at = '2026-09-09T20:00:00Z', more: Partial<CaseRecord> = {}) =>
  record(
    'daily-log',
    files,
    {
      date: '2026-09-09',
      happened: 'Shouting at bedtime. I am drained and nobody rang.',
      wentWell: 'She laughed at tea.',
    },
    { author: by('Denise', at), updated: by('Denise', at), ...more },
  )
const LONG_AGO = '2026-09-09T05:00:00Z'
const JUST_NOW = '2026-09-10T11:30:00Z'
const page = () => words(document.body)
const highlights = () => [...document.querySelectorAll('mark.stands-out')].map(words)

test('F10, S4.20: the carer sees on their own phone what stood out, what was good beside it, and is asked whether a call would help', async () => {
  const log = hard(JUST_NOW)
  const { notebook } = openAs('Denise', <CarerHome />, [log])
  const card = within(screen.getByRole('region', { name: 'These words stood out to us as well' }))
  assert.equal(highlights(), ['drained', 'nobody rang', 'laughed'])
  assert.match(page(), 'drained (sounds worn out)')
  assert.match(page(), 'nobody rang (sounds left alone)')
  assert.match(page(), 'laughed (something good)')
  fireEvent.click(card.getByRole('button', { name: 'Yes, please ring me' }))
  await waitFor(() =>
    assert.is(notebook.casebook.ofType('help-request').filter(({ body }) => body.need === 'Please ring me').length, 1),
  )
  await waitFor(() =>
    assert.equal(
      must(notebook.casebook.get(log.id)).marks.map(({ kind, name }) => `${name} ${kind}`),
      ['Denise read'],
    ),
  )
})

test('F10: “Not now” is as good an answer, asks for nothing, and the card is gone', async () => {
  const log = hard(JUST_NOW)
  const { notebook } = openAs('Denise', <CarerHome />, [log])
  fireEvent.click(screen.getByRole('button', { name: 'Not now, thank you' }))
  await waitFor(() => assert.not.ok(screen.queryByRole('region', { name: 'These words stood out to us as well' })))
  assert.is(must(notebook.casebook.get(log.id)).marks.length, 1)
  assert.is(notebook.casebook.ofType('help-request').filter(({ body }) => body.need === 'Please ring me').length, 0)
})

const shown = (who: string, log: CaseRecord): boolean => {
  openAs(who, <RecordPage recordId={log.id} />, [log])
  const found = highlights().length > 0 || page().includes('Words that stand out')
  cleanup()
  return found
}

test('F10: the supervising worker and the manager are shown it after the carer, and nobody else ever', () => {
  const unseen = hard(JUST_NOW)
  const seen = hard(JUST_NOW, { marks: [mark('read', 'Denise', '2026-09-10T11:40:00Z')] })
  const old = hard(LONG_AGO)
  assert.equal(
    ['Sam', 'Priya'].map((who) => shown(who, unseen)),
    [false, false],
  )
  assert.equal(
    ['Sam', 'Priya'].map((who) => shown(who, seen)),
    [true, true],
  )
  assert.equal(
    ['Sam', 'Priya'].map((who) => shown(who, old)),
    [true, true],
  )
  assert.equal(
    ['Hannah', 'Ruth'].map((who) => shown(who, old)),
    [false, false],
  )
  assert.ok(shown('Denise', unseen), 'their own, at once')
})

test('F10: nothing is made of it that the others who read the child’s file would see: it is answered on the log alone', () => {
  const ending = hard(LONG_AGO)
  const log = { ...ending, body: { ...ending.body, happened: 'We cannot keep her.' } }
  for (const who of ['Sam', 'Priya']) {
    const house = openAs(who, <></>, [log])
    cleanup()
    openAs(who, <ChildSignals child={must(childIn(house.notebook.casebook, TILLY))} />, [log])
    const line = must([...document.querySelectorAll('li')].find((one) => words(one).includes('not going on')))
    assert.is(line.querySelectorAll('button').length, 0, who)
    assert.match(words(line), /say so on the log/)
    cleanup()
  }
})

test('F10: that the carer has looked at it again is nobody else’s to see', () => {
  const seen = hard(JUST_NOW, { marks: [mark('read', 'Denise', '2026-09-10T11:40:00Z')] })
  openAs('Hannah', <RecordPage recordId={seen.id} />, [seen])
  assert.not.ok(screen.queryByRole('heading', { name: 'Receipts' }))
})

test('S4.20: it leads to talking, and the talk is kept with a note for the carer', async () => {
  const log = hard(LONG_AGO)
  const { notebook } = openAs('Sam', <RecordPage recordId={log.id} />, [log])
  fireEvent.input(screen.getByRole('textbox', { name: /A few words to Denise/ }), {
    target: { value: 'A night off on Friday.' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'We talked it through' }))
  await waitFor(() => assert.is(discussedMark(must(notebook.casebook.get(log.id)))?.note, 'A night off on Friday.'))
  await waitFor(() => assert.match(page(), 'Talked about'))
})

test('S4.20: it stands on Sam’s first page until it was talked about', async () => {
  const log = hard(LONG_AGO)
  openAs('Sam', <Today />, [log])
  assert.match(words(screen.getByRole('list', { name: 'Your households' })), 'Talk with Denise about their log')
  cleanup()
  openAs('Sam', <Today />, [{ ...log, marks: [mark('discussed', 'Sam', '2026-09-10T08:00:00Z')] }])
  assert.not.match(page(), 'Talk with Denise')
  cleanup()
  openAs('Hannah', <Today />, [log])
  assert.not.match(page(), 'Talk with Denise')
})

test('S4.20: “Talk with Denise” speaks of not going on, and opens the log that says so at those words, not the newest one', async () => {
  const ending = hard('2026-09-07T20:00:00Z', {
    body: { date: '2026-09-07', happened: 'Swimming. We cannot keep her, I said to Mark.' },
  })
  const newest = hard(LONG_AGO)
  openAs('Sam', <Today />, [ending, newest])
  const line = within(screen.getByRole('list', { name: 'Your households' })).getByRole('link', { name: /^Talk with/ })
  assert.match(words(line), 'Words about not going on')
  assert.is(line.getAttribute('href'), `/record/${ending.id}#words-ending`)
  cleanup()
  location.hash = '#words-ending'
  openAs('Sam', <RecordPage recordId={ending.id} />, [ending, newest])
  await waitFor(() => assert.is(words(must(document.activeElement)), 'cannot keep'))
  location.hash = ''
  cleanup()
  const talked = { ...ending, marks: [mark('discussed', 'Sam', '2026-09-10T08:00:00Z')] }
  openAs('Sam', <Today />, [talked, newest])
  const other = within(screen.getByRole('list', { name: 'Your households' })).getByRole('link', { name: /^Talk with/ })
  assert.not.match(words(other), 'not going on')
  assert.is(other.getAttribute('href'), `/record/${newest.id}#words-exhaustion`)
})

test('F10: a sentence stands once, with every word in it marked, the good ones too', () => {
  const log = hard(JUST_NOW, {
    body: {
      date: '2026-09-09',
      happened: 'I am drained and nobody rang, though she laughed at tea. Nothing works. She hugged me.',
    },
  })
  openAs('Denise', <CarerHome />, [log])
  const card = within(screen.getByRole('region', { name: 'These words stood out to us as well' }))
  assert.equal(
    card
      .getAllByRole('listitem')
      .map((line) => [words(must(line.querySelector('.tone-quote'))), line.querySelectorAll('mark').length]),
    [
      [
        'I am drained (sounds worn out) and nobody rang (sounds left alone), though she laughed (something good) at tea.',
        3,
      ],
      ['Nothing works (sounds without hope).', 1],
      ['She hugged (something good) me.', 1],
    ],
  )
})

test('F10: of a sentence that never ends so much is shown as stands around its words', () => {
  const happened = `${'and then we went on '.repeat(12)}and I am drained and nobody rang ${'and so it went '.repeat(12)}`
  openAs('Denise', <CarerHome />, [hard(JUST_NOW, { body: { date: '2026-09-09', happened } })])
  const quote = words(must(document.querySelector('.tone-quote')))
  assert.ok(quote.startsWith('… ') && quote.endsWith(' …') && quote.length < 200, quote)
  assert.match(quote, 'I am drained (sounds worn out) and nobody rang (sounds left alone) and so')
  assert.is(document.querySelectorAll('.tone-quote').length, 1)
})

test('F10, F4: what shows a signal is named by what it is and its day', () => {
  const logs = ['2026-09-06', '2026-09-08'].map((date) =>
    hard(`${date}T20:00:00Z`, { body: { date, happened: 'We cannot keep her.' } }),
  )
  const house = openAs('Sam', <></>, logs)
  cleanup()
  openAs('Sam', <ChildSignals child={must(childIn(house.notebook.casebook, TILLY))} />, logs)
  const line = must([...document.querySelectorAll('li')].find((one) => words(one).includes('not going on')))
  assert.equal(
    [...line.querySelectorAll('a')].map((link) => [words(link).replace(/ for: .*/, ''), link.getAttribute('href')]),
    logs
      .toReversed()
      .map(({ id, body }) => [
        body.date === '2026-09-08' ? 'Daily log, Tue 8 Sep' : 'Daily log, Sun 6 Sep',
        `/record/${id}#words-`,
      ]),
  )
})

test('S4.5: one tap takes a log to the next supervision, and the carer reads so', async () => {
  const log = hard(LONG_AGO)
  const held = record('carer-supervision', files, { date: '2026-08-20', nextDate: '2026-09-24' }, { status: 'signed' })
  const { notebook } = openAs('Sam', <RecordPage recordId={log.id} />, [log, held])
  fireEvent.click(screen.getByRole('button', { name: 'Take it to the next supervision' }))
  const made = await waitFor(() => must(notebook.casebook.ofType('log-follow-up')[0]))
  assert.equal(made.body, { date: '2026-09-10', log: log.id, where: 'supervision', on: '2026-09-24' })
  cleanup()
  openAs('Denise', <CarerHome />, [log, held, { ...made, author: by('Sam', '2026-09-10') }])
  assert.match(page(), 'Sam took this to your supervision on 24 September')
})

test('S4.5: a log becomes an action with an owner and a day, linked, and the carer sees what came of it', async () => {
  const log = hard(LONG_AGO)
  const { notebook } = openAs('Sam', <RecordPage recordId={log.id} />, [log])
  fireEvent.click(screen.getByRole('button', { name: 'Make it an action' }))
  const sheet = within(await screen.findByRole('dialog', { hidden: true }))
  fireEvent.click(sheet.getByText('Put it on the plan'))
  await waitFor(() => assert.match(page(), 'Say what will be done, and by when.'))
  fireEvent.input(sheet.getByRole('textbox', { name: 'What will be done', hidden: true }), {
    target: { value: 'Ring the sleep clinic' },
  })
  fireEvent.click(sheet.getByText('Put it on the plan'))
  const action = await waitFor(() =>
    must(notebook.casebook.ofType('action').find(({ body }) => body.what === 'Ring the sleep clinic')),
  )
  assert.is(action.body.plan, 'carer')
  assert.is(action.body.due, '2026-09-17')
  assert.is(action.body.source, 'Daily log, Wednesday 9 September 2026')
  await waitFor(() => assert.is(notebook.casebook.ofType('log-follow-up')[0]?.body.made, action.id))
  await waitFor(() => assert.match(page(), 'Sam made an action of it: Ring the sleep clinic'))
})

test('S4.5: the carer’s own log offers none of it to themself, and an auditor only reads', () => {
  const log = hard(LONG_AGO)
  openAs('Denise', <RecordPage recordId={log.id} />, [log])
  assert.not.ok(screen.queryByRole('button', { name: 'Make it an action' }))
  cleanup()
  openAs('Ruth', <RecordPage recordId={log.id} />, [log])
  assert.not.ok(screen.queryByRole('button', { name: 'Take it to the next supervision' }))
})

test('S4.5: the household’s page says what was agreed, what nobody has read, and how each was answered', () => {
  const late = hard('2026-09-01T20:00:00Z', { body: { date: '2026-09-01', happened: 'A long day.' } })
  const read = hard('2026-09-08T20:00:00Z', {
    body: { date: '2026-09-08', happened: 'Swimming.' },
    marks: [mark('read', 'Sam', '2026-09-09')],
  })
  openAs('Sam', <HouseholdPage id={DENISES} tab="" />, [late, read])
  const section = words(screen.getByRole('region', { name: 'Daily logs' }))
  assert.match(section, 'Agreed: every day.')
  assert.match(section, 'One not read within seven days, the first 2 days late')
  assert.match(section, 'Sam read it')
})

/** Everything that decides about approval, read by everybody who may read it, beside logs in which words stand out. */
test('F10: no decision or review of approval shows anything of it: not the page, not a paper, not an extract', () => {
  const log = hard(LONG_AGO, { marks: [mark('read', 'Denise', '2026-09-10T08:00:00Z')] })
  for (const decision of ['approved', 'reviewed', 'resigned', 'ended'] as const) {
    const review = record(
      'carer-approval',
      [householdFile(DENISES)],
      { date: '2026-09-10', decision, why: 'Yearly' },
      { status: 'signed' },
    )
    for (const who of ['Sam', 'Priya', 'Denise', 'Ruth', 'Hannah']) {
      openAs(who, <RecordPage recordId={review.id} />, [log, review])
      assert.equal(highlights(), [], who)
      assert.not.match(page(), /stand out|stood out|sounds worn out|sounds left alone|F10/, who)
      cleanup()
    }
    assert.equal(papersOf(review), [])
    for (const role of ROLES) {
      const seen = viewFor({ personId: id(90), name: 'Somebody', role, team: 'North' }, carerApproval, review)
      assert.equal(
        Object.keys(seen?.body ?? {}).filter((field) => !['date', 'decision', 'why'].includes(field)),
        [],
      )
    }
  }
})

test('F10: nothing that makes papers, leaves the service or decides about approval knows of tone', () => {
  const under = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() ? under(`${folder}/${one.name}`) : [`${folder}/${one.name}`],
    )
  const closed = [
    'src/documents',
    'src/practice/exchange',
    'src/server/exchange',
    'src/records',
    'src/practice/timers',
  ].flatMap(under)
  assert.ok(closed.length > 80)
  assert.equal(
    closed.filter((path) => /from '[^']*\/tone\/[^']+'/.test(readFileSync(path, 'utf8'))),
    [],
  )
})

test('F10: everybody may read the lists; a senior manager changes one from a day on, with a reason', async () => {
  openAs('Denise', <ToneLists />)
  assert.match(page(), 'drained · no sleep')
  assert.not.ok(screen.queryByRole('button', { name: /Change this list/ }))
  cleanup()
  const margaret = { personId: id(9), name: 'Margaret', role: 'senior-manager', team: '' } as const
  const notebook = paperNotebook(margaret)
  openHouse(notebook, <ToneLists />)
  fireEvent.click(screen.getByRole('button', { name: /^Change this list.*Worn out$/ }))
  const sheet = within(await screen.findByRole('dialog', { hidden: true }))
  const fill = (name: RegExp, value: string) =>
    fireEvent.input(sheet.getByRole('textbox', { name, hidden: true }), { target: { value } })
  fill(/^The words/, 'knackered\ndone in')
  fireEvent.click(sheet.getByText('Set and sign as Margaret'))
  await waitFor(() => assert.match(page(), 'Say from which day, why'))
  fill(/^Why/, 'Carers told us how they say it')
  fireEvent.click(sheet.getByText('Set and sign as Margaret'))
  const made = await waitFor(() =>
    must(notebook.casebook.ofType('tone-words').find(({ status }) => status === 'signed')),
  )
  assert.equal([made.body.list, made.body.words, made.body.from], ['exhaustion', 'knackered\ndone in', '2026-09-10'])
  await waitFor(() => assert.match(page(), 'knackered · done in'))
})

test.run()
