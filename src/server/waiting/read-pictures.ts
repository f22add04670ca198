/**
 * Drawings and photos of words that wait. No record refers to them yet, so nobody could read them; who may decide over
 * the words may, and of these only what their writer has sent: a hash that is merely named opens nothing.
 */
import { blobRefs } from '../../model/blob-refs.ts'
import type { BlobRef } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { WaitingWhole } from '../../protocol/waiting.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { readWaiting } from './read-waiting.ts'
import type { Waiting } from './read-waiting.ts'

/** What the texts name, each once. */
const named = ({ raw }: Waiting): readonly BlobRef[] => [
  ...new Map(raw.flatMap((text) => blobRefs(parsed(text)).filter(isWhole)).map((ref) => [ref.sha256, ref])).values(),
]

/** The text may never have been looked at: not even its form is certain. */
const isWhole = ({ mime, bytes }: BlobRef): boolean => typeof mime === 'string' && Number.isInteger(bytes)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function picturesOf(pool: Pool, waiting: Waiting): Promise<NonNullable<WaitingWhole['attachments']>> {
  const refs = named(waiting)
  if (refs.length === 0) return []
  const here = await asSystem(pool, async (client) => {
    const { rows } = await client.query<{ sha256: string }>(
      'SELECT sha256 FROM blob WHERE complete AND uploader = $1 AND sha256 = ANY($2)',
      [waiting.item.writer.personId, refs.map((ref) => ref.sha256)],
    )
    return new Set(rows.map((row) => row.sha256))
  })
  return refs.map(({ sha256, mime, bytes }) => ({ sha256, mime, bytes, here: here.has(sha256) }))
}

export interface ReadPicture {
  readonly bytes: Buffer
  readonly waiting: Waiting
}

export async function readPicture(
  pool: Pool,
  actor: Actor,
  opId: Uuid,
  sha256: string,
): Promise<ReadPicture | undefined> {
  const { waiting } = await asPerson(pool, actor.personId, (client) => readWaiting(client, actor, { opId }))
  const [found] = waiting
  if (!found || !named(found).some((ref) => ref.sha256 === sha256)) return undefined
  const { rows } = await asSystem(pool, (client) =>
    client.query<{ bytes: Buffer }>(
      `SELECT c.bytes FROM blob b JOIN blob_chunk c USING (sha256, uploader)
       WHERE b.sha256 = $1 AND b.uploader = $2 AND b.complete ORDER BY c.n`,
      [sha256, found.item.writer.personId],
    ),
  )
  return rows.length === 0 ? undefined : { bytes: Buffer.concat(rows.map((row) => row.bytes)), waiting: found }
}
