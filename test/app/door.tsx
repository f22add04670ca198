import './support/page.ts'
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { createDeviceDoor } from '../../src/app/door/device-door.ts'
import { NotSignedIn } from '../../src/app/door/door.ts'
import type { Door, Opened } from '../../src/app/door/door.ts'
import { Locked } from '../../src/app/door/locked.tsx'
import { accountOf } from '../../src/device/vault.ts'
import { eventually, newChild, openTablet, PASSPHRASE, someone } from '../support/tablet.ts'

test.after.each(() => cleanup())

/** The real door of this device: no server answers in these tests, and none is needed. */
const door = createDeviceDoor()

/** Somebody's device with one unsent note, locked. */
async function lockedDevice(name = 'Jo Marsh') {
  const notebook = await openTablet({ person: someone('childs-social-worker', name) })
  await notebook.create({ type: 'statutory-visit', fileIds: [newChild()], body: { health: 'a loose tooth' } })
  await new Promise((resolve) => setTimeout(resolve, 50))
  notebook.lock()
  return { email: notebook.email, account: accountOf(notebook.email) }
}

function standBefore(given: Partial<Door> = {}, last?: string) {
  const opened: Opened[] = []
  render(
    <Locked
      door={{ ...door, ...given }}
      last={last}
      onOpened={(into) => {
        opened.push(into)
      }}
    />,
  )
  return opened
}

const typeSecret = (words: string) =>
  fireEvent.input(screen.getByLabelText(/^(Your p|P)assphrase$/), { target: { value: words } })

test('the locked door says what is only here, and the passphrase opens it without any network', async () => {
  const { account } = await lockedDevice()
  const opened = standBefore({}, account)
  await screen.findByRole('heading', { name: 'Doorstep is locked' })
  screen.getByText(/1 note not sent yet\. It is safe\./)
  typeSecret(PASSPHRASE)
  fireEvent.click(screen.getByRole('button', { name: 'Unlock as J.' }))
  await eventually(() => opened[0]?.notebook.casebook.loaded.peek() === 'all', 'unlocking and loading')
  assert.is(opened[0]?.notebook.casebook.ofType('statutory-visit')[0]?.body.health, 'a loose tooth')
  assert.is(await opened[0]?.verify(PASSPHRASE), true)
  assert.is(await opened[0]?.verify('kettle orbit mossy blank'), false)
  opened[0]?.sync.stop()
  opened[0]?.notebook.lock()
})

test('a wrong passphrase says so; after several there is a wait that counts down in sight', async () => {
  const { account } = await lockedDevice()
  const opened = standBefore({}, account)
  await screen.findByRole('button', { name: 'Unlock as J.' })
  for (let wrong = 1; wrong <= 4; wrong++) {
    typeSecret('kettle orbit mossy blank')
    fireEvent.click(screen.getByRole('button', { name: 'Unlock as J.' }))
    await screen.findByRole('button', { name: 'Unlocking …' })
    await screen.findByRole('button', { name: 'Unlock as J.' }, { timeout: 3000 })
    assert.match(screen.getByRole('alert').textContent ?? '', /does not open this door/)
  }
  await screen.findByText(/You can try again in 2 seconds/)
  await screen.findByText(/You can try again in 1 second\./, {}, { timeout: 2000 })
  assert.is(opened.length, 0)
})

test('the passphrase can be looked at, and a keeper of passwords may fill it in', async () => {
  const { account } = await lockedDevice()
  standBefore({}, account)
  const entry = await screen.findByLabelText('Your passphrase')
  assert.is(entry.getAttribute('type'), 'password')
  assert.is(entry.getAttribute('autocomplete'), 'current-password')
  fireEvent.click(screen.getByRole('button', { name: 'Show the passphrase' }))
  await eventually(() => entry.getAttribute('type') === 'text', 'showing')
})

test('an empty passphrase is asked for, not refused', async () => {
  const { account } = await lockedDevice()
  standBefore({}, account)
  fireEvent.click(await screen.findByRole('button', { name: 'Unlock as J.' }))
  await screen.findByText('Type your passphrase first.')
  assert.is(document.activeElement?.id, 'passphrase')
})

test('words can be written without unlocking; they wait inside', async () => {
  const { account, email } = await lockedDevice()
  standBefore({}, account)
  fireEvent.input(await screen.findByLabelText(/Just need to write something down/), {
    target: { value: 'blue bike, Fri' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Keep it, stay locked' }))
  await screen.findByText(/Kept and sealed/)
  assert.is(screen.getByLabelText<HTMLTextAreaElement>(/Just need to write/).value, '')
  const notebook = await openTablet({ email })
  assert.equal(
    notebook.jots.value.map(({ text }) => text),
    ['blue bike, Fri'],
  )
  notebook.lock()
})

test('somebody else signs in once; a demonstration sign-in is filled in with one tap', async () => {
  const { account } = await lockedDevice()
  const asked: string[][] = []
  const opened = standBefore(
    {
      demonstration: () =>
        Promise.resolve([
          {
            name: 'Hannah',
            role: 'Child’s social worker, North',
            email: 'hannah@wrenbury.example',
            passphrase: 'copper lantern',
          },
        ]),
      signIn: (email, passphrase) => {
        asked.push([email, passphrase])
        return Promise.reject(new NotSignedIn('The council’s server cannot be reached.', 0))
      },
    },
    account,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Not you?' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Somebody else' }))
  fireEvent.click(await screen.findByRole('button', { name: /Hannah/ }))
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await screen.findByText('The council’s server cannot be reached.')
  assert.equal(asked, [['hannah@wrenbury.example', 'copper lantern']])
  assert.is(opened.length, 0)
})

test('a storage that was emptied is told before anything is opened anew, with what was lost', async () => {
  const { account } = await lockedDevice()
  const { vaultRow } = await import('../../src/device/vault.ts')
  const row = await vaultRow(account)
  const { Dexie } = await import('dexie')
  await Dexie.delete(row?.database ?? '')
  const opened = standBefore({}, account)
  await screen.findByRole('button', { name: 'Unlock as J.' })
  typeSecret(PASSPHRASE)
  fireEvent.click(screen.getByRole('button', { name: 'Unlock as J.' }))
  await screen.findByRole('heading', { name: 'The storage of this browser was emptied' })
  screen.getByText(/1 note had not been sent\. It was only on this device and is gone\./)
  assert.is(opened.length, 0)
  fireEvent.click(screen.getByRole('button', { name: 'Go on with an empty device' }))
  await eventually(() => opened.length === 1, 'going on')
  opened[0]?.sync.stop()
  opened[0]?.notebook.lock()
})

test.run()
