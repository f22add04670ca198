/**
 * Drawings, photos, attachments: sealed in chunks with AES-GCM before any transaction begins, because WebCrypto must
 * not be awaited inside one. `AAD` binds a chunk to its blob and place.
 */
import { bytesToHex } from '@noble/hashes/utils.js'
import { blobHashes, blobRefs } from '../model/blob-refs.ts'
import type { BlobRef } from '../model/field.ts'
import { BLOB_CHUNK_BYTES, BLOB_MAX_BYTES } from '../protocol/messages.ts'
import { blobId, comingId } from './blob-id.ts'
import { unitsIn, withMissing } from './blob-progress.ts'
import { TooLarge } from './refusals.ts'
import type { BlobRow, ChunkRow, RecordRow } from './rows.ts'
import { randomBytes } from './seal.ts'
import type { Bytes } from './seal.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

const IV_BYTES = 12
const place = (blob: string, n: number) => new TextEncoder().encode(`${blob} ${n}`)

export async function sealChunk(store: Store, blob: string, n: number, plain: Bytes): Promise<ChunkRow> {
  const iv = randomBytes(IV_BYTES)
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: place(blob, n) },
    store.keys.blobs,
    plain,
  )
  const bytes = new Uint8Array(IV_BYTES + sealed.byteLength)
  bytes.set(iv)
  bytes.set(new Uint8Array(sealed), IV_BYTES)
  return { blob, n, bytes: bytes.buffer }
}

export async function openChunk(store: Store, row: ChunkRow): Promise<Bytes> {
  const iv = new Uint8Array(row.bytes, 0, IV_BYTES)
  const sealed = new Uint8Array(row.bytes, IV_BYTES)
  const about = { name: 'AES-GCM', iv, additionalData: place(row.blob, row.n) }
  return new Uint8Array(await crypto.subtle.decrypt(about, store.keys.blobs, sealed))
}

export async function hashOf(bytes: Bytes): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

async function keep(store: Store, bytes: Bytes, ref: BlobRef, fromServer: boolean): Promise<void> {
  const id = blobId(store.keys, ref.sha256)
  const count = Math.max(1, Math.ceil(bytes.length / BLOB_CHUNK_BYTES))
  const chunks: ChunkRow[] = []
  for (let n = 0; n < count; n++) {
    chunks.push(await sealChunk(store, id, n, bytes.slice(n * BLOB_CHUNK_BYTES, (n + 1) * BLOB_CHUNK_BYTES)))
  }
  const db = fromServer ? store.relaxed : store.strict
  await kept(store, () =>
    db.transaction('rw', [db.blobs, db.chunks, db.meta], async () => {
      const there = await db.blobs.get(id)
      if (there && (there.recordId !== undefined || fromServer)) return
      const { stamp } = await nextNumbers(db)
      // no step on the way any more, see `loose-blobs.ts`; and the server keeps a colleague's copy for the colleague
      if (!there) await db.chunks.bulkPut(chunks)
      const row: BlobRow = there
        ? { ...there, stamp, sent: there.sent ?? [] }
        : { id, stamp, ref, chunks: count, ...(!fromServer && { sent: [] }) }
      await db.blobs.put(row)
      if (fromServer) await db.chunks.where('blob').equals(comingId(id)).delete()
    }),
  )
}

/** Strictly on the disk when it resolves. Throws TooLarge before anything is sealed. */
export async function putBlob(store: Store, given: Uint8Array, mime: string, name?: string): Promise<BlobRef> {
  if (given.length > BLOB_MAX_BYTES) throw new TooLarge(BLOB_MAX_BYTES)
  const bytes = new Uint8Array(given)
  const ref: BlobRef = { sha256: await hashOf(bytes), mime, bytes: bytes.length, ...(name !== undefined && { name }) }
  await keep(store, bytes, ref, false)
  return ref
}

/** Bytes from the server, kept only when they are what the reference says. */
export async function keepFetched(store: Store, bytes: Bytes, ref: BlobRef): Promise<boolean> {
  if (bytes.length > BLOB_MAX_BYTES || (await hashOf(bytes)) !== ref.sha256) return false
  await keep(store, bytes, ref, true)
  return true
}

export async function blob(store: Store, ref: BlobRef): Promise<Uint8Array | undefined> {
  const row = await store.relaxed.blobs.get(blobId(store.keys, ref.sha256))
  if (!row) return undefined
  const parts: Bytes[] = []
  for (let n = 0; n < row.chunks; n++) {
    const chunk = await store.relaxed.chunks.get([row.id, n])
    if (!chunk) return undefined
    parts.push(await openChunk(store, chunk))
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Never across two chunks. */
export async function pieceToSend(store: Store, id: string, from: number, bytes: number): Promise<Bytes | undefined> {
  const n = Math.floor(from / BLOB_CHUNK_BYTES)
  const row = await store.relaxed.chunks.get([id, n])
  if (!row) return undefined
  const begins = from - n * BLOB_CHUNK_BYTES
  return (await openChunk(store, row)).slice(begins, begins + bytes)
}

/** Which pieces of this size the server says it does not have yet; when that is none, the blob is no longer unsent. */
export async function serverMisses(store: Store, id: string, missing: readonly number[], of: number): Promise<void> {
  const db = store.relaxed
  const row = await kept(store, () =>
    db.transaction('rw', [db.blobs, db.meta], async () => {
      const there = await db.blobs.get(id)
      if (!there?.sent) return undefined
      const { stamp } = await nextNumbers(db)
      const next: BlobRow = { ...there, stamp, ...withMissing(there, unitsIn(missing, of, there.ref.bytes)) }
      await db.blobs.put(next)
      return next
    }),
  )
  if (row) store.outbox.putBlobs([row])
}

export async function isHere(store: Store, ref: BlobRef): Promise<boolean> {
  return (await store.relaxed.blobs.where('id').equals(blobId(store.keys, ref.sha256)).count()) > 0
}

/**
 * For records that leave this device, inside the transaction that takes them away: what they show, also where it came
 * from the server. What another record shows as well, or what has not been sent, stays.
 */
export async function dropBlobsOf(store: Store, leaving: readonly (RecordRow | undefined)[]): Promise<void> {
  const db = store.relaxed
  const shown = new Set(leaving.flatMap((row) => [...blobHashes(row?.record)]))
  if (shown.size === 0) return
  for (const row of [...(await db.records.toArray()), ...(await db.bases.toArray())])
    for (const ref of blobRefs(row)) shown.delete(ref.sha256)
  const ids = leaving.flatMap((row) => row?.id ?? [])
  // what was sent and is kept keeps its drawings: a backup may have forgotten them
  const said = await db.kept.where('recordId').anyOf(ids).toArray()
  for (const { text } of [...(await db.outbox.toArray()), ...said])
    for (const sha256 of shown) if (text.includes(sha256)) shown.delete(sha256)
  const rows = await db.blobs.bulkGet([...shown].map((sha256) => blobId(store.keys, sha256)))
  const gone = rows.flatMap((row) => (row && (row.sent?.length ?? row.chunks) >= row.chunks ? [row.id] : []))
  await db.blobs.bulkDelete(gone)
  const coming = [...shown].map((sha256) => comingId(blobId(store.keys, sha256)))
  await db.chunks
    .where('blob')
    .anyOf([...gone, ...coming])
    .delete()
}
