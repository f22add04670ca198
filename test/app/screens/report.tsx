import '../support/page.ts'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import type { ComponentChildren } from 'preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../../src/model/field.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { paperNotebook } from '../family/support/paper-notebook.ts'
import { actor, asha, ASHA, ashasHome, record, sent } from '../../practice/reports/support/ashas-home.ts'
import { must } from '../../support/must.ts'
import { openHouse } from '../support/house.tsx'
import { words } from './support/wrenbury-open.tsx'

const { ReportScreen } = await import('../../../src/app/screens/report.tsx')
const { ProviderHome } = await import('../../../src/app/screens/provider-home.tsx')

test.after.each(() => cleanup())

function openAs(name: 'Nadia' | 'Elin', page: ComponentChildren, more: readonly CaseRecord[]) {
  const notebook = paperNotebook(actor(name))
  for (const one of [...ashasHome(), ...more]) notebook.put(one)
  openHouse(notebook, page)
  return notebook
}
const LAST = sent({ status: 'amber', from: '2026-03-01', until: '2026-05-31', frequency: 'quarterly' }, '2026-06-02')
function openReport(body: Body, more: readonly CaseRecord[] = []) {
  const draft = record('progress-report', { code: 'C-1', from: '2026-06-01', until: '2026-08-31', ...body })
  const notebook = openAs('Nadia', <ReportScreen recordId={draft.id} />, [LAST, draft, ...more])
  return { notebook, draft }
}
const asked = () => screen.queryAllByRole('textbox').map((box) => box.id)
const part = (title: string) =>
  fireEvent.click(within(screen.getByRole('navigation', { name: 'Parts of the report' })).getByText(title))

test('S1.9 an agency opens Doorstep on the next report of each child, with its day and what became of the last', () => {
  openAs('Nadia', <ProviderHome />, [LAST])
  const line = words(screen.getByRole('list', { name: 'Children in your homes' }))
  assert.match(line, /Asha, 14With Trevor and Lynn · last report amber, not received yet ?Report 10 days late/)
  assert.ok(screen.getByRole('link', { name: /^Write it/ }))
})

const headings = () => screen.getAllByRole('heading', { level: 2 }).map(words)
const agencyAction = (due: string) =>
  record('action', { what: 'Ring the school', owner: { recordId: actor('Nadia').personId, name: 'Nadia' }, due })

test('what is late comes first: what is asked of the agency, or the report where nothing else is late', () => {
  openAs('Nadia', <ProviderHome />, [LAST, agencyAction('2026-09-09')])
  assert.is(headings()[0], 'Yours to do')
  cleanup()
  openAs('Nadia', <ProviderHome />, [LAST, agencyAction('2026-09-10')])
  assert.is(headings()[0], 'Children in your homes', 'the action has its day still, the report has not')
  cleanup()
  openAs('Nadia', <ProviderHome />, [
    sent({ status: 'green', from: '2026-06-01', until: '2026-08-31', frequency: 'quarterly' }, '2026-09-02'),
  ])
  assert.is(headings()[0], 'Yours to do', 'nothing is late')
})

const outcome = (term: string) => [{ id: 'a', outcome: 'Asha cooks', term }]
const offered = (birthDate: string, term = 'short') => {
  const born = ashasHome().find(({ id }) => id === ASHA)
  openReport({ outcomes: outcome(term) }, [{ ...must(born), body: { ...must(born).body, birthDate } }])
  part('Outcomes')
  const found = screen.queryByRole('radio', { name: 'From the pathway plan' }) !== null
  cleanup()
  return found
}

test('S1.13, S3.15: how far ahead names the pathway plan from the age it exists for, and where it was chosen already', () => {
  // the report's period ends on 31 August 2026: fifteen years and nine months before is 30 November 2010
  assert.is(offered('2010-11-30'), true)
  assert.is(offered('2010-12-01'), false)
  assert.is(offered('2017-03-01'), false)
  assert.is(offered('2017-03-01', 'pathway'), true)
})

