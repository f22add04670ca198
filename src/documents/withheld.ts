/**
 * Words that must not stand in somebody's copy: the foster home's address and telephone, and the names of people of whom
 * this reader may not know. They are taken out of all of a paper's text in the end, wherever somebody wrote them.
 */
import { childFile, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import { childIn, childName, currentPlacement, householdIdOf, placementsIn } from '../practice/home.ts'
import { asType, ofType } from '../practice/of-type.ts'
import type { Files } from '../practice/of-type.ts'
import { household } from '../records/household.ts'
import { networkContact } from '../records/network-contact.ts'
import { mapWords } from './paper.ts'
import type { Paper } from './paper.ts'
import { mayHaveAddress } from './reader.ts'
import type { Reader } from './reader.ts'

export interface Withheld {
  /** As people write them, whole words, whatever their capitals. */
  readonly words: string
  readonly instead: string
  /** A postcode or a telephone number: the same with other gaps, dots or dashes, and with the country's number before it. */
  readonly spaced?: true
  /** Initials: in capitals only, and before any name has become initials itself. */
  readonly exact?: true
}

const PLACE = '[address withheld]'
const PERSON = '[name withheld]'

/** @param today the day the copy is made: 'YYYY-MM-DD' */
export function withheldFrom(files: Files, childId: Uuid, reader: Reader, today: string): readonly Withheld[] {
  return [...(mayHaveAddress(reader) ? [] : addresses(files, childId, today)), ...names(files, childId, reader)]
}

/** Of every home of the child: an earlier carer's address is nobody else's business either. */
export function addresses(files: Files, childId: Uuid, today: string): Withheld[] {
  const records = files.inFile(childFile(childId))
  const now = householdIdOf(currentPlacement(records, today))
  const ids = new Set([now, ...placementsIn(records).map((home) => householdIdOf(home))])
  return [...ids].flatMap((id): Withheld[] => {
    const body = id
      ? (asType(household, files.get(id)) ?? ofType(household, files.inFile(householdFile(id), 'household'))[0])?.body
      : undefined
    if (!body) return []
    const lines = (body.address ?? '').split(/[\n,;]/).map((line) => line.trim())
    // The first line, whatever holds a number and every street say where the door is; a town alone does not.
    const doors = lines.filter((line, at) => at === 0 || /\d/.test(line) || STREET.test(line))
    const streets = doors.map((line) => line.replace(/^[\d\s/–-]*\d\s*[a-z]?\s+/i, ''))
    const places = [body.address?.trim(), ...doors, ...streets].flatMap((words) =>
      // A house number alone says nothing and would tear holes into dates.
      words && words.trim().length > 3 ? [{ words: words.trim(), instead: PLACE }] : [],
    )
    const codes = [body.postcode, body.phone, body.outOfHours].flatMap((words) =>
      words && words.trim().length > 3 ? [{ words: words.trim(), instead: PLACE, spaced: true as const }] : [],
    )
    return [...places, ...codes]
  })
}

const STREET =
  /\b(road|rd|street|st|lane|ln|avenue|ave|close|drive|way|court|crescent|place|terrace|gardens?|grove|hill|mews|row|walk|park|square|green|rise|view|yard)\.?$/i

/** People of the child's network whom this reader may not know of. Workers may; the person themself may. */
function names(files: Files, childId: Uuid, reader: Reader): Withheld[] {
  if (reader.kind === 'worker' && reader.gets === 'whole') return []
  const childs = wordsIn(childName(childIn(files, childId)))
  return ofType(networkContact, files.inFile(childFile(childId), 'network-contact')).flatMap(({ body }): Withheld[] => {
    const name = body.person?.name.trim()
    if (!name || name === reader.name || mayKnow(reader, body.visibleTo)) return []
    const parts = name.split(/\s+/)
    const first = parts[0] ?? ''
    // Somebody writes "Auntie Jo", somebody else "Jo": a family word is no name, a first name is.
    const alone = FAMILY_WORD.test(first) ? parts.slice(1).join(' ') : first
    // "Mr Dray": the surname says who it is, unless it is the child's own and so says nothing.
    const last = parts.at(-1) ?? ''
    const surname = childs.includes(last.toLowerCase()) ? '' : last
    return [...new Set([name, alone, surname])].flatMap((words) =>
      words.length > 1 ? [{ words, instead: PERSON }] : [],
    )
  })
}

export const FAMILY_WORD =
  /^(aunt(ie|y)?|uncle|gran(ny|dma|dpa|dad)?|nan(i|a|ny)?|khala|mum|dad|mr|mrs|ms|miss|dr)\.?$/i

type VisibleTo = readonly ('child' | 'carers' | 'provider')[] | undefined

function mayKnow(reader: Reader, visibleTo: VisibleTo): boolean {
  if (reader.kind === 'carer') return visibleTo?.includes('carers') ?? false
  if (reader.kind === 'child') return visibleTo?.includes('child') ?? false
  // Whoever is known to child and carers alike is no secret to those who come to their meetings.
  return (visibleTo?.includes('child') && visibleTo.includes('carers')) ?? false
}

const wordsIn = (name: string): readonly string[] => name.toLowerCase().split(/\s+/)

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** However a keyboard writes it: phones bend apostrophes and join hyphens by themselves, and accents are left out. */
const asWritten = (words: string): string =>
  Array.from(words.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' '))
    .map((sign) =>
      /['’‘ʼ`]/.test(sign)
        ? "['’‘ʼ`]?"
        : /[\s\-‐‑–]/.test(sign)
          ? String.raw`[\s\-‐‑–]*`
          : /\p{L}/u.test(sign)
            ? String.raw`${sign}\p{M}*`
            : escaped(sign),
    )
    .join('')

const GAP = String.raw`[\s.()\-‐‑–]*`
function asDialled(words: string): string {
  const marks = words.replace(/^(\+|00)44\s*(\(0\))?/, '0').replace(/[^\p{L}\p{N}]/gu, '')
  const rest = (from: number): string => marks.slice(from).replace(/.(?=.)/gu, (one) => one + GAP)
  return marks.startsWith('0') ? String.raw`(?:(?:\+|00)44${GAP}0?|0)${GAP}${rest(1)}` : rest(0)
}

/** Marks that nobody sees and that would hide a name from whoever looks for it. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g

/** The longest first, so that an address goes whole and not in pieces. */
const patternsOf = (withheld: readonly Withheld[]) =>
  [...withheld]
    .sort((a, b) => Number(b.exact ?? false) - Number(a.exact ?? false) || b.words.length - a.words.length)
    .map(({ words, instead, spaced, exact }) => ({
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}\\p{M}])${spaced ? asDialled(words) : asWritten(words)}(?:s)?(?![\\p{L}\\p{N}\\p{M}])`,
        exact ? 'gu' : 'giu',
      ),
      instead,
    }))

/** What of it somebody has written, as it is written there, with what will stand instead. */
export function withheldIn(text: string, withheld: readonly Withheld[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let left = text.replace(UNSEEN, '').normalize('NFD')
  for (const { pattern, instead } of patternsOf(withheld))
    left = left.replace(pattern, (words) => {
      found.set(words.normalize('NFC'), instead)
      return ' '
    })
  return found
}

/** The text with a mark where something is taken out of it. */
export const takenOut = (text: string, withheld: readonly Withheld[]): string =>
  patternsOf(withheld).reduce(
    (left, { pattern }) => left.replace(pattern, '·'),
    text.replace(UNSEEN, '').normalize('NFD'),
  )

export function redacted(paper: Paper, withheld: readonly Withheld[]): Paper {
  const patterns = patternsOf(withheld)
  return mapWords(paper, (text) =>
    patterns
      .reduce((left, { pattern, instead }) => left.replace(pattern, instead), text.replace(UNSEEN, '').normalize('NFD'))
      .normalize('NFC'),
  )
}
