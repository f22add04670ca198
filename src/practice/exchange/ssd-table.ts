/** What a table of the Standard Safeguarding Dataset is to us: which records it is made from, and what each column says. */
import type { AnyRecordDefinition, RecordDefinition } from '../../model/define-record.ts'
import type { BodyOf, Fields } from '../../model/field.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { asType } from '../of-type.ts'

export interface SsdColumn {
  readonly name: string
  /** In plain words what stands in it; or, of a column that is always empty, why. */
  readonly words: string
  readonly isEmpty: boolean
}
export interface SsdRow {
  readonly recordId: Uuid
  /** The days it speaks of. Without an end: it goes on. */
  readonly from: string
  readonly until: string | undefined
  readonly cells: readonly string[]
}
export interface SsdTable {
  readonly name: string
  readonly title: string
  readonly definition: AnyRecordDefinition
  readonly columns: readonly SsdColumn[]
  /** Undefined for a record that makes no row: what was not signed, or says too little. */
  rowOf(record: CaseRecord): SsdRow | undefined
}

/** A record and the child it is about, who is known by a number only. */
export interface OfChild<F extends Fields> {
  readonly id: Uuid
  readonly child: Uuid
  readonly body: BodyOf<F>
}
interface Column<F extends Fields> {
  readonly name: string
  readonly words: string
  /** Without it the column is always empty. */
  readonly says?: (row: OfChild<F>) => string | number | undefined
}
interface Told<F extends Fields> {
  readonly name: string
  readonly title: string
  readonly columns: readonly Column<F>[]
  /** The days a record speaks of; undefined where it makes no row. */
  readonly days: (body: BodyOf<F>) => { readonly from: string; readonly until: string | undefined } | undefined
}

export function ssdTable<F extends Fields>(
  definition: RecordDefinition<F> & AnyRecordDefinition,
  told: Told<F>,
): SsdTable {
  return {
    name: told.name,
    title: told.title,
    definition,
    columns: told.columns.map(({ name, words, says }) => ({ name, words, isEmpty: says === undefined })),
    rowOf(record) {
      const read = asType(definition, record)
      const child = record.fileIds.find((file) => fileKind(file) === 'child')
      const days = read && isFinished(definition, record) ? told.days(read.body) : undefined
      if (!read || !child || !days) return undefined
      const row = { id: record.id, child: fileSubject(child), body: read.body }
      return { recordId: record.id, ...days, cells: told.columns.map(({ says }) => String(says?.(row) ?? '')) }
    },
  }
}

/** What somebody signs says nothing to others before it is signed. */
const isFinished = (definition: AnyRecordDefinition, { status }: CaseRecord): boolean =>
  definition.signOff ? status === 'signed' : status !== 'discarded'

/** A code of the dataset, never another word that somebody wrote. */
export const codeOf = <V extends string>(
  options: readonly { readonly value: V }[],
  value: string | undefined,
): V | undefined => options.find((option) => option.value === value)?.value
