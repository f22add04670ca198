/**
 * Drawings, photos and attachments, by the SHA-256 of their bytes. Kept per uploader: whoever merely knows a hash
 * neither reads the bytes nor learns that they are here.
 */
import { createHash } from 'node:crypto'
import type { Uuid } from '../../model/file.ts'
import { BLOB_CHUNK_BYTES } from '../../protocol/messages.ts'
import type { BlobGrain, BlobState } from '../../protocol/messages.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { bytesHere, countOf, covers, dropBytes, keepBytes, lengthOf, missingOf } from './blob-parts.ts'

interface BlobRow {
  mime: string
  bytes: number
  complete: boolean
}

async function own(client: Client, sha256: string, uploader: Uuid, lock = ''): Promise<BlobRow | undefined> {
  const { rows } = await client.query<BlobRow>(
    `SELECT mime, bytes, complete FROM blob WHERE sha256 = $1 AND uploader = $2 ${lock}`,
    [sha256, uploader],
  )
  return rows[0]
}

async function stateOf(
  client: Client,
  sha256: string,
  uploader: Uuid,
  row: BlobRow,
  of: BlobGrain,
): Promise<BlobState> {
  if (row.complete) return { sha256, ...row, missing: [], of }
  return { sha256, ...row, missing: missingOf(await bytesHere(client, sha256, uploader), row.bytes, of), of }
}

/** Says what is still missing; declaring again is how an upload resumes. */
export function declareBlob(
  pool: Pool,
  uploader: Uuid,
  sha256: string,
  declared: { readonly bytes: number; readonly mime: string },
  of: BlobGrain,
): Promise<BlobState> {
  return asSystem(pool, async (client) => {
    await client.query(
      'INSERT INTO blob (sha256, uploader, mime, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [sha256, uploader, declared.mime, declared.bytes],
    )
    const row = await own(client, sha256, uploader, 'FOR UPDATE')
    if (!row) throw new Error('a blob that was just declared is not there')
    // Another size was declared and proved wrong, or never filled: what came under it is of no use.
    if (!row.complete && row.bytes !== declared.bytes) {
      await dropBytes(client, sha256, uploader)
      await client.query('UPDATE blob SET bytes = $3, mime = $4 WHERE sha256 = $1 AND uploader = $2', [
        sha256,
        uploader,
        declared.bytes,
        declared.mime,
      ])
      return stateOf(client, sha256, uploader, { ...declared, complete: false }, of)
    }
    return stateOf(client, sha256, uploader, row, of)
  })
}

export type ChunkOutcome =
  | { readonly state: BlobState }
  | { readonly refused: 'not-declared' | 'wrong-length' | 'wrong-hash' }

/** The nth piece of an attachment that is cut in this grain. */
export interface Piece {
  readonly sha256: string
  readonly n: number
  readonly of: BlobGrain
}

/** How long this piece must be; undefined where nothing was declared or there is no such piece. */
export async function expectedLength(
  pool: Pool,
  uploader: Uuid,
  { sha256, n, of }: Piece,
): Promise<number | undefined> {
  const row = await asSystem(pool, (client) => own(client, sha256, uploader))
  return row && n < countOf(row.bytes, of) ? lengthOf(row.bytes, n, of) : undefined
}

