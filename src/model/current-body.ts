import type { Body } from './field.ts'
import type { Addendum, CaseRecord } from './record.ts'

/**
 * What the record says today: the body, and the corrections of its amendments in their order. The signed body itself
 * never changes. An edit that arrived late corrects nothing until somebody takes it up, and then only what the signed
 * words do not contradict: the rest of it stands beside them.
 */
export function currentBody(record: Pick<CaseRecord, 'body' | 'addenda'>): Body {
  if (record.addenda.length === 0) return record.body
  const corrections = record.addenda.flatMap(correctionsOf)
  return corrections.length ? (Object.assign({}, record.body, ...corrections) as Body) : record.body
}

export const isTakenUp = (addendum: Addendum): boolean =>
  addendum.settled?.some((one) => one.how === 'taken-up') ?? false

/** A late edit that still waits for somebody to take it up or put it aside. */
export const isOffered = (addendum: Addendum): boolean =>
  addendum.lateEdit === true && (addendum.settled?.length ?? 0) === 0

function correctionsOf(addendum: Addendum): Body[] {
  const { corrections, lateEdit, apart } = addendum
  if (!corrections) return []
  if (!lateEdit) return [corrections]
  // one of before `apart` was known says whole answers, with what the signer wrote meanwhile taken back
  if (!apart || !isTakenUp(addendum)) return []
  return [Object.fromEntries(Object.entries(corrections).filter(([field]) => !apart.includes(field)))]
}
