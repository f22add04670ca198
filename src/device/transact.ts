/** One strict transaction, from memory alone where that is known to be right. Memory follows when all of it is on the disk. */
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { putAtOnce } from './at-once.ts'
import type { Put } from './at-once.ts'
import type { PersonDatabase } from './database.ts'
import type { BaseRow, BlobRow, OutboxRow } from './rows.ts'
import { followBases, isCurrent, kept, putCounters, readCounters } from './store.ts'
import type { Counters, Store } from './store.ts'
import { rememberWritten } from './written.ts'
import type { Written } from './written.ts'

/** What one transaction has done, for memory to follow once it is on the disk. */
export interface Done {
  readonly records: CaseRecord[]
  readonly rows: OutboxRow[]
  readonly bases: BaseRow[]
  readonly written: Written[]
  readonly gone: Uuid[]
  readonly blobs: BlobRow[]
  /** As they stood before, and of this transaction. */
  readonly before: Counters
  readonly stamp: number
  order: number
  /** No other tab has written anything that memory does not have: it need not be read from the disk again. */
  readonly current: boolean
  /** Nothing may be read: there is no transaction yet. */
  readonly fromMemory: boolean
  /** Given to the disk together, at the end. */
  readonly puts: Put[]
}

/** Told by work that cannot be done from memory alone. */
const ASKS_THE_DISK = new Error('This has to be read from the disk')
/** Before anything is read. */
export function asksTheDisk(done: Done): void {
  if (done.fromMemory) throw ASKS_THE_DISK
}

const begun = (before: Counters, given: Pick<Done, 'current' | 'fromMemory'>): Done => ({
  records: [],
  rows: [],
  bases: [],
  written: [],
  gone: [],
  blobs: [],
  puts: [],
  before,
  stamp: before.stamp + 1,
  order: before.order,
  ...given,
})
const numbersAfter = ({ before, stamp, order }: Done): Counters => ({ ...before, stamp, order })

interface Whole<T> {
  readonly result: T
  readonly done: Done
}

/** The short way: all from memory, and the disk is asked only whether that was right. Undefined: it was not, or is not known to be. */
async function fromMemory<T>(store: Store, work: (done: Done) => Promise<T>): Promise<Whole<T> | undefined> {
  const before = store.numbers.last
  if (!before || !isCurrent(store, before) || store.seen.stamp > before.stamp || store.ownStamps.size > 0)
    return undefined
  const done = begun(before, { current: true, fromMemory: true })
  let result: T
  try {
    result = await work(done)
  } catch {
    // whatever it is, the longer way says so on firmer ground
    return undefined
  }
  if (done.puts.length === 0) return undefined
  return (await putAtOnce(store, done.puts, before, numbersAfter(done))) ? { result, done } : undefined
}

async function throughTheDisk<T>(store: Store, work: (done: Done) => Promise<T>): Promise<Whole<T>> {
  const db = store.strict
  return db.transaction('rw', [db.records, db.bases, db.outbox, db.said, db.kept, db.blobs, db.meta], async () => {
    const before = await readCounters(db)
    const done = begun(before, { current: isCurrent(store, before), fromMemory: false })
    const result = await work(done)
    if (done.puts.length > 0)
      await Promise.all([...done.puts.map((put) => putRow(db, put)), putCounters(db, numbersAfter(done))])
    return { result, done }
  })
}

function putRow(db: PersonDatabase, put: Put): PromiseLike<unknown> {
  if (put.table === 'records') return db.records.put(put.row)
  if (put.table === 'bases') return db.bases.put(put.row)
  return put.isNew ? db.outbox.add(put.row) : db.outbox.put(put.row)
}

export async function transact<T>(store: Store, work: (done: Done) => Promise<T>): Promise<T> {
  const { result, done } = await kept(
    store,
    async () => (await fromMemory(store, work)) ?? (await throughTheDisk(store, work)),
  )
  // on the disk, and after a lock nowhere else
  if (done.puts.length === 0 || store.locked.peek()) return result
  store.numbers.last = numbersAfter(done)
  return remember(store, result, done)
}

function remember<T>(store: Store, result: T, done: Done): T {
  store.ownStamps.add(done.stamp)
  followBases(store, done.before.stamp, done.stamp, done.bases)
  store.casebook.put(done.records.map((record) => ({ record, stamp: done.stamp })))
  if (done.gone.length > 0) store.outbox.remove(done.gone)
  store.outbox.put(done.rows)
  for (const one of done.written) rememberWritten(store, one)
  if (done.blobs.length > 0) store.outbox.putBlobs(done.blobs)
  return result
}
