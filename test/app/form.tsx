import './support/page.ts'
import { signal } from '@preact/signals'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  choice,
  date,
  dateTime,
  manyOf,
  person,
  quote,
  rows,
  shortText,
  text,
  yesNo,
  attachment,
} from '../../src/model/field.ts'
import type { Field } from '../../src/model/field.ts'
import type { Json } from '../../src/model/json.ts'
import { siblingAssessment } from '../../src/records/sibling-assessment.ts'
import { newChild, newHousehold, openTablet, someone } from '../support/tablet.ts'
import { openHouse } from './support/house.tsx'

// Fetched after the page: some of its parts bring style sheets.
const { FieldControl } = await import('../../src/app/form/field-control.tsx')

test.after.each(() => cleanup())

async function ask(field: Field, start?: Json) {
  const notebook = await openTablet({ person: someone('supervising-social-worker') })
  const value = signal<Json | undefined>(start)
  const Asked = () => (
    <FieldControl
      field={field}
      fieldId="it"
      value={value.value}
      onChange={(next) => {
        value.value = next
      }}
      record={undefined}
    />
  )
  openHouse(notebook, <Asked />)
  return { value, notebook }
}
const type = (label: string | RegExp, words: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: words } })
const soon = () => new Promise((resolve) => setTimeout(resolve, 10))

test('prose and a line of text are answered by typing, and emptied they are no answer', async () => {
  const { value } = await ask(text({ label: 'What happened?', hint: 'In your own words' }))
  type('What happened?', 'It rained')
  assert.is(value.value, 'It rained')
  assert.is(screen.getByLabelText('What happened?').getAttribute('aria-describedby'), 'h-it')
  type('What happened?', '')
  assert.is(value.value, undefined)
  cleanup()
  const line = await ask(shortText({ label: 'Phone', input: 'tel' }))
  type('Phone', '01632 960114')
  assert.is(line.value.value, '01632 960114')
  assert.is(screen.getByLabelText('Phone').getAttribute('type'), 'tel')
})

test('the child’s words are written in the child’s colour', async () => {
  await ask(quote({ label: 'Wren said' }))
  assert.ok(screen.getByLabelText('Wren said').classList.contains('childs-hand'))
})

test('a long list of codes is one list to open, and the answer can be taken away again', async () => {
  const codes = Array.from({ length: 12 }, (_, at) => ({ value: `U${at}`, label: `Placement ${at}` }))
  const { value } = await ask(choice({ label: 'Kind of placement', options: codes }))
  const list = screen.getByLabelText<HTMLSelectElement>('Kind of placement')
  fireEvent.change(list, { target: { value: 'U7' } })
  assert.is(value.value, 'U7')
  assert.is(list.selectedOptions[0]?.textContent, 'Placement 7')
  fireEvent.change(list, { target: { value: '' } })
  assert.is(value.value, undefined)
})

test('one of several is chosen, and several of several keep the order of the question', async () => {
  const options = [
    { value: 'a', label: 'At home' },
    { value: 'b', label: 'At school' },
    { value: 'c', label: 'Outside' },
  ] as const
  const one = await ask(choice({ label: 'Where?', options }))
  fireEvent.click(screen.getByLabelText('At school'))
  assert.is(one.value.value, 'b')
  cleanup()
  const many = await ask(manyOf({ label: 'Where?', options }))
  fireEvent.click(screen.getByLabelText('Outside'))
  await soon()
  fireEvent.click(screen.getByLabelText('At home'))
  assert.equal(many.value.value, ['a', 'c'])
  await soon()
  fireEvent.click(screen.getByLabelText('At home'))
  await soon()
  fireEvent.click(screen.getByLabelText('Outside'))
  assert.is(many.value.value, undefined)
})

test('a no asks why, and the reason outlives a change of mind', async () => {
  const { value } = await ask(yesNo({ label: 'Bedroom seen', reasonFor: false, reasonLabel: 'Why not?' }))
  fireEvent.click(screen.getByLabelText('Yes'))
  await soon()
  assert.is(screen.queryByLabelText('Why not?'), null)
  fireEvent.click(screen.getByLabelText('No'))
  await soon()
  type('Why not?', 'He was asleep')
  assert.equal(value.value, { answer: false, reason: 'He was asleep' })
  fireEvent.click(screen.getByLabelText('Yes'))
  assert.equal(value.value, { answer: true, reason: 'He was asleep' })
})

test('a date is told in words beside it, a moment keeps its offset', async () => {
  const day = await ask(date({ label: 'Next visit' }))
  type('Next visit', '2026-09-11')
  assert.is(day.value.value, '2026-09-11')
  await screen.findByText('Tomorrow, Friday 11 September')
  cleanup()
  const moment = await ask(dateTime({ label: 'From' }))
  type('From', '2026-09-10T15:30')
  assert.is(moment.value.value, '2026-09-10T15:30:00+01:00')
})