/** The last byte that was missing completes it, if the whole has the hash it goes by; else all of it must come again. */
export function putChunk(pool: Pool, uploader: Uuid, piece: Piece, bytes: Buffer): Promise<ChunkOutcome> {
  const { sha256, n, of } = piece
  return asSystem(pool, async (client): Promise<ChunkOutcome> => {
    const row = await own(client, sha256, uploader, 'FOR UPDATE')
    if (!row || n >= countOf(row.bytes, of)) return { refused: 'not-declared' }
    if (row.complete) return { state: { sha256, ...row, missing: [], of } }
    if (bytes.length !== lengthOf(row.bytes, n, of)) return { refused: 'wrong-length' }
    const before = await bytesHere(client, sha256, uploader)
    if (!covers(before, { from: n * of, to: n * of + bytes.length }))
      await keepBytes(client, { sha256, uploader, bytes: row.bytes }, n * of, bytes)
    const state = await stateOf(client, sha256, uploader, row, of)
    if (state.missing.length > 0) return { state }
    const { rows } = await client.query<{ bytes: Buffer }>(
      'SELECT bytes FROM blob_chunk WHERE sha256 = $1 AND uploader = $2 ORDER BY n',
      [sha256, uploader],
    )
    const hash = createHash('sha256')
    for (const chunk of rows) hash.update(chunk.bytes)
    if (hash.digest('hex') !== sha256) {
      await dropBytes(client, sha256, uploader)
      return { refused: 'wrong-hash' }
    }
    await client.query('UPDATE blob SET complete = true WHERE sha256 = $1 AND uploader = $2', [sha256, uploader])
    return { state: { ...state, complete: true } }
  })
}

/** One's own upload under way, or what one may see through a record. */
export async function blobStateFor(
  pool: Pool,
  personId: Uuid,
  sha256: string,
  of: BlobGrain,
): Promise<BlobState | undefined> {
  const mine = await asSystem(pool, async (client) => {
    const row = await own(client, sha256, personId)
    return row && stateOf(client, sha256, personId, row, of)
  })
  if (mine) return mine
  return asPerson(pool, personId, async (client) => {
    const { rows } = await client.query<BlobRow>(
      'SELECT mime, bytes, complete FROM blob WHERE sha256 = $1 AND complete LIMIT 1',
      [sha256],
    )
    return rows[0] && { sha256, ...rows[0], missing: [], of }
  })
}

export interface ReadChunk {
  readonly bytes: Buffer
  readonly recordIds: readonly string[]
}

/** Row-level security decides: some record that the person may read has to refer to it. */
export function readChunk(pool: Pool, personId: Uuid, { sha256, n, of }: Piece): Promise<ReadChunk | undefined> {
  const chunk = Math.floor((n * of) / BLOB_CHUNK_BYTES)
  return asPerson(pool, personId, async (client) => {
    const { rows } = await client.query<{ bytes: Buffer }>(
      `SELECT substring(c.bytes FROM $3 FOR $4) AS bytes FROM blob_chunk c JOIN blob b USING (sha256, uploader)
       WHERE c.sha256 = $1 AND c.n = $2 AND b.complete LIMIT 1`,
      [sha256, chunk, n * of - chunk * BLOB_CHUNK_BYTES + 1, of],
    )
    if (!rows[0]?.bytes.length) return undefined
    const { rows: through } = await client.query<{ record_id: string }>(
      'SELECT DISTINCT record_id FROM blob_reference WHERE sha256 = $1',
      [sha256],
    )
    return { bytes: rows[0].bytes, recordIds: through.map((row) => row.record_id) }
  })
}

/** All of it at once, from within the service. In the caller's transaction, as the system. */
export async function keepWhole(
  client: Client,
  uploader: Uuid,
  blob: { readonly sha256: string; readonly mime: string; readonly bytes: Uint8Array },
): Promise<void> {
  const { rowCount } = await client.query(
    'INSERT INTO blob (sha256, uploader, mime, bytes, complete) VALUES ($1, $2, $3, $4, true) ON CONFLICT DO NOTHING',
    [blob.sha256, uploader, blob.mime, blob.bytes.length],
  )
  if (rowCount === 0) return
  for (let n = 0; n < countOf(blob.bytes.length, BLOB_CHUNK_BYTES); n += 1) {
    const chunk = blob.bytes.subarray(n * BLOB_CHUNK_BYTES, (n + 1) * BLOB_CHUNK_BYTES)
    await client.query('INSERT INTO blob_chunk (sha256, uploader, n, bytes) VALUES ($1, $2, $3, $4)', [
      blob.sha256,
      uploader,
      n,
      chunk,
    ])
  }
}
