/** Small words that the one-line summaries share. Plain text: no markup, no list marks. */
import type { Option } from '../model/field.ts'

/** The first sentence or line, or what fits: a line in a list is no place for a page. */
export function opening(text: string | undefined, limit = 90): string {
  const line = (text ?? '').trim().split(/\n/)[0] ?? ''
  if (line.length <= limit) return line
  // a sentence that ends where it is cut: its stop and three more would be four
  const cut = line
    .slice(0, limit)
    .replace(/\s+\S*$/u, '')
    .replace(/[.…]+$/u, '')
  return `${cut || line.slice(0, limit).replace(/[\ud800-\udbff]$/, '')}…`
}

export const labelOf = (options: readonly Option[], value: string | undefined): string =>
  options.find((option) => option.value === value)?.label ?? ''

/** "Denise, Mark and Ella". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

export const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
/** Three; 14 from thirteen on. None is "no". */
export const inWords = (count: number): string => NUMBERS[count] ?? String(count)