test('somebody of the household is one tap; anybody else is typed', async () => {
  const notebook = await openTablet({ person: someone('supervising-social-worker') })
  const home = newHousehold()
  const ella = await notebook.create({
    type: 'household-member',
    fileIds: [home],
    body: { name: 'Ella', relation: 'Daughter' },
  })
  const visit = await notebook.create({ type: 'supervisory-visit', fileIds: [home], body: {} })
  const value = signal<Json | undefined>(undefined)
  const Asked = () => (
    <FieldControl
      field={person({ label: 'Who', from: ['household'] })}
      fieldId="it"
      value={value.value}
      onChange={(next) => {
        value.value = next
      }}
      record={visit}
    />
  )
  openHouse(notebook, <Asked />)
  fireEvent.click(screen.getByRole('button', { name: 'Ella' }))
  assert.equal(value.value, { recordId: ella.id, name: 'Ella' })
  await soon()
  fireEvent.input(screen.getByPlaceholderText(/somebody else/), { target: { value: 'The postman' } })
  assert.equal(value.value, { name: 'The postman' })
})

test('S4.11: as a brother or sister only brothers and sisters are offered, not the teacher; anybody else is typed', async () => {
  const notebook = await openTablet({ person: someone('childs-social-worker') })
  const file = newChild()
  const contact = (name: string, relation: string) =>
    notebook.create({
      type: 'network-contact',
      fileIds: [file],
      body: { person: { name }, relation, arrangement: 'Calls', visibleTo: ['carers'] },
    })
  await contact('Mrs Pugh', 'Teacher')
  await contact('Owen', 'Older brother, at college')
  await contact('Nan', 'Grandmother')
  const record = await notebook.create({ type: 'sibling-assessment', fileIds: [file], body: {} })
  const { child } = siblingAssessment.fields.children.fields
  openHouse(notebook, <FieldControl field={child} fieldId="it" value={undefined} onChange={() => {}} record={record} />)
  assert.equal(
    screen.getAllByRole('button').map((chip) => chip.textContent),
    ['Owen'],
  )
  assert.ok(screen.getByPlaceholderText(/somebody else/))
})

test('rows are added, filled, put in order, taken away and brought back', async () => {
  const field = rows({
    label: 'Actions',
    rowWord: 'action',
    addLabel: 'Add an action',
    fields: { what: text({ label: 'What', required: true }) },
  })
  const { value } = await ask(field)
  const whats = () => (value.value as readonly { what?: string }[] | undefined)?.map(({ what }) => what)
  for (const words of ['ring Gill', 'bring photographs']) {
    fireEvent.click(screen.getByRole('button', { name: 'Add an action' }))
    await soon()
    fireEvent.input(screen.getAllByLabelText('What').at(-1) ?? document.body, { target: { value: words } })
    await soon()
  }
  assert.equal(whats(), ['ring Gill', 'bring photographs'])
  fireEvent.click(screen.getByRole('button', { name: 'Move up' }))
  await soon()
  assert.equal(whats(), ['bring photographs', 'ring Gill'])
  fireEvent.click(screen.getByRole('button', { name: 'Take away action 1' }))
  await soon()
  assert.equal(whats(), ['ring Gill'])
  fireEvent.click(screen.getByRole('button', { name: 'Bring it back' }))
  await soon()
  assert.equal(whats(), ['bring photographs', 'ring Gill'])
})

test('a question inside a row waits for the answer it depends on', async () => {
  const field = rows({
    label: 'Actions',
    rowWord: 'action',
    addLabel: 'Add an action',
    fields: {
      done: yesNo({ label: 'Done' }),
      how: text({ label: 'How we know', when: { field: 'done', is: [true] } }),
    },
  })
  await ask(field)
  fireEvent.click(screen.getByRole('button', { name: 'Add an action' }))
  await soon()
  assert.is(screen.queryByLabelText('How we know'), null)
  fireEvent.click(screen.getByLabelText('Yes'))
  await screen.findByLabelText('How we know')
})

test('a paper that is too large is refused without being read', async () => {
  await ask(attachment({ label: 'The letter', accept: ['application/pdf'] }))
  let read = 0
  const file = {
    size: 11 * 1024 * 1024,
    type: 'application/pdf',
    name: 'letter.pdf',
    arrayBuffer: () => {
      read += 1
      return Promise.reject(new Error('read'))
    },
  }
  const chooser = screen.getByLabelText('The letter', { selector: 'input' })
  Object.defineProperty(chooser, 'files', { value: [file] })
  fireEvent.change(chooser)
  assert.match((await screen.findByRole('alert')).textContent ?? '', /Nothing was read/)
  assert.is(read, 0)
})

test.run()
