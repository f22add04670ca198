/** Records of one type with the body their definition promises, corrections by amendment laid over it. */
import { currentBody } from '../model/current-body.ts'
import type { RecordDefinition } from '../model/define-record.ts'
import type { BodyOf, Fields } from '../model/field.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { recordsOfType } from './records-of-type.ts'

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
  const found: CaseRecord<BodyOf<F>>[] = []
  for (const record of recordsOfType(definition.type, records)) {
    if (record.status === 'discarded') continue
    const body = currentBody(record)
    // Bodies were checked against their definition where they came in. Most records were never corrected: no copy then.
    found.push((body === record.body ? record : { ...record, body }) as CaseRecord<BodyOf<F>>)
  }
  return found
}

/** Only records with these answers, which the type then knows of. */
export function having<B, K extends keyof B>(
  records: readonly CaseRecord<B>[],
  ...fields: readonly K[]
): CaseRecord<B & { readonly [P in K]-?: NonNullable<B[P]> }>[] {
  return records.filter((record): record is CaseRecord<B & { readonly [P in K]-?: NonNullable<B[P]> }> => {
    for (const field of fields) {
      const answer = record.body[field]
      if (answer === undefined || answer === null || answer === '') return false
    }
    return true
  })
}

/** The oldest first, as they are dated and not as they came in; what is dated ahead has not happened. */
export const until = <R extends { readonly body: { readonly date: string } }>(
  records: readonly R[],
  today: string,
): readonly R[] =>
  records.filter(({ body }) => body.date <= today).sort((a, b) => a.body.date.localeCompare(b.body.date))

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
