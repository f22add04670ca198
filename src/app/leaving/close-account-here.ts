import type { OpenNotebook } from '../../device/open.ts'
import { closeAccount } from '../../device/close-account.ts'

/** One tab seals and destroys; the others wait for it and find nothing left to do. */
export async function closeAccountHere(notebook: OpenNotebook, held: readonly string[]): Promise<void> {
  const close = () => closeAccount(notebook, held)
  const locks = (navigator as { locks?: LockManager }).locks
  await (locks ? locks.request(`doorstep-closing-${notebook.store.keys.database}`, close) : close())
}
