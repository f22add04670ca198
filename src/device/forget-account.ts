/**
 * Signing out for good: the vault goes first, because without its key nothing that is left can be read. That nothing is
 * left is told to the council afterwards, as with an account that was closed.
 */
import { v7 } from 'uuid'
import { deviceSecret, isRegistered } from './device-secret.ts'
import { finishLeaving, keepLettersAndLeave } from './letters.ts'
import type { OpenNotebook } from './open.ts'
import { StillUnsent } from './refusals.ts'

export async function forgetAccount(
  notebook: OpenNotebook,
  before: () => Promise<void> = async () => undefined,
): Promise<void> {
  const unsent = notebook.outbox.peek().filter((item) => item.state !== 'received').length + notebook.jots.peek().length
  if (unsent > 0) throw new StillUnsent(unsent)
  const { store } = notebook
  const { account, deviceId, keys, now } = store
  const files = (await store.relaxed.files.toArray()).map(({ id, epoch }) => ({ fileId: id, epoch }))
  const left = {
    id: v7(),
    personId: store.person.peek().personId,
    deviceId,
    secret: await deviceSecret(store),
    initial: '',
    database: keys.database,
    gone: false,
    notes: 0,
    files,
    sentAt: now().toISOString(),
    receiptSent: files.length === 0 || !(await isRegistered(store)),
    read: true,
  }
  await before()
  notebook.lock()
  await Promise.allSettled(store.writing)
  await keepLettersAndLeave(account, [], left)
  await finishLeaving()
}
