/** Records of one type with the body their definition promises, corrections by amendment laid over it. */
import { currentBody } from '../model/current-body.ts'
import type { RecordDefinition } from '../model/define-record.ts'
import type { BodyOf, Fields } from '../model/field.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'

/** Whatever can look into files: the device's casebook, the server's tables, a list in a test. */
export interface Files {
  get(recordId: Uuid): CaseRecord | undefined
  ofType(type: string): readonly CaseRecord[]
  inFile(file: FileId, type?: string): readonly CaseRecord[]
}

export function ofType<F extends Fields>(
  definition: RecordDefinition<F>,
  records: readonly CaseRecord[],
): CaseRecord<BodyOf<F>>[] {
  return (
    records
      .filter((record) => record.type === definition.type && record.status !== 'discarded')
      // Bodies were checked against their definition where they came in.
      .map((record) => ({ ...record, body: currentBody(record) as BodyOf<F> }))
  )
}

/** Only records with these answers, which the type then knows of. */
export function having<B, K extends keyof B>(
  records: readonly CaseRecord<B>[],
  ...fields: readonly K[]
): CaseRecord<B & { readonly [P in K]-?: NonNullable<B[P]> }>[] {
  return records.filter((record): record is CaseRecord<B & { readonly [P in K]-?: NonNullable<B[P]> }> =>
    fields.every(
      (field) => record.body[field] !== undefined && record.body[field] !== null && record.body[field] !== '',
    ),
  )
}

export function asType<F extends Fields>(
  definition: RecordDefinition<F>,
  record: CaseRecord | undefined,
): CaseRecord<BodyOf<F>> | undefined {
  return record ? ofType(definition, [record])[0] : undefined
}

/** A list of records as files, for rules that are given one list. */
export function filesOf(records: readonly CaseRecord[]): Files {
  return {
    get: (id) => records.find((record) => record.id === id),
    ofType: (type) => records.filter((record) => record.type === type),
    inFile: (file, type) =>
      records.filter((record) => record.fileIds.includes(file) && (!type || record.type === type)),
  }
}
