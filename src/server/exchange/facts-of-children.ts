/** The missing episodes, reviews and SDQ totals of each child in a return, as records. */
import type { AcceptedReturn, Fact } from './accept-rows.ts'
import { missingRecord, reviewRecord, sdqRecord } from './records-of-return.ts'
import type { Wanted } from './records-of-return.ts'

export function factsOfChildren(
  accepted: AcceptedReturn,
  newestStart: string | undefined,
): (child: string) => Wanted[] {
  const missing = byChild(accepted.missing)
  const reviews = byChild(accepted.reviews)
  return (child) => {
    const oc2 = accepted.oc2.get(child)
    const sdq = oc2 && newestStart ? sdqRecord(oc2, newestStart) : undefined
    return [
      ...numbered(missing.get(child) ?? [], 'MIS_START', missingRecord),
      ...numbered(reviews.get(child) ?? [], 'REVIEW', reviewRecord),
      ...(sdq ? [sdq] : []),
    ]
  }
}

/** Several on one day are told apart by what they say, never by their place in the file. */
function numbered(facts: readonly Fact[], day: string, make: (fact: Fact, nth: number) => Wanted): Wanted[] {
  const seen = new Map<string, number>()
  return [...facts]
    .sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
    .map((fact) => {
      const nth = (seen.get(fact[day] ?? '') ?? 0) + 1
      seen.set(fact[day] ?? '', nth)
      return make(fact, nth)
    })
}

function byChild(facts: readonly Fact[]): Map<string, Fact[]> {
  const grouped = new Map<string, Fact[]>()
  for (const fact of facts) {
    const child = fact['CHILD'] as string
    const own = grouped.get(child)
    if (own) own.push(fact)
    else grouped.set(child, [fact])
  }
  return grouped
}

const textOf = (fact: Fact): string => Object.values(fact).join('\u0001')
