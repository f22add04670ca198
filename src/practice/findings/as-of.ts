/**
 * The files as they stood at the end of a day: what was written later is left out, and so are signatures, marks and
 * corrections that came later. An answer of an unsigned record that was changed since counts as it stands now.
 */
import { addDays } from '../../model/calendar.ts'
import type { CaseRecord } from '../../model/record.ts'
import { onDay } from '../london-time.ts'
import type { Files } from '../of-type.ts'

export function filesAsOf(files: Files, day: string): Files {
  const end = Date.parse(onDay(addDays(day, 1), '00:00'))
  const all = (records: readonly CaseRecord[]) => records.flatMap((one) => recordAsOf(one, end) ?? [])
  return {
    get(id) {
      const record = files.get(id)
      return record && recordAsOf(record, end)
    },
    ofType: (type) => all(files.ofType(type)),
    inFile: (file, type) => all(files.inFile(file, type)),
  }
}

/** @param end milliseconds since 1970 */
function recordAsOf(record: CaseRecord, end: number): CaseRecord | undefined {
  const before = ({ at }: { readonly at: string }): boolean => Date.parse(at) < end
  if (!before(record.author)) return undefined
  if (record.signatures.every(before) && record.marks.every(before) && record.addenda.every(before)) return record
  const signatures = record.signatures.filter(before)
  return {
    ...record,
    signatures,
    marks: record.marks.filter(before),
    addenda: record.addenda.filter(before),
    status: record.status === 'signed' && signatures.length === 0 ? 'draft' : record.status,
  }
}
