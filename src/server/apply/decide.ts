/**
 * What becomes of one operation, given the world. Nothing is read or written here.
 *
 *     parked       a person has to look at it; its words stay on the device and in the inbox
 *     quarantined  the writer no longer holds the file: kept, shown to nobody but who reviews it
 *     retry        something it rests on has not arrived yet
 *     later        access may follow from an earlier operation of the same batch: apply that first
 */
import { blobRefs } from '../../model/blob-refs.ts'
import { checkBody } from '../../model/check.ts'
import { applyOperation, Refused } from '../../model/apply-operation.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body } from '../../model/field.ts'
import { childFile, fileKind, householdFile, ORGANISATION } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import { may, mayBegin } from '../../model/permission.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Stamp } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { received } from '../../model/words-received.ts'
import { whyNotYet } from '../../practice/reason-first.ts'
import { definitionOf } from '../../records/all.ts'
import { aroundNow, typesAround } from './around.ts'
import type { Result, Step, Understood } from './arrival.ts'
import { hasVersions } from './older-bases.ts'
import { inOurNumbers } from './renumbered.ts'
import type { WriterOf } from '../../model/versions.ts'
import { blobKey, revisionKey } from './world.ts'
import type { World } from './world.ts'
import {
  followsOn,
  isHidden,
  isOfAnotherHome,
  isRegisterFromOutside,
  isSignedFromOutside,
  mayReach,
  mayStillCome,
} from './within-reach.ts'
import { writerAfter } from './writers.ts'

type Verdict =
  | { readonly kind: 'step'; readonly step: Step; readonly status: Result['status']; readonly reason?: string }
  | { readonly kind: 'refused'; readonly status: 'parked' | 'quarantined' | 'retry'; readonly reason: string }
  | { readonly kind: 'later' }

const refused = (status: 'parked' | 'quarantined' | 'retry', reason: string): Verdict => ({
  kind: 'refused',
  status,
  reason,
})

export const NOT_YOURS = 'You no longer have this file. What you wrote is kept for your manager.'
/** Mostly it comes: from another device, after a restore. */
const NOT_HERE_YET = 'What it was written on has not arrived yet'
const FOLLOWS_LATER = 'It follows on something that has not arrived yet'
const NO_RECORD_YET = 'The record it belongs to has not arrived yet'
const UNTRIED_BEFORE = 'Something you sent before has not been taken in yet'
const DRAWINGS_ON_THEIR_WAY = 'Its drawings and photos are still on their way'
const NOT_SIGNED_YET = 'It follows from a signature that has not taken effect yet'
/** It waits for something else to come; whether that still does nobody can know. */
export const WAITS_FOR_OTHERS: ReadonlySet<string | undefined> = new Set([
  NOT_HERE_YET,
  FOLLOWS_LATER,
  NO_RECORD_YET,
  UNTRIED_BEFORE,
  DRAWINGS_ON_THEIR_WAY,
  NOT_SIGNED_YET,
])
const OPENED_FOR_A_DAY =
  'You opened this file for a day. Who works with the child is written down by those who hold it.'
const OPENED_TO_READ =
  'You opened this file for a day, and do not sign in it. What you wrote is kept there; those who have the file sign it, or their manager lets your signature stand.'
const STALE = 'Somebody changed it before this arrived. Read it again, then sign or discard it.'

function isAllowed(
  understood: Understood,
  definition: AnyRecordDefinition,
  head: CaseRecord | undefined,
  world: World,
): boolean {
  const { op, actor } = understood
  if (!head) return op.patch.kind !== 'write' || mayBegin(actor, definition)
  if (isOfAnotherHome(understood, definition, head, world)) return false
  if (op.patch.kind === 'sign') return may(actor, op.patch.as, definition, head)
  if (op.patch.kind === 'mark') return may(actor, 'mark', definition, head)
  return may(actor, 'amend', definition, head)
}

/** The records that open a file, and a person in the directory, each lie in one file and no other. */
function ownFile(op: Operation): FileId | undefined {
  if (op.type === 'child') return childFile(op.recordId)
  if (op.type === 'household') return householdFile(op.recordId)
  return op.type === 'person' ? ORGANISATION : undefined
}

