/**
 * Many records that did not exist before, in one statement. Only bodies travel: what all of them share is put around
 * them by the database. Bodies are canonical JSON, so that their hash is taken there too.
 */
import { v7 } from 'uuid'
import { canonicalJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import { extractOf } from '../../model/permission.ts'
import { readsExtract } from '../../model/permission-table.ts'
import type { Body } from '../../model/field.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Stamp } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Client } from '../db/pool.ts'

export interface NewRecord {
  readonly id: Uuid
  readonly opId: Uuid
  readonly definition: AnyRecordDefinition
  readonly fileIds: readonly FileId[]
  readonly body: Body
  /** What the writer said, where more than that stands in the record. */
  readonly authored?: Body
}

/** JSON text holds no line break of its own, and neither does an id. */
const lines = (values: readonly (string | number)[]): string => values.join('\n')

const INSERT = `
  WITH n AS MATERIALIZED (
    SELECT * FROM unnest(
      string_to_array($1, E'\\n')::uuid[], string_to_array($2, E'\\n')::uuid[], string_to_array($3, E'\\n'),
      string_to_array($4, E'\\n')::int[], string_to_array($5, E'\\n'), string_to_array($6, E'\\n'), string_to_array($7, E'\\n')
    ) AS n (id, op_id, type, version, files, body, authored)
  ), kept AS (
    INSERT INTO revision (record_id, revision, parents, op_id, record, body_hash, authored)
    SELECT id, 1, '{}', op_id,
      ('{"id":"' || id || '","type":"' || type || '","schemaVersion":' || version || ',"fileIds":' || array_to_json(files::text[])
        || ',"body":' || body || ',"status":"draft","revision":1,"opId":"' || op_id || '"' || $8 || '}')::json,
      encode(sha256(convert_to(body, 'UTF8')), 'hex'), nullif(authored, '')::json
    FROM n
  )
  INSERT INTO record (id, type, file_ids, status, revision, op_id, author_id, sole_author, withheld_from, received_at)
  SELECT id, type, files::text[], 'draft', 1, op_id, $9, true, '{}', $10 FROM n`

export async function writeNewRecords(client: Client, records: readonly NewRecord[], by: Stamp): Promise<void> {
  if (records.length === 0) return
  await client.query(INSERT, [
    lines(records.map(({ id }) => id)),
    lines(records.map(({ opId }) => opId)),
    lines(records.map(({ definition }) => definition.type)),
    lines(records.map(({ definition }) => definition.version)),
    lines(records.map(({ fileIds }) => `{${fileIds.join(',')}}`)),
    lines(records.map(({ body }) => canonicalJson(body as Json))),
    lines(records.map(({ authored }) => (authored ? canonicalJson(authored as Json) : ''))),
    `,${JSON.stringify(shared(by)).slice(1, -1)}`,
    by.personId,
    by.at,
  ])
  await writeExtracts(client, records, by)
}

const shared = (
  by: Stamp,
): Omit<CaseRecord, 'id' | 'type' | 'schemaVersion' | 'fileIds' | 'body' | 'status' | 'revision' | 'opId'> => ({
  author: by,
  updated: by,
  signatures: [],
  addenda: [],
  marks: [],
  conflicts: [],
  receivedAt: by.at,
})

/** The whole record, as it is written above. */
export const asRecord = ({ id, opId, definition, fileIds, body }: NewRecord, by: Stamp): CaseRecord => ({
  id,
  type: definition.type,
  schemaVersion: definition.version,
  fileIds,
  body,
  status: 'draft',
  revision: 1,
  opId,
  ...shared(by),
})

const hasExtract = ({ extract, permission }: AnyRecordDefinition): boolean =>
  extract !== undefined && Object.values(permission).some((letters) => readsExtract(letters ?? ''))

async function writeExtracts(client: Client, records: readonly NewRecord[], by: Stamp): Promise<void> {
  const some = records.filter(({ definition }) => hasExtract(definition))
  if (some.length === 0) return
  await client.query(
    `INSERT INTO extract (record_id, revision, record)
     SELECT id, 1, record::json FROM unnest(string_to_array($1, E'\\n')::uuid[], string_to_array($2, E'\\n')) AS n (id, record)`,
    [
      lines(some.map(({ id }) => id)),
      lines(some.map((one) => JSON.stringify(extractOf(one.definition, asRecord(one, by))))),
    ],
  )
}

export const newOpId = (): Uuid => v7()
