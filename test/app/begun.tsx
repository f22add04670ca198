/** A line that is begun in a box of no draft: kept sealed, back in its box, gone once sent. */
import './support/page.ts'
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { AccountContext } from '../../src/app/context.ts'
import type { Account } from '../../src/app/context.ts'
import { createBegun, useBegun } from '../../src/app/form/begun.ts'
import { AUTOSAVE_MS } from '../../src/app/form/draft.ts'
import { Lined } from '../../src/app/form/lined.tsx'
import { ToneLists } from '../../src/app/screens/readings-tone.tsx'
import { SignOut } from '../../src/app/screens/sign-out.tsx'
import { createShell } from '../../src/app/shell.ts'
import { besideOthers } from '../../src/device/begun-words.ts'
import { NotKept } from '../../src/device/notebook.ts'
import type { Notebook } from '../../src/device/notebook.ts'
import { begunLines } from '../../src/device/settings.ts'
import { must } from '../support/must.ts'
import { eventually, openTablet, PASSPHRASE, rawRows, someone } from '../support/tablet.ts'
import { openNotebook } from '../../src/device/open.ts'
import { openHouse } from './support/house.tsx'

const PLACE = 'read note 1'
const onDisk = (notebook: Notebook) => notebook.setting<string>(PLACE).peek()
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function Answer({ place }: { readonly place: string }) {
  const words = useBegun(place, [])
  return (
    <>
      <Lined
        label="Answer"
        value={words.value}
        onInput={(typed) => {
          words.value = typed
        }}
      />
      <button
        type="button"
        onClick={() => {
          words.value = ''
        }}
      >
        Send
      </button>
    </>
  )
}
const box = () => screen.getByLabelText<HTMLTextAreaElement>('Answer')

test.after.each(() => cleanup())

test('what was half typed when the tablet locks stands in the same box again, and is gone once it is sent', async () => {
  const tablet = await openTablet()
  const shell = createShell()
  const begun = createBegun(tablet, shell, PLACE, [])
  begun.value = 'Canaryanswer, I will ring on'
  assert.is(shell.editors.value, 0, 'no update waits for a line')
  assert.ok(await shell.keepAll(), 'locking keeps it first')
  for (const [table, rows] of await rawRows(tablet.store.keys.database))
    assert.not.match(Buffer.from(JSON.stringify(rows)).toString(), /Canaryanswer/, table)
  tablet.lock()
  const again = await openNotebook({ email: tablet.email, passphrase: PASSPHRASE })
  const box = createBegun(again, shell, PLACE, [])
  assert.is(box.value, 'Canaryanswer, I will ring on')
  assert.ok(box.wasBegun)
  box.value = ''
  assert.ok(await shell.keepAll())
  const raw = must((await rawRows(again.store.keys.database)).get('meta')) as { key: string }[]
  assert.not.ok(
    raw.some(({ key }) => key.includes(PLACE)),
    'not even an empty row stays',
  )
  again.lock()
  const third = await openNotebook({ email: tablet.email, passphrase: PASSPHRASE })
  assert.is(createBegun(third, shell, PLACE, []).value, '')
  third.lock()
})

test('a box that is left and opened again has its words, each record its own', async () => {
  const tablet = await openTablet()
  const view = openHouse(tablet, <Answer place={PLACE} />)
  fireEvent.input(box(), { target: { value: 'Thank you' } })
  await wait(AUTOSAVE_MS + 200)
  assert.is(onDisk(tablet), 'Thank you')
  fireEvent.input(box(), { target: { value: 'Thank you both' } })
  view.unmount()
  await eventually(() => onDisk(tablet) === 'Thank you both', 'the last words, as the box was left')
  const other = openHouse(tablet, <Answer place="read note 2" />)
  assert.is(box().value, '')
  other.unmount()
  openHouse(tablet, <Answer place={PLACE} />)
  assert.is(box().value, 'Thank you both')
  fireEvent.click(screen.getByText('Send'))
  const next = createBegun(tablet, createShell(), PLACE, [])
  assert.is(next.value, '', 'opened again at once it is empty, whatever the disk is still doing')
  await eventually(() => onDisk(tablet) === undefined, 'nothing of it on the device')
  tablet.lock()
})

