/** What the door offers for rare days, on this very device. */
import { closeAccount } from '../../device/close-account.ts'
import { openSaved } from '../../device/open-saved.ts'
import type { OpenNotebook } from '../../device/open.ts'
import { saveUnsent } from '../../device/save-unsent.ts'
import type { Leaving } from '../door/door.ts'

export const leavingHere = (notebook: OpenNotebook): Leaving => ({
  save: (passphrase) => saveUnsent(notebook, passphrase),
  open: (file, passphrase) => openSaved(notebook, file, passphrase),
  async close(held) {
    // one tab seals and destroys; the others wait for it and find nothing left to do
    const close = () => closeAccount(notebook, held)
    const locks = (navigator as { locks?: LockManager }).locks
    await (locks ? locks.request(`doorstep-closing-${notebook.store.keys.database}`, close) : close())
  },
})
