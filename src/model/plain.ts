import type { AnyRecordDefinition } from './define-record.ts'
import type { Body, Field } from './field.ts'
import { behaviourOf } from './fields/all.ts'
import type { Value } from './fields/behaviour.ts'

/** A value as plain words: for search, for a paper, for a late edit. Empty where there is none. */
export function plainValue(field: Field, value: Value): string {
  return value === undefined || value === null ? '' : behaviourOf(field).plain(field, value, behaviourOf)
}

/** All the words of a body, a line for each answer. */
export function plainBody(definition: AnyRecordDefinition, body: Body): string {
  return Object.entries(definition.fields)
    .map(([id, field]) => plainValue(field, body[id]))
    .filter((words) => words !== '')
    .join('\n')
}
