/**
 * A save without a question to the disk first. What memory holds is nearly always what the disk holds, so all rows go
 * in one strict transaction together with one read of the counters: when they are not what memory thinks, another tab
 * has written, the transaction takes everything back, and the caller reads the disk as it would have anyway.
 */
import { Dexie, RangeSet } from 'dexie'
import type { PersonDatabase } from './database.ts'
import type { BaseRow, MetaRow, OutboxRow, RecordRow } from './rows.ts'
import { COUNTERS } from './older-tabs.ts'
import { openJson } from './seal.ts'
import { rowSealer } from './sealing.ts'
import type { RowSealer } from './sealing.ts'
import type { Counters, Store } from './store.ts'

export type Put =
  | { readonly table: 'records'; readonly row: RecordRow }
  | { readonly table: 'bases'; readonly row: BaseRow }
  /** `isNew`: nothing may lie under its id. */
  | { readonly table: 'outbox'; readonly row: OutboxRow; readonly isNew: boolean }

type Sealers = { readonly [table in Put['table'] | 'meta']: RowSealer }
const known = new WeakMap<PersonDatabase, Sealers>()

function sealersOf(db: PersonDatabase, key: Uint8Array): Sealers {
  const before = known.get(db)
  if (before) return before
  const of = ({ name, schema }: { name: string; schema: Dexie['tables'][number]['schema'] }): RowSealer =>
    rowSealer(
      key,
      name,
      schema.primKey.keyPath as string,
      schema.indexes.flatMap((index) => index.keyPath ?? []),
    )
  const sealers = { records: of(db.records), bases: of(db.bases), outbox: of(db.outbox), meta: of(db.meta) }
  known.set(db, sealers)
  return sealers
}

const same = (a: Counters, b: Counters): boolean =>
  a.stamp === b.stamp &&
  a.order === b.order &&
  a.frozen === b.frozen &&
  (a.spared ?? []).join(' ') === (b.spared ?? []).join(' ')

interface Written {
  readonly sealed: Uint8Array
  readonly numbers: Counters
}
/** As this tab wrote them last: sealed anew each time, so that equal bytes are what it wrote, and need not be opened. */
const lastWritten = new WeakMap<PersonDatabase, Written>()

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, n) => byte === b[n])

/** True: all of it is on the disk. False: nothing is, whatever the reason; the longer way finds out which. */
export async function putAtOnce(
  { strict: db, keys }: Store,
  puts: readonly Put[],
  before: Counters,
  after: Counters,
): Promise<boolean> {
  const sealers = sealersOf(db, keys.rows)
  const numbers: MetaRow = { key: COUNTERS, value: { ...after } }
  const rows = puts.map((put) => ({ put, sealed: sealers[put.table].seal({ ...put.row }) }))
  const sealedNumbers = sealers.meta.seal({ ...numbers })
  const numbersIn = (row: { readonly key: string; readonly sealed: Uint8Array }): Counters => {
    const own = lastWritten.get(db)
    if (own && sameBytes(own.sealed, row.sealed)) return own.numbers
    return openJson<{ value: Counters }>(keys.rows, row.sealed, sealers.meta.about(row)).value
  }
  const whole = await new Promise<boolean>((resolve) => {
    const tables = [...new Set([...puts.map((put) => put.table), 'meta'])]
    const going = db.backendDB().transaction(tables, 'readwrite', { durability: 'strict' })
    going.addEventListener('complete', () => resolve(true))
    going.addEventListener('abort', () => resolve(false))
    const meta = going.objectStore('meta')
    const asked = meta.get(COUNTERS) as IDBRequest<{ readonly key: string; readonly sealed: Uint8Array } | undefined>
    asked.addEventListener('success', () => {
      if (!asked.result || !same(numbersIn(asked.result), before)) going.abort()
      // the rows are under way already: nothing is asked of this page once more before they are written down
      else going.commit()
    })
    for (const { put, sealed } of rows) {
      const table = going.objectStore(put.table)
      if (put.table === 'outbox' && put.isNew) table.add(sealed)
      else table.put(sealed)
    }
    meta.put(sealedNumbers)
  }).catch(() => false)
  if (whole) {
    lastWritten.set(db, { sealed: sealedNumbers['sealed'] as Uint8Array, numbers: after })
    tellTabs(db)
  }
  return whole
}

const TELL_AFTER_MS = 30
const telling = new Set<string>()

/** What follows the counters looks again, here and in other tabs; several keystrokes' saves are told once. */
function tellTabs({ name }: PersonDatabase): void {
  if (telling.has(name)) return
  telling.add(name)
  const timer = setTimeout(() => {
    telling.delete(name)
    Dexie.on.storagemutated.fire({ [`idb://${name}/meta/`]: new RangeSet(COUNTERS) })
  }, TELL_AFTER_MS)
  ;(timer as { unref?: () => void }).unref?.()
}
