import './support/page.ts'
import type { ComponentChildren } from 'preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile, householdFile } from '../../../src/model/file.ts'
import { paperNotebook, paperSync } from './support/paper-notebook.ts'

const { h } = await import('preact')
const { signal } = await import('@preact/signals')
const { render, cleanup, fireEvent, waitFor } = await import('@testing-library/preact')
const { LocationProvider } = await import('preact-iso')
const { NotebookContext, ShellContext, SyncContext, TodayContext } = await import('../../../src/app/context.ts')
const { createShell } = await import('../../../src/app/shell.ts')
const { NotKept } = await import('../../../src/device/notebook.ts')
const { CarerHome } = await import('../../../src/app/screens/carer-home.tsx')
const { DailyLogScreen } = await import('../../../src/app/screens/daily-log.tsx')
const { AskForHelp } = await import('../../../src/app/screens/ask-for-help.tsx')
const { scaling } = await import('../../../src/records/scaling.ts')
const { ScaleScreen } = await import('../../../src/app/screens/scale.tsx')
const { openLog } = await import('../../../src/app/screens/daily-log-start.ts')

const MABEL = '0191a000-0000-7000-8000-000000000001'
const HOME = '0191a000-0000-7000-8000-000000000002'
const SAM = {
  personId: '0191a000-0000-7000-8000-000000000009',
  name: 'Sam Okoro',
  role: 'supervising-social-worker',
} as const
const JOYCE = {
  personId: '0191a000-0000-7000-8000-00000000000a',
  name: 'Joyce Bell',
  role: 'foster-carer',
  team: '',
} as const
const TODAY = '2026-09-10'
const files = [childFile(MABEL), householdFile(HOME)]

function joycesPhone(mabelBorn = '2020-03-02') {
  const notebook = paperNotebook(JOYCE)
  notebook.put({
    id: MABEL,
    type: 'child',
    fileIds: [childFile(MABEL)],
    body: { name: 'Mabel', birthDate: mabelBorn },
  })
  notebook.put({
    id: HOME,
    type: 'household',
    fileIds: [householdFile(HOME)],
    body: { name: 'Joyce', outOfHours: '01632 960114' },
  })
  notebook.put({ type: 'placement', fileIds: files, body: { start: '2026-01-10' } })
  notebook.put({
    type: 'household-member',
    fileIds: [householdFile(HOME)],
    body: { name: 'Joyce Bell', role: 'carer', account: { recordId: JOYCE.personId, name: 'Joyce Bell' } },
  })
  notebook.put({
    type: 'household-member',
    fileIds: [householdFile(HOME)],
    body: { name: 'Ella', role: 'child', birthDate: '2011-05-05' },
  })
  notebook.put({
    type: 'allocation',
    fileIds: [householdFile(HOME)],
    body: { role: SAM.role, worker: { recordId: SAM.personId, name: SAM.name }, from: '2025-01-01' },
  })
  return notebook
}
type Phone = ReturnType<typeof joycesPhone>

function shown(notebook: Phone, screen: ComponentChildren) {
  return render(
    h(
      LocationProvider,
      null,
      h(
        ShellContext.Provider,
        { value: createShell() } as never,
        h(
          TodayContext.Provider,
          { value: signal(TODAY) } as never,
          h(
            SyncContext.Provider,
            { value: paperSync() } as never,
            h(NotebookContext.Provider, { value: notebook } as never, screen),
          ),
        ),
      ),
    ),
  )
}
const logs = (notebook: Phone) => notebook.casebook.ofType('daily-log')
function only<T>(list: readonly T[]): T {
  const [one, ...others] = list
  if (!one || others.length > 0) throw new Error(`${list.length} instead of one`)
  return one
}
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } })

test.after.each(() => {
  cleanup()
  history.replaceState(null, '', '/')
})

test('one tap on the door begins today’s log, and a second tap goes on with the same one', async () => {
  const notebook = joycesPhone()
  const page = shown(notebook, h(CarerHome, {}))
  fireEvent.click(page.getByRole('button', { name: /Mabel’s day/ }))
  await waitFor(() => assert.is(logs(notebook).length, 1))
  await waitFor(() => assert.is(location.pathname, `/log/${logs(notebook)[0]?.id}`))
  assert.equal(logs(notebook)[0]?.fileIds, files)
  assert.is(await openLog(notebook, MABEL, householdFile(HOME), TODAY), logs(notebook)[0]?.id)
})

test('two sentences are saved by themselves and sent with one press', async () => {
  const notebook = joycesPhone()
  const id = await openLog(notebook, MABEL, householdFile(HOME), TODAY)
  history.replaceState(null, '', `/log/${id}`)
  const page = shown(notebook, h(DailyLogScreen, { recordId: id }))
  assert.ok(page.getByRole('heading', { name: 'Mabel’s Thursday' }))
  type(page.getByLabelText('What happened?'), 'Long assembly.')
  type(page.getByLabelText('What went well?'), 'She said why.')
  await waitFor(
    () =>
      assert.equal(notebook.casebook.get(id)?.body, {
        date: TODAY,
        happened: 'Long assembly.',
        wentWell: 'She said why.',
      }),
    { timeout: 1500 },
  )
  fireEvent.click(page.getByRole('button', { name: 'Send to Sam' }))
  await waitFor(() => assert.is(location.pathname, '/'))
})

