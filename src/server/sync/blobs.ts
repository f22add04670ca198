/**
 * Drawings, photos and attachments, by the SHA-256 of their bytes. Kept per uploader: whoever merely knows a hash
 * neither reads the bytes nor learns that they are here.
 */
import { createHash } from 'node:crypto'
import type { Uuid } from '../../model/file.ts'
import { BLOB_CHUNK_BYTES } from '../../protocol/messages.ts'
import type { BlobState } from '../../protocol/messages.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'

interface BlobRow {
  mime: string
  bytes: number
  complete: boolean
}

export const chunksOf = (bytes: number): number => Math.ceil(bytes / BLOB_CHUNK_BYTES)
export const chunkLength = (bytes: number, n: number): number =>
  Math.min(BLOB_CHUNK_BYTES, bytes - n * BLOB_CHUNK_BYTES)

async function own(client: Client, sha256: string, uploader: Uuid, lock = ''): Promise<BlobRow | undefined> {
  const { rows } = await client.query<BlobRow>(
    `SELECT mime, bytes, complete FROM blob WHERE sha256 = $1 AND uploader = $2 ${lock}`,
    [sha256, uploader],
  )
  return rows[0]
}

async function stateOf(client: Client, sha256: string, uploader: Uuid, row: BlobRow): Promise<BlobState> {
  if (row.complete) return { sha256, ...row, missing: [] }
  const { rows } = await client.query<{ n: number }>('SELECT n FROM blob_chunk WHERE sha256 = $1 AND uploader = $2', [
    sha256,
    uploader,
  ])
  const here = new Set(rows.map((chunk) => chunk.n))
  return {
    sha256,
    ...row,
    missing: Array.from({ length: chunksOf(row.bytes) }, (_, n) => n).filter((n) => !here.has(n)),
  }
}

/** Says what is still missing; declaring again is how an upload resumes. */
export function declareBlob(
  pool: Pool,
  uploader: Uuid,
  sha256: string,
  declared: { readonly bytes: number; readonly mime: string },
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
      await client.query('DELETE FROM blob_chunk WHERE sha256 = $1 AND uploader = $2', [sha256, uploader])
      await client.query('UPDATE blob SET bytes = $3, mime = $4 WHERE sha256 = $1 AND uploader = $2', [
        sha256,
        uploader,
        declared.bytes,
        declared.mime,
      ])
      return stateOf(client, sha256, uploader, { ...declared, complete: false })
    }
    return stateOf(client, sha256, uploader, row)
  })
}

export type ChunkOutcome =
  | { readonly state: BlobState }
  | { readonly refused: 'not-declared' | 'wrong-length' | 'wrong-hash' }

/** How long this chunk must be; undefined where nothing was declared or there is no such chunk. */
export async function expectedLength(
  pool: Pool,
  uploader: Uuid,
  sha256: string,
  n: number,
): Promise<number | undefined> {
  const row = await asSystem(pool, (client) => own(client, sha256, uploader))
  return row && n < chunksOf(row.bytes) ? chunkLength(row.bytes, n) : undefined
}

/** The last chunk that was missing completes it, if the whole has the hash it goes by; else all of it must come again. */
export function putChunk(pool: Pool, uploader: Uuid, sha256: string, n: number, bytes: Buffer): Promise<ChunkOutcome> {
  return asSystem(pool, async (client): Promise<ChunkOutcome> => {
    const row = await own(client, sha256, uploader, 'FOR UPDATE')
    if (!row || n >= chunksOf(row.bytes)) return { refused: 'not-declared' }
    if (row.complete) return { state: { sha256, ...row, missing: [] } }
    if (bytes.length !== chunkLength(row.bytes, n)) return { refused: 'wrong-length' }
    await client.query(
      'INSERT INTO blob_chunk (sha256, uploader, n, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256, uploader, n) DO UPDATE SET bytes = EXCLUDED.bytes',
      [sha256, uploader, n, bytes],
    )
    const state = await stateOf(client, sha256, uploader, row)
    if (state.missing.length > 0) return { state }
    const { rows } = await client.query<{ bytes: Buffer }>(
      'SELECT bytes FROM blob_chunk WHERE sha256 = $1 AND uploader = $2 ORDER BY n',
      [sha256, uploader],
    )
    const hash = createHash('sha256')
    for (const chunk of rows) hash.update(chunk.bytes)
    if (hash.digest('hex') !== sha256) {
      await client.query('DELETE FROM blob_chunk WHERE sha256 = $1 AND uploader = $2', [sha256, uploader])
      return { refused: 'wrong-hash' }
    }
    await client.query('UPDATE blob SET complete = true WHERE sha256 = $1 AND uploader = $2', [sha256, uploader])
    return { state: { ...state, complete: true } }
  })
}

/** One's own upload under way, or what one may see through a record. */
export async function blobStateFor(pool: Pool, personId: Uuid, sha256: string): Promise<BlobState | undefined> {
  const mine = await asSystem(pool, async (client) => {
    const row = await own(client, sha256, personId)
    return row && stateOf(client, sha256, personId, row)
  })
  if (mine) return mine
  return asPerson(pool, personId, async (client) => {
    const { rows } = await client.query<BlobRow>(
      'SELECT mime, bytes, complete FROM blob WHERE sha256 = $1 AND complete LIMIT 1',
      [sha256],
    )
    return rows[0] && { sha256, ...rows[0], missing: [] }
  })
}

export interface ReadChunk {
  readonly bytes: Buffer
  readonly recordIds: readonly string[]
}

/** Row-level security decides: some record that the person may read has to refer to it. */
export function readChunk(pool: Pool, personId: Uuid, sha256: string, n: number): Promise<ReadChunk | undefined> {
  return asPerson(pool, personId, async (client) => {
    const { rows } = await client.query<{ bytes: Buffer }>(
      `SELECT c.bytes FROM blob_chunk c JOIN blob b USING (sha256, uploader) WHERE c.sha256 = $1 AND c.n = $2 AND b.complete LIMIT 1`,
      [sha256, n],
    )
    if (!rows[0]) return undefined
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
  for (let n = 0; n < chunksOf(blob.bytes.length); n += 1) {
    const chunk = blob.bytes.subarray(n * BLOB_CHUNK_BYTES, (n + 1) * BLOB_CHUNK_BYTES)
    await client.query('INSERT INTO blob_chunk (sha256, uploader, n, bytes) VALUES ($1, $2, $3, $4)', [
      blob.sha256,
      uploader,
      n,
      chunk,
    ])
  }
}