test('sent in the moment in which its sheet closes, it is gone from the device', async () => {
  const tablet = await openTablet()
  const begun = createBegun(tablet, createShell(), PLACE, [])
  begun.value = 'Ask the school'
  await begun.flush()
  const closing = begun.flush()
  begun.value = ''
  await closing
  await eventually(() => onDisk(tablet) === undefined, 'its words are off the device')
  const saving = createBegun(tablet, createShell(), PLACE, [])
  saving.value = 'Ask the school again'
  const first = saving.flush()
  saving.value = ''
  await first
  await saving.flush()
  assert.equal(await begunLines(tablet.store), [])
  tablet.lock()
})

test('two tabs begin in the same box: nobody’s words give way, and what one has sent takes nothing of the other', async () => {
  const tablet = await openTablet()
  const [one, two] = [createBegun(tablet, createShell(), PLACE, []), createBegun(tablet, createShell(), PLACE, [])]
  one.value = 'From the first tab'
  await one.flush()
  two.value = 'From the second'
  await two.flush()
  assert.is(onDisk(tablet), 'From the first tab \n\nFrom the second')
  assert.is(two.value, onDisk(tablet), 'and its writer sees both')
  one.value = ''
  await one.flush()
  assert.is(onDisk(tablet), 'From the first tab \n\nFrom the second', 'sent there: here it may be taken out by hand')
  two.value = ''
  await two.flush()
  assert.is(onDisk(tablet), undefined)
  assert.is(besideOthers('abc', 'abc', 'abd'), 'abd', 'what this tab kept itself it may change')
  assert.is(besideOthers('abc', '', 'abc and on'), 'abc and on', 'taken over from the other tab, not said twice')
  tablet.lock()
})

test('on a full device the door is held open for a line too, and it is kept once there is room', async () => {
  const tablet = await openTablet()
  const full = { times: 1 }
  const notebook = Object.assign(Object.create(tablet) as Notebook, {
    keepBegun: (...given: Parameters<Notebook['keepBegun']>) =>
      full.times-- > 0 ? Promise.reject(new NotKept('full', 'no room')) : tablet.keepBegun(...given),
  })
  const shell = createShell()
  const begun = createBegun(notebook, shell, PLACE, [])
  begun.value = 'The only copy'
  assert.not.ok(await shell.keepAll())
  assert.equal(shell.heldWords(), ['The only copy'])
  assert.ok(await shell.keepAll(), 'tried again')
  assert.is(onDisk(tablet), 'The only copy')
  assert.equal(shell.heldWords(), [])
  tablet.lock()
})

test('a list that stands there from the beginning is begun only once it was changed', async () => {
  const tablet = await openTablet()
  const list = createBegun(tablet, createShell(), 'tone list', [], 'drained\nno sleep')
  list.value = 'drained'
  await list.flush()
  assert.is(createBegun(tablet, createShell(), 'tone list', [], 'drained\nno sleep').value, 'drained')
  assert.equal(await begunLines(tablet.store), ['drained'])
  list.value = 'drained\nno sleep'
  await list.flush()
  assert.equal(await begunLines(tablet.store), [])
  tablet.lock()
})

test('signing out shows what was begun and never sent, before it goes', async () => {
  const tablet = await openTablet()
  let gone = 0
  const account = { signOut: () => Promise.resolve(void (gone += 1)) } as unknown as Account
  const view = openHouse(
    tablet,
    <AccountContext.Provider value={account}>
      <Answer place={PLACE} />
      <SignOut />
    </AccountContext.Provider>,
  )
  fireEvent.input(box(), { target: { value: 'I will ring on Friday' } })
  fireEvent.click(screen.getByRole('button', { name: 'Sign out of this device' }))
  await screen.findByText('This was begun and never sent.', { exact: false })
  assert.ok(screen.getByText('“I will ring on Friday”', { selector: 'blockquote' }))
  assert.is(gone, 0)
  fireEvent.click(screen.getByRole('button', { name: 'Yes, sign out' }))
  await eventually(() => gone === 1)
  view.unmount()
  tablet.lock()
})

const change = (name: RegExp) => screen.getByRole('button', { name })

test('the button of a sheet in which words wait says so before it is opened, and no other does', async () => {
  const tablet = await openTablet({ person: someone('senior-manager') })
  openHouse(tablet, <ToneLists />)
  assert.is(screen.queryByText('You began this'), null)
  fireEvent.click(change(/Worn out/))
  fireEvent.input(screen.getByLabelText(/^Why/), { target: { value: 'Canarywhy, the carers said' } })
  await eventually(() => tablet.setting('tone list why exhaustion').peek() !== undefined, 'the line is kept')
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  change(/Worn out.*You began this$/)
  assert.is(screen.getAllByText('You began this').length, 1)
  tablet.lock()
})

test.run()
