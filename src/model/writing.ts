import type { AnyRecordDefinition } from './define-record.ts'
import type { Body } from './field.ts'
import { sameJson, type Json } from './json.ts'
import { mergeBodies } from './merge.ts'
import type { Operation, Patch } from './operation.ts'
import { Refused, type Applied } from './outcome.ts'
import type { Stamp } from './person.ts'
import { plainValue } from './plain.ts'
import type { Addendum, CaseRecord } from './record.ts'
import { openQuestions, wovenTogether, type WriterOf } from './versions.ts'

type Write = Extract<Patch, { kind: 'write' }>

/**
 * A write on a record that is there. `base` is the body the writer had before them, `mine` what they made of it;
 * `writerOf` knows whose hand a field of the head is, as far as this side knows.
 */
export function applyWrite(
  definition: AnyRecordDefinition,
  head: CaseRecord,
  base: Body,
  mine: Body,
  op: Operation,
  write: Write,
  by: Stamp,
  writerOf?: WriterOf,
): Applied {
  const nothingNew = Object.keys({ ...base, ...mine }).every(
    (field) => sameJson(mine[field], base[field]) || sameJson(mine[field], head.body[field]),
  )
  if (nothingNew && !write.resolves?.length)
    return { outcome: 'applied', record: { ...head, opId: op.opId }, authored: mine }
  const missed = choicesThatMissed(head, mine, write)
  if (head.status === 'signed') return lateEdit(definition, head, base, mine, op, by, missed)
  if (definition.immutable && head.revision > 0)
    throw new Refused('It was given as an answer and stays as it was given; a new answer is a new record')

  const made = mergeBodies(definition.fields, base, mine, head.body)
  const answered = answeredIn(head, write)
  const unanswered = made.conflicts.filter(({ field }) => !answered.includes(field))
  const unseen = missed.filter((field) => !unanswered.some((conflict) => conflict.field === field))
  const body = withFieldsOf(withFieldsOf(made.body, answered, mine), unseen, head.body)
  const conflicts = [
    ...unanswered,
    ...unseen.map((field) => ({ field, mine: mine[field] ?? null, theirs: head.body[field] ?? null })),
  ]
  const woven = made.woven.filter(({ field }) => !unseen.includes(field) && !answered.includes(field))
  const hands = {
    mine: { ...by, opId: op.opId, device: op.deviceId },
    theirs: (field: string) => writerOf?.(field) ?? { ...head.updated, opId: head.opId },
  }
  const questions = openQuestions({ head, base, body, conflicts, woven, hands, resolved: write.resolves ?? [] })
  const joined = wovenTogether(head, woven, conflicts, hands)
  const revived = head.status === 'discarded'
  const { mergedUnread, woven: _woven, ...rest } = head
  const record: CaseRecord = {
    ...rest,
    body,
    status: 'draft',
    schemaVersion: definition.version,
    opId: op.opId,
    updated: by,
    conflicts: questions,
    ...((mergedUnread || woven.length || revived) && { mergedUnread: true as const }),
    ...(joined.length && { woven: joined }),
    ...(revived && { wasDiscarded: head.wasDiscarded ?? head.updated }),
  }
  const outcome = conflicts.length ? 'conflict' : woven.length || revived ? 'merged' : 'applied'
  return { outcome, record, authored: mine }
}

/**
 * Fields whose open question this answers. Its id says that all versions were seen, so what was chosen stands as it is:
 * merged against one's own last words, a choice of those would be no change, and the other version would prevail.
 */
function answeredIn(head: CaseRecord, write: Write): string[] {
  const asked = new Set(head.conflicts.filter(({ id }) => write.resolves?.includes(id)).map(({ field }) => field))
  return write.changes.filter((change) => 'to' in change && asked.has(change.field)).map(({ field }) => field)
}

/**
 * Choices whose question is no longer the one that was answered: somebody has chosen meanwhile, or another version
 * came. The answer becomes a version of its own, and nobody's choice undoes another's unseen.
 */
function choicesThatMissed(head: CaseRecord, mine: Body, write: Write): string[] {
  const resolves = write.resolves ?? []
  if (resolves.every((id) => head.conflicts.some((conflict) => conflict.id === id))) return []
  const answered = new Set(head.conflicts.filter(({ id }) => resolves.includes(id)).map(({ field }) => field))
  return write.changes
    .filter((change) => 'to' in change && !answered.has(change.field))
    .map(({ field }) => field)
    .filter((field) => !sameJson(mine[field] ?? null, head.body[field] ?? null))
}

function withFieldsOf(body: Body, fields: readonly string[], from: Body): Body {
  if (fields.length === 0) return body
  const whole: { [field: string]: Json | undefined } = { ...body }
  for (const field of fields) {
    if (from[field] === undefined) delete whole[field]
    else whole[field] = from[field]
  }
  return whole
}

/**
 * The words of somebody who was still writing when the record was signed: kept beside it, for the signer to take up.
 * What lies in other paragraphs than the signed words changed is written together with them; the rest stays apart.
 */
function lateEdit(
  definition: AnyRecordDefinition,
  head: CaseRecord,
  base: Body,
  mine: Body,
  op: Operation,
  by: Stamp,
  chosen: readonly string[],
): Applied {
  const joined = mergeBodies(definition.fields, base, mine, head.body)
  const contradicted = new Set(joined.conflicts.map(({ field }) => field))
  const corrections: { [field: string]: Json } = {}
  const apart: string[] = []
  const lines: string[] = []
  for (const id of Object.keys({ ...base, ...mine })) {
    const isChange = chosen.includes(id) || !sameJson(mine[id], base[id])
    if (!isChange || sameJson(mine[id], head.body[id])) continue
    const field = definition.fields[id]
    const words = field ? plainValue(field, mine[id]) : ''
    lines.push(`${field?.label ?? id}: ${words || '(taken out)'}`)
    const apartFrom = contradicted.has(id) || sameJson(mine[id], base[id])
    if (apartFrom) apart.push(id)
    corrections[id] = (apartFrom ? mine[id] : joined.body[id]) ?? null
  }
  // a choice that says what was signed
  if (lines.length === 0) return { outcome: 'applied', record: { ...head, opId: op.opId }, authored: mine }
  const addendum: Addendum = { ...by, id: op.opId, text: lines.join('\n'), corrections, lateEdit: true, apart }
  if (head.addenda.some((one) => one.id === addendum.id)) return { outcome: 'late', record: head, authored: mine }
  return { outcome: 'late', record: { ...head, opId: op.opId, addenda: [...head.addenda, addendum] }, authored: mine }
}
