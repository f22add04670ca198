/** A child known by exactly what was typed, or nobody: what is near, or known twice, is nobody too. */
import { childFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { OpenRequest } from '../../protocol/open-with-reason.ts'
import type { Client } from '../db/pool.ts'

/** Capitals, accents and spaces as keyboards happen to set them. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en-GB')

interface Row {
  readonly id: Uuid
  readonly name: string | null
  readonly preferred: string | null
  readonly number: string | null
  readonly born: string | null
}

export async function findExactly(client: Client, asked: OpenRequest['child']): Promise<FileId | undefined> {
  const { rows } = await client.query<Row>(
    `SELECT r.id, v.record #>> '{body,name}' AS name, v.record #>> '{body,preferredName}' AS preferred,
       v.record #>> '{body,returnId}' AS number, v.record #>> '{body,birthDate}' AS born
     FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     JOIN file f ON f.id = 'child:' || r.id
     WHERE r.type = 'child' AND r.status <> 'discarded' AND f.registered`,
  )
  const found = rows.filter((row) =>
    'number' in asked
      ? row.number !== null && plain(row.number) === plain(asked.number)
      : row.born === asked.birthDate &&
        [row.name, row.preferred].some((name) => name !== null && plain(name) === plain(asked.name)),
  )
  return found.length === 1 && found[0] ? childFile(found[0].id) : undefined
}
