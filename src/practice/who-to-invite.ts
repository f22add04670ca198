/**
 * Whom a stability meeting invites (S5.16 to S5.18): the child, the household, the network, both workers, the people who
 * helped before and those who cared for the child before. A proposal: the worker takes away whom it does not suit.
 */
import { childFile, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import { ROLE_WORDS } from '../model/person.ts'
import type { Role } from '../model/person.ts'
import type { BodyOf, PersonRef } from '../model/field.ts'
import { householdMember } from '../records/household-member.ts'
import { networkContact } from '../records/network-contact.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { childIn, childName, currentPlacement, homeName, householdIdOf, placementsIn } from './home.ts'
import { having, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import { workerOn } from './workers.ts'

type InvitedRow = NonNullable<BodyOf<typeof stabilityMeeting.fields>['invited']>[number]
export type InvitedAs = NonNullable<InvitedRow['as']>

export interface Invitee {
  readonly who: PersonRef
  readonly as: InvitedAs
  /** "Mum", "their daughter", "supervising social worker". */
  readonly relation: string
  /** The carers may not know of them, and they read who is invited: never proposed unasked. */
  readonly kept?: true
}

const FAMILY =
  /\b(mum|mam|mother|dad|father|step\w*|gran\w*|nan\w*|nain|taid|aunt\w*|uncle|cousin|brother|sister|sibling|birth)\b/i
const PROFESSIONAL =
  /\b(school|teacher|senco|tutor|nurse|doctor|gp|health\w*|therap\w*|camhs|police|officer|guardian|advocate|mentor|worker)\b/i

export function whoToInvite(files: Files, childId: Uuid, today: string): readonly Invitee[] {
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  const householdId = householdIdOf(home)
  const inHome = householdId ? files.inFile(householdFile(householdId)) : []
  const found: Invitee[] = [
    { who: { recordId: childId, name: childName(childIn(files, childId)) }, as: 'child', relation: 'the child' },
    ...having(ofType(householdMember, inHome), 'name')
      .filter(({ body }) => !(body.left && body.left <= today) && !(body.joined && body.joined > today))
      .map(
        ({ id, body }): Invitee => ({
          who: { recordId: id, name: body.name },
          as: body.role === 'carer' ? 'carer' : 'connected',
          relation: body.relation ?? '',
        }),
      )
      .sort((a, b) => Number(b.as === 'carer') - Number(a.as === 'carer')),
    ...worker(records, 'childs-social-worker', today),
    ...worker(inHome, 'supervising-social-worker', today),
    ...worker(inHome, 'independent-provider', today),
    ...worker(records, 'reviewing-officer', today, 'professional'),
    ...having(ofType(networkContact, records), 'person').map(({ id, body }): Invitee => {
      const relation = body.relation ?? ''
      return {
        who: { recordId: body.person.recordId ?? id, name: body.person.name },
        as: PROFESSIONAL.test(relation) ? 'professional' : FAMILY.test(relation) ? 'birth-family' : 'connected',
        relation: isKept(body.visibleTo) ? `${relation}; the carers may not know of them` : relation,
        ...(isKept(body.visibleTo) && { kept: true }),
      }
    }),
    ...helpersBefore(files, childId),
    ...placementsIn(records)
      .filter((one) => one.id !== home?.id && one.body.end !== undefined && householdIdOf(one) !== householdId)
      .toReversed()
      .flatMap((one): Invitee[] => {
        const name = homeName(one)
        const recordId = householdIdOf(one)
        return name
          ? [{ who: { name, ...(recordId && { recordId }) }, as: 'previous-carer', relation: 'cared before' }]
          : []
      }),
  ]
  const known = new Set<string>()
  return found.filter(({ who }) => {
    const keys = [who.name.toLowerCase(), ...(who.recordId ? [who.recordId] : [])]
    if (who.name.trim() === '' || keys.some((key) => known.has(key))) return false
    for (const key of keys) known.add(key)
    return true
  })
}

const isKept = (visibleTo: readonly string[] | undefined): boolean => !visibleTo?.includes('carers')

function worker(records: Parameters<typeof workerOn>[0], role: Role, today: string, as: InvitedAs = 'social-worker') {
  const one = workerOn(records, role, today)
  return one
    ? [
        {
          who: { name: one.name, ...(one.personId !== undefined && { recordId: one.personId }) },
          as,
          relation: ROLE_WORDS[role],
        } satisfies Invitee,
      ]
    : []
}

/** Who had a part in an earlier plan. */
const helpersBefore = (files: Files, childId: Uuid): readonly Invitee[] =>
  ofType(stabilityMeeting, files.inFile(childFile(childId), 'stability-meeting'))
    .filter(({ status }) => status === 'signed')
    .flatMap(({ body }) => body.roles ?? [])
    .flatMap(({ who, does }): Invitee[] => (who ? [{ who, as: 'past-helper', relation: does ?? 'helped before' }] : []))
