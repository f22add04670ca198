/** A list of records by type. Rules ask one file for twenty types and more: it is gone through once for all of them. */
import type { CaseRecord } from '../model/record.ts'

/** A shorter list is sooner gone through than parted. */
const SHORT = 16

type ByType = ReadonlyMap<string, readonly CaseRecord[]>
/**
 * By the list itself: one that was handed out never changes in place, a change makes a new one. Undefined of a list that
 * was asked once: many are made for one question alone, and are not worth parting.
 */
const known = new WeakMap<readonly CaseRecord[], ByType | undefined>()

/** In the order in which they stand in the list. */
export function recordsOfType(type: string, records: readonly CaseRecord[]): readonly CaseRecord[] {
  if (records.length < SHORT || !known.has(records)) {
    if (records.length >= SHORT) known.set(records, undefined)
    return records.filter((record) => record.type === type)
  }
  let byType = known.get(records)
  if (!byType) known.set(records, (byType = parted(records)))
  return byType.get(type) ?? []
}

function parted(records: readonly CaseRecord[]): ByType {
  const byType = new Map<string, CaseRecord[]>()
  for (const record of records) {
    const same = byType.get(record.type)
    if (same) same.push(record)
    else byType.set(record.type, [record])
  }
  return byType
}
