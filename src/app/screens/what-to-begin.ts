import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { may } from '../../model/permission.ts'
import type { Actor } from '../../model/person.ts'
import { definitions } from '../../records/all.ts'

/** Begun where they are shown: who lives in a home under the others who do, a placement on the child's page, what a log leads to on the log, why a date is late under that date, the family's own assessment under how everybody is. */
const ELSEWHERE: { readonly [kind in 'child' | 'household']: ReadonlySet<string> } = {
  child: new Set(['child', 'log-follow-up', 'late-reason']),
  household: new Set([
    'household',
    'household-member',
    'placement',
    'log-follow-up',
    'impact-assessment',
    'late-reason',
  ]),
}
const RARELY: ReadonlySet<string> = new Set(['network-contact', 'placement'])

/** What this person may begin on a child's or a household's page: every type that can lie there, in the order of the list. */
export function whatToBegin(person: Actor, on: 'child' | 'household'): readonly AnyRecordDefinition[] {
  return definitions
    .filter(({ type, files }) => (files.length === 0 || files.includes(on)) && !ELSEWHERE[on].has(type))
    .filter((definition) => may(person, 'create', definition))
    .sort((a, b) => Number(RARELY.has(a.type)) - Number(RARELY.has(b.type)))
}
