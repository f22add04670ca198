/**
 * A tab that was left open with the first build goes on writing into a database of today, which it does not understand:
 * it would take what was sent for unsent and change its bytes. Every write of it begins with its numbers. So today's
 * stand under another name, and in their old place stands what it cannot count with: it then says that it cannot keep
 * what is typed, and the text stays on its screen.
 */
import type { PersonDatabase } from './database.ts'
import type { MetaRow } from './rows.ts'

export const COUNTERS = 'numbers'
const THEIRS = 'counters'
/** Neither a number nor anything that could become one: adding to it throws. */
const NOT_TO_BE_COUNTED_WITH = { stamp: { valueOf: null, toString: null }, order: 0 }

const isThere = async (db: PersonDatabase, key: string) => (await db.meta.where('key').equals(key).count()) > 0

/** Every database that was ever used has them. */
export const hasCounters = async (db: PersonDatabase): Promise<boolean> =>
  (await isThere(db, THEIRS)) || isThere(db, COUNTERS)

export async function shutOutOlderTabs(db: PersonDatabase): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    if (await isThere(db, COUNTERS)) return
    const before = await db.meta.get(THEIRS)
    const rows: MetaRow[] = [
      { key: COUNTERS, value: before?.value ?? { stamp: 0, order: 0 } },
      { key: THEIRS, value: NOT_TO_BE_COUNTED_WITH },
    ]
    await db.meta.bulkPut(rows)
  })
}
