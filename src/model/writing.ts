import { conflictId } from './body.ts'
import type { AnyRecordDefinition } from './define-record.ts'
import type { Body } from './field.ts'
import { sameJson, type Json } from './json.ts'
import { mergeBodies, type MergeConflict } from './merge.ts'
import type { Operation, Patch } from './operation.ts'
import type { Stamp } from './person.ts'
import { plainValue } from './plain.ts'
import type { Addendum, CaseRecord, FieldConflict } from './record.ts'
import { Refused, type Applied } from './outcome.ts'

type Write = Extract<Patch, { kind: 'write' }>

/** A write on a record that is there. `base` is the body the writer had before them, `mine` what they made of it. */
export function applyWrite(
  definition: AnyRecordDefinition,
  head: CaseRecord,
  base: Body,
  mine: Body,
  op: Operation,
  write: Write,
  by: Stamp,
): Applied {
  const nothingNew = Object.keys({ ...base, ...mine }).every(
    (field) => sameJson(mine[field], base[field]) || sameJson(mine[field], head.body[field]),
  )
  if (nothingNew && !write.resolves?.length)
    return { outcome: 'applied', record: { ...head, opId: op.opId }, authored: mine }
  if (head.status === 'signed') return lateEdit(definition, head, base, mine, op, by)
  if (definition.immutable && head.revision > 0)
    throw new Refused('It was given as an answer and stays as it was given; a new answer is a new record')

  const { body, merged, conflicts } = mergeBodies(definition.fields, base, mine, head.body)
  const open = head.conflicts.filter((conflict) => !write.resolves?.includes(conflict.id))
  const revived = head.status === 'discarded'
  const { mergedUnread, ...rest } = head
  const record: CaseRecord = {
    ...rest,
    body,
    status: 'draft',
    schemaVersion: definition.version,
    opId: op.opId,
    updated: by,
    conflicts: conflicts.reduce((all, conflict) => withConflict(all, conflict, head, op, by), open),
    ...((mergedUnread || merged || revived) && { mergedUnread: true as const }),
  }
  return { outcome: conflicts.length ? 'conflict' : merged || revived ? 'merged' : 'applied', record, authored: mine }
}

/** One conflict for each field, with every version that people wrote: a third writer's joins the two. */
function withConflict(
  open: readonly FieldConflict[],
  found: MergeConflict,
  head: CaseRecord,
  op: Operation,
  by: Stamp,
): FieldConflict[] {
  const before = open.find((conflict) => conflict.field === found.field)
  const versions = [...(before?.versions ?? [])]
  const add = (stamp: Stamp, opId: string, value: Json | null): void => {
    if (!versions.some((version) => sameJson(version.value, value))) {
      versions.push({ personId: stamp.personId, name: stamp.name, role: stamp.role, at: stamp.at, opId, value })
    }
  }
  add(head.updated, head.opId, found.theirs)
  add(by, op.opId, found.mine)
  const conflict = { id: before?.id ?? conflictId(op.opId, found.field), field: found.field, versions }
  return before ? open.map((one) => (one === before ? conflict : one)) : [...open, conflict]
}

/** The words of somebody who was still writing when the record was signed: kept beside it, for the signer to take up. */
function lateEdit(
  definition: AnyRecordDefinition,
  head: CaseRecord,
  base: Body,
  mine: Body,
  op: Operation,
  by: Stamp,
): Applied {
  const corrections: { [field: string]: Json } = {}
  const lines: string[] = []
  for (const id of Object.keys({ ...base, ...mine })) {
    if (sameJson(mine[id], base[id]) || sameJson(mine[id], head.body[id])) continue
    const field = definition.fields[id]
    const words = field ? plainValue(field, mine[id]) : ''
    lines.push(`${field?.label ?? id}: ${words || '(taken out)'}`)
    corrections[id] = mine[id] ?? null
  }
  const addendum: Addendum = { ...by, id: op.opId, text: lines.join('\n'), corrections, lateEdit: true }
  if (head.addenda.some((one) => one.id === addendum.id)) return { outcome: 'late', record: head, authored: mine }
  return { outcome: 'late', record: { ...head, opId: op.opId, addenda: [...head.addenda, addendum] }, authored: mine }
}
