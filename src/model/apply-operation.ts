/**
 * One operation on one record, the same on the device and on the server. Deterministic: no clock, no chance.
 *
 *     write    on a draft   merged three ways against what the writer had before them
 *              on a signed  kept as a late edit among the addenda; the signed body does not change
 *              on discarded the edit survives, and the record with it
 *     sign     over another body, or with something open: stale
 *     discard  with others' words in it that the person had not seen: stale, the words survive
 *
 * The caller has asked for permission. On the device `by.at` is the claimed time and the revision stays; the server
 * sets revision and receivedAt afterwards.
 */
import { applyChanges } from './body.ts'
import type { AnyRecordDefinition } from './define-record.ts'
import type { Body } from './field.ts'
import { fileKind } from './file.ts'
import { sameJson, type Json } from './json.ts'
import type { Operation, Patch } from './operation.ts'
import { withheldFrom } from './permission.ts'
import type { Stamp } from './person.ts'
import type { CaseRecord } from './record.ts'
import { Refused, type Applied } from './outcome.ts'
import { applySignature } from './signing.ts'
import { upgradeBody, upgradeRecord } from './upgrade.ts'
import { applyWrite } from './writing.ts'

export { Refused }
export type { Applied } from './outcome.ts'

/**
 * @param base the body the writer had before them, in the form of `op.schemaVersion`; undefined where there was none
 * @throws Refused what can never apply as it is
 */
export function applyOperation(
  definition: AnyRecordDefinition,
  head: CaseRecord | undefined,
  base: Body | undefined,
  op: Operation,
  by: Stamp,
): Applied {
  if (op.type !== definition.type || (head && head.type !== op.type))
    throw new Refused('It is of another kind than the record')
  if (op.schemaVersion > definition.version) throw new Refused('It was written with a later version of Doorstep')
  const now = head && upgradeRecord(definition, head)
  if (now && !now.readable) throw new Refused('The record was written with a later version of Doorstep')
  if (op.patch.kind === 'write') {
    const before = op.base === null ? {} : base
    if (!before) throw new Refused('What it was written on is not known here')
    const mine = today(definition, applyChanges(definition.fields, before, op.patch.changes), op)
    return withheld(
      definition,
      now
        ? applyWrite(definition, now.record, today(definition, before, op), mine, op, op.patch, by)
        : created(definition, mine, op, by),
    )
  }
  if (!now) throw new Refused('The record it belongs to is not there')
  return withheld(
    definition,
    applied({ definition, head: now.record, base: base && today(definition, base, op), op, by }, op.patch),
  )
}

/** A body as the writer's version of Doorstep knew it, in today's form. */
function today(definition: AnyRecordDefinition, body: Body, op: Operation): Body {
  const upgraded = upgradeBody(definition, body, op.schemaVersion)
  if (!upgraded) throw new Refused('It was written with a version of Doorstep that is no longer understood')
  return upgraded
}

type Of<K extends Patch['kind']> = Extract<Patch, { kind: K }>

interface Step {
  readonly definition: AnyRecordDefinition
  readonly head: CaseRecord
  readonly base: Body | undefined
  readonly op: Operation
  readonly by: Stamp
}

function applied(step: Step, patch: Exclude<Patch, Of<'write'>>): Applied {
  const { definition, head, op, by } = step
  if (patch.kind === 'sign') return applySignature(definition, head, patch, op.opId, by)
  if (patch.kind === 'discard') return discarded(step)
  const record = patch.kind === 'amend' ? amended(step, patch) : marked(step, patch)
  return { outcome: 'applied', record, authored: head.body }
}

function amended({ head, op, by }: Step, patch: Of<'amend'>): CaseRecord {
  if (head.status !== 'signed') throw new Refused('Only a signed record is amended; a draft is simply written in')
  if (head.addenda.some((addendum) => addendum.id === patch.addendumId)) return head
  const addendum = {
    ...by,
    id: patch.addendumId,
    text: patch.text,
    ...(patch.corrections && { corrections: patch.corrections }),
  }
  return { ...head, opId: op.opId, updated: by, addenda: [...head.addenda, addendum] }
}

/** A receipt is not an edit: who wrote last, and when, stays as it was. */
function marked({ head, base, op, by }: Step, patch: Of<'mark'>): CaseRecord {
  if (head.marks.some((mark) => mark.id === patch.markId)) return head
  const mark = { ...by, id: patch.markId, kind: patch.mark, ...(patch.note !== undefined && { note: patch.note }) }
  const { mergedUnread, ...rest } = head
  // Only who had the joined text before them has read it.
  const read = patch.mark === 'read' && sameBody(base, head.body)
  return { ...rest, ...(mergedUnread && !read && { mergedUnread }), opId: op.opId, marks: [...head.marks, mark] }
}

function discarded({ definition, head, base, op, by }: Step): Applied {
  if (head.status === 'signed') throw new Refused('A signed record stays; what is wrong in it is amended')
  if (definition.immutable && head.revision > 0) throw new Refused('It was given as an answer and stays')
  if (head.status === 'draft' && !sameBody(base, head.body))
    return { outcome: 'stale', record: head, authored: base ?? head.body }
  return {
    outcome: 'applied',
    record: { ...head, opId: op.opId, updated: by, status: 'discarded' },
    authored: head.body,
  }
}

const sameBody = (a: Body | undefined, b: Body): boolean => a !== undefined && sameJson(a as Json, b as Json)

function created(definition: AnyRecordDefinition, body: Body, op: Operation, by: Stamp): Applied {
  if (op.base !== null) throw new Refused('The record it changes is not there')
  for (const kind of definition.files) {
    if (!op.fileIds.some((file) => fileKind(file) === kind))
      throw new Refused(`It must lie in a ${kind}'s file as well`)
  }
  const record: CaseRecord = {
    id: op.recordId,
    type: op.type,
    schemaVersion: definition.version,
    fileIds: op.fileIds,
    body,
    status: 'draft',
    revision: 0,
    opId: op.opId,
    author: by,
    updated: by,
    ...(op.together !== undefined && { together: op.together }),
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
  }
  return { outcome: 'applied', record, authored: body }
}

/** Written on the record itself, so that every store can hold to it without knowing the type. */
function withheld(definition: AnyRecordDefinition, result: Applied): Applied {
  // An extract does not hold what the rule looks at; the server has said.
  if (result.record.extract) return result
  const roles = withheldFrom(definition, result.record)
  const { withheldFrom: _before, ...record } = result.record
  return { ...result, record: roles.length ? { ...record, withheldFrom: roles } : record }
}
