/** Begins asking how a family is coping: everybody who lives here has a card, and what led to it is known already. */
import type { Notebook } from '../../device/notebook.ts'
import { addMonths } from '../../model/calendar.ts'
import { derivedId } from '../../model/derived-id.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { familyOf } from '../../practice/family/household-answers.ts'
import { impactBegun, impactMissing, impactReview } from '../../practice/family/impact-due.ts'
import { childrenHere } from '../../practice/home.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'

/** F4's two months [P]: longer than that nobody of a family goes unasked. */
const ASK_AGAIN_MONTHS = 2

/** Resolves with the one that was begun already, where there is one. */
export async function startImpact(notebook: Notebook, householdId: Uuid, today: string): Promise<CaseRecord> {
  const { casebook } = notebook
  const begun = impactBegun(casebook, householdId)
  if (begun) return begun
  const children = childrenHere(casebook, householdId, today)
  if (children.length === 0) throw new Error('No child lives here just now')
  const missing = impactMissing(casebook, householdId, today)
  const review = impactReview(casebook, householdId)
  const because = [
    ...new Set(missing.flatMap(({ about }) => about)),
    ...(missing.length === 0 && review && review.due <= today ? (['regular'] as const) : []),
  ]
  const [first] = missing
  return notebook.create({
    type: impactAssessment.type,
    fileIds: [...children.map(({ id }) => childFile(id)), householdFile(householdId)],
    body: {
      date: today,
      ...(because.length > 0 && { because }),
      ...(first && { about: first.recordId }),
      members: familyOf(casebook, householdId, today).map(({ ref }) => ({
        id: derivedId(ref.recordId, `impact ${today}`),
        person: ref,
      })),
      review: addMonths(today, ASK_AGAIN_MONTHS),
    },
  })
}
