/**
 * Memory follows the disk: at opening in two shelves, chunk by chunk so that the first screen can be used meanwhile;
 * afterwards whatever other tabs and pulls have written, by stamp.
 */
import { liveQuery } from 'dexie'
import { upgradeRecord } from '../model/upgrade.ts'
import { definitionOf } from '../records/all.ts'
import type { Entry } from './casebook.ts'
import { breathe } from './clock.ts'
import { readFilesTold } from './granted-files.ts'
import { forgetSaid, outboxRows, rowsSince } from './outbox-rows.ts'
import type { RecordRow, Shelf } from './rows.ts'
import { shelfOf } from './shelf.ts'
import { readCounters } from './store.ts'
import type { Store } from './store.ts'

/** Records opened between two breaths: about 15 ms on a slow tablet. */
const CHUNK = 150

/** In today's form for the screens; the row on the disk stays as it came. */
export function entryOf(store: Store, row: RecordRow): Entry | undefined {
  if (!row.record || row.record.fileIds.every((file) => store.hidden.has(file))) return undefined
  return { record: upgradeRecord(definitionOf(row.record.type), row.record).record, stamp: row.stamp }
}

export const lastStamp = async (store: Store): Promise<number> => (await readCounters(store.relaxed)).stamp

async function loadShelf(store: Store, shelf: Shelf): Promise<void> {
  const ids = await store.relaxed.records.where('shelf').equals(shelf).primaryKeys()
  const outdated: RecordRow[] = []
  for (let at = 0; at < ids.length && !store.locked.peek(); at += CHUNK) {
    const rows = await store.relaxed.records.bulkGet(ids.slice(at, at + CHUNK))
    const here = rows.filter((row): row is RecordRow => row !== undefined)
    store.casebook.put(here.map((row) => entryOf(store, row)).filter((entry) => entry !== undefined))
    if (shelf === 1) outdated.push(...here.filter((row) => row.record && shelfOf(row.record, store.now()) !== 1))
    await breathe()
  }
  // what has grown old moves to the back; only where nobody wrote to it meanwhile
  if (outdated.length > 0 && !store.locked.peek()) {
    const { records } = store.relaxed
    await store.relaxed.transaction('rw', records, async () => {
      const now = await records.bulkGet(outdated.map((row) => row.id))
      await records.bulkPut(
        outdated.filter((row, n) => now[n]?.stamp === row.stamp).map((row) => ({ ...row, shelf: 2 as const })),
      )
    })
  }
}

export async function load(store: Store): Promise<void> {
  for (const file of await store.relaxed.files.toArray()) if (file.revoked) store.hidden.add(file.id)
  await readFilesTold(store)
  store.outbox.follow(await outboxRows(store.relaxed))
  store.outbox.putBlobs(await store.relaxed.blobs.toArray())
  await loadShelf(store, 1)
  if (store.locked.peek()) return
  store.casebook.loaded.value = 'register'
  await breathe()
  await loadShelf(store, 2)
  if (store.locked.peek()) return
  store.casebook.loaded.value = 'all'
  await store.relaxed.records.where('shelf').equals(9).delete()
  await store.relaxed.transaction('rw', store.relaxed.outbox, store.relaxed.said, () => forgetSaid(store.relaxed))
  // tidying, fetched once everything is in memory
  await (await import('./loose-blobs.ts')).dropLooseBlobs(store)
}

async function catchUp(store: Store, after: number): Promise<void> {
  await readFilesTold(store)
  const { records, outbox, blobs } = store.relaxed
  const rows = await records.where('stamp').above(after).toArray()
  const gone = rows.filter((row) => !entryOf(store, row))
  store.casebook.put(rows.map((row) => entryOf(store, row)).filter((entry) => entry !== undefined))
  for (const row of gone) store.casebook.drop([row.id], row.stamp)
  store.outbox.follow(await rowsSince(store.relaxed, after))
  const there = new Set(await outbox.toCollection().primaryKeys())
  const left = store.outbox.rows().filter((row) => row.stamp <= after && !there.has(row.opId))
  if (left.length > 0) store.outbox.remove(left.map((row) => row.opId))
  store.outbox.putBlobs(await blobs.where('stamp').above(after).toArray())
}

/** Returns how to stop. `from` is the stamp that loading began at. */
export function follow(store: Store, from: number, alsoRead: () => Promise<void>): () => void {
  const { seen } = store
  seen.stamp = from
  let running = Promise.resolve()
  const step = async (stamp: number) => {
    while (store.ownStamps.delete(seen.stamp + 1)) seen.stamp += 1
    if (stamp <= seen.stamp || store.locked.peek()) return
    await catchUp(store, seen.stamp)
    seen.stamp = Math.max(seen.stamp, stamp)
    for (const own of store.ownStamps) if (own <= seen.stamp) store.ownStamps.delete(own)
  }
  const watch = (work: () => Promise<void>) => {
    running = running.then(work).catch((error: unknown) => {
      if (!store.locked.peek()) console.warn('Following the other tabs stopped for a moment', (error as Error).name)
    })
  }
  const stops = [
    keepWatching(
      store,
      () => lastStamp(store),
      (stamp) => watch(() => step(stamp)),
    ),
    keepWatching(
      store,
      () => store.relaxed.meta.where('key').startsWith('setting ').primaryKeys(),
      () => watch(alsoRead),
    ),
  ]
  return () => stops.forEach((stop) => stop())
}

const WATCH_AGAIN_MS = 500

/** A live query ends with its first error, such as a connection that the browser closed: then it is asked anew. */
function keepWatching<T>(store: Store, ask: () => Promise<T>, next: (answer: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let going = start()
  function start() {
    return liveQuery(ask).subscribe({
      next,
      error: () => {
        if (store.locked.peek()) return
        timer = setTimeout(() => {
          going = start()
        }, WATCH_AGAIN_MS)
      },
    })
  }
  return () => {
    clearTimeout(timer)
    going.unsubscribe()
  }
}
