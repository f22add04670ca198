/**
 * What a person's next write rests on. Their own unsent work has a line of its own: each write names the one before
 * it, so that a person never conflicts with themselves, and no server copy slips in between.
 *
 *     server copy ── write A ── write B     base(A) = revision, base(B) = A
 *
 * What was on the screen (`seen`) may differ from what the line holds: another tab wrote, or a merge was shown. The
 * step from `seen` to the new body is then carried over onto the line.
 */
import type { Body, Fields } from '../model/field.ts'
import { sameJson } from '../model/json.ts'
import type { Json } from '../model/json.ts'
import { isProse, joinOwn } from '../model/fields/prose.ts'
import { mergeBodies } from '../model/merge.ts'
import type { Base } from '../model/operation.ts'
import type { CaseRecord } from '../model/record.ts'
import type { BaseRow } from './rows.ts'

export interface Line {
  readonly base: Base
  readonly body: Body
}

/** A copy that the server made has the time of its arrival there; a change made on this device takes that away. */
export const isServerCopy = (record: CaseRecord) => record.receivedAt !== undefined

export function lineOf(head: CaseRecord, row: BaseRow | undefined, seen: CaseRecord): Line {
  if (row) return { base: row.base, body: row.authored ?? head.body }
  return { base: isServerCopy(seen) ? { revision: seen.revision } : { opId: seen.opId }, body: seen.body }
}

export const sameBody = (a: Body, b: Body): boolean => a === b || sameJson(a as Json, b as Json)

/**
 * The step seen → written, made on `onto`, both of one person. Prose that both changed is joined; of anything else
 * that both changed `written` wins, and `clash` says so. `apart`: fields that two people wrote differently, where
 * what stands on the screen is not this person's.
 */
export function carryOver(
  fields: Fields,
  seen: Body,
  written: Body,
  onto: Body,
  apart: readonly string[] = [],
): { readonly body: Body; readonly clash: boolean } {
  if (sameBody(seen, onto)) return { body: written, clash: false }
  const { body, conflicts } = mergeBodies(fields, seen, written, onto)
  let clash = false
  const settled = conflicts.map(({ field, mine, theirs }) => {
    const before = seen[field] ?? ''
    const joins = isProse(fields[field]) && !apart.includes(field)
    if (joins && typeof mine === 'string' && typeof theirs === 'string' && typeof before === 'string')
      return [field, joinOwn(before, theirs, mine)] as const
    clash = true
    return [field, mine ?? undefined] as const
  })
  return { body: withoutEmpty({ ...body, ...Object.fromEntries(settled) }), clash }
}

const withoutEmpty = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