test('S1.12 what is asked follows the colour: nothing for green, steps for amber, steps and what is needed for red', () => {
  openReport({})
  fireEvent.click(screen.getByRole('radio', { name: /^Green/ }))
  assert.equal(asked(), [])
  fireEvent.click(screen.getByRole('radio', { name: /^Amber/ }))
  assert.equal(asked(), ['f-steps'])
  fireEvent.click(screen.getByRole('radio', { name: /^Red/ }))
  assert.equal(asked(), ['f-steps', 'f-demand'])
  assert.ok(screen.getByRole('heading', { name: 'If you send red' }))
})

test('S1.12 the reports before stand beside it in a word each', () => {
  openReport({})
  assert.match(
    words(screen.getByRole('list', { name: 'Progress reports, newest first' })),
    /^Amber.*not received yet · 31 May$/,
  )
})

test('S1.1 what looks like a name is shown before it is sent: one tap writes the number, another leaves it', async () => {
  const { notebook, draft } = openReport({
    status: 'amber',
    steps: 'Then Ashie smiled, and Lynny too.',
    outcomes: [{ id: 'a', outcome: 'Ashie sleeps', term: 'short' }],
  })
  const section = within(screen.getByRole('region', { name: 'Look at these before you send it' }))
  fireEvent.click(section.getByRole('button', { name: /^Leave it.*Lynny/ }))
  fireEvent.click(section.getByRole('button', { name: /^Write C-1 instead.*Ashie/ }))
  await waitFor(() => {
    const { body } = must(notebook.casebook.get(draft.id))
    assert.is(body.steps, 'Then C-1 smiled, and Lynny too.')
    assert.equal(body.outcomes, [{ id: 'a', outcome: 'C-1 sleeps', term: 'short' }])
  })
  assert.is(screen.queryByRole('region', { name: 'Look at these before you send it' }), null)
})

test('S1.8 days that no report covers are told, and so are days in two reports', () => {
  openReport({ from: '2026-06-03' })
  part('About this report')
  assert.ok(screen.getByText(/No report covers 2 days: Mon 1 Jun to Tue 2 Jun/))
  cleanup()
  openReport({ from: '2026-05-31' })
  part('About this report')
  assert.ok(screen.getByText(/The last report covers 1 day of these as well/))
  cleanup()
  openReport({})
  part('About this report')
  assert.is(screen.queryByText(/No report covers|The last report covers/), null)
})

test('S1.8 an end before the beginning is put right in one tap', async () => {
  const { notebook, draft } = openReport({ from: '2026-08-31', until: '2026-06-01' })
  part('About this report')
  fireEvent.click(screen.getByRole('button', { name: 'Exchange the two dates' }))
  await waitFor(() => assert.is(notebook.casebook.get(draft.id)?.body.from, '2026-06-01'))
  assert.is(notebook.casebook.get(draft.id)?.body.until, '2026-08-31')
})

test('S1.16 a number opens the list behind it, and what an agency is not told is said', () => {
  openReport({}, [
    record('missing-episode', { kind: 'M', start: '2026-07-01', end: '2026-07-01' }, { fileIds: [asha] }),
  ])
  part('Concerns')
  assert.ok(screen.getByText('1 episode.'))
  const list = screen.getByRole('list', { name: 'Missing episodes', hidden: true })
  assert.is(within(list).getAllByRole('link', { hidden: true }).length, 1)
  assert.ok(screen.getByText(/Where the process stands is not known here/))
})

test('S1.1 a name that was typed is told while it is written', () => {
  openReport({ status: 'amber', steps: 'Asha and Lynn talked' })
  assert.match(
    words(screen.getByRole('status')),
    /“Asha” and “Lynn” will not stand on the paper: it says C-1 and L\. instead/,
  )
})

test('S1.20 nothing is sent while something is missing, and each part says what it is for', async () => {
  openReport({ status: 'red' })
  assert.ok(screen.getByText(/Choose the colour that is true today/))
  fireEvent.click(screen.getByRole('button', { name: 'Check and send' }))
  await waitFor(() => screen.getByRole('heading', { name: /things are missing/ }))
  assert.is(screen.queryByRole('dialog'), null)
})

test.run()
