/**
 * One step in a record's life, told from the record before it and the record after it: what kind of step, whose, and
 * what changed field by field. The same on the server, which has every version, and wherever two versions are at hand.
 */
import type { Body } from './field.ts'
import { sameJson, type Json } from './json.ts'
import type { Stamp } from './person.ts'
import type { Addendum, CaseRecord, FieldConflict, LateChoice, Mark, Signature } from './record.ts'

export const STEP_KINDS = [
  'began',
  'wrote',
  'merged',
  'conflict',
  'chose',
  'signed',
  'countersigned',
  'amended',
  'late',
  'settled',
  'marked',
  'discarded',
  'not-discarded',
  'revived',
  'unchanged',
] as const
/**
 * merged: woven with words of others · conflict: stands beside another version · chose: between versions · late: came
 * after the signature · settled: a late edit was taken up or put aside · not-discarded: others' words were in it that
 * had not been seen · revived: written in after it was discarded · unchanged: a step that took no effect.
 */
export type StepKind = (typeof STEP_KINDS)[number]

export interface FieldStep {
  readonly field: string
  readonly from: Json | null
  readonly to: Json | null
}

export interface RecordStep {
  readonly kind: StepKind
  /** Missing where the versions do not say: a step that changed nothing. */
  readonly by?: Stamp
  readonly changes: readonly FieldStep[]
  /** Questions that this step opened, or brought another version to. */
  readonly questions: readonly FieldConflict[]
  /** What was added in words: an amendment, a late edit, the word with a receipt or with which words were put aside. */
  readonly words?: string
  readonly mark?: Mark['kind']
  readonly settled?: LateChoice
  /** Begun, or thrown away, because it had stood in the wrong file. */
  readonly wrongFile?: true
}

type Told = Pick<RecordStep, 'kind'> & Partial<RecordStep>

export function stepBetween(before: CaseRecord | undefined, after: CaseRecord): RecordStep {
  const told = before ? toldBy(before, after) : { kind: 'began' as const, by: after.author, ...wrongFileOf(after) }
  return { changes: changesBetween(before?.body ?? {}, after.body), questions: [], ...told }
}

function toldBy(before: CaseRecord, after: CaseRecord): Told {
  const signature = firstNew(before.signatures, after.signatures, ({ personId, as }: Signature) => `${personId} ${as}`)
  if (signature) return { kind: signature.as === 'sign' ? 'signed' : 'countersigned', by: stampOf(signature) }
  const addendum = firstNew(before.addenda, after.addenda, ({ id }: Addendum) => id)
  if (addendum) return { kind: addendum.lateEdit ? 'late' : 'amended', by: stampOf(addendum), words: addendum.text }
  const settled = settledBetween(before, after)
  if (settled) return settled
  const mark = firstNew(before.marks, after.marks, ({ id }: Mark) => id)
  if (mark)
    return {
      kind: 'marked',
      by: stampOf(mark),
      mark: mark.kind,
      ...(mark.note !== undefined && { words: mark.note }),
    }
  return writtenBetween(before, after)
}

function writtenBetween(before: CaseRecord, after: CaseRecord): Told {
  const by = after.updated
  if (after.status === 'discarded' && before.status !== 'discarded')
    return { kind: 'discarded', by, ...wrongFileOf(after) }
  const spared = after.wasDiscarded && !sameJson(asJson(before.wasDiscarded), asJson(after.wasDiscarded))
  if (spared && before.status === 'draft') return { kind: 'not-discarded', by: after.wasDiscarded }
  const questions = after.conflicts.filter(({ id }) => !before.conflicts.some((one) => one.id === id))
  if (spared) return { kind: 'revived', by, questions }
  if (questions.length) return { kind: 'conflict', by, questions }
  if (before.conflicts.length > after.conflicts.length) return { kind: 'chose', by }
  if (!sameJson(asJson(before.woven), asJson(after.woven)) || (after.mergedUnread && !before.mergedUnread))
    return { kind: 'merged', by }
  return sameJson(asJson(before.body), asJson(after.body)) ? { kind: 'unchanged' } : { kind: 'wrote', by }
}

function settledBetween(before: CaseRecord, after: CaseRecord): Told | undefined {
  for (const addendum of after.addenda) {
    const known = before.addenda.find(({ id }) => id === addendum.id)?.settled?.length ?? 0
    const fresh = addendum.settled?.[known]
    if (fresh)
      return {
        kind: 'settled',
        by: stampOf(fresh),
        settled: fresh.how,
        ...(fresh.note !== undefined && { words: fresh.note }),
      }
  }
  return undefined
}

export function changesBetween(from: Body, to: Body): FieldStep[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((field) => !sameJson(from[field], to[field]))
    .map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }))
}

function firstNew<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): T | undefined {
  const known = new Set(before.map(keyOf))
  return after.find((one) => !known.has(keyOf(one)))
}

const wrongFileOf = ({ wrongFile }: CaseRecord): Pick<RecordStep, 'wrongFile'> => (wrongFile ? { wrongFile } : {})
const asJson = (value: object | undefined): Json | undefined => value as Json | undefined
const stampOf = ({ personId, name, role, at }: Stamp): Stamp => ({ personId, name, role, at })
