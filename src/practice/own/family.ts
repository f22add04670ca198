/** Time with the family (S3.24): what is planned, what took place, and what is not allowed with whom. */
import type { BodyOf, PersonRef } from '../../model/field.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { familyTime } from '../../records/family-time.ts'
import { networkContact } from '../../records/network-contact.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

export type FamilyTime = CaseRecord<BodyOf<typeof familyTime.fields> & { readonly date: string }>

export interface FamilyTimes {
  /** Not yet answered whether it took place: the next first. */
  readonly planned: readonly FamilyTime[]
  /** Answered: the newest first. */
  readonly past: readonly FamilyTime[]
}

export function familyTimesIn(records: readonly CaseRecord[]): FamilyTimes {
  const all = having(ofType(familyTime, records), 'date').sort((a, b) => (a.body.date < b.body.date ? -1 : 1))
  return {
    planned: all.filter(({ body }) => isPlanned(body)),
    past: all.filter(({ body }) => !isPlanned(body)).reverse(),
  }
}

const isPlanned = ({ took }: FamilyTime['body']): boolean => took === undefined || took === 'planned'

export interface Counted {
  readonly who: string
  readonly took: number
  readonly not: number
}

/** How often it took place with each person since a day. By name, in no other order: it judges nobody. */
export function familyTimeCounts(records: readonly CaseRecord[], since: string): readonly Counted[] {
  const byName = new Map<string, { took: number; not: number }>()
  for (const { body } of familyTimesIn(records).past) {
    if (body.date < since) continue
    for (const { who } of body.who ?? []) {
      if (!who) continue
      const so = byName.get(who.name) ?? { took: 0, not: 0 }
      byName.set(who.name, body.took === 'yes' ? { ...so, took: so.took + 1 } : { ...so, not: so.not + 1 })
    }
  }
  return [...byName].map(([who, so]) => ({ who, ...so })).sort((a, b) => a.who.localeCompare(b.who))
}

export interface Restriction {
  readonly recordId: Uuid
  readonly who: string
  readonly words: string
  /** Named in what is being written. */
  readonly here: boolean
}

/**
 * What is not allowed, of the people whom this reader may know of: what is withheld from them is not in `files`. Those
 * who are named in the record that is being written come first.
 */
export function restrictionsFor(files: Files, child: FileId, named: readonly PersonRef[] = []): readonly Restriction[] {
  return having(ofType(networkContact, files.inFile(child, networkContact.type)), 'restrictions', 'person')
    .filter(({ body }) => body.restrictions.trim() !== '')
    .map(({ id, body }) => ({
      recordId: id,
      who: body.person.name,
      words: body.restrictions.trim(),
      here: named.some((one) => one.recordId === id || one.name === body.person.name),
    }))
    .sort((a, b) => Number(b.here) - Number(a.here) || a.who.localeCompare(b.who))
}
