/** Opening and locking: what stands between the locked door and the pages. */
import { signal } from '@preact/signals'
import type { Opened } from './door/door.ts'
import { backAfterUpdate } from './locked-by-update.ts'
import type { Shell } from './shell.ts'

/** Covers the page at once, whatever stands on it. */
function cover(on: boolean): void {
  if (on) document.documentElement.dataset.covered = ''
  else delete document.documentElement.dataset.covered
}

/** Opening and locking. Locking covers the page at once, then keeps what is typed, then lets go of every key. */
export function createHouse(shell: Shell) {
  const opened = signal<Opened | undefined>(undefined)
  const heldOpen = signal(false)
  const last = signal<string | undefined>(undefined)
  const open = (into: Opened) => {
    // Another person does not land on the page that the last one had open.
    if (last.value !== undefined && last.value !== into.account) history.replaceState(null, '', '/')
    opened.value = into
    shell.unlocked.value = true
    backAfterUpdate()
    last.value = into.account
  }
  const shut = () => {
    const was = opened.value
    opened.value = undefined
    shell.unlocked.value = false
    heldOpen.value = false
    shell.outboxOpen.value = false
    shell.notices.value = shell.notices.value.filter(({ id }) => id === 'update')
    was?.sync.stop()
    was?.notebook.lock()
    cover(false)
  }
  const lock = () => {
    cover(true)
    void shell.keepAll().then((kept) => {
      if (kept) shut()
      else heldOpen.value = true
    })
  }
  /** What is on the screen goes along; what cannot be sealed now stays under the passphrase, and is tried again. */
  const closed = () => {
    cover(true)
    void shell
      .keepAll()
      .then(() => opened.peek()?.leaving())
      .then((leaving) => leaving?.close(shell.heldWords()))
      .then(shut, () => {
        cover(false)
        if (!opened.peek()) return
        const words =
          'Your account at the council was closed. What you wrote is kept, but could not be sealed for your manager: this device may be full. Make room, then lock and unlock.'
        shell.tell({ id: 'closed', kind: 'urgent', words })
      })
  }
  const uncover = () => {
    heldOpen.value = false
    cover(false)
  }
  return { opened, heldOpen, last, open, shut, lock, closed, uncover }
}
