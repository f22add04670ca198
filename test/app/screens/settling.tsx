import '../support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { CaseRecord, Version } from '../../../src/model/record.ts'
import { Council } from '../../support/council.ts'
import { eventually, newChild, worker } from '../../support/tablet.ts'
import type { Worker } from '../../support/tablet.ts'
import { must } from '../../support/must.ts'
import { openHouse } from '../support/house.tsx'

const { RecordPage } = await import('../../../src/app/screens/record.tsx')
const { RecordHistory } = await import('../../../src/app/screens/record-history.tsx')

test.after.each(() => cleanup())

const WHOLE = {
  date: '2026-09-08',
  event: 'Slept with the light off',
  impact: 'She told her class.\nShe was proud.',
  source: 'Denise',
  significance: 'important',
}

/** Two workers at one council, one draft that both have. */
async function two(): Promise<{ jo: Worker; sam: Worker; id: string; settle: () => Promise<void> }> {
  const council = new Council()
  const child = newChild()
  const jo = await worker(council, [child])
  const sam = await worker(council, [child], 'childs-social-worker', 'Sam Okoro')
  const { id } = await jo.notebook.create({ type: 'chronology-entry', fileIds: [child], body: WHOLE })
  const settle = async () => {
    for (let round = 0; round < 2; round += 1) for (const { sync } of [jo, sam]) await sync.now()
  }
  await settle()
  return { jo, sam, id, settle }
}
const at = ({ notebook }: Worker, id: string): CaseRecord => must(notebook.casebook.get(id))
const edit = (who: Worker, id: string, change: CaseRecord['body']) =>
  who.notebook.edit(id, { ...at(who, id).body, ...change })
const close = (...all: readonly Worker[]): void => {
  for (const { notebook } of all) notebook.lock()
}

test('what two wrote is put together: signing waits until it was read, and the screen says whose is whose', async () => {
  const { jo, sam, id, settle } = await two()
  await edit(jo, id, { impact: 'She told her class, Jo heard.\nShe was proud.' })
  await edit(sam, id, { impact: 'She told her class.\nShe was proud, Sam saw.' })
  await settle()
  openHouse(jo.notebook, <RecordPage recordId={id} />)
  await screen.findByRole('heading', { name: 'Put together from what two wrote' })
  assert.match(document.body.textContent ?? '', /You wrote: She told her class, Jo heard\./)
  assert.match(document.body.textContent ?? '', /Sam wrote: She was proud, Sam saw\./)
  fireEvent.click(screen.getByRole('button', { name: 'Check and sign' }))
  await screen.findByText(/nobody has read together\. Read them above/)
  assert.is(screen.queryByRole('button', { name: /Sign as/ }), null)
  assert.is(document.activeElement?.id, 'joined')
  fireEvent.click(screen.getByRole('button', { name: 'I have read it' }))
  await eventually(() => at(jo, id).mergedUnread === undefined, 'the reading')
  fireEvent.click(screen.getByRole('button', { name: 'Check and sign' }))
  fireEvent.click(await screen.findByRole('button', { name: /Sign as Jo Marsh/ }))
  await eventually(() => at(jo, id).status === 'signed', 'signing')
  close(jo, sam)
})

test('a new answer made from two versions is held while it is written, and settles the question', async () => {
  const { jo, sam, id, settle } = await two()
  await edit(jo, id, { event: 'Slept in the dark' })
  await edit(sam, id, { event: 'Slept with a torch' })
  await settle()
  openHouse(sam.notebook, <RecordPage recordId={id} />)
  await screen.findByRole('heading', { name: '“What happened” was written in two places' })
  fireEvent.click(screen.getByRole('button', { name: 'Write it anew from both' }))
  const anew = await screen.findByLabelText<HTMLTextAreaElement>('What happened, anew')
  assert.is(anew.value, 'Slept with a torch\n\nSlept in the dark')
  fireEvent.input(anew, { target: { value: 'Slept in the dark, a torch at hand' } })
  await eventually(
    () => sam.notebook.setting(`deciding ${id} event`).value === 'Slept in the dark, a torch at hand',
    'the words are held on the device',
  )
  cleanup()
  openHouse(sam.notebook, <RecordPage recordId={id} />)
  const again = await screen.findByLabelText<HTMLTextAreaElement>('What happened, anew')
  assert.is(again.value, 'Slept in the dark, a torch at hand', 'left and come back, they are there')
  fireEvent.click(screen.getByRole('button', { name: 'Keep this' }))
  await eventually(() => at(sam, id).conflicts.length === 0, 'the choice')
  await settle()
  assert.is(at(jo, id).body.event, 'Slept in the dark, a torch at hand')
  close(jo, sam)
})