/** Everybody holds the organisation's file: nothing lies there, or in a person's own, that does not belong there. */
function liesWrong(op: Operation, definition: AnyRecordDefinition): boolean {
  const own = ownFile(op)
  if (own) return op.fileIds.length !== 1 || op.fileIds[0] !== own
  const kinds = op.fileIds.map(fileKind)
  return kinds.some((kind) => (kind === 'person' || kind === 'organisation') && !definition.files.includes(kind))
}

/** Made a moment before, and written on by a device of today: there is no other form of it. */
const isOfThisBatch = ({ base, recordId, type, schemaVersion }: Operation, { made }: World): boolean =>
  base !== null &&
  schemaVersion === definitionOf(type)?.version &&
  made.has('revision' in base ? revisionKey(recordId, base.revision) : base.opId)

function baseOf(op: Operation, head: CaseRecord | undefined, world: World): Body | undefined {
  if (!op.base) return undefined
  if (hasVersions(op) && !isOfThisBatch(op, world)) return world.olderBases.get(op.opId)
  if ('revision' in op.base) {
    return op.base.revision === head?.revision
      ? head.body
      : world.byRevision.get(revisionKey(op.recordId, op.base.revision))
  }
  const own = world.byOperation.get(op.base.opId)
  return own?.recordId === op.recordId ? own.body : undefined
}

/** Undefined: nothing stands in its way. */
function comesAfter(op: Operation, world: World): Verdict | undefined {
  if (!op.prevOpId) return undefined
  const before = world.results.get(op.prevOpId)
  if (!before?.length) return refused('retry', FOLLOWS_LATER)
  const held = before.find(
    (result) => result.recordId === op.recordId && (result.status === 'parked' || result.status === 'quarantined'),
  )
  return (
    held &&
    refused(
      held.status as 'parked' | 'quarantined',
      held.status === 'parked' ? 'An earlier change of yours to this record is waiting for you' : NOT_YOURS,
    )
  )
}

function shapeProblem(definition: AnyRecordDefinition, op: Operation, body: Body): string | undefined {
  const given = op.patch.kind === 'write' ? body : op.patch.kind === 'amend' ? op.patch.corrections : undefined
  const wrong = given && checkBody(definition, withoutNulls(given))[0]
  return wrong && `It cannot be kept like this: ${wrong.message}`
}

const withoutNulls = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))

export function decide(understood: Understood, world: World, mayFollow: boolean): Verdict {
  const { op, actor } = understood
  if (world.results.get(op.opId)?.some((result) => result.sha256 !== understood.sha256)) {
    return refused('parked', 'Other words arrived under the same number before')
  }
  const waits = comesAfter(op, world)
  if (waits) return waits
  const definition = definitionOf(op.type)
  if (!definition) return refused('parked', 'This kind of record is not known here')
  const stored = world.heads.get(op.recordId)
  const hidden = stored !== undefined && !understood.trusted && isHidden(understood, stored, world)
  const head = hidden ? undefined : stored
  if (!understood.trusted) {
    if (!mayReach(understood, head, world)) {
      const follows = head ? undefined : followsOn(understood, world)
      if (follows !== 'signed') {
        if (mayFollow) return { kind: 'later' }
        if (world.untriedBefore.has(op.opId)) return refused('retry', UNTRIED_BEFORE)
        if (follows) return refused('retry', NOT_SIGNED_YET)
        return mayStillCome(understood, world) ? refused('retry', NOT_HERE_YET) : refused('quarantined', NOT_YOURS)
      }
    }
    if (isRegisterFromOutside(understood, head, world)) return refused('parked', OPENED_FOR_A_DAY)
    if (isSignedFromOutside(understood, head, world)) return refused('parked', OPENED_TO_READ)
    if (!isAllowed(understood, definition, head, world)) {
      return refused('parked', `As ${ROLE_WORDS[actor.role]} you may not do this with a ${definition.words.one}`)
    }
  }
  if (!head && op.patch.kind !== 'write') return refused('retry', NO_RECORD_YET)
  if (!head && liesWrong(op, definition)) return refused('parked', 'It lies in the wrong file')
  const numbered = inOurNumbers(op, world.renumbering, head)
  if (!numbered) return refused('retry', NOT_HERE_YET)
  const base = hidden ? undefined : baseOf(numbered, head, world)
  if (hidden || (op.base && !base)) {
    return op.base && 'opId' in op.base && !world.results.has(op.base.opId) && op.prevOpId !== op.base.opId
      ? refused('retry', NOT_HERE_YET)
      : refused('parked', 'What it was written on is not known here')
  }
  if (
    op.patch.kind === 'sign' &&
    head &&
    (!understood.trusted || understood.released) &&
    blobRefs(head.body).some(({ sha256 }) => !world.completeBlobs.has(blobKey(head.id, sha256)))
  ) {
    return refused('retry', DRAWINGS_ON_THEIR_WAY)
  }
  const since = revisionOfBase(numbered, world)
  const writerOf = since === undefined ? undefined : writerAfter(since, world.writings.get(op.recordId))
  return applied({ ...understood, op: numbered }, definition, head, base, writerOf, world)
}

