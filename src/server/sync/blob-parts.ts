/**
 * What of an upload under way is here, byte by byte: whole chunks in `blob_chunk`, smaller pieces in `blob_part` until
 * they make up a chunk.
 */
import type { Uuid } from '../../model/file.ts'
import { BLOB_CHUNK_BYTES } from '../../protocol/messages.ts'
import type { Client } from '../db/pool.ts'

/** Bytes `from` up to, not including, `to`. */
interface Range {
  readonly from: number
  readonly to: number
}

export const countOf = (bytes: number, grain: number): number => Math.ceil(bytes / grain)
export const lengthOf = (bytes: number, n: number, grain: number): number => Math.min(grain, bytes - n * grain)

/** In order, joined where they touch. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  const whole: { from: number; to: number }[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else whole.push({ from, to })
  }
  return whole
}

/** `here` as `joined` returns it. */
export const covers = (here: readonly Range[], { from, to }: Range): boolean =>
  here.some((range) => range.from <= from && range.to >= to)

export function missingOf(here: readonly Range[], bytes: number, grain: number): number[] {
  return Array.from({ length: countOf(bytes, grain) }, (_, n) => n).filter(
    (n) => !covers(here, { from: n * grain, to: n * grain + lengthOf(bytes, n, grain) }),
  )
}

export async function bytesHere(client: Client, sha256: string, uploader: Uuid): Promise<readonly Range[]> {
  const { rows } = await client.query<{ from: number; bytes: number }>(
    `SELECT n * $3 AS from, length(bytes) AS bytes FROM blob_chunk WHERE sha256 = $1 AND uploader = $2
     UNION ALL SELECT begins, length(bytes) FROM blob_part WHERE sha256 = $1 AND uploader = $2`,
    [sha256, uploader, BLOB_CHUNK_BYTES],
  )
  return joined(rows.map(({ from, bytes }) => ({ from, to: from + bytes })))
}

/** Nothing of it is of any use any more. */
export async function dropBytes(client: Client, sha256: string, uploader: Uuid): Promise<void> {
  await client.query('DELETE FROM blob_chunk WHERE sha256 = $1 AND uploader = $2', [sha256, uploader])
  await client.query('DELETE FROM blob_part WHERE sha256 = $1 AND uploader = $2', [sha256, uploader])
}

const WITHIN = 'sha256 = $1 AND uploader = $2 AND begins >= $3 AND begins < $4'

/** A piece of a whole chunk or smaller, never across two. The caller holds the upload's row. */
export async function keepBytes(
  client: Client,
  upload: { readonly sha256: string; readonly uploader: Uuid; readonly bytes: number },
  from: number,
  piece: Buffer,
): Promise<void> {
  const { sha256, uploader } = upload
  const n = Math.floor(from / BLOB_CHUNK_BYTES)
  const chunk = { from: n * BLOB_CHUNK_BYTES, to: n * BLOB_CHUNK_BYTES + lengthOf(upload.bytes, n, BLOB_CHUNK_BYTES) }
  const within = [sha256, uploader, chunk.from, chunk.to]
  const whole = piece.length === chunk.to - chunk.from ? piece : undefined
  if (!whole) {
    await client.query(
      `INSERT INTO blob_part (sha256, uploader, begins, bytes) VALUES ($1, $2, $3, $4)
       ON CONFLICT (sha256, uploader, begins) DO UPDATE SET bytes = EXCLUDED.bytes
       WHERE length(EXCLUDED.bytes) >= length(blob_part.bytes)`,
      [sha256, uploader, from, piece],
    )
  }
  const together = whole ?? (await putTogether(client, within, chunk))
  if (!together) return
  await client.query(
    `INSERT INTO blob_chunk (sha256, uploader, n, bytes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (sha256, uploader, n) DO UPDATE SET bytes = EXCLUDED.bytes`,
    [sha256, uploader, n, together],
  )
  await client.query(`DELETE FROM blob_part WHERE ${WITHIN}`, within)
}

/** Undefined while pieces of the chunk are missing. */
async function putTogether(client: Client, within: unknown[], chunk: Range): Promise<Buffer | undefined> {
  const { rows: sizes } = await client.query<{ begins: number; bytes: number }>(
    `SELECT begins, length(bytes) AS bytes FROM blob_part WHERE ${WITHIN}`,
    within,
  )
  const here = joined(sizes.map(({ begins, bytes }) => ({ from: begins, to: begins + bytes })))
  if (!covers(here, chunk)) return undefined
  const { rows } = await client.query<{ begins: number; bytes: Buffer }>(
    `SELECT begins, bytes FROM blob_part WHERE ${WITHIN} ORDER BY begins`,
    within,
  )
  const whole = Buffer.alloc(chunk.to - chunk.from)
  for (const { begins, bytes } of rows) bytes.copy(whole, begins - chunk.from)
  return whole
}
