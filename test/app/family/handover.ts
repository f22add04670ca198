import './support/page.ts'
import 'fake-indexeddb/auto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../../src/model/file.ts'
import { paperNotebook } from './support/paper-notebook.ts'

const { h } = await import('preact')
const { render, cleanup, fireEvent, waitFor } = await import('@testing-library/preact')
const { LocationProvider } = await import('preact-iso')
const { NotebookContext, ShellContext } = await import('../../../src/app/context.ts')
const { createShell } = await import('../../../src/app/shell.ts')
const { readHandover, endHandover } = await import('../../../src/device/handover.ts')
const { createHandoverKeeper } = await import('../../../src/app/screens/handover-state.ts')
const { HandoverGate } = await import('../../../src/app/screens/handover.tsx')

const WREN = '0191a000-0000-7000-8000-000000000001'
const HANNAH = {
  personId: '0191a000-0000-7000-8000-00000000000a',
  name: 'Hannah Reed',
  role: 'childs-social-worker',
  team: 'North',
} as const

function tablet() {
  const notebook = paperNotebook(HANNAH)
  notebook.put({ id: WREN, type: 'child', fileIds: [childFile(WREN)], body: { name: 'Wren' } })
  const record = notebook.put({ type: 'childs-views', fileIds: [childFile(WREN)], body: { date: '2026-09-10' } })
  return { notebook, record }
}

/** Two tabs of one browser: what one posts the other hears. */
function wire() {
  const tabs: EventTarget[] = []
  return () => {
    const tab = new EventTarget()
    tabs.push(tab)
    return Object.assign(tab, {
      postMessage: () => {
        for (const other of tabs) if (other !== tab) other.dispatchEvent(new MessageEvent('message'))
      },
    }) as unknown as BroadcastChannel
  }
}

function opened(
  notebook: ReturnType<typeof paperNotebook>,
  keeper = createHandoverKeeper(() => undefined),
  shell = createShell(),
) {
  const gate = h(
    HandoverGate,
    {
      keeper,
      onTakenBack: (id: string) => takenBack.push(id),
      verify: async (passphrase: string) => passphrase === 'four plain words here',
    } as never,
    h('p', {}, 'The case file'),
  )
  const page = render(
    h(
      LocationProvider,
      null,
      h(
        ShellContext.Provider,
        { value: shell } as never,
        h(NotebookContext.Provider, { value: notebook } as never, gate),
      ),
    ),
  )
  return { page, keeper }
}

const takenBack: string[] = []
const theCase = (page: ReturnType<typeof render>) => page.queryByText('The case file')

test.after.each(async () => {
  cleanup()
  await endHandover()
})

test('with nobody holding the tablet the house is open', async () => {
  const { page } = opened(tablet().notebook)
  await waitFor(() => assert.ok(theCase(page)))
})

test('nothing is drawn before it is known whether a child holds the tablet', () => {
  const { page } = opened(tablet().notebook)
  assert.is(theCase(page), null)
})

test('once handed over only the child’s pages are there, and Back stays on them', async () => {
  const { notebook, record } = tablet()
  const { page, keeper } = opened(notebook)
  await waitFor(() => assert.ok(theCase(page)))
  await keeper.handOver({ recordId: record.id, personId: HANNAH.personId })
  await waitFor(() => assert.ok(page.getByRole('heading', { name: 'Wren’s pages' })))
  assert.is(theCase(page), null)
  const before = history.length
  dispatchEvent(new Event('popstate'))
  assert.ok(history.length > before, 'Back was not caught')
  assert.is(theCase(page), null)
  assert.is(page.container.querySelectorAll('a[href]').length, 0, 'a link leads away')
})

test('an update waits while the pages are in a child’s hands', async () => {
  const { notebook, record } = tablet()
  const shell = createShell()
  const { page, keeper } = opened(notebook, undefined, shell)
  await waitFor(() => assert.ok(theCase(page)))
  assert.is(shell.editors.value, 0)
  await keeper.handOver({ recordId: record.id, personId: HANNAH.personId })
  await waitFor(() => assert.ok(page.getByRole('heading', { name: 'Wren’s pages' })))
  assert.ok(shell.editors.value > 0)
  await keeper.finish(true)
  await waitFor(() => assert.ok(page.getByRole('heading', { name: /Thank you/ })))
  assert.ok(shell.editors.value > 0)
  await keeper.takeBack()
  await waitFor(() => assert.ok(theCase(page)))
  await waitFor(() => assert.is(shell.editors.value, 0))
})

test('a reload or a restarted browser opens on the child’s pages again', async () => {
  const { notebook, record } = tablet()
  await createHandoverKeeper(() => undefined).handOver({ recordId: record.id, personId: HANNAH.personId })
  const { page } = opened(notebook)
  await waitFor(() => assert.ok(page.getByRole('heading', { name: 'Wren’s pages' })))
  assert.is(theCase(page), null)
})

