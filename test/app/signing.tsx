import './support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { eventually, newChild, openTablet, someone } from '../support/tablet.ts'
import { openHouse } from './support/house.tsx'

const { RecordForm } = await import('../../src/app/screens/record-form.tsx')
const { RecordPage } = await import('../../src/app/screens/record.tsx')

test.after.each(() => cleanup())

const WHOLE = {
  date: '2026-09-08',
  event: 'Slept with the light off',
  impact: 'She told her class',
  source: 'Denise',
  significance: 'important',
}

async function openEntry(body: { [field: string]: string }) {
  const notebook = await openTablet()
  const entry = await notebook.create({ type: 'chronology-entry', fileIds: [newChild()], body })
  return { notebook, entry }
}

test('"Check and sign" never refuses to be pressed: it leads to what is missing', async () => {
  const { notebook, entry } = await openEntry({ date: WHOLE.date, event: WHOLE.event })
  openHouse(notebook, <RecordForm recordId={entry.id} />)
  const button = await screen.findByRole('button', { name: 'Check and sign' })
  assert.is(button.hasAttribute('disabled'), false)
  fireEvent.click(button)
  await screen.findByText(/Three things are missing/)
  const links = screen.getAllByRole('link').map((link) => link.textContent)
  assert.ok(links.includes('What it meant for the child'), links.join(' | '))
  fireEvent.click(screen.getByRole('link', { name: 'What it meant for the child' }))
  assert.is(document.activeElement?.id, 'f-impact')
  assert.is(notebook.casebook.get(entry.id)?.status, 'draft')
})

test('a whole record is signed after one more look, and then it is read, not written', async () => {
  const { notebook, entry } = await openEntry(WHOLE)
  openHouse(notebook, <RecordForm recordId={entry.id} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Check and sign' }))
  fireEvent.click(await screen.findByRole('button', { name: /Sign as Jo Marsh/ }))
  await eventually(() => notebook.casebook.get(entry.id)?.status === 'signed', 'signing')
  await screen.findByText('Signed', { selector: '.tag span' })
  assert.is(screen.queryByLabelText('What happened'), null)
})

test('what is missing in a signed record stands under it with its date', async () => {
  const { notebook, entry } = await openEntry(WHOLE)
  await notebook.sign(entry.id, 'sign')
  openHouse(notebook, <RecordPage recordId={entry.id} />)
  fireEvent.click(await screen.findByRole('button', { name: /Add to it/ }))
  fireEvent.input(await screen.findByLabelText(/What is to be added/), {
    target: { value: 'It was the landing light.' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Add it' }))
  await screen.findByText('It was the landing light.')
  assert.equal(notebook.casebook.get(entry.id)?.body, WHOLE)
})

test('another’s record is marked as read, with a few words back', async () => {
  const { notebook, entry } = await openEntry(WHOLE)
  await notebook.personIs(someone('team-manager', 'Priya'))
  openHouse(notebook, <RecordPage recordId={entry.id} />)
  fireEvent.input(await screen.findByLabelText(/A few words to Jo/), { target: { value: 'Well seen.' } })
  fireEvent.click(screen.getByRole('button', { name: 'I have read it' }))
  await eventually(() => notebook.casebook.get(entry.id)?.marks[0]?.note === 'Well seen.', 'the receipt')
  await screen.findByText('“Well seen.”')
})

test('two versions of an answer stand side by side; keeping both keeps every word', async () => {
  const { notebook, entry } = await openEntry(WHOLE)
  const versions = [
    { ...entry.author, opId: entry.opId, value: 'Light on all night.' },
    { ...entry.author, personId: entry.id, name: 'Sam Okoro', opId: entry.id, value: 'Light off at nine.' },
  ]
  const conflict = { id: entry.id, field: 'event', versions }
  notebook.store.casebook.put([{ stamp: 10_000, record: { ...entry, conflicts: [conflict] } }])
  const kept: unknown[] = []
  const asked = Object.assign(Object.create(notebook) as typeof notebook, {
    resolve: (...given: unknown[]) => {
      kept.push(given)
      return Promise.resolve(entry)
    },
  })
  openHouse(asked, <RecordPage recordId={entry.id} />)
  await screen.findByRole('heading', { name: 'Yours' })
  screen.getByRole('heading', { name: 'Sam’s' })
  fireEvent.click(screen.getByRole('button', { name: 'Keep both, one after the other' }))
  fireEvent.click(screen.getByRole('button', { name: 'Keep Sam’s' }))
  assert.equal(kept, [
    [entry.id, entry.id, 'Light on all night.\n\nLight off at nine.'],
    [entry.id, entry.id, 'Light off at nine.'],
  ])
})

test('a record of a later version is shown as such and offers nothing that would touch it', async () => {
  const { notebook, entry } = await openEntry(WHOLE)
  notebook.store.casebook.put([{ stamp: 10_000, record: { ...entry, schemaVersion: 99 } }])
  openHouse(notebook, <RecordPage recordId={entry.id} />)
  await screen.findByRole('heading', { name: 'A record from a later version' })
  assert.equal(screen.queryAllByRole('button', { name: /sign|Add|Throw|Go on/i }), [])
})

test('a draft is thrown away only after a moment in which it can be brought back', async () => {
  const { notebook, entry } = await openEntry(WHOLE)
  const page = openHouse(notebook, <RecordPage recordId={entry.id} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Throw this draft away' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Bring it back' }))
  await screen.findByRole('button', { name: 'Throw this draft away' })
  fireEvent.click(screen.getByRole('button', { name: 'Throw this draft away' }))
  await screen.findByRole('button', { name: 'Bring it back' })
  assert.ok(
    notebook.casebook.ofType('chronology-entry').some(({ id }) => id === entry.id),
    'still there',
  )
  page.unmount()
  await eventually(
    () => !notebook.casebook.ofType('chronology-entry').some(({ id }) => id === entry.id),
    'throwing away on leaving',
  )
})

test('hiding names hides them inside sentences too, and nothing else', async () => {
  const notebook = await openTablet()
  const file = newChild()
  await notebook.create({
    id: file.slice(6),
    type: 'child',
    fileIds: [file],
    body: { name: 'Peter Hale', preferredName: 'Pete' },
  })
  const entry = await notebook.create({
    type: 'chronology-entry',
    fileIds: [file],
    body: { ...WHOLE, event: 'Pete and Mrs Hale saw Petersfield' },
  })
  const page = openHouse(notebook, <RecordPage recordId={entry.id} />)
  await screen.findByRole('heading', { name: 'Pete and Mrs Hale saw Petersfield' })
  page.shell.namesHidden.value = true
  await screen.findByRole('heading', { name: 'P. and Mrs H. saw Petersfield' })
  assert.not.match(document.body.textContent ?? '', /\bPete\b|Hale/)
})

test.run()
