import './support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { AUTOSAVE_MS, createDraft, useDraft } from '../../src/app/form/draft.ts'
import { Lined } from '../../src/app/form/lined.tsx'
import { SavedLine } from '../../src/app/parts/saved-line.tsx'
import { createShell } from '../../src/app/shell.ts'
import { NotKept } from '../../src/device/notebook.ts'
import type { Notebook } from '../../src/device/notebook.ts'
import { asWords } from '../../src/model/fields/words.ts'
import { eventually, newChild, openTablet } from '../support/tablet.ts'
import { openHouse } from './support/house.tsx'

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function openNote() {
  const notebook = await openTablet()
  const note = await notebook.create({ type: 'statutory-visit', fileIds: [newChild()], body: {} })
  return { notebook, note }
}

/** A disk that is full as often as it is told. */
function withFullDisk(notebook: Notebook, full: { times: number }): Notebook {
  return Object.assign(Object.create(notebook) as Notebook, {
    edit: (...given: Parameters<Notebook['edit']>) => {
      if (full.times-- > 0) return Promise.reject(new NotKept('full', 'no room'))
      return notebook.edit(...given)
    },
  })
}

function Note({ recordId }: { readonly recordId: string }) {
  const draft = useDraft(recordId)
  return (
    <>
      <Lined
        label="Health"
        value={(draft.body.health as string | undefined) ?? ''}
        onInput={(words) => draft.set('health', words)}
      />
      <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
    </>
  )
}

test.after.each(() => cleanup())

test('words are on the disk half a second after they are typed, and the page says when', async () => {
  const { notebook, note } = await openNote()
  openHouse(notebook, <Note recordId={note.id} />)
  fireEvent.input(screen.getByLabelText('Health'), { target: { value: 'a loose tooth' } })
  assert.is(notebook.casebook.get(note.id)?.body.health, undefined, 'not before')
  await wait(AUTOSAVE_MS + 200)
  assert.is(notebook.casebook.get(note.id)?.body.health, 'a loose tooth')
  assert.match(document.body.textContent ?? '', /Saved on this device \d+:\d\d/)
})

test('somebody who never pauses is saved all the same', async () => {
  const { notebook, note } = await openNote()
  openHouse(notebook, <Note recordId={note.id} />)
  let words = ''
  for (let key = 0; key < 14; key++) {
    words += 'x'
    fireEvent.input(screen.getByLabelText('Health'), { target: { value: words } })
    await wait(60)
  }
  assert.match(notebook.casebook.get(note.id)?.body.health as string, /^x+$/, 'saved while typing')
  await wait(AUTOSAVE_MS + 100)
  assert.is(notebook.casebook.get(note.id)?.body.health, words)
})

test('leaving the page saves at once', async () => {
  const { notebook, note } = await openNote()
  const page = openHouse(notebook, <Note recordId={note.id} />)
  fireEvent.input(screen.getByLabelText('Health'), { target: { value: 'half a sen' } })
  page.unmount()
  await eventually(() => notebook.casebook.get(note.id)?.body.health === 'half a sen', 'saving on leaving')
  assert.is(page.shell.editors.value, 0)
})

test('the browser going away saves at once', async () => {
  const { notebook, note } = await openNote()
  openHouse(notebook, <Note recordId={note.id} />)
  fireEvent.input(screen.getByLabelText('Health'), { target: { value: 'half' } })
  dispatchEvent(new Event('pagehide'))
  await eventually(() => notebook.casebook.get(note.id)?.body.health === 'half', 'saving on pagehide')
})

test('a full disk keeps the words on the screen, says so, and saves when there is room', async () => {
  const { notebook, note } = await openNote()
  const full = { times: 1 }
  const page = openHouse(withFullDisk(notebook, full), <Note recordId={note.id} />)
  fireEvent.input(screen.getByLabelText('Health'), { target: { value: 'asthma' } })
  await wait(AUTOSAVE_MS + 150)
  assert.match(screen.getByRole('alert').textContent ?? '', /device is full.*stay here/)
  assert.is(screen.getByLabelText<HTMLTextAreaElement>('Health').value, 'asthma')
  assert.not.ok(notebook.casebook.get(note.id)?.body.health)
  assert.is(await page.shell.keepAll(), true, 'now there is room')
  assert.is(notebook.casebook.get(note.id)?.body.health, 'asthma')
  assert.is(screen.queryByRole('alert'), null)
})

test('words that could not be kept hold the door open after their page is gone', async () => {
  const { notebook, note } = await openNote()
  const shell = createShell()
  const full = { times: 2 }
  const draft = createDraft(withFullDisk(notebook, full), note.id, shell)
  draft.set('health', 'asthma')
  await draft.close()
  assert.is(shell.editors.value, 1)
  assert.equal(shell.heldWords(), ['asthma'])
  assert.match(shell.notices.value[0]?.words ?? '', /not saved yet/)
  assert.is(await shell.keepAll(), false)
  assert.is(await shell.keepAll(), true)
  assert.is(notebook.casebook.get(note.id)?.body.health, 'asthma')
  assert.is(shell.editors.value, 0)
  assert.equal(shell.notices.value, [])
})

test('what is typed while the disk is writing is kept as well', async () => {
  const { notebook, note } = await openNote()
  const draft = createDraft(notebook, note.id, createShell())
  draft.set('health', 'one')
  const saving = draft.flush()
  draft.set('health', 'one two')
  draft.set('school', 'maths')
  await saving
  assert.equal(notebook.casebook.get(note.id)?.body, { health: 'one two', school: 'maths' })
  assert.not.ok(draft.holds())
})

test('somebody else’s change to another answer is not undone by what is typed here', async () => {
  const { notebook, note } = await openNote()
  const draft = createDraft(notebook, note.id, createShell())
  draft.set('health', 'asthma')
  await notebook.edit(note.id, { school: 'from another tab' })
  await draft.flush()
  assert.equal(notebook.casebook.get(note.id)?.body, { health: 'asthma', school: 'from another tab' })
})

test('words from another tab in the same field stand beside what is being typed here', async () => {
  const { notebook, note } = await openNote()
  await notebook.edit(note.id, { health: 'A loose tooth.' })
  const draft = createDraft(notebook, note.id, createShell())
  draft.set('health', 'A loose tooth. She')
  await notebook.edit(note.id, { health: 'A loose tooth. It fell out.' })
  const saving = draft.flush()
  draft.set('health', 'A loose tooth. She was proud')
  await saving
  draft.set('health', `${asWords(draft.body.value.health ?? '')} of it`)
  await draft.flush()
  assert.is(notebook.casebook.get(note.id)?.body.health, 'A loose tooth. It fell out. She was proud of it')
})

test.run()
