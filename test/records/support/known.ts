/** The definition of a type that is on the list. Not a suite. */
import type { AnyRecordDefinition } from '../../../src/model/define-record.ts'
import { definitionOf } from '../../../src/records/all.ts'

export function known(type: string | undefined): AnyRecordDefinition {
  const definition = definitionOf(type ?? '')
  if (!definition) throw new Error(`${type} is not on the list`)
  return definition
}
