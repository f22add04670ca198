/** The words around the versions of an answer, and what both together would be. */
import { derivedId } from '../../model/derived-id.ts'
import type { Field } from '../../model/field.ts'
import { rowsIn } from '../../model/fields/rows.ts'
import { sameJson } from '../../model/json.ts'
import type { Json } from '../../model/json.ts'
import type { FieldConflict } from '../../model/record.ts'
import { firstName, listed, ofSomeone } from '../words.ts'

export type Version = FieldConflict['versions'][number]

export interface Reader {
  readonly personId: string
  readonly deviceId: string
  /** A name as it may be shown just now. */
  readonly say: (name: string) => string
}

const isElsewhere = (version: Version, { deviceId }: Reader): boolean =>
  version.device !== undefined && version.device !== deviceId

/** "yours", "yours, from another device", "Sam’s", "Sam’s and Priya’s"; "Sam’s later one" where he has two. */
export function whoseVersion(version: Version, all: readonly Version[], reader: Reader): string {
  const names = (version.with ?? []).map((name) => ofSomeone(reader.say(firstName(name))))
  const sameHand = all.filter((each) => each.personId === version.personId)
  const place = sameHand.indexOf(version)
  if (version.personId === reader.personId) {
    const plain = listed(['yours', ...names])
    if (sameHand.length > 1 && new Set(sameHand.map((each) => isElsewhere(each, reader))).size === sameHand.length)
      return isElsewhere(version, reader) ? `${plain}, from another device` : `${plain}, from this device`
    return sameHand.length > 1 ? `${plain}, ${nth(place)}` : plain
  }
  const plain = listed([ofSomeone(reader.say(firstName(version.name))), ...names])
  return sameHand.length > 1 ? `${plain} ${nth(place)}` : plain
}

const nth = (place: number): string =>
  place < 5 ? `${['first', 'second', 'third', 'fourth', 'fifth'][place] ?? ''} one` : `version ${place + 1}`

export function howItCame(all: readonly Version[], reader: Reader): string {
  const people = [...new Set(all.map(({ personId }) => personId))]
  if (people.length === 1)
    return people[0] === reader.personId
      ? 'You wrote it on one device before it knew what you had written on another.'
      : `${reader.say(firstName(all[0]?.name ?? ''))} wrote it on two devices.`
  const names = people.map((personId) =>
    personId === reader.personId
      ? 'you'
      : reader.say(firstName(all.find((version) => version.personId === personId)?.name ?? '')),
  )
  const words = listed(names)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} wrote here without seeing each other’s words.`
}

/**
 * Both together, where a sum makes sense: words one after the other, sets united, a row that was written in two ways
 * as two rows. A score, a date or a picture has no sum.
 */
export function together(field: Field, versions: readonly Version[]): Json | undefined {
  const values = versions.map((version) => version.value)
  if (field.kind === 'text' || field.kind === 'quote' || field.kind === 'short-text') {
    const words = values.filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    return words.join(field.kind === 'short-text' ? '; ' : '\n\n')
  }
  if (field.kind === 'many-of')
    return [...new Set(values.flatMap((value) => (Array.isArray(value) ? (value as string[]) : [])))]
  return field.kind === 'rows' ? rowsOfAll(versions) : undefined
}

function rowsOfAll(versions: readonly Version[]): Json {
  const all = new Map<string, { readonly id: string; readonly [cell: string]: Json }>()
  for (const { value, opId } of versions) {
    for (const row of rowsIn(value ?? undefined)) {
      const known = all.get(row.id)
      if (!known) all.set(row.id, row)
      else if (!sameJson(known, row)) {
        const id = derivedId(row.id, `beside:${opId}`)
        all.set(id, { ...row, id })
      }
    }
  }
  return [...all.values()]
}