test('a version that came while somebody was looking is not chosen away', async () => {
  const { jo, sam, id, settle } = await two()
  await edit(jo, id, { event: 'Slept in the dark' })
  await edit(sam, id, { event: 'Slept with a torch' })
  await settle()
  const asked = must(at(jo, id).conflicts[0])
  await edit(sam, id, { event: 'Slept with two torches' })
  await settle()
  await jo.notebook.resolve(id, asked.id, 'Slept in the dark').then(
    () => assert.unreachable('it answered a question that is no longer asked'),
    (error: Error) => assert.match(error.message, /Another version came in/),
  )
  const values = must(at(jo, id).conflicts[0]).versions.map(({ value }: Version) => value)
  assert.ok(values.includes('Slept with two torches') && values.includes('Slept in the dark'), JSON.stringify(values))
  close(jo, sam)
})

test('words after the signature are offered to the signer: put aside with a word that the writer reads', async () => {
  const { jo, sam, id, settle } = await two()
  await edit(sam, id, { impact: 'She told her class.\nShe was very proud.' })
  await jo.notebook.sign(id, 'sign')
  await jo.sync.now()
  await settle()
  openHouse(jo.notebook, <RecordPage recordId={id} />)
  await screen.findByText(/Sam wrote this before knowing that it was signed/)
  fireEvent.click(screen.getByRole('button', { name: 'Put it aside' }))
  fireEvent.click(screen.getByRole('button', { name: 'Put it aside' }))
  await screen.findByText(/A word is needed/)
  fireEvent.input(screen.getByLabelText('Why is it put aside?'), { target: { value: 'She was shy about it' } })
  fireEvent.click(screen.getByRole('button', { name: 'Put it aside' }))
  await screen.findByText(/She was shy about it/)
  await settle()
  cleanup()
  openHouse(sam.notebook, <RecordPage recordId={id} />)
  await screen.findByText(/Put aside by/)
  await screen.findByText(/She was shy about it/)
  assert.match(document.body.textContent ?? '', /She was very proud/)
  close(jo, sam)
})

test('thrown away while somebody wrote: the record says so until it was read', async () => {
  const { jo, sam, id, settle } = await two()
  await edit(sam, id, { impact: 'She told her class.\nShe was very proud.' })
  await jo.notebook.discard(id)
  await jo.sync.now()
  await settle()
  openHouse(sam.notebook, <RecordPage recordId={id} />)
  await screen.findByRole('heading', { name: 'Thrown away while it was written in' })
  await screen.findByText(/Jo threw this draft away/)
  fireEvent.click(screen.getByRole('button', { name: 'I have read it' }))
  await eventually(() => at(sam, id).wasDiscarded === undefined, 'the reading')
  close(jo, sam)
})

test('every version: what only this device has is shown at once, and that the rest needs a connection is said', async () => {
  const { jo, sam, id } = await two()
  await edit(jo, id, { event: 'Slept in the dark' })
  const fetched = globalThis.fetch
  globalThis.fetch = () => Promise.reject(new TypeError('network'))
  try {
    openHouse(jo.notebook, <RecordHistory recordId={id} />)
    await screen.findByText('Only on this device')
    await screen.findByRole('heading', { name: 'You wrote in it' })
    assert.match(document.body.textContent ?? '', /in the dark/)
    await screen.findByText(/its server cannot be reached just now/)
    assert.ok(screen.getByRole('button', { name: 'Try again' }))
  } finally {
    globalThis.fetch = fetched
  }
  close(jo, sam)
})

test.run()
