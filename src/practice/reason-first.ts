/**
 * What has to be said beside a record before a signature stands under it (section E: overdue needs a reason). The form
 * asks for it before it offers the signature; the server asks once more, by the same rule, of whatever signs.
 */
import type { CaseRecord } from '../model/record.ts'
import { child } from '../records/child.ts'
import { lateReason } from '../records/late-reason.ts'
import { placement } from '../records/placement.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { ofType } from './of-type.ts'
import { lateUnexplained } from './visits-due.ts'

const OF_A_VISIT = [child, placement, statutoryReview, statutoryVisit, lateReason].map(({ type }) => type)

/** The types of the child's file that decide it. */
export const asksBeforeSigning = (type: string): readonly string[] => (type === statutoryVisit.type ? OF_A_VISIT : [])

/** @param records of these types, in the child's file */
export function whyNotYet(record: CaseRecord, records: readonly CaseRecord[]): string | undefined {
  const [visit] = ofType(statutoryVisit, [record])
  return visit && lateUnexplained(records, visit)
    ? 'This visit came after its day, and nobody has said why yet. Every word of it is kept. Open it, say why it is late, and sign it once more.'
    : undefined
}