function revisionOfBase({ base }: Operation, world: World): number | undefined {
  if (!base) return 0
  return 'revision' in base ? base.revision : world.byOperation.get(base.opId)?.revision
}

/** Whose signature it may not be, by who works the case; not even where a manager lets waiting words take effect. */
const notSigner = (
  { op, trusted, released }: Understood,
  definition: AnyRecordDefinition,
  head: CaseRecord | undefined,
  by: Stamp,
  world: World,
): string | undefined =>
  head && (!trusted || released) && op.patch.kind === 'sign' && op.patch.as === 'sign'
    ? definition.whyNotSignerHere?.(
        head.body,
        by,
        aroundNow(world.around.get(op.recordId) ?? [], world.heads, head.fileIds, typesAround(definition.type)),
        head.fileIds,
      )
    : undefined

/**
 * What has to be said first. Signed without signal, by an earlier version or by what another device did not know yet: the
 * signature does not take and every word stays, as with one that came too late; whoever signed says it and signs again.
 */
function sayFirst({ op, trusted }: Understood, head: CaseRecord, world: World): string | undefined {
  if (trusted || op.patch.kind !== 'sign' || op.patch.as !== 'sign' || head.status !== 'draft') return undefined
  if (world.restoredAt !== undefined && Date.parse(op.claimedAt) < world.restoredAt) return undefined
  const types = typesAround(head.type)
  return types.length === 0
    ? undefined
    : whyNotYet(head, aroundNow(world.around.get(op.recordId) ?? [], world.heads, head.fileIds, types))
}

function applied(
  understood: Understood,
  definition: AnyRecordDefinition,
  head: CaseRecord | undefined,
  base: Body | undefined,
  writerOf: WriterOf | undefined,
  world: World,
): Verdict {
  const { op, actor } = understood
  const by = understood.trusted ?? { personId: actor.personId, name: actor.name, role: actor.role, at: op.claimedAt }
  try {
    const made = applyOperation(definition, head, base, op, by, writerOf)
    const first = head && made.outcome === 'applied' ? sayFirst(understood, head, world) : undefined
    const result = head && first !== undefined ? { outcome: 'stale' as const, record: head, authored: head.body } : made
    const notBegun = head || understood.trusted ? undefined : definition.whyNotBegun?.(result.record.body, actor.role)
    if (notBegun !== undefined) return refused('parked', notBegun)
    const notSigned = notSigner(understood, definition, head, by, world)
    if (notSigned !== undefined) return refused('parked', notSigned)
    const problem = shapeProblem(definition, op, result.authored)
    if (problem) return refused('parked', problem)
    const revision = (head?.revision ?? 0) + 1
    const record = { ...received(head, result.record, understood.receivedAt), opId: op.opId, revision }
    const written = op.base && 'revision' in op.base ? op.base.revision : undefined
    const parents = head
      ? [...new Set([head.revision, ...(written !== undefined && written > 0 ? [written] : [])])]
      : []
    return {
      kind: 'step',
      step: { understood, definition, before: head, record, parents, authored: result.authored },
      status: result.outcome,
      ...(result.outcome === 'stale' && { reason: first ?? STALE }),
    }
  } catch (error) {
    if (error instanceof Refused) return refused('parked', error.reason)
    throw error
  }
}
