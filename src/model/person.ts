import type { Uuid } from './file.ts'

/** Who may sign in: the columns of every table of who may do what. */
export const ROLES = [
  'childs-social-worker',
  'supervising-social-worker',
  'foster-carer',
  'team-manager',
  'reviewing-officer',
  'placements-team',
  'independent-provider',
  'auditor',
  'senior-manager',
  'assistant-team-manager',
  'senior-practitioner',
  'service-manager',
  'head-of-service',
] as const
export type Role = (typeof ROLES)[number]

/** How each role is called on a screen. */
export const ROLE_WORDS: { readonly [R in Role]: string } = {
  'childs-social-worker': 'child’s social worker',
  'supervising-social-worker': 'supervising social worker',
  'foster-carer': 'foster carer',
  'team-manager': 'team manager',
  'reviewing-officer': 'independent reviewing officer',
  'placements-team': 'placements team',
  'independent-provider': 'independent provider',
  auditor: 'auditor',
  'senior-manager': 'senior manager',
  'assistant-team-manager': 'assistant team manager',
  'senior-practitioner': 'senior practitioner',
  'service-manager': 'service manager',
  'head-of-service': 'head of service',
}

/** Whose column of section G a role reads in where a record type gives it no cell of its own. */
export const STANDS_WITH: { readonly [R in Role]?: Role } = {
  'senior-manager': 'team-manager',
  'assistant-team-manager': 'team-manager',
  'senior-practitioner': 'childs-social-worker',
  'service-manager': 'team-manager',
  'head-of-service': 'team-manager',
}

/** Who holds the files of every team, and is asked for what only they decide: what a team's manager does waits for that manager. */
const ABOVE_TEAMS: readonly Role[] = ['senior-manager', 'service-manager', 'head-of-service']
export const isAboveTeams = (role: Role): boolean => ABOVE_TEAMS.includes(role)

/** Who may be asked what becomes of words that wait: over which of them, the database says (may_decide). */
export const mayBeAskedToDecide = (role: Role): boolean => role === 'team-manager' || isAboveTeams(role)

/** Who reads and writes from the child's home: carers and their agency see a part of a file, and not its process. */
export const FROM_THE_HOME: readonly Role[] = ['foster-carer', 'independent-provider']
export const isFromTheHome = (role: Role): boolean => FROM_THE_HOME.includes(role)

/** Whether a role is one of those named, or stands with one of them. */
export const isOneOf = (roles: readonly Role[], role: Role): boolean =>
  roles.some((named) => named === role || named === STANDS_WITH[role])

/** The signed-in person whose permission is asked. `teamId` is empty for people without a team. */
export interface Actor {
  readonly personId: Uuid
  readonly name: string
  readonly role: Role
  readonly team: string
}

/** Who did something, when, in the server's or (until received) the device's words. ISO 8601 with offset. */
export interface Stamp {
  readonly personId: Uuid
  readonly name: string
  readonly role: Role
  readonly at: string
}
