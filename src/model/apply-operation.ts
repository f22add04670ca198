/**
 * One operation on one record, the same on the device and on the server. Deterministic: no clock, no chance.
 *
 *     write    on a draft   merged three ways against what the writer had before them
 *              on a signed  kept as a late edit among the addenda; the signed body does not change
 *              on discarded the edit survives, and the record with it, flagged
 *     sign     over another body, or with something open: stale
 *     amend    on a draft   the signature before it did not take: the correction is written in it, the words stand beside
 *     discard  with others' words in it that the person had not seen: stale, the words survive, flagged
 *
 * The caller has asked for permission. On the device `by.at` is the claimed time and the revision stays; the server
 * sets revision and receivedAt afterwards.
 */
import { applyChanges, bodyHash } from './body.ts'
import type { AnyRecordDefinition } from './define-record.ts'
import type { Body } from './field.ts'
import { fileKind } from './file.ts'
import { sameJson, type Json } from './json.ts'
import type { Operation, Patch } from './operation.ts'
import { canAmend, lettersOf } from './permission-table.ts'
import { withheldFrom } from './permission.ts'
import { isOneOf } from './person.ts'
import type { Stamp } from './person.ts'
import type { CaseRecord, LateChoice } from './record.ts'
import { Refused, type Applied } from './outcome.ts'
import { applySignature, whyNotCorrecting } from './signing.ts'
import { upgradeBody, upgradeRecord } from './upgrade.ts'
import type { WriterOf } from './versions.ts'
import { applyWrite } from './writing.ts'

export { Refused }
export type { Applied } from './outcome.ts'

/**
 * @param base the body the writer had before them, in the form of `op.schemaVersion`; undefined where there was none
 * @param writerOf whose hand a field of the head is, for the versions that are shown; the last writer's where unknown
 * @throws Refused what can never apply as it is
 */
export function applyOperation(
  definition: AnyRecordDefinition,
  head: CaseRecord | undefined,
  base: Body | undefined,
  op: Operation,
  by: Stamp,
  writerOf?: WriterOf,
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
    const made = now
      ? applyWrite(definition, now.record, today(definition, before, op), mine, op, op.patch, by, writerOf)
      : created(definition, mine, op, by)
    return withheld(definition, noteOthers(made, op.patch, by))
  }
  if (!now) throw new Refused('The record it belongs to is not there')
  // follows on the writer's own signature; of anybody else's nothing is known here (after a restore it may still come)
  if (op.patch.kind === 'amend' && now.record.status === 'draft' && !op.patch.late && op.prevOpId !== null) {
    const made = writtenInDraft(definition, now.record, base ?? now.record.body, op, op.patch, by, writerOf)
    return withheld(definition, noteOthers(made, op.patch, by))
  }
  const made = applied({ definition, head: now.record, base: base && today(definition, base, op), op, by }, op.patch)
  return withheld(definition, noteOthers(made, op.patch, by))
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
  if (patch.kind === 'discard') return discarded(step, patch)
  const record = patch.kind === 'amend' ? amended(step, patch) : marked(step, patch)
  return { outcome: 'applied', record, authored: head.body }
}

function amended({ definition, head, op, by }: Step, patch: Of<'amend'>): CaseRecord {
  if (head.status !== 'signed') throw new Refused('Only a signed record is amended; a draft is simply written in')
  const corrected = patch.late === 'taken-up' ? correctedLate(head, patch) : Object.keys(patch.corrections ?? {})
  const not = whyNotCorrecting(definition, head, corrected, by)
  if (not !== undefined) throw new Refused(not)
  if (patch.late) return settled(head, patch, patch.late, op, by)
  if (head.addenda.some((addendum) => addendum.id === patch.addendumId)) return head
  const addendum = {
    ...by,
    id: patch.addendumId,
    text: patch.text,
    ...(patch.corrections && { corrections: patch.corrections }),
  }
  return { ...head, opId: op.opId, updated: by, addenda: [...head.addenda, addendum] }
}

/**
 * Added to a record that its writer had signed, as far as they knew, and which is a draft: what they corrected goes where a
 * draft is written, so that nothing lies over what is written there later; their words stand beside it under their date.
 */
function writtenInDraft(
  definition: AnyRecordDefinition,
  head: CaseRecord,
  before: Body,
  op: Operation,
  patch: Of<'amend'>,
  by: Stamp,
  writerOf: WriterOf | undefined,
): Applied {
  const corrected = withoutNulls({ ...before, ...patch.corrections })
  const [base, mine] = [today(definition, before, op), today(definition, corrected, op)]
  const made = applyWrite(definition, head, base, mine, op, { kind: 'write', changes: [] }, by, writerOf)
  const { addenda } = made.record
  if (patch.text === '' || addenda.some(({ id }) => id === patch.addendumId)) return made
  const addendum = { ...by, id: patch.addendumId, text: patch.text }
  return { ...made, record: { ...made.record, updated: by, addenda: [...addenda, addendum] } }
}

