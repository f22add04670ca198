/** Case files as the server itself reads them, for rules that run over every child: no person is looking. */
import { fileKind, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import type { Files } from '../../practice/of-type.ts'
import { recordsOfType } from '../../practice/records-of-type.ts'
import { definitionOf } from '../../records/all.ts'
import type { Client } from '../db/pool.ts'

/** Large, many, and nothing that a clock counts from. */
const NOT_READ = ['daily-log', 'childs-views', 'chronology-entry', 'network-contact', 'attached-words']

interface Head {
  readonly record: CaseRecord
}

/** In the form of today; what this build does not understand says nothing. */
const readable = (rows: readonly Head[]): CaseRecord[] =>
  rows.flatMap(({ record }) => {
    const read = upgradeRecord(definitionOf(record.type), record)
    return read.readable ? [read.record] : []
  })

async function headsIn(client: Client, files: readonly FileId[], notRead: readonly string[]): Promise<CaseRecord[]> {
  const { rows } = await client.query<Head>(
    `SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.id IN (SELECT c.record_id FROM change c WHERE c.file_id = ANY($1::text[]) AND c.record_id IS NOT NULL)
       AND r.status <> 'discarded' AND r.type <> ALL($2::text[])
     ORDER BY r.id`,
    [files, notRead],
  )
  return readable(rows)
}

/** The readings of the service, which every child's clocks count by, and its directory: to whom a miss climbs. */
export async function readSettings(client: Client): Promise<readonly CaseRecord[]> {
  const { rows } = await client.query<Head>(
    `SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
     WHERE r.type IN ('practice-setting', 'person') AND r.status <> 'discarded' ORDER BY r.id`,
  )
  return readable(rows)
}

/**
 * Children's and households' files, the homes of these children, and the settings that were read before.
 * @param notRead types of records that whoever asks has no use for
 */
export async function readFiles(
  client: Client,
  files: readonly FileId[],
  settings: readonly CaseRecord[],
  notRead: readonly string[] = NOT_READ,
): Promise<Files> {
  const own = await headsIn(client, files, notRead)
  const homes = [...new Set(own.flatMap(homesIn).filter((file) => !files.includes(file)))]
  const known = new Set(own.map(({ id }) => id))
  const home = homes.length > 0 ? await headsIn(client, homes, notRead) : []
  return indexed([...own, ...home.filter(({ id }) => !known.has(id)), ...settings])
}

/** Rules ask for the same few files again and again. */
function indexed(records: readonly CaseRecord[]): Files {
  const byId = new Map(records.map((record) => [record.id, record]))
  const byType = new Map<string, CaseRecord[]>()
  const byFile = new Map<FileId, CaseRecord[]>()
  for (const record of records) {
    put(byType, record.type, record)
    for (const file of record.fileIds) put(byFile, file, record)
  }
  return {
    get: (id) => byId.get(id),
    ofType: (type) => byType.get(type) ?? [],
    inFile(file, type) {
      const whole = byFile.get(file) ?? []
      return type ? recordsOfType(type, whole) : whole
    },
  }
}

function homesIn({ type, fileIds, body }: CaseRecord): readonly FileId[] {
  if (type !== 'placement') return []
  const named = (body.household as { readonly recordId?: Uuid } | undefined)?.recordId
  return [...fileIds.filter((file) => fileKind(file) === 'household'), ...(named ? [householdFile(named)] : [])]
}

function put<K>(groups: Map<K, CaseRecord[]>, key: K, record: CaseRecord): void {
  const group = groups.get(key)
  if (group) group.push(record)
  else groups.set(key, [record])
}
