/**
 * What a report that goes by number must not say, whoever typed it and wherever: the child's name and birthday, the names
 * of everybody at home and of those who belong to the child, and every address of theirs (S1.1, S1.2). The child's name
 * becomes the number, other names their initials. Workers sign with their names and stay.
 */
import { childFile, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import { longDate } from '../model/calendar.ts'
import { childIn, homeName, householdIdOf, placementsIn } from '../practice/home.ts'
import { asType, ofType } from '../practice/of-type.ts'
import type { Files } from '../practice/of-type.ts'
import { childCode } from '../practice/reports/child-code.ts'
import { child as childRecord } from '../records/child.ts'
import { household } from '../records/household.ts'
import { householdMember } from '../records/household-member.ts'
import { networkContact } from '../records/network-contact.ts'
import { addresses, FAMILY_WORD } from './withheld.ts'
import type { Withheld } from './withheld.ts'

const BIRTHDAY = '[birthday withheld]'

export interface Named {
  /** The number under which the child goes. */
  readonly code: string
  /** The child's names and their parts, those of the others, and initials that can be nobody's but the child's. */
  readonly own: readonly string[]
  readonly others: readonly string[]
  readonly initials: readonly string[]
}

/** @param given the number that the report itself bears */
export function namedIn(files: Files, childId: Uuid, given?: string): Named {
  const child = childIn(files, childId)
  const code = given?.trim() || childCode(child ?? { id: childId, body: {} })
  const called = [child?.body.name, child?.body.preferredName].map((name) => name ?? '')
  const own = called.flatMap(partsOf)
  const mine = new Set(own.map((words) => words.toLowerCase()))
  const around = namesAround(files, childId)
  const others = [...new Set(around.flatMap(partsOf))].filter(
    (words) => !mine.has(words.toLowerCase()) && !isFamilyWord(words),
  )
  const theirs = new Set(around.flatMap(dotted))
  return { code, own, others, initials: [...new Set(called.flatMap(dotted))].filter((one) => !theirs.has(one)) }
}

/** @param today the day the copy is made: 'YYYY-MM-DD' */
export function pseudonymsFor(files: Files, childId: Uuid, today: string, given?: string): readonly Withheld[] {
  const { code, own, others, initials } = namedIn(files, childId, given)
  return [
    // "J.P." and "J. P"
    ...initials.flatMap((words) =>
      [words, words.slice(0, -1)].map((one) => ({ words: one, instead: code, exact: true as const })),
    ),
    ...own.map((words) => ({ words, instead: code })),
    ...others.map((words) => ({ words, instead: initialsOf(words) })),
    ...birthdays(childIn(files, childId)?.body.birthDate).map((words) => ({ words, instead: BIRTHDAY })),
    ...addresses(files, childId, today),
  ]
}

/** Of two names or more: all of their initials, and the first with the last. */
function dotted(name: string): readonly string[] {
  const letters = name
    .trim()
    .split(BETWEEN)
    .filter((part) => !isFamilyWord(part))
    .map((part) => `${part.normalize('NFD').charAt(0).toUpperCase()}.`)
  const [first, last] = [letters[0], letters.at(-1)]
  return letters.length > 1 ? [...new Set([letters.join(' '), `${first ?? ''} ${last ?? ''}`])] : []
}

const BETWEEN = /[\s\-‐‑–]+/

/** The whole name, and each part of it alone: "Auntie Pearl Dray", "Pearl", "Dray". */
function partsOf(name: string): readonly string[] {
  const whole = name.trim()
  const parts = [...whole.split(/\s+/), ...whole.split(BETWEEN)].filter(
    (part) => part.length > 1 && !isFamilyWord(part),
  )
  return whole.length > 1 ? [...new Set([whole, ...parts])] : []
}

const isFamilyWord = (words: string): boolean => FAMILY_WORD.test(words) || /^(and|the|of|sister|brother)$/i.test(words)

export const initialsOf = (name: string): string =>
  name
    .split(BETWEEN)
    .map((part) => (isFamilyWord(part) ? part : `${part.charAt(0).toUpperCase()}.`))
    .join(' ')

/** Everybody who lives or lived where the child did, the other children there, and the child's own people. */
function namesAround(files: Files, childId: Uuid): readonly string[] {
  const records = files.inFile(childFile(childId))
  const homes = placementsIn(records)
  const ids = [...new Set(homes.flatMap((home) => householdIdOf(home) ?? []))]
  const inHomes = ids.flatMap((id) => files.inFile(householdFile(id)))
  const couples = [
    ...homes.map((home) => homeName(home)),
    ...ids.map((id) => asType(household, files.get(id))?.body.name),
  ]
  return [
    ...ofType(householdMember, inHomes).map(({ body }) => body.name ?? ''),
    // "Trevor and Lynn" are two people.
    ...couples.flatMap((name) => (name ?? '').split(/\s+(?:and|&)\s+|\s*[,&+]\s*/)),
    ...ofType(networkContact, records).flatMap(({ body }) => (body.person?.name ?? '').split(/\s+and\s+/)),
    ...ofType(childRecord, files.ofType('child'))
      .filter((one) => one.id !== childId && livesIn(files, one.id, ids))
      .flatMap(({ body }) => [body.name ?? '', body.preferredName ?? '']),
  ].filter((name) => name.trim() !== '')
}

const livesIn = (files: Files, childId: Uuid, homes: readonly Uuid[]): boolean =>
  placementsIn(files.inFile(childFile(childId))).some((home) => homes.includes(householdIdOf(home) ?? ''))

const ordinal = (day: number): string =>
  day > 10 && day < 20 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[day % 10] ?? 'th')

/** As forms, letters and phones write a day. */
function birthdays(date: string | undefined): readonly string[] {
  if (!date) return []
  const [year = '', month = '', day = ''] = date.split('-')
  const days = [day, `${Number(day)}`]
  const months = [month, `${Number(month)}`]
  const years = [year, year.slice(2)]
  const numbers = days.flatMap((d) =>
    months.flatMap((m) => years.flatMap((y) => ['/', '.', '-'].map((between) => [d, m, y].join(between)))),
  )
  const [dayLong = '', monthLong = ''] = longDate(date).split(' ')
  const words = [monthLong, monthLong.slice(0, 3)].flatMap((m) => [
    `${dayLong} ${m} ${year}`,
    `${m} ${dayLong} ${year}`,
    ...[`${dayLong}${ordinal(Number(day))}`, dayLong].flatMap((d) => [`${d} of ${m}`, `${d} ${m}`, `${m} ${d}`]),
  ])
  return [...new Set([date, ...numbers, ...words])]
}