const withoutNulls = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))

const correctedLate = (head: CaseRecord, { addendumId }: Of<'amend'>): readonly string[] =>
  Object.keys(head.addenda.find(({ id }) => id === addendumId)?.corrections ?? {})

/** Two may settle the same late edit: both stand in it, and it is taken up once anybody has taken it up. */
function settled(head: CaseRecord, patch: Of<'amend'>, how: LateChoice, op: Operation, by: Stamp): CaseRecord {
  const late = head.addenda.find((addendum) => addendum.id === patch.addendumId && addendum.lateEdit)
  if (!late) throw new Refused('The words it speaks of are not there')
  const settling = { ...by, how, ...(how === 'put-aside' && patch.text !== '' && { note: patch.text }) }
  return {
    ...head,
    opId: op.opId,
    addenda: head.addenda.map((addendum) =>
      addendum === late ? { ...addendum, settled: [...(addendum.settled ?? []), settling] } : addendum,
    ),
  }
}

/** A receipt is not an edit: who wrote last, and when, stays as it was. */
function marked({ definition, head, base, op, by }: Step, patch: Of<'mark'>): CaseRecord {
  if (head.marks.some((mark) => mark.id === patch.markId)) return head
  const mark = { ...by, id: patch.markId, kind: patch.mark, ...(patch.note !== undefined && { note: patch.note }) }
  const record = { ...head, opId: op.opId, marks: [...head.marks, mark] }
  if (!head.mergedUnread || patch.mark !== 'read' || !readsForSigning(definition, head, by)) return record
  // Only who had the joined text before them has read it.
  const read = patch.bodyHash === undefined ? sameBody(base, head.body) : patch.bodyHash === bodyHash(head.body)
  if (!read) return record
  const { mergedUnread: _unread, woven: _woven, wasDiscarded: _was, ...rest } = record
  return rest
}

/** Somebody who writes in this kind of record or signs it: others may say that they read it, but not for the signer. */
function readsForSigning(definition: AnyRecordDefinition, head: CaseRecord, by: Stamp): boolean {
  return (
    head.author.personId === by.personId ||
    isOneOf(definition.signOff?.by ?? [], by.role) ||
    canAmend(lettersOf(definition.permission, by.role))
  )
}

function discarded({ definition, head, base, op, by }: Step, patch: Of<'discard'>): Applied {
  if (head.status === 'signed') throw new Refused('A signed record stays; what is wrong in it is amended')
  if (definition.immutable && head.revision > 0) throw new Refused('It was given as an answer and stays')
  // an open question holds words that do not stand in the body
  if (head.status === 'draft' && (head.conflicts.length > 0 || !sameBody(base, head.body)))
    return {
      outcome: 'stale',
      record: { ...head, mergedUnread: true, wasDiscarded: by },
      authored: base ?? head.body,
    }
  // written anew here once, and thrown away for another reason now
  const { wasDiscarded: _was, wrongFile: _wrong, ...rest } = head
  return {
    outcome: 'applied',
    record: {
      ...rest,
      opId: op.opId,
      updated: by,
      status: 'discarded',
      ...(patch.wrongFile && { wrongFile: patch.wrongFile }),
    },
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
    ...(op.patch.kind === 'write' && op.patch.wrongFile && { wrongFile: op.patch.wrongFile }),
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
  }
  return { outcome: 'applied', record, authored: body }
}

/** Who wrote last says nothing of who wrote before: it is noted once, and stays. */
function noteOthers(made: Applied, patch: Patch, by: Stamp): Applied {
  const hasWords =
    patch.kind === 'write' || patch.kind === 'amend' || (patch.kind === 'mark' && patch.note !== undefined)
  if (!hasWords || by.personId === made.record.author.personId || made.record.othersWrote) return made
  return { ...made, record: { ...made.record, othersWrote: true } }
}

/** Written on the record itself, so that every store can hold to it without knowing the type. */
function withheld(definition: AnyRecordDefinition, result: Applied): Applied {
  // An extract does not hold what the rule looks at; the server has said.
  if (result.record.extract) return result
  const roles = withheldFrom(definition, result.record)
  const { withheldFrom: _before, ...record } = result.record
  return { ...result, record: roles.length ? { ...record, withheldFrom: roles } : record }
}
