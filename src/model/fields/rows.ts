/**
 * Rows are joined by id: what either added stays, what one took out and the other left alone goes, and a row that
 * one took out while the other wrote in it stays. Inside a row both wrote in, the cells follow their own rules.
 */
import type { Field, Fields, RowsField } from '../field.ts'
import { sameJson, type Json } from '../json.ts'
import type { Behaviour, BehaviourOf, Merged, Value } from './behaviour.ts'
import { isObject } from './object.ts'
import { isUuid } from '../derived-id.ts'

export type RowValue = { readonly id: string; readonly [cell: string]: Json }

export const rowsIn = (value: Value): readonly RowValue[] =>
  Array.isArray(value) ? value.filter((row: Json): row is RowValue => isObject(row) && typeof row.id === 'string') : []

const byId = (rows: readonly RowValue[]): ReadonlyMap<string, RowValue> => new Map(rows.map((row) => [row.id, row]))

export const rowsBehaviour: Behaviour<RowsField> = {
  shape(field, value, inner) {
    if (!Array.isArray(value)) return 'should be a list'
    const seen = new Set<string>()
    for (const row of value as readonly Json[]) {
      if (!isObject(row) || !isUuid(row.id)) return `has a ${field.rowWord} without an id`
      if (seen.has(row.id)) return `holds the same ${field.rowWord} twice`
      seen.add(row.id)
      const wrong = rowShape(field.fields, row, inner)
      if (wrong) return wrong
    }
    return undefined
  },
  filled: (value) => Array.isArray(value) && value.length > 0,
  diff(from, to) {
    const before = byId(rowsIn(from))
    const after = rowsIn(to)
    const kept = new Set(after.map((row) => row.id))
    return {
      put: after.filter((row) => !sameJson(row, before.get(row.id))),
      drop: [...before.keys()].filter((id) => !kept.has(id)),
    }
  },
  merge(field, base, mine, theirs, inner) {
    const [old, ours, others] = [byId(rowsIn(base)), byId(rowsIn(mine)), byId(rowsIn(theirs))]
    const kept: RowValue[] = []
    const asMine: RowValue[] = []
    let conflict = false
    let spared = false
    for (const id of new Set([...others.keys(), ...ours.keys()])) {
      const was = old.get(id)
      const [our, other] = [ours.get(id), others.get(id)]
      if (our && other) {
        const row = mergeRow(field.fields, was, our, other, inner)
        conflict ||= row.conflict
        kept.push(row.value)
        asMine.push(row.mine)
      } else {
        const only = our ?? other
        // Taken out by one and left as it was by the other: it goes. Written in since: the words stay.
        if (!only || (was && sameJson(was, only))) continue
        spared ||= was !== undefined
        kept.push(only)
        asMine.push(only)
      }
    }
    const merged: Merged = conflict
      ? { value: kept, conflict: { mine: asMine, theirs: kept } }
      : { value: kept, combined: true }
    return spared ? { ...merged, spared } : merged
  },
  plain: (field, value, inner) =>
    rowsIn(value)
      .map((row) => plainRow(field.fields, row, inner))
      .filter((line) => line !== '')
      .join('; '),
}

function rowShape(fields: Fields, row: { readonly [cell: string]: Json }, inner: BehaviourOf): string | undefined {
  for (const [cell, value] of Object.entries(row)) {
    if (cell === 'id') continue
    const field = fields[cell]
    if (!field) return `holds “${cell}”, which is not asked here`
    const wrong = inner(field).shape(field, value, inner)
    if (wrong) return `${field.label}: ${wrong}`
  }
  return undefined
}

function mergeRow(
  fields: Fields,
  base: RowValue | undefined,
  mine: RowValue,
  theirs: RowValue,
  inner: BehaviourOf,
): { value: RowValue; mine: RowValue; conflict: boolean } {
  const value: { [cell: string]: Json } = {}
  const asMine: { [cell: string]: Json } = {}
  let conflict = false
  for (const cell of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const merged = mergeValue(fields[cell], base?.[cell], mine[cell], theirs[cell], inner)
    conflict ||= merged.conflict !== undefined
    keep(value, cell, merged.value)
    keep(asMine, cell, merged.conflict ? merged.conflict.mine : merged.value)
  }
  return { value: value as RowValue, mine: asMine as RowValue, conflict }
}

/** The three-way rule that comes before any kind's own: what only one side changed is taken from that side. */
export function mergeValue(
  field: Field | undefined,
  base: Value,
  mine: Value,
  theirs: Value,
  inner: BehaviourOf,
): Merged {
  if (sameJson(mine, theirs) || sameJson(mine, base)) return { value: theirs }
  if (sameJson(theirs, base)) return { value: mine }
  return field ? inner(field).merge(field, base, mine, theirs, inner) : { value: theirs, conflict: { mine, theirs } }
}

function keep(row: { [cell: string]: Json }, cell: string, value: Value): void {
  if (value !== undefined && value !== null) row[cell] = value
}

function plainRow(fields: Fields, row: RowValue, inner: BehaviourOf): string {
  return Object.entries(fields)
    .map(([cell, field]) => {
      const value = row[cell]
      return value === undefined ? '' : inner(field).plain(field, value, inner)
    })
    .filter((words) => words !== '')
    .join(', ')
}
