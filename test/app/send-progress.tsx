import './support/page.ts'
import 'fake-indexeddb/auto'
import { act } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { kindWords, progressWords, SendProgress } from '../../src/app/parts/send-progress.tsx'
import { OutboxList } from '../../src/app/screens/outbox-list.tsx'
import { RecordAside } from '../../src/app/screens/record-aside.tsx'
import { serverMisses } from '../../src/device/blobs.ts'
import { answered, nextBatch } from '../../src/device/sending.ts'
import { createDraft } from '../../src/app/form/draft.ts'
import { createShell } from '../../src/app/shell.ts'
import { must } from '../support/must.ts'
import { newChild, openTablet } from '../support/tablet.ts'
import { openHouse } from './support/house.tsx'

const live = document.createElement('p')
live.id = 'told'
document.body.append(live)
const told = () => live.textContent

const LIMITS = { operations: 100, bytes: 1e6, singleBytes: 4e6 }

async function withPhoto() {
  const notebook = await openTablet()
  const child = newChild()
  const ref = await notebook.putBlob(new Uint8Array(300_000).fill(7), 'image/jpeg')
  const record = await notebook.create({ type: 'statutory-visit', fileIds: [child], body: { drawing: { ...ref } } })
  const blobId = must(notebook.outbox.value.find((item) => item.attachment)).opId
  /** As the server would have it: so many of the smallest pieces are there. */
  const arrived = (pieces: number) => {
    const missing = Array.from({ length: 19 }, (_, n) => n).filter((n) => n >= pieces)
    return act(() => serverMisses(notebook.store, blobId, missing, 16_384))
  }
  return { notebook, ref, record, arrived }
}

test('both numbers are in the unit of the whole', () => {
  assert.is(progressWords(0, 300_000), '0 of 300 KB')
  assert.is(progressWords(120_400, 300_000), '120 of 300 KB')
  assert.is(progressWords(300, 700), '0 of 1 KB')
  assert.is(progressWords(240_000, 3_400_000), '0.2 of 3.4 MB')
  assert.equal(['image/png', 'application/vnd.doorstep.strokes+json', 'application/pdf'].map(kindWords), [
    'A picture',
    'A drawing',
    'A paper',
  ])
})

test('a photo says beside itself how much of it has arrived, tells it aloud half-way and at the end, and then is silent', async () => {
  const { notebook, ref, arrived } = await withPhoto()
  const page = openHouse(notebook, <SendProgress blob={ref} />)
  assert.match(must(page.container.textContent), 'only on this device')
  const said: (string | null)[] = []
  for (const pieces of [2, 5, 8, 11, 15, 19]) {
    await arrived(pieces)
    said.push(told())
  }
  assert.equal([...new Set(said)].filter(Boolean), [
    'A picture: half of it is with the council',
    'A picture is with the council',
  ])
  assert.is(page.container.textContent, '')
  page.unmount()
  notebook.lock()
})

test('the list counts its bytes, and neither the list nor the note is called received before it is', async () => {
  const { notebook, record, arrived } = await withPhoto()
  const list = openHouse(notebook, <OutboxList />)
  const [frozen] = await nextBatch(notebook.store, LIMITS, () => new Set())
  await act(() => answered(notebook.store, [{ opId: must(frozen).opId, status: 'applied' }]))
  await arrived(8)
  const words = must(list.container.textContent)
  assert.match(words, '131 of 300 KB')
  assert.match(words, 'Partly sent. Carries on where it stopped.')
  assert.match(words, 'Its words are with the council, not all of its pictures and papers')
  assert.not.match(words, 'waiting for its receipt')
  list.unmount()
  const aside = openHouse(notebook, <RecordAside record={{ ...record, receivedAt: '2026-09-10T12:00:00Z' }} />)
  assert.match(must(aside.container.textContent), 'Not all of its pictures and papers are yet')
  await arrived(19)
  assert.match(must(aside.container.textContent), 'With the council, last added to')
  aside.unmount()
  notebook.lock()
})

test('whoever opens the list a moment after typing has it kept, and what is typed goes when asked to', async () => {
  const notebook = await openTablet()
  const record = await notebook.create({ type: 'statutory-visit', fileIds: [newChild()], body: {} })
  const shell = createShell()
  const outside: string[] = []
  shell.opened({ flush: () => Promise.resolve(void outside.push('kept')), holds: () => false })
  const house = openHouse(notebook, <OutboxList />, { shell })
  assert.equal(outside, ['kept'])
  const draft = createDraft(notebook, record.id, shell)
  draft.set('school', 'She read to the dog.')
  const atTheRound = new Promise((resolve) => {
    house.whenAsked = () => resolve(notebook.casebook.get(record.id)?.body.school)
  })
  house.getByText(/Try to send now/).click()
  assert.is(await atTheRound, 'She read to the dog.')
  house.unmount()
  await draft.close()
  notebook.lock()
})

test.run()
