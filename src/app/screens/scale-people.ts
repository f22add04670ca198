/** Who can be asked on the scale, and what each of them answered before. Pure. */
import type { Casebook } from '../../device/notebook.ts'
import type { BodyOf, PersonRef } from '../../model/field.ts'
import { childFile, fileKind, fileSubject, householdFile } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { childAge, childIn, childName, currentPlacement, householdIdOf } from '../../practice/home.ts'
import { isTooYoung } from '../../practice/family/too-young.ts'
import { ofType } from '../../practice/of-type.ts'
import { scaling } from '../../records/scaling.ts'
import { dayOf } from '../words.ts'
import type { EarlierAnswer } from '../form/scale-buttons.tsx'
import { childrenPlacedIn, membersOf, ownHousehold } from './carer-household.ts'

export type Relation = NonNullable<BodyOf<typeof scaling.fields>['relation']>
export interface Asked {
  readonly key: string
  readonly ref: PersonRef
  readonly relation: Relation
  readonly chip: string
  readonly self: boolean
  /** No number is asked of them: what was seen is written instead. */
  readonly tooYoung?: boolean
}

/** The files an answer lies in: the child's with the home's, or the home's alone when it is about all who live there. */
export function filesAsked(casebook: Casebook, given: readonly FileId[], today: string): readonly FileId[] {
  const child = given.find((file) => fileKind(file) === 'child')
  if (child) {
    const home = householdIdOf(currentPlacement(casebook.inFile(child, 'placement'), today))
    return home ? [child, householdFile(home)] : [child]
  }
  const household = given.find((file) => fileKind(file) === 'household') ?? ownHousehold(casebook)
  if (!household) return []
  const children = childrenPlacedIn(casebook, household, today)
  const [only, ...others] = children
  return only && others.length === 0 ? [childFile(only.id), household] : [household]
}

/** Everybody: the writer first when they live here, then carers, sons and daughters, the children; a worker can answer too. */
export function everybody(
  casebook: Casebook,
  files: readonly FileId[],
  writer: Actor,
  today: string,
): readonly Asked[] {
  const household = files.find((file) => fileKind(file) === 'household')
  const child = files.find((file) => fileKind(file) === 'child')
  const members: Asked[] = (household ? membersOf(casebook, household, today) : []).map((member) => ({
    key: member.ref.recordId ?? member.ref.name,
    ref: member.ref,
    relation: member.role === 'carer' ? 'carer' : member.role === 'child' ? 'carers-child' : 'other-adult',
    chip: withAge(member.ref.name, member.age),
    self: member.account === writer.personId,
  }))
  const placed = household ? childrenPlacedIn(casebook, household, today) : []
  const children: Asked[] = (
    placed.length > 0 || !child
      ? placed
      : [{ id: fileSubject(child), name: nameOf(casebook, child), age: ageOf(casebook, child, today) }]
  ).map(({ id, name, age }) => ({
    key: id,
    ref: { recordId: id, name },
    relation: 'child',
    chip: withAge(name, age),
    self: false,
  }))
  const me = myself(writer)
  return [
    ...members.filter(({ self }) => self),
    ...members.filter(({ self }) => !self),
    ...children,
    ...(me ? [me] : []),
  ].map((one) => (isTooYoung(casebook, one.ref.recordId, today) ? { ...one, tooYoung: true } : one))
}

function myself(writer: Actor): Asked | undefined {
  const relation =
    writer.role === 'supervising-social-worker' || writer.role === 'childs-social-worker' ? writer.role : undefined
  return (
    relation && {
      key: writer.personId,
      ref: { recordId: writer.personId, name: writer.name },
      relation,
      chip: `${writer.name} (you)`,
      self: true,
    }
  )
}

/** A grown-up's age is nobody's business here. */
const withAge = (name: string, age: number | undefined): string =>
  age !== undefined && age < 18 ? `${name}, ${age}` : name
const nameOf = (casebook: Casebook, child: FileId): string => childName(childIn(casebook, fileSubject(child)))
const ageOf = (casebook: Casebook, child: FileId, today: string): number | undefined =>
  childAge(childIn(casebook, fileSubject(child)), today)

/** Of the same person, wherever this home was meant. */
function answersOf(casebook: Casebook, files: readonly FileId[], person: PersonRef) {
  const seen = new Map(
    files.flatMap((file) => ofType(scaling, casebook.inFile(file, scaling.type))).map((record) => [record.id, record]),
  )
  return [...seen.values()].filter(({ body }) =>
    person.recordId && body.person?.recordId
      ? person.recordId === body.person.recordId
      : person.name === body.person?.name,
  )
}

/** What they answered before. */
export const earlierAnswers = (
  casebook: Casebook,
  files: readonly FileId[],
  person: PersonRef,
): readonly EarlierAnswer[] =>
  answersOf(casebook, files, person).flatMap(({ body, author }) =>
    body.score === undefined ? [] : [{ score: body.score, on: body.date ?? dayOf(author.at) }],
  )

/** With a number or, of somebody too young, with what was seen. */
export const wasAskedOn = (casebook: Casebook, files: readonly FileId[], person: PersonRef, day: string): boolean =>
  answersOf(casebook, files, person).some(
    ({ body, author }) => (body.score !== undefined || body.seen) && (body.date ?? dayOf(author.at)) === day,
  )
