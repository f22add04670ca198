/** The difference between two bodies, and what it makes of a body. `applyChanges(from, diffBodies(from, to))` is `to`. */
import { derivedId, sha256Hex } from './derived-id.ts'
import type { Body, Field, Fields } from './field.ts'
import { behaviourOf } from './fields/all.ts'
import type { Value, ValueChange } from './fields/behaviour.ts'
import { elements } from './fields/many-of.ts'
import { applySplices } from './fields/prose.ts'
import { rowsIn } from './fields/rows.ts'
import type { Uuid } from './file.ts'
import { canonicalJson, sameJson, type Json } from './json.ts'
import type { FieldChange } from './operation.ts'

/** What to send so that `from` becomes `to`: the smallest form that is exact, else the whole value. */
export function diffBodies(fields: Fields, from: Body, to: Body): FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (sameJson(from[field], to[field])) continue
    changes.push({ field, ...valueChange(fields[field], from[field], to[field]) })
  }
  return changes
}

function valueChange(field: Field | undefined, from: Value, to: Value): { readonly to: Json | null } | ValueChange {
  const whole = { to: to ?? null }
  if (!field || to === undefined || to === null) return whole
  const smaller = behaviourOf(field).diff?.(from, to)
  // Rows put in another order, a tick moved: what the small form cannot say is sent whole.
  if (!smaller || !sameJson(changed(from, smaller), to)) return whole
  return JSON.stringify(smaller).length < JSON.stringify(whole).length ? smaller : whole
}

/** A body with the changes made. The form of a change says how it is made, so older definitions are understood. */
export function applyChanges(_fields: Fields, base: Body, changes: readonly FieldChange[]): Body {
  const body: { [field: string]: Json | undefined } = { ...base }
  for (const change of changes) {
    const value = 'to' in change ? change.to : changed(body[change.field], change)
    if (value === null || value === undefined) delete body[change.field]
    else body[change.field] = value
  }
  return body
}

function changed(base: Value, change: ValueChange): Json {
  if ('splices' in change) return applySplices(typeof base === 'string' ? base : '', change.splices)
  if ('add' in change) {
    const left = elements(base).filter((element) => !change.remove.includes(element))
    return [...left, ...change.add.filter((element) => !left.includes(element))]
  }
  const put = new Map(change.put.map((row) => [row.id, row]))
  const old = rowsIn(base).filter((row) => !change.drop.includes(row.id))
  const known = new Set(old.map((row) => row.id))
  return [...old.map((row) => put.get(row.id) ?? row), ...change.put.filter((row) => !known.has(row.id))]
}

/** SHA-256 (hex) of the canonical JSON of a body: what a signature is over. */
export const bodyHash = (body: Body): string => sha256Hex(canonicalJson(body as { readonly [field: string]: Json }))

/** Which versions are open in a field of a record: the same wherever it is worked out, and in whatever order they came. */
export const conflictId = (recordId: Uuid, field: string, values: readonly (Json | null)[]): Uuid =>
  derivedId(recordId, `conflict:${field}:${sha256Hex(canonicalJson(values.map(canonicalJson).sort()))}`)
