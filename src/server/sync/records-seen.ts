/** The heads of records as row-level security shows them to one person: whole, or what is shared. */
import { seesAsItIs, viewFor } from '../../model/permission.ts'
import type { Actor } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import type { Client } from '../db/pool.ts'
import { JsonText } from '../http/body.ts'

export interface Seen {
  readonly revision: number
  /** As text where what lies in the table is what this reader sees. */
  readonly record: CaseRecord | JsonText
  readonly bytes: number
}
interface SeenRow {
  id: string
  revision: number
  type: string
  author_id: string
  is_withheld: boolean
  is_whole: boolean
  record: string | null
}

/** The same question as row-level security's once more, in the language of both sides. */
function viewOf(actor: Actor, row: SeenRow, text: string): CaseRecord | JsonText | undefined {
  const definition = definitionOf(row.type)
  if (!definition) return undefined
  const facts = { authorId: row.author_id, isWithheld: row.is_withheld }
  if (row.is_whole && seesAsItIs(actor, definition, facts)) return new JsonText(text)
  return viewFor(actor, definition, JSON.parse(text) as CaseRecord)
}

/**
 * The heads of these records as far as row-level security shows them: whole, or what is shared. What is shared is asked
 * for only of those that are not seen whole: asked in one statement, it is looked up, and its policy with it, for all.
 */
export async function recordsSeen(
  client: Client,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Seen>> {
  const { rows } = await client.query<SeenRow>(
    `SELECT r.id, r.revision, r.type, r.author_id, cardinality(r.withheld_from) > 0 AS is_withheld,
       v.record_id IS NOT NULL AS is_whole, v.record::text AS record
     FROM record r
     LEFT JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id = ANY($1::uuid[])`,
    [ids],
  )
  const shared = await extractsOf(
    client,
    rows.filter((row) => !row.is_whole).map((row) => row.id),
  )
  const seen = new Map<string, Seen>()
  for (const row of rows) {
    const text = row.is_whole ? row.record : shared.get(row.id)
    const view = text === undefined || text === null ? undefined : viewOf(actor, row, text)
    if (view) seen.set(row.id, { revision: row.revision, record: view, bytes: text?.length ?? 0 })
  }
  return seen
}

async function extractsOf(client: Client, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<{ record_id: string; record: string }>(
    'SELECT record_id, record::text AS record FROM extract WHERE record_id = ANY($1::uuid[])',
    [ids],
  )
  return new Map(rows.map((row) => [row.record_id, row.record]))
}
