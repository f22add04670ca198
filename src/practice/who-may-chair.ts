/** Who may chair a child's meeting and who may not, each with the reason: from the directory and the allocations. */
import { childFile, fileKind, householdFile, ORGANISATION } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import { isAboveTeams, ROLE_WORDS } from '../model/person.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord } from '../model/record.ts'
import { allocation } from '../records/allocation.ts'
import { CHAIR_ROLES, holdsCase, ONLY_IF_SUITABLE, postOf } from '../records/chair.ts'
import type { ChairPost } from '../records/chair.ts'
import { household } from '../records/household.ts'
import { person } from '../records/person.ts'
import { childIn, currentPlacement, householdIdOf } from './home.ts'
import { asType, having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'

export interface PossibleChair {
  readonly who: { readonly recordId: Uuid; readonly name: string }
  readonly post: ChairPost | undefined
  readonly mayChair: boolean
  readonly holdsCase: boolean
  /** "team manager, North": what stands under the name. */
  readonly as: string
  /** Why not, or what to think of. */
  readonly why: string | undefined
  /** Does not have this child's file, and could not sign. */
  readonly needsFile: boolean
}

/** The allocations of the child and the household, and the household itself: what says who holds the case. */
export function aroundCase(files: Files, childId: Uuid, day: string): readonly CaseRecord[] {
  const child = childFile(childId)
  const home = householdIdOf(currentPlacement(files.inFile(child, 'placement'), day))
  const kept = home ? files.get(home) : undefined
  return [
    ...files.inFile(child, 'allocation'),
    ...(home ? files.inFile(householdFile(home), 'allocation') : []),
    ...(kept ? [kept] : []),
  ]
}

/** Those who may chair first, the nearest of them at the top; then those near the case who may not. */
export function whoMayChair(files: Files, childId: Uuid, day: string): readonly PossibleChair[] {
  const around = aroundCase(files, childId, day)
  const home = asType(
    household,
    around.find(({ type }) => type === 'household'),
  )?.body
  const team = [childIn(files, childId)?.body.team, home?.team].filter(Boolean)
  const allocated = ofType(allocation, around).filter(
    ({ body }) => (body.from ?? '') <= day && !(body.to && body.to <= day),
  )
  return having(ofType(person, files.inFile(ORGANISATION, 'person')), 'name', 'role')
    .flatMap(({ id, body }): (PossibleChair & { readonly order: number })[] => {
      const { role } = body
      const own = allocated.filter((one) => one.body.worker?.recordId === id)
      const near = own.length > 0
      const holds = holdsCase(around, id, [day])
      const ofTeam = body.team !== undefined && team.includes(body.team)
      const post = postOf(role)
      const isElsewhere = role === 'independent-provider' && home?.kind !== 'residential'
      const mayChair = CHAIR_ROLES.includes(role) && post !== undefined && !holds && !isElsewhere
      // Whom nobody would think of is not told that they may not.
      if (!mayChair && (!near || role === 'foster-carer')) return []
      const why = holds
        ? `holds the case as ${caseholder(own.map((one) => one.body.role))}: who holds it never chairs`
        : !mayChair
          ? whyNot(role)
          : ONLY_IF_SUITABLE.includes(post)
            ? 'only where that suits this child best'
            : ofTeam
              ? undefined
              : 'not of this team: for complex cases'
      return [
        {
          who: { recordId: id, name: body.name },
          post,
          mayChair,
          holdsCase: holds,
          as: [ROLE_WORDS[role], body.team].filter(Boolean).join(', '),
          why,
          needsFile: mayChair && !hasFile(role, ofTeam, own),
          order: mayChair ? ORDER.indexOf(role) + (ofTeam || near ? 0 : ORDER.length) : 99,
        },
      ]
    })
    .sort((a, b) => a.order - b.order || (a.who.name < b.who.name ? -1 : 1))
    .map(({ order: _order, ...one }) => one)
}

const ORDER: readonly Role[] = [
  'team-manager',
  'assistant-team-manager',
  'senior-practitioner',
  'independent-provider',
  'reviewing-officer',
  'senior-manager',
]

/** Of several allocations the one that makes the case theirs. */
const caseholder = (roles: readonly (Role | undefined)[]): string =>
  ROLE_WORDS[
    roles.find((role) => role === 'childs-social-worker' || role === 'supervising-social-worker') ??
      roles[0] ??
      'childs-social-worker'
  ]

const whyNot = (role: Role): string =>
  role === 'independent-provider'
    ? 'the manager of a residential home may chair, an agency’s worker may not'
    : 'a team manager, an assistant team manager or a senior practitioner chairs'

/** As grants follow from the register: a manager by team, whoever is above the teams everywhere, others by allocation. */
function hasFile(role: Role, ofTeam: boolean, own: readonly CaseRecord[]): boolean {
  if (isAboveTeams(role)) return true
  if (ofTeam && (role === 'team-manager' || role === 'assistant-team-manager')) return true
  return own.some(({ fileIds }) => role === 'independent-provider' || fileIds.some((one) => fileKind(one) === 'child'))
}
