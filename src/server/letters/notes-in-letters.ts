/**
 * Notes that came in a letter and are no operation: written on the locked screen, or a line that was begun and never
 * sent. The second says whose file it is about: those decide over it who decide over that file.
 */
import * as v from 'valibot'
import type { Uuid } from '../../model/file.ts'
import type { LetterContent } from '../../protocol/letter.ts'
import { fileId } from '../../protocol/messages.ts'
import { sha256Of } from '../apply/arrival.ts'
import type { Arrival } from '../apply/arrival.ts'
import type { Client } from '../db/pool.ts'

type Jot = LetterContent['jots'][number]

export interface Note {
  readonly arrival: Arrival
  readonly reason: string
  /** Of a record that is kept from some roles: its own rules decide who reads the line. */
  readonly recordId?: Uuid
}

const begunLine = v.object({ begun: v.string(), fileIds: v.array(fileId) })

const rawOf = ({ text, about }: Jot): string => (about ? JSON.stringify({ begun: text, fileIds: about.fileIds }) : text)

/** The words of a line that was begun; undefined: it is something else. */
export function begunWords(raw: string): string | undefined {
  try {
    const read = v.safeParse(begunLine, JSON.parse(raw))
    return read.success ? read.output.begun : undefined
  } catch {
    return undefined
  }
}

export async function notesIn(
  client: Client,
  { jots, personId, deviceId }: LetterContent,
  receivedAt: string,
): Promise<readonly Note[]> {
  const kept = await keptFromSome(
    client,
    jots.flatMap(({ about }) => about?.recordIds ?? []),
  )
  return jots.map((jot): Note => {
    const raw = rawOf(jot)
    const recordId = jot.about?.recordIds.find((id) => kept.has(id))
    const when = jot.at.slice(0, 16).replace('T', ' ')
    return {
      arrival: { opId: jot.id, sha256: sha256Of(raw), raw, personId, deviceId, receivedAt },
      reason: jot.about
        ? `A line that was begun ${when} and never sent. The writer no longer has the file, and it stands in none yet.`
        : `A note from the locked screen, written ${when}. It is not in a file yet.`,
      ...(recordId !== undefined && { recordId }),
    }
  })
}

async function keptFromSome(client: Client, ids: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
  if (ids.length === 0) return new Set()
  const { rows } = await client.query<{ id: Uuid }>(
    'SELECT id FROM record WHERE id = ANY($1::uuid[]) AND cardinality(withheld_from) > 0',
    [ids],
  )
  return new Set(rows.map((row) => row.id))
}
