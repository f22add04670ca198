/** Brothers and sisters before anybody proposes that one of them goes home (S4.11, S4.18, S3.26). */
import { addMonths, longDate } from '../model/calendar.ts'
import { currentBody } from '../model/current-body.ts'
import type { Body } from '../model/field.ts'
import { childFile, fileKind, fileSubject } from '../model/file.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'

/** What is asked of the records around a proposal: those that lie in the child's file. */
export type AroundProposal = Pick<CaseRecord, 'id' | 'type' | 'status' | 'fileIds' | 'body' | 'addenda'>

export const BROTHER_OR_SISTER = /\b(brother|sister|sibling|twin)s?\b/i

/** An older assessment is of other children: they have grown [P]. */
const GOOD_FOR_MONTHS = 12

/** The gate's own measure, for everything else that asks whether there is an assessment to go by. */
export const stillGood = (assessedOn: string, on: string): boolean =>
  assessedOn > on || addMonths(assessedOn, GOOD_FOR_MONTHS) >= on

export const WRITE_FIRST = 'Write the sibling assessment first'

interface Named {
  readonly recordId?: Uuid
  readonly name?: string
}
const named = (value: Body[string]): Named => (typeof value === 'object' && value !== null ? (value as Named) : {})
const words = (value: Body[string]): string => (typeof value === 'string' ? value.trim() : '')

/** Brothers and sisters whom the child's network names, by the name that was written. */
export function siblingsWritten(childId: Uuid, around: readonly AroundProposal[]): readonly string[] {
  return [
    ...new Set(
      around
        .filter(
          ({ type, status, fileIds }) =>
            type === 'network-contact' && status !== 'discarded' && fileIds.includes(childFile(childId)),
        )
        .map((contact) => currentBody(contact))
        .filter(({ relation }) => BROTHER_OR_SISTER.test(words(relation)))
        .flatMap(({ person }) => named(person).name ?? []),
    ),
  ]
}

/** The newest signed assessment that names this child, by its own day; somebody chosen from the network has another id and the same name. */
export function assessmentNaming(
  childId: Uuid,
  around: readonly AroundProposal[],
): (AroundProposal & { readonly on: string }) | undefined {
  const name = childNames(childId, around)
  return around
    .filter(({ type, status }) => type === 'sibling-assessment' && status === 'signed')
    .map((one) => ({ ...one, body: currentBody(one) }))
    .filter(({ body }) =>
      (Array.isArray(body.children) ? body.children : []).some((row) => {
        const who = named((row as Body).child)
        return who.recordId === childId || name.has(words(who.name))
      }),
    )
    .map((one) => ({ ...one, on: words(one.body.date) }))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
}

const childNames = (childId: Uuid, around: readonly AroundProposal[]): ReadonlySet<string> =>
  new Set(
    around
      .filter(({ type, id }) => type === 'child' && id === childId)
      .flatMap(({ body }) => [words(body.name), words(body.preferredName)])
      .filter(Boolean),
  )

/**
 * Why a proposal to go home cannot be signed yet, in words. Pure: the device asks it with what it holds, and the server
 * again with what it holds.
 * @param on the day of the signature
 */
export function whySiblingsFirst(
  body: Body,
  fileIds: readonly FileId[],
  around: readonly AroundProposal[],
  on: string,
): string | undefined {
  // "Not now" takes a child nowhere: it may be written down as well where the assessment is what is missing.
  if (body.decision === 'not-now') return undefined
  const file = fileIds.find((one) => fileKind(one) === 'child')
  if (file === undefined) return undefined
  const childId = fileSubject(file)
  const known = siblingsWritten(childId, around)
  const answer = (body.siblings as { readonly answer?: boolean } | undefined)?.answer
  if (answer !== true)
    return known.length > 0 && words(body.siblingsNot) === ''
      ? `${known.join(' and ')} ${known.length > 1 ? 'are' : 'is'} written down as brother or sister: say yes, or why they are not in this`
      : undefined
  const newest = assessmentNaming(childId, around)
  if (newest) {
    if (stillGood(newest.on, on)) return undefined
    return `${WRITE_FIRST}: the last one is of ${longDate(newest.on)}, more than twelve months ago`
  }
  const begun = around.some(({ type, status }) => type === 'sibling-assessment' && status === 'draft')
  const other = around.some(({ type, status }) => type === 'sibling-assessment' && status === 'signed')
  if (begun) return `${WRITE_FIRST}: it is begun, and not signed yet`
  return other ? `${WRITE_FIRST}: the one that is signed does not name this child` : `${WRITE_FIRST}: there is none yet`
}
