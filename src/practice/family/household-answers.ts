/**
 * The whole household on the scale (S4.10, S4.17): what each of them answered, wherever they were asked. An answer by
 * itself, in a supervision, a meeting or the family's own assessment is one and the same to these rules (F1, F4).
 */
import { addMonths } from '../../model/calendar.ts'
import type { PersonRef } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { household } from '../../records/household.ts'
import { householdMember } from '../../records/household-member.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'
import { reviewMeeting } from '../../records/review-meeting.ts'
import { scaling } from '../../records/scaling.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { childName, childrenHere, currentPlacement } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { isTooYoung } from './too-young.ts'
import { asType, having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

export interface HouseholdAnswer {
  readonly recordId: Uuid
  readonly type: string
  readonly date: string
  readonly person: PersonRef
  readonly score: number
  readonly why: string | undefined
}

/** What somebody was asked by itself, in the home's file or in that of a child who lives here. */
function scalingsOf(files: Files, householdId: Uuid, today: string): readonly CaseRecord[] {
  const home = files.inFile(householdFile(householdId), scaling.type)
  const seen = new Map(home.map((record) => [record.id, record]))
  // A child may have been asked in their own file alone, since they live here.
  for (const child of childrenHere(files, householdId, today)) {
    const since = currentPlacement(files.inFile(childFile(child.id), 'placement'), today)?.body.start ?? today
    for (const record of files.inFile(childFile(child.id), scaling.type))
      if (typeof record.body.date === 'string' && record.body.date >= since) seen.set(record.id, record)
  }
  return [...seen.values()]
}

/** Every number that was given in a household, the oldest first. `files`: what this device or the server holds of it. */
export function householdAnswers(
  files: Files,
  householdId: Uuid,
  today: string,
  scalings = scalingsOf(files, householdId, today),
): readonly HouseholdAnswer[] {
  const records = files.inFile(householdFile(householdId))
  const answers = [
    ...ofType(scaling, scalings).map(({ id, type, body }) => ({
      id,
      type,
      date: body.date,
      rows: [{ person: body.person, score: body.score, why: body.whyNotLower }],
    })),
    // What was said together counts once it is signed: a draft is nobody's word yet.
    ...ofType(carerSupervision, records).flatMap(({ id, type, status, body }) =>
      status === 'signed' ? [{ id, type, date: body.date, rows: body.scores ?? [] }] : [],
    ),
    ...[...ofType(stabilityMeeting, records), ...ofType(reviewMeeting, records)].flatMap(
      ({ id, type, status, body }) =>
        status === 'signed' && body.held
          ? [{ id, type, date: londonDay(instantOf(body.held)), rows: body.scores ?? [] }]
          : [],
    ),
    ...ofType(impactAssessment, records).flatMap(({ id, type, status, body }) =>
      status === 'signed'
        ? [{ id, type, date: body.date, rows: (body.members ?? []).map((row) => ({ ...row, why: row.impact })) }]
        : [],
    ),
  ]
  return answers
    .flatMap(({ id, type, date, rows }) =>
      rows.flatMap(({ person, score, why }): HouseholdAnswer[] =>
        person && score !== undefined && date && date <= today
          ? [{ recordId: id, type, date, person, score, why: why?.trim() || undefined }]
          : [],
      ),
    )
    .sort((a, b) => (a.date < b.date || (a.date === b.date && a.recordId < b.recordId) ? -1 : 1))
    .filter((one, at, all) => !isToldBefore(one, at, all))
}

/** Of a list by days: what was said on another day is another answer. */
function isToldBefore(one: HouseholdAnswer, at: number, all: readonly HouseholdAnswer[]): boolean {
  for (let before = at - 1; all[before]?.date === one.date; before -= 1) {
    const other = all[before]
    if (other && isOneAnswer(other, one)) return true
  }
  return false
}

/** What was seen of those who are too young for a number, the oldest first. */
function seenInHousehold(
  files: Files,
  householdId: Uuid,
  today: string,
  scalings: readonly CaseRecord[],
): readonly WhatWasSeen[] {
  const assessed = files.inFile(householdFile(householdId), impactAssessment.type)
  return [
    ...ofType(scaling, scalings).map(({ id, type, body }) => ({
      id,
      type,
      date: body.date,
      rows: [body],
    })),
    ...ofType(impactAssessment, assessed).flatMap(({ id, type, status, body }) =>
      status === 'signed' ? [{ id, type, date: body.date, rows: body.members ?? [] }] : [],
    ),
  ]
    .flatMap(({ id, type, date, rows }) =>
      rows.flatMap(({ person, seen }): WhatWasSeen[] =>
        person && seen?.trim() && date && date <= today
          ? [{ recordId: id, type, date, person, words: seen.trim() }]
          : [],
      ),
    )
    .sort((a, b) => (a.date + a.recordId < b.date + b.recordId ? -1 : 1))
}

/** Given once and written down twice, in a supervision and by itself. */
const isOneAnswer = (a: HouseholdAnswer, b: HouseholdAnswer): boolean =>
  a.date === b.date && a.score === b.score && isSamePerson(a.person, b.person)

export const isSamePerson = (one: PersonRef, other: PersonRef): boolean =>
  one.recordId && other.recordId ? one.recordId === other.recordId : one.name === other.name

export type FamilyRole = 'carer' | 'other-adult' | 'carers-child' | 'child'
export interface FamilyMember {
  readonly ref: PersonRef & { readonly recordId: Uuid }
  readonly role: FamilyRole
  /** Since when they have lived here, as far as it is known. */
  readonly since: string | undefined
  readonly answers: readonly HouseholdAnswer[]
  /** Too young for a number: what was seen of them stands in its place. */
  readonly tooYoung: boolean
  readonly seen: readonly WhatWasSeen[]
}
export type WhatWasSeen = Omit<HouseholdAnswer, 'score' | 'why'> & { readonly words: string }

const ORDER: readonly FamilyRole[] = ['carer', 'other-adult', 'carers-child', 'child']

/** Everybody who lives here today, each with their own answers: carers, other adults, sons and daughters, the children placed here. */
export function familyOf(files: Files, householdId: Uuid, today: string): readonly FamilyMember[] {
  const approved = asType(household, files.get(householdId))?.body.approvedOn
  const scalings = scalingsOf(files, householdId, today)
  const answers = householdAnswers(files, householdId, today, scalings)
  const seen = seenInHousehold(files, householdId, today, scalings)
  const members = having(
    ofType(householdMember, files.inFile(householdFile(householdId), householdMember.type)),
    'name',
  )
    .filter(({ body }) => (body.joined ?? '') <= today && !(body.left && body.left <= today))
    .map(({ id, body }) => ({
      ref: { recordId: id, name: body.name },
      account: body.account?.recordId,
      role: (body.role === 'child' ? 'carers-child' : (body.role ?? 'other-adult')) as FamilyRole,
      since: body.joined ?? approved,
    }))
  const children = childrenHere(files, householdId, today).map((child) => ({
    ref: { recordId: child.id, name: childName(child) },
    account: undefined,
    role: 'child' as const,
    since: currentPlacement(files.inFile(childFile(child.id), 'placement'), today)?.body.start,
  }))
  return [...members, ...children]
    .map(({ account, ...one }) => ({
      ...one,
      answers: answers.filter(
        ({ person }) => isSamePerson(person, one.ref) || (account !== undefined && person.recordId === account),
      ),
      tooYoung: isTooYoung(files, one.ref.recordId, today),
      seen: seen.filter(({ person }) => isSamePerson(person, one.ref)),
    }))
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
}

// Section F, F4 [P].
const LOW = 4
const UNASKED_MONTHS = 2

export interface FamilyToAsk {
  readonly member: FamilyMember
  /** `low`: their last answer is 4 or less. `unasked`: nobody has asked them for two months. */
  readonly because: 'low' | 'unasked'
  /** The day from which they have not been asked; undefined where they never were. */
  readonly last: string | undefined
  readonly score: number | undefined
  readonly evidence: readonly Uuid[]
}

/**
 * F4: a member of the household at 4 or below, or not asked for two months. Where no child is placed nobody is asked;
 * the two months of who never was asked run from the day since which they and the first child here have lived together.
 */
export function familyToAsk(files: Files, householdId: Uuid, today: string): readonly FamilyToAsk[] {
  const family = familyOf(files, householdId, today)
  const firstChild = family.flatMap(({ role, since }) => (role === 'child' ? [since ?? today] : [])).sort()[0]
  if (firstChild === undefined) return []
  const limit = addMonths(today, -UNASKED_MONTHS)
  return family.flatMap((member): FamilyToAsk[] => {
    // of somebody too young the grown-ups say what they saw; no number of theirs is low
    const last = member.tooYoung ? undefined : member.answers.at(-1)
    const latest = [...member.answers, ...member.seen].sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
    const together = (member.since ?? '') > firstChild ? (member.since ?? firstChild) : firstChild
    const one = { member, last: latest?.date, score: last?.score, evidence: latest ? [latest.recordId] : [] }
    if ((latest?.date ?? together) <= limit) return [{ ...one, because: 'unasked' }]
    return last && last.score <= LOW ? [{ ...one, because: 'low' }] : []
  })
}
