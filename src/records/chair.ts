/** Who may chair a stability or support meeting (S2.18, S5.13–S5.15, readings 6). */
import type { Role } from '../model/person.ts'

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
