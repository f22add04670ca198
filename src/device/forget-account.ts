/** Signing out for good: the vault goes first, because without its key nothing that is left can be read. */
import { del } from 'idb-keyval'
import { Dexie } from 'dexie'
import type { OpenNotebook } from './open.ts'
import { StillUnsent } from './refusals.ts'
import { strictKeep } from './strict-keep.ts'

export async function forgetAccount(
  notebook: OpenNotebook,
  before: () => Promise<void> = async () => undefined,
): Promise<void> {
  const unsent = notebook.outbox.peek().filter((item) => item.state !== 'received').length + notebook.jots.peek().length
  if (unsent > 0) throw new StillUnsent(unsent)
  const { account, keys } = notebook.store
  await before()
  notebook.lock()
  await Promise.allSettled(notebook.store.writing)
  await del(`vault:${account}`, strictKeep)
  await Dexie.delete(keys.database)
}
