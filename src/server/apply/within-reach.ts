/**
 * Which records a person comes to at all: by the files they hold, and by how they hold them. What they may do with a
 * record that they come to is asked in `decide`.
 */
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { derivedId } from '../../model/derived-id.ts'
import { childFile, fileKind, householdFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import { may } from '../../model/permission.ts'
import { isOfAHomeNotHeld, lettersOf } from '../../model/permission-table.ts'
import { isFromTheHome } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { definitionOf } from '../../records/all.ts'
import type { Understood } from './arrival.ts'
import { isRegister } from './register.ts'
import { grantKey } from './world.ts'
import type { World } from './world.ts'

/**
 * The child's or household's record itself opens the file: nobody can hold a grant on it yet. What rests on a revision
 * opens nothing, but where a restore has forgotten how it was opened.
 */
const opensFile = (op: Operation, file: FileId, { renumbering }: World): boolean =>
  op.patch.kind === 'write' &&
  (op.base === null || renumbering.isRestored) &&
  ((op.type === 'child' && file === childFile(op.recordId)) ||
    (op.type === 'household' && file === householdFile(op.recordId)))

const holding =
  ({ actor }: Understood, world: World) =>
  (file: FileId): boolean =>
    world.grants.has(grantKey(actor.personId, file))

/** Where the writer says that it lies. Into a colleague's own file one writes only by way of a case: an allocation lies in both. */
function placesOf(op: Operation): readonly FileId[] {
  const cases = op.fileIds.filter((file) => fileKind(file) === 'child' || fileKind(file) === 'household')
  return cases.length > 0 ? cases : op.fileIds
}

export function mayReach(understood: Understood, head: CaseRecord | undefined, world: World): boolean {
  const holds = holding(understood, world)
  if (head) return head.fileIds.some(holds)
  const { op } = understood
  return placesOf(op).every((file) => holds(file) || opensFile(op, file, world))
}

/**
 * What signing a record brings lies in all files of that record: a supervising social worker who matches a child and a
 * home of theirs does not hold the child's file yet. Not begun by anybody else, and nothing but what that record brings.
 * Undefined: it follows from nothing that the writer has before them.
 */
export function followsOn(understood: Understood, world: World): 'signed' | 'not signed yet' | undefined {
  const { op, actor } = understood
  const from = op.followsFrom === undefined ? undefined : world.heads.get(op.followsFrom)
  if (!from || !from.fileIds.some(holding(understood, world)) || isHidden(understood, from, world)) return undefined
  const brings = definitionOf(from.type)?.follows?.(from.body, from) ?? []
  const isOfIt =
    op.fileIds.every((file) => from.fileIds.includes(file)) &&
    brings.some(({ type, key }) => type === op.type && derivedId(from.id, key) === op.recordId)
  if (!isOfIt) return undefined
  const isSigned = from.signatures.some(({ as, personId }) => as === 'sign' && personId === actor.personId)
  return isSigned ? 'signed' : 'not signed yet'
}

/**
 * A backup that is older than the record itself: where it lies comes with the device of whoever began it, and with that
 * whether this may be written there. Asked whether or not it is here, so that nobody learns which.
 */
export const mayStillCome = (understood: Understood, world: World): boolean =>
  world.renumbering.isRestored &&
  (understood.op.base !== null || understood.op.followsFrom !== undefined) &&
  understood.op.fileIds.some(holding(understood, world))

/** Access follows from the register: whoever has a file for a day does not write there who has it for longer. */
export const isRegisterFromOutside = ({ op, actor }: Understood, head: CaseRecord | undefined, world: World): boolean =>
  isRegister(op.type) &&
  [...op.fileIds, ...(head?.fileIds ?? [])].some((file) => world.openedOnly.has(grantKey(actor.personId, file)))

/** Nor sign there, where they have the record by no other file of theirs. */
export function isSignedFromOutside(understood: Understood, head: CaseRecord | undefined, world: World): boolean {
  const { op, actor } = understood
  const held = (head?.fileIds ?? op.fileIds).filter(holding(understood, world))
  return op.patch.kind === 'sign' && held.every((file) => world.openedOnly.has(grantKey(actor.personId, file)))
}

/**
 * What the writer may not know of is answered like what is not there: it lies in a file of theirs but is not for them, by
 * the same rule as row-level security, or it lies elsewhere and they say that it lies in a file of theirs.
 */
export function isHidden(understood: Understood, stored: CaseRecord, world: World): boolean {
  const { op, actor } = understood
  const holds = holding(understood, world)
  if (!stored.fileIds.some(holds)) return placesOf(op).every(holds)
  const definition = definitionOf(stored.type)
  if (!definition || !may(actor, 'read', definition, stored)) return true
  return (
    stored.author.personId !== actor.personId &&
    isOfAHomeNotHeld(lettersOf(definition.permission, actor.role), stored.fileIds, holds)
  )
}

/** What can lie nowhere but in a home's file is gone on with in that home, and not by carers or agency of the next. */
export const isOfAnotherHome = (
  understood: Understood,
  definition: AnyRecordDefinition,
  head: CaseRecord,
  world: World,
): boolean =>
  isFromTheHome(understood.actor.role) &&
  understood.op.patch.kind !== 'mark' &&
  definition.files.includes('household') &&
  head.author.personId !== understood.actor.personId &&
  !head.fileIds.some((file) => fileKind(file) === 'household' && holding(understood, world)(file))