test('a log without anything that happened is not sent; one without strengths is asked for them once', async () => {
  const notebook = joycesPhone()
  const id = await openLog(notebook, MABEL, householdFile(HOME), TODAY)
  history.replaceState(null, '', `/log/${id}`)
  const page = shown(notebook, h(DailyLogScreen, { recordId: id }))
  fireEvent.click(page.getByRole('button', { name: 'Send to Sam' }))
  await page.findByText('A sentence or two is enough.')
  type(page.getByLabelText('What happened?'), 'A hard day.')
  fireEvent.click(page.getByRole('button', { name: 'Send to Sam' }))
  const anyway = await page.findByRole('button', { name: 'Send it as it is' })
  assert.is(location.pathname, `/log/${id}`)
  fireEvent.click(anyway)
  await waitFor(() => assert.is(location.pathname, '/'))
})

test('the child’s words keep their spelling, with where they were said', async () => {
  const notebook = joycesPhone()
  const id = await openLog(notebook, MABEL, householdFile(HOME), TODAY)
  const page = shown(notebook, h(DailyLogScreen, { recordId: id }))
  fireEvent.click(page.getByRole('button', { name: 'Mabel said' }))
  type(await page.findByLabelText('Mabel said'), 'the moon is folowing us')
  type(page.getByLabelText('Where, and who was there'), 'in the car')
  fireEvent.click(page.getByRole('button', { name: 'Done' }))
  await page.findByText('the moon is folowing us')
  assert.ok(page.getByText('Mabel, 6, in the car'))
  await waitFor(
    () => {
      const words = notebook.casebook.get(id)?.body.words as readonly { quote: string; setting: string }[]
      assert.equal(
        words.map(({ quote, setting }) => [quote, setting]),
        [['the moon is folowing us', 'in the car']],
      )
    },
    { timeout: 1500 },
  )
})

test('words that the phone cannot keep stay on the screen, and it says so', async () => {
  const notebook = joycesPhone()
  const id = await openLog(notebook, MABEL, householdFile(HOME), TODAY)
  history.replaceState(null, '', `/log/${id}`)
  const page = shown(notebook, h(DailyLogScreen, { recordId: id }))
  notebook.failWith = new NotKept('full', 'full')
  type(page.getByLabelText('What happened?'), 'Do not lose me.')
  assert.match((await page.findByRole('alert', {}, { timeout: 1500 })).textContent ?? '', 'full')
  fireEvent.click(page.getByRole('button', { name: 'Send to Sam' }))
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.is(location.pathname, `/log/${id}`)
  assert.is((page.getByLabelText('What happened?') as HTMLTextAreaElement).value, 'Do not lose me.')
  notebook.failWith = undefined
})

test('a log that was opened and left empty is gone', async () => {
  const notebook = joycesPhone()
  const id = await openLog(notebook, MABEL, householdFile(HOME), TODAY)
  const page = shown(notebook, h(DailyLogScreen, { recordId: id }))
  page.unmount()
  await waitFor(() => assert.is(logs(notebook).length, 0))
})

test('the carer reads who read the log, when, and what they said', () => {
  const notebook = joycesPhone()
  const by = { ...JOYCE, at: '2026-09-08T19:41:00Z' }
  notebook.put({
    type: 'daily-log',
    fileIds: files,
    author: by,
    body: { date: '2026-09-08', happened: 'A day.' },
    marks: [{ id: MABEL, kind: 'read', note: 'The reading den is a lovely idea.', ...SAM, at: '2026-09-10T08:12:00Z' }],
  })
  const page = shown(notebook, h(CarerHome, {}))
  assert.match(page.getByRole('link', { name: /read/ }).textContent ?? '', 'Sam read Tuesday’s log at 9:12')
  assert.ok(page.getByText('“The reading den is a lovely idea.”'))
  assert.is(page.getByRole('link', { name: 'Out of hours' }).getAttribute('href'), 'tel:01632960114')
})

test('help is on its way with one press on the page, and says only what is known', async () => {
  const notebook = joycesPhone()
  history.replaceState(null, '', '/help')
  const page = shown(notebook, h(AskForHelp, {}))
  fireEvent.click(page.getByRole('button', { name: /^Now/ }))
  await page.findByRole('heading', { name: 'Only on this phone so far' })
  const request = only(notebook.casebook.ofType('help-request'))
  assert.equal(request.body, { need: 'Please ring me', urgency: 'now', wantedBy: TODAY })
  assert.equal([...request.fileIds].sort(), [...files].sort())
  notebook.put({ ...request, revision: 1, receivedAt: '2026-09-10T13:02:00Z' })
  await page.findByRole('heading', { name: 'Sent. It is on Sam’s list' })
})

