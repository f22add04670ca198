/**
 * Words of a report that go by no list of names and may be one all the same: "Jonny" and "Jon" for Jonathan, "JP", a friend
 * whom another record of the file names. Nothing is taken out because of it: whoever writes looks, and decides.
 */
import { childFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { Json } from '../model/json.ts'
import type { Files } from '../practice/of-type.ts'
import { calledToo } from './pet-names.ts'
import { initialsOf, namedIn, pseudonymsFor } from './pseudonyms.ts'
import { takenOut } from './withheld.ts'

export interface NearName {
  /** As it stands there. */
  readonly words: string
  readonly instead: string
}

interface About {
  readonly childId: Uuid
  /** 'YYYY-MM-DD' */
  readonly today: string
  /** The number that the report itself bears. */
  readonly code: string | undefined
  /** See `namesElsewhere`. */
  readonly elsewhere: ReadonlyMap<string, string>
}

const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘ʼ`]s?$/, '')
    .toLowerCase()

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’‘ʼ`][\p{L}\p{M}]+)*/gu
/** What makes a pet name of the beginning of a name: Jonny, Katie, Wills, Robbo. */
const PET = /^(?:([bdfgklmnprstz])?(?:y|ie|ey|i|o)|s|z|za|zza)$/
/** Ordinary words that begin names. */
const NO_NAME = new Set(
  'the her his she and may can has was are for but not all any one two our out now new how who why man men mar per car ali will had him let see use day way old own too yes'.split(
    ' ',
  ),
)

/**
 * A name that goes with it by custom, Bob with Robert, and what is made of that. "Will" as well where it begins no sentence:
 * with a capital there it is hardly the verb.
 */
function isPetOf(word: string, name: string, isFirst: boolean): boolean {
  const mine = plain(word)
  if (!/^\p{Lu}/u.test(word) || (isFirst && NO_NAME.has(mine))) return false
  return calledToo(plain(name)).some((pet) => mine === pet || (!NO_NAME.has(pet) && isNear(word, pet)))
}

/** The beginning of a name, or a pet name made of it. Without a capital only what no other word looks like. */
function isNear(word: string, name: string): boolean {
  const [mine, theirs] = [plain(word), plain(name)]
  if (mine.length < 3 || mine === theirs || NO_NAME.has(mine)) return false
  let same = 0
  while (same < mine.length && mine[same] === theirs[same]) same += 1
  const isCapital = /^\p{Lu}/u.test(word)
  if (same < 3) return false
  if (same === mine.length) return isCapital
  const rest = mine.slice(same)
  return PET.test(rest) && (isCapital || rest[0] === mine[same - 1])
}

const ALONE = String.raw`(?<![\p{L}\p{N}])`
const BETWEEN = String.raw`\p{M}*\.?\s?`
/** All of them, and the first with the last. */
function lettersOf(name: string): readonly (readonly string[])[] {
  const letters = name.split(/[\s\-‐‑–]+/).map((part) => part.normalize('NFD').charAt(0).toUpperCase())
  return letters.length > 2 ? [letters, [letters[0] ?? '', letters.at(-1) ?? '']] : [letters]
}

/** A first word has its capital anyway. */
const beginsSentence = (before: string): boolean => /(?:^|[.!?:\n“"])\s*$/.test(before)

export function nearNames(text: string, files: Files, about: About): readonly NearName[] {
  const { childId, today, code: given, elsewhere } = about
  const { code, own, others } = namedIn(files, childId, given)
  const left = takenOut(text, pseudonymsFor(files, childId, today, given))
  const found = new Map<string, string>()
  const initials = own.filter((name) => /\s/.test(name)).flatMap(lettersOf)
  for (const letters of initials)
    for (const [words] of left.matchAll(new RegExp(`${ALONE}${letters.join(BETWEEN)}\\.?(?![\\p{L}\\p{N}])`, 'gu')))
      found.set(words.normalize('NFC').trim(), code)
  const first = initials[0]?.[0] ?? own[0]?.normalize('NFD').charAt(0).toUpperCase()
  if (first && new RegExp(`(?<![\\p{L}\\p{N}.])${first}\\.(?!\\s?\\p{Lu})`, 'u').test(left))
    found.set(`${first}.`, code)
  for (const match of left.matchAll(WORD)) {
    const words = match[0].normalize('NFC').replace(/['’‘ʼ`]s$/, '')
    const isFirst = beginsSentence(left.slice(0, match.index))
    const isTheirs = (name: string): boolean => isNear(words, name) || isPetOf(words, name, isFirst)
    const near = own.some(isTheirs) ? code : others.find(isTheirs)
    const named = /^\p{Lu}/u.test(words) && !isFirst && elsewhere.get(plain(words))
    if (near !== undefined) found.set(words, near === code ? code : initialsOf(near))
    else if (named) found.set(words, initialsOf(named))
  }
  return [...found].map(([words, instead]) => ({ words, instead }))
}

/** Whom other records of the file name, each part of a name by itself. Workers sign with theirs, and stay. */
export function namesElsewhere(files: Files, childId: Uuid): ReadonlyMap<string, string> {
  const staff = new Set(
    files
      .ofType('person')
      .flatMap(({ body }) => (typeof body.name === 'string' ? [body.name, ...body.name.split(/\s+/)] : []))
      .map(plain),
  )
  const named = new Map<string, string>()
  const look = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (value !== null && typeof value === 'object') {
      const { name } = value as { readonly [key: string]: Json }
      if (typeof name === 'string' && !staff.has(plain(name)))
        for (const part of name.split(/[\s\-‐‑–]+/))
          if (part.length > 2 && /^\p{Lu}/u.test(part) && !NO_NAME.has(plain(part))) named.set(plain(part), part)
      Object.values(value).forEach(look)
    }
  }
  for (const { body, author } of files.inFile(childFile(childId))) {
    staff.add(plain(author.name))
    for (const value of Object.values(body)) look(value)
  }
  for (const part of named.keys()) if (staff.has(part)) named.delete(part)
  return named
}
