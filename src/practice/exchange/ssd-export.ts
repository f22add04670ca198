/** The tables of the dataset for whoever takes them out: a person, of what they may export; or the service itself. */
import { may, withheldFrom } from '../../model/permission.ts'
import type { Actor } from '../../model/person.ts'
import { canExport, lettersOf } from '../../model/permission-table.ts'
import type { CaseRecord } from '../../model/record.ts'
import { csvText } from './csv.ts'
import { SSD_TABLES } from './ssd-tables.ts'
import type { SsdRow, SsdTable } from './ssd-table.ts'

/** Whole days, both included. */
export interface Span {
  readonly from?: string
  readonly until?: string
}

/** By day, then by id: the same records make the same text. */
export function ssdRows(
  table: SsdTable,
  records: readonly CaseRecord[],
  isTheirs: (record: CaseRecord) => boolean,
  span: Span = {},
): readonly SsdRow[] {
  return records
    .filter(isTheirs)
    .flatMap((record) => table.rowOf(record) ?? [])
    .filter((row) => isWithin(row, span))
    .sort(byDay)
}

export const byDay = (a: SsdRow, b: SsdRow): number => compare(a.from, b.from) || compare(a.recordId, b.recordId)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What began before and had not ended by then was still so: a home, a child who is missing. */
const isWithin = (row: SsdRow, { from, until }: Span): boolean =>
  (until === undefined || row.from <= until) && (from === undefined || row.until === undefined || row.until >= from)

export const ssdCsv = (table: SsdTable, rows: readonly SsdRow[]): string =>
  csvText([table.columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)])

/** Section G, letter X: of which tables a person may take something out at all. */
export const tablesFor = ({ role }: Actor): readonly SsdTable[] =>
  SSD_TABLES.filter(({ definition }) => canExport(lettersOf(definition.permission, role)))

export const mayTakeOut =
  (actor: Actor, { definition }: SsdTable) =>
  (record: CaseRecord): boolean =>
    may(actor, 'export', definition, record)

/** The council's own extract: everything but what is kept from those who answer for the whole service. */
export const isTheCouncils =
  ({ definition }: SsdTable) =>
  (record: CaseRecord): boolean =>
    !record.extract && ![...(record.withheldFrom ?? []), ...withheldFrom(definition, record)].includes('senior-manager')
