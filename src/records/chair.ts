/** Who may chair a stability or support meeting (S2.18, S5.13–S5.15, readings 6). */
import type { Body } from '../model/field.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'

/** The posts of the process chart and the guidance. `suits`: "if this is most suitable for the individual child" (S5.13). */
export const CHAIR_POSTS = [
  { value: 'team-manager', label: 'Team manager' },
  { value: 'assistant-team-manager', label: 'Assistant team manager' },
  { value: 'senior-practitioner', label: 'Senior practitioner' },
  { value: 'independent-person', label: 'Independent person or manager', hint: 'For complex cases' },
  { value: 'senior-manager', label: 'Senior manager', hint: 'For complex cases' },
  { value: 'reviewing-officer', label: 'Independent reviewing officer', hint: 'Where that suits this child best' },
  { value: 'home-manager', label: 'Residential home manager', hint: 'Where that suits this child best' },
] as const
export type ChairPost = (typeof CHAIR_POSTS)[number]['value']

/** S5.13. */
export const ONLY_IF_SUITABLE: readonly ChairPost[] = ['reviewing-officer', 'home-manager']

/** Accounts whose post lets them chair; who holds the case is asked beside it. */
export const CHAIR_ROLES: readonly Role[] = [
  'team-manager',
  'assistant-team-manager',
  'senior-practitioner',
  'senior-manager',
  'reviewing-officer',
  'independent-provider',
]

/** The post that goes with an account, for prefilling. */
export const postOf = (role: Role): ChairPost | undefined =>
  role === 'independent-provider' ? 'home-manager' : CHAIR_POSTS.find(({ value }) => value === role)?.value

/** What is asked of the allocations around a meeting: who held the case on these days (YYYY-MM-DD). */
type Around = Pick<CaseRecord, 'id' | 'type' | 'status' | 'fileIds' | 'body'>

const words = (value: Body[string]): string => (typeof value === 'string' ? value : '')

/**
 * Who works the case, by the allocations to the child and to the household (reading 6). A senior practitioner is
 * allocated to chair a colleague's case as well as to hold one: where no child's social worker is allocated, they hold
 * it. An agency's worker supervises the carers, but for a residential home's manager, who may chair (S5.13).
 * @param around the allocations of the child's and the household's file, and the household's own record
 */
export function holdsCase(around: readonly Around[], personId: Uuid, days: readonly string[]): boolean {
  return days.some((day) => {
    const on = around.filter(
      ({ type, status, body }) =>
        type === 'allocation' &&
        status !== 'discarded' &&
        words(body.from) <= day &&
        !(words(body.to) && words(body.to) <= day),
    )
    const hasWorker = on.some(({ body }) => body.role === 'childs-social-worker')
    return on
      .filter(({ body: { worker } }) => (worker as { recordId?: Uuid } | undefined)?.recordId === personId)
      .some(({ body, fileIds }) => {
        switch (body.role) {
          case 'childs-social-worker':
          case 'supervising-social-worker':
            return true
          case 'senior-practitioner':
            return !hasWorker
          case 'independent-provider': {
            const home = fileIds.find((file) => fileKind(file) === 'household')
            return around.find(({ id }) => home && id === fileSubject(home))?.body.kind !== 'residential'
          }
          default:
            return false
        }
      })
  })
}

/**
 * On the day it was held, and on the day of the signature: neither who held the case then nor who holds it now puts the
 * chair's name under the minutes.
 */
export function whyNotChairing(
  held: string | undefined,
  by: { readonly personId: Uuid; readonly at: string },
  around: readonly Around[],
): string | undefined {
  const days = [by.at.slice(0, 10), ...(held ? [held.slice(0, 10)] : [])]
  return holdsCase(around, by.personId, days)
    ? 'Who holds this case may not chair its meeting: somebody else chairs, and signs'
    : undefined
}