test('"I have finished" waits for the worker, and a wrong passphrase leads nowhere', async () => {
  const { notebook, record } = tablet()
  const keeper = createHandoverKeeper(() => undefined)
  await keeper.handOver({ recordId: record.id, personId: HANNAH.personId })
  const { page } = opened(notebook, keeper)
  fireEvent.click(await page.findByRole('button', { name: 'I have finished' }))
  await page.findByRole('heading', { name: 'Thank you, Wren' })
  fireEvent.click(page.getByRole('button', { name: 'Hannah: take it back' }))
  const field = page.getByLabelText('Hannah’s passphrase') as HTMLInputElement
  field.value = 'a guess'
  fireEvent.submit(field.closest('form') ?? field)
  await page.findByRole('alert')
  assert.is(theCase(page), null)
  assert.ok(await readHandover())
})

test('the child may change their mind after finishing', async () => {
  const { notebook, record } = tablet()
  const keeper = createHandoverKeeper(() => undefined)
  await keeper.handOver({ recordId: record.id, personId: HANNAH.personId })
  const { page } = opened(notebook, keeper)
  fireEvent.click(await page.findByRole('button', { name: 'I have finished' }))
  fireEvent.click(await page.findByRole('button', { name: 'I want to change something' }))
  await page.findByRole('heading', { name: 'Wren’s pages' })
})

test('the right passphrase opens the house, and a later start finds it open', async () => {
  const { notebook, record } = tablet()
  const keeper = createHandoverKeeper(() => undefined)
  await keeper.handOver({ recordId: record.id, personId: HANNAH.personId })
  const { page } = opened(notebook, keeper)
  fireEvent.click(await page.findByRole('button', { name: 'I have finished' }))
  fireEvent.click(await page.findByRole('button', { name: 'Hannah: take it back' }))
  const field = page.getByLabelText('Hannah’s passphrase') as HTMLInputElement
  field.value = 'four plain words here'
  fireEvent.submit(field.closest('form') ?? field)
  await waitFor(() => assert.ok(theCase(page)))
  await waitFor(async () => assert.is(await readHandover(), undefined))
  assert.equal(takenBack, [record.id])
})

test('a second tab closes with the first one', async () => {
  const { notebook, record } = tablet()
  const line = wire()
  const [first, second] = [createHandoverKeeper(line), createHandoverKeeper(line)]
  const { page } = opened(notebook, second)
  await waitFor(() => assert.ok(theCase(page)))
  await first.handOver({ recordId: record.id, personId: HANNAH.personId })
  await page.findByRole('heading', { name: 'The pages are open in another window' })
  assert.is(theCase(page), null)
})

test('what the child writes and whom it is for is kept, page by page', async () => {
  const { notebook, record } = tablet()
  const keeper = createHandoverKeeper(() => undefined)
  await keeper.handOver({ recordId: record.id, personId: HANNAH.personId })
  const { page } = opened(notebook, keeper)
  fireEvent.click(await page.findByRole('button', { name: /dreams/ }))
  fireEvent.input(page.getByRole('textbox', { name: 'Words' }), { target: { value: 'a dog calld biscit' } })
  fireEvent.click(page.getByRole('checkbox', { name: 'Hannah' }))
  fireEvent.click(page.getByRole('button', { name: 'Pick a face' }))
  fireEvent.click(page.getByLabelText('I don’t know'))
  fireEvent.click(page.getByRole('button', { name: 'I have finished' }))
  await page.findByRole('heading', { name: 'Thank you, Wren' })
  const pieces = notebook.casebook.get(record.id)?.body.pieces as readonly {
    kind: string
    words?: string
    maySee?: string[]
    face?: string
  }[]
  assert.equal(
    pieces.map(({ kind, words, maySee, face }) => [kind, words, maySee, face]),
    [
      ['dreams', 'a dog calld biscit', ['worker'], undefined],
      ['face', undefined, undefined, 'dont-know'],
    ],
  )
})

test('where the device cannot keep the flag nothing is handed over', async () => {
  const keeper = createHandoverKeeper(() => undefined)
  await waitFor(() => assert.is(keeper.state.value.with, 'nobody'))
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')
  assert.ok(put)
  Object.defineProperty(IDBObjectStore.prototype, 'put', {
    ...put,
    value: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  await keeper.handOver({ recordId: WREN, personId: HANNAH.personId }).then(
    () => assert.unreachable('it was handed over'),
    () => undefined,
  )
  Object.defineProperty(IDBObjectStore.prototype, 'put', put)
  assert.is(keeper.state.value.with, 'nobody')
})

test.run()
