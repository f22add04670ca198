/** Every name the device knows, so that names inside sentences can be hidden too. */
import type { Casebook } from '../device/notebook.ts'
import type { CaseRecord } from '../model/record.ts'

const REGISTER = ['child', 'household', 'household-member', 'network-contact', 'person'] as const
/** Words inside names that are no names. */
const NO_NAMES: ReadonlySet<string> = new Set(['and', 'the', 'Mum', 'Dad', 'Nan', 'Child'])

function namesIn(record: CaseRecord): string {
  const { name, preferredName, person } = record.body
  const referred = typeof person === 'object' && person !== null && 'name' in person ? person.name : ''
  return [name, preferredName, referred].filter((each) => typeof each === 'string').join(' ')
}

/** Finds every known name as a whole word; undefined where nobody is known yet. */
export function knownNames(casebook: Casebook): RegExp | undefined {
  const words = new Set<string>()
  for (const type of REGISTER) {
    for (const record of casebook.ofType(type)) {
      for (const word of namesIn(record).match(/\p{Lu}[\p{L}’'-]+/gu) ?? []) if (!NO_NAMES.has(word)) words.add(word)
    }
  }
  if (words.size === 0) return undefined
  const any = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word)
    .join('|')
  return new RegExp(`(?<!\\p{L})(?:${any})(?!\\p{L})`, 'gu')
}

/** "Peter rang Nan" → "P. rang Nan" */
export const withoutNames = (text: string, names: RegExp | undefined): string =>
  names ? text.replace(names, (name) => `${name.charAt(0)}.`) : text
