/** What is still missing before a signature, and whether a body is of the right shape at all. */
import type { AnyRecordDefinition } from './define-record.ts'
import type { Body, Field, Fields } from './field.ts'
import { behaviourOf } from './fields/all.ts'
import { isObject } from './fields/object.ts'
import { rowsIn } from './fields/rows.ts'

export interface Finding {
  readonly field: string
  readonly message: string
}

/** Whether the field is asked for, going by the answer it depends on. */
export function isAsked(field: Field, body: Body): boolean {
  const { when, link } = field
  if (link) return false
  if (!when) return true
  const given = body[when.field]
  const answers = Array.isArray(given) ? given : isObject(given) ? [given.answer] : [given]
  return answers.some((answer) => (when.is as readonly unknown[]).includes(answer))
}

/** In the words of the list "Still missing to sign", in the order of the record. Empty: it may be signed. */
export function missingForSigning(definition: AnyRecordDefinition, body: Body): Finding[] {
  return [...missingIn(definition.fields, body), ...(definition.check?.(body) ?? [])]
}

function missingIn(fields: Fields, body: Body): Finding[] {
  const findings: Finding[] = []
  for (const [id, field] of Object.entries(fields)) {
    if (!isAsked(field, body)) continue
    const value = body[id]
    const filled = value !== undefined && value !== null && behaviourOf(field).filled(value)
    if (field.required && !filled) findings.push({ field: id, message: field.label })
    if (filled && field.kind === 'yes-no' && reasonMissing(field, value)) {
      findings.push({ field: id, message: field.reasonLabel ?? `${field.label}: the reason` })
    }
    if (filled && field.kind === 'rows') {
      const inRows = rowsIn(value).flatMap((row) => missingIn(field.fields, row))
      for (const message of new Set(inRows.map((finding) => finding.message))) {
        findings.push({ field: id, message: `${field.label}: ${message}` })
      }
    }
  }
  return findings
}

function reasonMissing(field: Field & { kind: 'yes-no' }, value: Body[string]): boolean {
  if (field.reasonFor === undefined || !isObject(value) || value.answer !== field.reasonFor) return false
  return typeof value.reason !== 'string' || value.reason.trim() === ''
}

/** What is wrong with the shapes, for the edge where a body arrives from elsewhere. A half-written body is right. */
export function checkBody(definition: AnyRecordDefinition, body: Body): Finding[] {
  const findings: Finding[] = []
  for (const [id, value] of Object.entries(body)) {
    if (value === undefined) continue
    const field = definition.fields[id]
    if (!field) {
      findings.push({ field: id, message: `“${id}” is not asked in this record` })
      continue
    }
    const wrong = behaviourOf(field).shape(field, value, behaviourOf)
    if (wrong) findings.push({ field: id, message: `${field.label}: ${wrong}` })
  }
  return findings
}
