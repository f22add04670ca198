/** An unlocked person on this device, as the parts of this room pass it among themselves. */
import type { Signal } from '@preact/signals'
import type { Body } from '../model/field.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { Actor } from '../model/person.ts'
import type { OpenCasebook } from './casebook.ts'
import type { PersonDatabase } from './database.ts'
import type { OutboxInMemory } from './outbox-list.ts'
import { NotKept } from './notebook.ts'
import { COUNTERS } from './older-tabs.ts'
import type { BaseRow } from './rows.ts'
import type { Keys } from './seal.ts'

export interface Store {
  readonly account: string
  readonly email: string
  readonly deviceId: Uuid
  readonly keys: Keys
  readonly person: Signal<Actor>
  readonly strict: PersonDatabase
  readonly relaxed: PersonDatabase
  readonly casebook: OpenCasebook
  readonly outbox: OutboxInMemory
  /** Files that are no longer granted: their records are out of sight. */
  readonly hidden: Set<FileId>
  /** Stamps of this tab's own transactions, already in memory. */
  readonly ownStamps: Set<number>
  /** Memory holds everything up to this stamp; own stamps may lie beyond it. */
  readonly seen: { stamp: number }
  readonly bases: KnownBases
  /** The last operations as this tab wrote them, and the record that each made. */
  readonly written: Map<Uuid, { readonly text: string; readonly body: Body; readonly authored: Body }>
  /** The counters as this tab last wrote them. */
  readonly numbers: { last: Counters | undefined }
  readonly locked: Signal<boolean>
  /** Writes under way: locking waits for them before it lets go of the keys. */
  readonly writing: Set<Promise<unknown>>
  readonly now: () => Date
}

export interface Counters {
  readonly stamp: number
  readonly order: number
  /** Operations up to this place in the order, but for those spared, may have been sent: not one byte of them changes. */
  readonly frozen?: number
  /** Passed by so far: still being typed, or in a lane that waits. */
  readonly spared?: readonly Uuid[]
}

/** Rows of `bases` that this tab wrote, right as long as nobody else has written anything since `asOf`. */
export interface KnownBases {
  asOf: number
  readonly rows: Map<Uuid, BaseRow>
}

/** The numbers as they stand. Read inside a writing transaction they prove what memory may be trusted with. */
export async function readCounters(db: PersonDatabase): Promise<Counters> {
  const row = await db.meta.get(COUNTERS)
  return (row?.value as Counters | undefined) ?? { stamp: 0, order: 0 }
}

/** Memory has everything that was written up to here: no other tab has written what this one has not read. */
export function isCurrent(store: Store, { stamp }: Counters): boolean {
  if (store.casebook.loaded.peek() === 'nothing') return false
  while (store.ownStamps.delete(store.seen.stamp + 1)) store.seen.stamp += 1
  return store.seen.stamp >= stamp
}

/** A transaction of this tab that left `bases` as they were, but for these rows. */
export function followBases(store: Store, before: number, after: number, written: readonly BaseRow[] = []): void {
  const { bases } = store
  if (bases.asOf !== before) bases.rows.clear()
  bases.asOf = after
  for (const row of written) bases.rows.set(row.recordId, row)
}

/** Inside a transaction that includes `meta`: the next stamp, and `operations` places in the order of the outbox. */
export async function nextNumbers(db: PersonDatabase, operations = 0): Promise<Counters> {
  const last = await readCounters(db)
  const next = { ...last, stamp: last.stamp + 1, order: last.order + operations }
  await putCounters(db, next)
  return { stamp: next.stamp, order: last.order + 1 }
}

export async function putCounters(db: PersonDatabase, counters: Counters): Promise<void> {
  await db.meta.put({ key: COUNTERS, value: { ...counters } })
}

const CLOSED = new Set(['DatabaseClosedError', 'InvalidStateError', 'UnknownError'])

function names(error: unknown): string[] {
  const found: string[] = []
  for (
    let at = error as { name?: string; inner?: unknown } | undefined;
    at && found.length < 5;
    at = at.inner as typeof at
  ) {
    if (at.name) found.push(at.name)
  }
  return found
}

/**
 * Runs a write. A connection that the browser closed under us is opened again and the write replayed, once, from
 * memory. Whatever cannot be kept comes back as NotKept, and the caller still has the text.
 */
export function kept<T>(store: Store, write: () => Promise<T>): Promise<T> {
  if (store.locked.peek()) return Promise.reject(new NotKept('closed', 'Doorstep is locked'))
  const going = tryTwice(store, write)
  store.writing.add(going)
  return going.finally(() => store.writing.delete(going))
}

async function tryTwice<T>(store: Store, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const said = names(error)
    if (said.includes('QuotaExceededError')) throw new NotKept('full', 'This device has no room left')
    if (store.locked.peek()) throw new NotKept('closed', 'Doorstep is locked')
    if (!said.some((name) => CLOSED.has(name))) throw error
  }
  try {
    await reopen(store)
    return await write()
  } catch (error) {
    const said = names(error)
    if (said.includes('QuotaExceededError')) throw new NotKept('full', 'This device has no room left')
    if (said.some((name) => CLOSED.has(name))) throw new NotKept('closed', 'The storage of this device was closed')
    throw error
  }
}

async function reopen(store: Store): Promise<void> {
  for (const db of [store.strict, store.relaxed]) {
    db.close()
    await db.open()
  }
}