test('one number is an answer; it is written down once, when the page is left', async () => {
  const notebook = joycesPhone()
  history.replaceState(null, '', '/scale')
  const page = shown(notebook, h(ScaleScreen, {}))
  assert.is(page.getByRole('button', { name: 'Joyce' }).getAttribute('aria-pressed'), 'true')
  fireEvent.click(page.getByRole('radio', { name: '5' }))
  type(page.getByLabelText('What makes it a 5 and not a 4?'), 'She came down for breakfast')
  assert.is(notebook.casebook.ofType('scaling').length, 0)
  page.unmount()
  await waitFor(() => assert.is(notebook.casebook.ofType('scaling').length, 1))
  const { body, fileIds } = only(notebook.casebook.ofType('scaling'))
  assert.equal(
    [body.score, body.relation, body.whyNotLower, body.date, (body.person as { name: string }).name],
    [5, 'carer', 'She came down for breakfast', TODAY, 'Joyce Bell'],
  )
  assert.equal(fileIds, files)
})

test('an answer that was not kept yet is there again after the phone was switched off', async () => {
  const notebook = joycesPhone()
  history.replaceState(null, '', '/scale')
  await notebook.keepSetting(`scale ${files.join(' ')}`, {
    [notebook.casebook.ofType('household-member')[0]?.id ?? '']: { score: 3, whyNotLower: 'Tea together' },
  })
  const page = shown(notebook, h(ScaleScreen, {}))
  assert.is(page.getByRole('radio', { name: '3' }).getAttribute('aria-checked'), 'true')
  assert.is((page.getByLabelText('What makes it a 3 and not a 2?') as HTMLTextAreaElement).value, 'Tea together')
})

test('going on to the daughter keeps the carer’s answer, and each stands by itself', async () => {
  const notebook = joycesPhone()
  history.replaceState(null, '', '/scale')
  const page = shown(notebook, h(ScaleScreen, {}))
  fireEvent.click(page.getByRole('radio', { name: '4' }))
  fireEvent.click(page.getByRole('button', { name: 'Ella, 15' }))
  await waitFor(() => assert.is(page.getByRole('button', { name: 'Ella, 15' }).getAttribute('aria-pressed'), 'true'))
  fireEvent.click(page.getByRole('radio', { name: '7' }))
  fireEvent.click(page.getByRole('button', { name: 'Keep my answer' }))
  await waitFor(() =>
    assert.equal(
      notebook.casebook.ofType('scaling').map(({ body }) => [body.relation, body.score]),
      [
        ['carer', 4],
        ['carers-child', 7],
      ],
    ),
  )
})

test('an answer taken back is never written', async () => {
  const notebook = joycesPhone()
  history.replaceState(null, '', '/scale')
  const page = shown(notebook, h(ScaleScreen, {}))
  fireEvent.click(page.getByRole('radio', { name: '2' }))
  fireEvent.click(page.getByRole('button', { name: 'Take it back' }))
  page.unmount()
  await new Promise((resolve) => setTimeout(resolve, 30))
  assert.is(notebook.casebook.ofType('scaling').length, 0)
})

test('F4: of a two-year-old no number is asked: what was seen is written, and everybody else gives their own', async () => {
  const notebook = joycesPhone('2024-03-02')
  history.replaceState(null, '', '/scale')
  const page = shown(notebook, h(ScaleScreen, {}))
  assert.is(page.getAllByRole('radio').length, 11, 'Joyce gives her own')
  fireEvent.click(page.getByRole('button', { name: 'Mabel, 2' }))
  await waitFor(() => assert.is(page.queryAllByRole('radio').length, 0))
  type(page.getByLabelText('What did you see?'), 'She stacks cups, and looks round for me.')
  fireEvent.click(page.getByRole('button', { name: 'Keep what I saw' }))
  await waitFor(() => assert.is(notebook.casebook.ofType('scaling').length, 1))
  const record = only(notebook.casebook.ofType('scaling'))
  const { person, ...body } = record.body
  assert.is((person as { name: string }).name, 'Mabel')
  assert.equal(body, {
    date: TODAY,
    relation: 'child',
    question: 'What did you see?',
    seen: 'She stacks cups, and looks round for me.',
  })
  assert.is(scaling.summary(record.body, {}), 'What was seen of Mabel')
  await waitFor(() => assert.ok(page.getByRole('button', { name: /^Mabel, 2 ?, is written about today/ })))
})

test('what was begun of a small child is kept when the page is left, and nothing is kept of nothing', async () => {
  const notebook = joycesPhone('2024-03-02')
  history.replaceState(null, '', '/scale')
  const page = shown(notebook, h(ScaleScreen, {}))
  fireEvent.click(page.getByRole('button', { name: 'Mabel, 2' }))
  await waitFor(() => page.getByLabelText('What did you see?'))
  type(page.getByLabelText('What did you see?'), '  ')
  fireEvent.click(page.getByRole('button', { name: 'Keep what I saw' }))
  assert.is(document.activeElement, page.getByLabelText('What did you see?'))
  type(page.getByLabelText('What did you see?'), 'Slept through.')
  page.unmount()
  await waitFor(() => assert.is(only(notebook.casebook.ofType('scaling')).body.seen, 'Slept through.'))
})

test.run()
