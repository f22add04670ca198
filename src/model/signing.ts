import { bodyHash } from './body.ts'
import { missingForSigning } from './check.ts'
import type { AnyRecordDefinition } from './define-record.ts'
import type { Uuid } from './file.ts'
import type { Patch } from './operation.ts'
import { isOneOf } from './person.ts'
import type { Stamp } from './person.ts'
import type { CaseRecord } from './record.ts'
import { Refused, type Applied } from './outcome.ts'

/**
 * What a signed record says is changed by whose name makes it: a carer who agreed to it, or whoever may write in it, adds
 * words beside it and no other number to it.
 */
export function whyNotCorrecting(
  definition: AnyRecordDefinition,
  head: CaseRecord,
  fields: readonly string[],
  by: Pick<Stamp, 'personId' | 'role'>,
): string | undefined {
  const { signOff, afterSigning = [], whyNotSigner } = definition
  if (!signOff || fields.every((field) => afterSigning.includes(field))) return undefined
  // A manager's second signature answers for the words; a carer's says that they agree with them.
  const second = (signOff.countersign?.by ?? []).filter((role) => role !== 'foster-carer')
  if (!isOneOf([...signOff.by, ...second], by.role))
    return 'Who signs this kind of record corrects it; words can be added to it'
  return whyNotSigner?.(head.body, by)
}

/**
 * A signature stands only over the very words the signer saw. Other words, two open versions or a joined text that
 * nobody has read: stale, and the signer looks again. What can never be signed as it is, is refused.
 */
export function applySignature(
  definition: AnyRecordDefinition,
  head: CaseRecord,
  patch: Extract<Patch, { kind: 'sign' }>,
  opId: Uuid,
  by: Stamp,
): Applied {
  const { signOff } = definition
  const roles = patch.as === 'sign' ? signOff?.by : signOff?.countersign?.by
  if (!signOff || !roles) throw new Refused('It needs no such signature')
  if (!isOneOf(roles, by.role)) throw new Refused('Somebody else signs this kind of record')
  if (head.status === 'discarded') throw new Refused('It was discarded')
  const not = patch.as === 'sign' ? definition.whyNotSigner?.(head.body, by) : undefined
  if (not !== undefined) throw new Refused(not)
  const stale: Applied = { outcome: 'stale', record: head, authored: head.body }
  if (patch.bodyHash !== bodyHash(head.body)) return stale
  if (patch.as === 'sign') {
    // Two people signed the same words, or one signature came twice: the first stands.
    if (head.status === 'signed') return { ...stale, outcome: 'applied' }
    if (head.conflicts.length || head.mergedUnread) return stale
    const missing = missingForSigning(definition, head.body)
    if (missing.length) throw new Refused(`Still missing: ${missing.map((finding) => finding.message).join('; ')}`)
  } else {
    if (head.status !== 'signed') return stale
    if (head.signatures.some((one) => one.as === 'countersign' && one.personId === by.personId))
      return { ...stale, outcome: 'applied' }
  }
  const signature = { ...by, as: patch.as, bodyHash: patch.bodyHash }
  return {
    outcome: 'applied',
    record: { ...head, status: 'signed', opId, updated: by, signatures: [...head.signatures, signature] },
    authored: head.body,
  }
}
