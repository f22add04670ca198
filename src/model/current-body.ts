import type { Body } from './field.ts'
import type { CaseRecord } from './record.ts'

/**
 * What the record says today: the body, and the corrections of its amendments in their order. The signed body itself
 * never changes. An edit that arrived late is not a correction until somebody makes it one.
 */
export function currentBody(record: Pick<CaseRecord, 'body' | 'addenda'>): Body {
  const corrections = record.addenda.flatMap((addendum) =>
    addendum.corrections && !addendum.lateEdit ? [addendum.corrections] : [],
  )
  return corrections.length ? (Object.assign({}, record.body, ...corrections) as Body) : record.body
}
