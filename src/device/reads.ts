/** G "every read logged": what was opened on this device is owed to the council's audit until its server has it. */
import type { Uuid } from '../model/file.ts'
import type { OneRead } from '../protocol/reads.ts'
import type { PersonDatabase } from './database.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

const OWED = 'reads owed'

const owedBy = async (db: PersonDatabase): Promise<readonly OneRead[]> =>
  ((await db.meta.get(OWED))?.value ?? []) as readonly OneRead[]

const change = (store: Store, to: (owed: readonly OneRead[]) => readonly OneRead[]): Promise<void> =>
  kept(store, async () => {
    const db = store.relaxed
    await db.transaction('rw', db.meta, async () => {
      await db.meta.put({ key: OWED, value: [...to(await owedBy(db))] })
    })
  })

export const noteRead = (store: Store, recordId: Uuid): Promise<void> => {
  const read = { id: crypto.randomUUID(), recordId, at: store.now().toISOString() }
  return change(store, (owed) => [...owed, read])
}

export const readsOwed = (store: Store): Promise<readonly OneRead[]> => owedBy(store.relaxed)

export function readsArrived(store: Store, arrived: readonly OneRead[]): Promise<void> {
  const there = new Set(arrived.map(({ id }) => id))
  return change(store, (owed) => owed.filter(({ id }) => !there.has(id)))
}
