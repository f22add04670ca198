/** Where a child lives, with whom, and who belongs together. */
import { ageOn } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import { childFile, fileKind, fileSubject, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { child } from '../records/child.ts'
import { placementType } from '../records/codes-ssda903.ts'
import { household } from '../records/household.ts'
import { householdMember } from '../records/household-member.ts'
import { networkContact } from '../records/network-contact.ts'
import { placement } from '../records/placement.ts'
import { BROTHER_OR_SISTER } from '../records/sibling-gate.ts'
import { labelOf, listed } from '../records/summary-words.ts'
import { asType, having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'

/** A placement with its first day. */
export type Placement = CaseRecord<BodyOf<typeof placement.fields> & { readonly start: string }>
export type Child = CaseRecord<BodyOf<typeof child.fields>>

/** Placements with a first day, oldest first. */
export function placementsIn(records: readonly CaseRecord[]): readonly Placement[] {
  return having(ofType(placement, records), 'start').sort((a, b) =>
    a.body.start < b.body.start ? -1 : a.body.start > b.body.start ? 1 : a.id < b.id ? -1 : 1,
  )
}

/** The home that has begun and has not ended by that day; of several the newest. */
export function currentPlacement(records: readonly CaseRecord[], today: string): Placement | undefined {
  return placementsIn(records).findLast(({ body }) => body.start <= today && (!body.end || body.end > today))
}

export function householdIdOf(home: Placement | undefined): Uuid | undefined {
  const file = home?.fileIds.find((one) => fileKind(one) === 'household')
  return file ? fileSubject(file) : home?.body.household?.recordId
}

export const homeName = (home: Placement | undefined): string | undefined =>
  home?.body.householdName || home?.body.household?.name

/** "foster home, long term": what a return says of a home that has no name here. */
export const homeKind = (home: Placement | undefined): string => labelOf(placementType, home?.body.placementType)

export function childIn(files: Files, childId: Uuid): Child | undefined {
  return asType(child, files.get(childId)) ?? ofType(child, files.inFile(childFile(childId), 'child'))[0]
}

export const childName = (one: Child | undefined): string =>
  one?.body.preferredName ||
  one?.body.name ||
  (one?.body.returnId ? `Child ${one.body.returnId}` : 'A child without a name yet')

export const childAge = (one: Child | undefined, today: string): number | undefined =>
  one?.body.birthDate ? ageOn(one.body.birthDate, today) : undefined

/** The children who live in a household on that day, oldest first. */
export function childrenHere(files: Files, householdId: Uuid, today: string): readonly Child[] {
  const ids = new Set(
    files
      .inFile(householdFile(householdId), 'placement')
      .flatMap((one) => one.fileIds)
      .filter((file) => fileKind(file) === 'child')
      .map(fileSubject),
  )
  return [...ids]
    .filter((id) => householdIdOf(currentPlacement(files.inFile(childFile(id), 'placement'), today)) === householdId)
    .flatMap((id) => childIn(files, id) ?? [])
    .sort((a, b) => ((a.body.birthDate ?? '9') < (b.body.birthDate ?? '9') ? -1 : 1))
}

/** The child and the brothers and sisters in the same home, oldest first: they are visited together. */
export function siblingsTogether(files: Files, childId: Uuid, today: string): readonly Child[] {
  const me = childIn(files, childId)
  const at = householdIdOf(currentPlacement(files.inFile(childFile(childId), 'placement'), today))
  if (!me) return []
  if (!at) return [me]
  return childrenHere(files, at, today).filter(
    (one) => one.id === childId || areSiblings(files, me, one) || seenInOneSitting(files, me, one),
  )
}

/** Written in one sitting before: whoever visited took them for belonging together. */
function seenInOneSitting(files: Files, a: Child, b: Child): boolean {
  const sittings = (of: Child) =>
    files
      .inFile(childFile(of.id), 'statutory-visit')
      .flatMap(({ together, status }) => (together && status !== 'discarded' ? [together] : []))
  const known = new Set(sittings(a))
  return known.size > 0 && sittings(b).some((sitting) => known.has(sitting))
}

function areSiblings(files: Files, a: Child, b: Child): boolean {
  const names = (from: Child, to: Child) =>
    ofType(networkContact, files.inFile(childFile(from.id), 'network-contact')).some(
      ({ body }) =>
        BROTHER_OR_SISTER.test(body.relation ?? '') &&
        (body.person?.recordId === to.id ||
          (!body.person?.recordId && (body.person?.name === to.body.name || body.person?.name === childName(to)))),
    )
  return names(a, b) || names(b, a)
}

export interface LivesHere {
  readonly carers: readonly string[]
  /** "their daughter Ella, 15" */
  readonly others: readonly string[]
  readonly children: readonly Child[]
  readonly pets: string | undefined
  /** All of it in one sentence, without the children in `not`. */
  readonly sentence: string
}

/** Everybody in the household on that day, pets last. `not`: the child whose page it is. */
export function whoLivesHere(
  files: Files,
  householdId: Uuid,
  today: string,
  not: readonly Uuid[] = [],
  say = (name: string) => name,
): LivesHere {
  const records = files.inFile(householdFile(householdId))
  const members = ofType(householdMember, records).filter(
    ({ body }) => body.name && !(body.left && body.left <= today) && !(body.joined && body.joined > today),
  )
  const carers = members.filter(({ body }) => body.role === 'carer').map(({ body }) => say(body.name ?? ''))
  const others = members
    .filter(({ body }) => body.role !== 'carer')
    .map(({ body }) => {
      const relation = body.relation ?? ''
      const whose =
        relation === '' || /^(their|her|his|the|a|an)\b/i.test(relation) || /['’]s?\b/.test(relation)
          ? relation
          : `their ${relation}`
      const age = body.birthDate ? `, ${ageOn(body.birthDate, today)}` : ''
      return `${whose} ${say(body.name ?? '')}${age}`.trim()
    })
  const children = childrenHere(files, householdId, today)
  const pets = asType(household, files.get(householdId))?.body.pets?.trim().replace(/\.$/, '') || undefined
  const fostered = children
    .filter((one) => !not.includes(one.id))
    .map((one) => {
      const age = childAge(one, today)
      return `${say(childName(one))}${age === undefined ? '' : `, ${age}`}`
    })
  const all = [...carers, ...others, ...fostered, ...(pets ? [pets.charAt(0).toLowerCase() + pets.slice(1)] : [])]
  return { carers, others, children, pets, sentence: joined(all) }
}

/** With ages in it a list needs its comma before the "and". */
const joined = (parts: readonly string[]): string =>
  parts.some((part) => part.includes(',')) && parts.length > 1
    ? `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`
    : listed(parts)
