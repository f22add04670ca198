/**
 * A download under way: its pieces lie sealed among the chunks under a name of their own, so that what has arrived
 * survives any interruption. Nothing is shown of it before all of it is here and has its hash.
 */
import type { BlobRef } from '../model/field.ts'
import { blobId, COMING, comingId } from './blob-id.ts'
import { UNIT_BYTES } from './blob-progress.ts'
import { openChunk, sealChunk } from './blobs.ts'
import type { Bytes } from './seal.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

const nameOf = (store: Store, ref: BlobRef): string => comingId(blobId(store.keys, ref.sha256))

/** In order, from the first byte on, without a hole. */
export async function comingParts(store: Store, ref: BlobRef): Promise<Bytes[]> {
  const rows = await store.relaxed.chunks.where('blob').equals(nameOf(store, ref)).sortBy('n')
  const parts: Bytes[] = []
  let at = 0
  for (const row of rows) {
    if (row.n * UNIT_BYTES !== at) break
    const part = await openChunk(store, row)
    parts.push(part)
    at += part.length
  }
  return parts
}

export async function keepComing(store: Store, ref: BlobRef, at: number, part: Bytes): Promise<void> {
  const row = await sealChunk(store, nameOf(store, ref), at / UNIT_BYTES, part)
  await kept(store, () => store.relaxed.chunks.put(row))
}

export async function dropComing(store: Store, ref: BlobRef): Promise<void> {
  await kept(store, () => store.relaxed.chunks.where('blob').equals(nameOf(store, ref)).delete())
}

/** What nothing on this device names any more. */
export async function dropComingBut(store: Store, wanted: Iterable<BlobRef>): Promise<void> {
  const names = (await store.relaxed.chunks.where('blob').startsWith(COMING).uniqueKeys()) as unknown as string[]
  if (names.length === 0) return
  const staying = new Set([...wanted].map((ref) => nameOf(store, ref)))
  const going = names.filter((name) => !staying.has(name))
  if (going.length > 0) await kept(store, () => store.relaxed.chunks.where('blob').anyOf(going).delete())
}
