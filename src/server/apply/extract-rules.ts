/**
 * Which fields of a record somebody is shown who does not see all of it: those of the extract and what is taken out of
 * it, and those that are kept from who is of the home. What was shown under wider rules lies in the table of extracts,
 * where it would be read on, and on devices.
 */
import { createHash } from 'node:crypto'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { blobHashes } from '../../model/blob-refs.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import { lettersOf, readsExtract } from '../../model/permission-table.ts'
import { extractOf } from '../../model/permission.ts'
import { isFromTheHome, ROLES } from '../../model/person.ts'
import type { Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import type { Client } from '../db/pool.ts'
import { bodiesOf } from './what-rules-answer.ts'

const sharedWith = ({ permission }: AnyRecordDefinition): readonly Role[] =>
  ROLES.filter((role) => readsExtract(lettersOf(permission, role)))

/** By type: changes when its extract does, its own words or what it answers. */
export const extractRules = (definitions: readonly AnyRecordDefinition[]): { readonly [type: string]: string } =>
  Object.fromEntries(
    definitions.flatMap(({ type, fields, extract, narrow }) => {
      if (extract === undefined) return []
      const hash = createHash('sha256').update([...extract].sort().join(' '))
      if (narrow) {
        hash.update(String(narrow))
        for (const body of bodiesOf(fields)) hash.update(`\n${JSON.stringify(narrow(body))}`)
      }
      return [[type, hash.digest('hex')]]
    }),
  )

/** By type: what is kept from who is of the home. */
export const keptFromHomeRules = (definitions: readonly AnyRecordDefinition[]): { readonly [type: string]: string } =>
  Object.fromEntries(
    definitions.flatMap(({ type, keptFromHome = [] }) =>
      keptFromHome.length > 0 ? [[type, [...keptFromHome].sort().join(' ')]] : [],
    ),
  )

const AT_ONCE = 500

/**
 * Makes the extracts of these types anew where they say something else than the rules of today would; returns the files
 * by the roles that were shown them.
 */
export async function shareAnew(
  client: Client,
  types: readonly string[],
): Promise<ReadonlyMap<Role, ReadonlySet<FileId>>> {
  const changed = new Map<Role, Set<FileId>>()
  for (let after: Uuid | null = null; types.length > 0; ) {
    const { rows }: { rows: { id: Uuid; shared: CaseRecord; record: CaseRecord }[] } = await client.query(
      `SELECT r.id, e.record AS shared, v.record FROM record r JOIN extract e ON e.record_id = r.id
       JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
       WHERE r.type = ANY($1) AND ($2::uuid IS NULL OR r.id > $2) ORDER BY r.id LIMIT $3`,
      [types, after, AT_ONCE],
    )
    for (const { id, shared, record } of rows) {
      const definition = definitionOf(record.type)
      const now = definition && extractOf(definition, record)
      if (!now || sameJson(now.body as Json, shared.body as Json)) continue
      await client.query('UPDATE extract SET record = $2 WHERE record_id = $1', [id, JSON.stringify(now)])
      await client.query('UPDATE blob_reference SET in_extract = false WHERE record_id = $1 AND NOT sha256 = ANY($2)', [
        id,
        [...blobHashes(now.body)],
      ])
      for (const role of sharedWith(definition))
        changed.set(role, new Set([...(changed.get(role) ?? []), ...record.fileIds]))
    }
    after = rows.at(-1)?.id ?? null
    if (rows.length < AT_ONCE) break
  }
  return changed
}

/** Types of which more is kept from who is of the home than before. What was not known before is taken as nothing kept. */
export const moreKeptFromHome = (
  before: { readonly [type: string]: string },
  now: { readonly [type: string]: string },
): readonly string[] =>
  Object.entries(now).flatMap(([type, fields]) => {
    const were = (before[type] ?? '').split(' ')
    return fields.split(' ').every((field) => were.includes(field)) ? [] : [type]
  })

export const rolesOfTheHome = ROLES.filter(isFromTheHome)
