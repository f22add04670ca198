import type { AnyRecordDefinition } from './define-record.ts'
import type { Body } from './field.ts'
import type { CaseRecord } from './record.ts'

/**
 * A record in the form of today's definition. Not readable: its type is unknown here, it is of a later version, or
 * a step is missing; then it comes back untouched and is shown as a record that this build does not understand.
 * A signed record's body is left as it was signed wherever no step is needed; its signatures are never redone.
 */
export function upgradeRecord(
  definition: AnyRecordDefinition | undefined,
  record: CaseRecord,
): { record: CaseRecord; readable: boolean } {
  if (!definition || record.schemaVersion > definition.version) return { record, readable: false }
  const body = upgradeBody(definition, record.body, record.schemaVersion)
  if (!body) return { record, readable: false }
  return record.schemaVersion === definition.version
    ? { record, readable: true }
    : { record: { ...record, body, schemaVersion: definition.version }, readable: true }
}

/** Undefined where a step is missing. */
export function upgradeBody(definition: AnyRecordDefinition, body: Body, from: number): Body | undefined {
  let upgraded = body
  for (let version = from; version < definition.version; version++) {
    const step = definition.upgrade?.[version]
    if (!step) return undefined
    upgraded = step(upgraded)
  }
  return upgraded
}
