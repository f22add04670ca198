/** Asha with Trevor and Lynn, a home of the partner agency; Nadia reports for it. Today is 10 September 2026. */
import type { Body } from '../../../../src/model/field.ts'
import { childFile, householdFile, ORGANISATION, personFile } from '../../../../src/model/file.ts'
import type { FileId } from '../../../../src/model/file.ts'
import type { Actor, Role, Stamp } from '../../../../src/model/person.ts'
import type { CaseRecord } from '../../../../src/model/record.ts'

export const TODAY = '2026-09-10'
export const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
let made = 1000

const PEOPLE = {
  Nadia: [1, 'independent-provider'],
  Elin: [2, 'childs-social-worker'],
  Tom: [3, 'team-manager'],
  Bilal: [4, 'placements-team'],
  Lynn: [5, 'foster-carer'],
} as const satisfies { readonly [name: string]: readonly [number, Role] }
export type Name = keyof typeof PEOPLE
export const actor = (name: Name): Actor => ({
  personId: id(PEOPLE[name][0]),
  name,
  role: PEOPLE[name][1],
  team: 'Partner',
})
export const by = (name: Name, at: string): Stamp => ({
  personId: id(PEOPLE[name][0]),
  name,
  role: PEOPLE[name][1],
  at: at.length === 10 ? `${at}T10:00:00Z` : at,
})

export const ASHA = id(101)
export const HOME = id(201)
export const asha = childFile(ASHA)
export const trevors = householdFile(HOME)
export const both = [asha, trevors]

export function record(type: string, body: Body, more: Partial<CaseRecord> = {}): CaseRecord {
  made += 1
  const author = more.author ?? by('Nadia', '2026-09-01')
  return {
    id: id(made),
    type,
    schemaVersion: 1,
    fileIds: both,
    body,
    status: 'draft',
    revision: 1,
    opId: id(1),
    author,
    updated: author,
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
    ...more,
  }
}

const signature = (name: Name, as: 'sign' | 'countersign', at: string) => ({ ...by(name, at), as, bodyHash: '' })
/** Signed by Nadia and so sent; received where Elin signed too. */
export function sent(body: Body, on: string, receivedOn?: string): CaseRecord {
  return record('progress-report', body, {
    status: 'signed',
    signatures: [signature('Nadia', 'sign', on), ...(receivedOn ? [signature('Elin', 'countersign', receivedOn)] : [])],
  })
}

const allocate = (file: FileId, name: Name) =>
  record(
    'allocation',
    { role: actor(name).role, worker: { recordId: actor(name).personId, name }, from: '2025-09-05' },
    { fileIds: [file, personFile(actor(name).personId)] },
  )

/** Everything in a fresh list. */
export function ashasHome(): CaseRecord[] {
  return [
    ...(['Nadia', 'Elin', 'Tom', 'Bilal'] as const).map((name) =>
      record(
        'person',
        { name, role: actor(name).role, team: 'Partner', phone: `01632 96012${PEOPLE[name][0]}` },
        { id: actor(name).personId, fileIds: [ORGANISATION] },
      ),
    ),
    record(
      'child',
      { name: 'Asha', birthDate: '2012-06-04', gender: 'girl', team: 'Partner' },
      { id: ASHA, fileIds: [asha] },
    ),
    record(
      'household',
      { name: 'Trevor and Lynn', kind: 'agency', provider: 'Partner', address: '9 Saddler Way\nMelbeck' },
      { id: HOME, fileIds: [trevors] },
    ),
    record('household-member', { name: 'Trevor', role: 'carer', relation: 'carer' }, { fileIds: [trevors] }),
    record('household-member', { name: 'Lynn', role: 'carer', relation: 'carer' }, { fileIds: [trevors] }),
    record('placement', {
      child: { recordId: ASHA, name: 'Asha' },
      household: { recordId: HOME, name: 'Trevor and Lynn' },
      householdName: 'Trevor and Lynn',
      start: '2025-09-05',
    }),
    allocate(trevors, 'Nadia'),
    allocate(asha, 'Elin'),
  ]
}
