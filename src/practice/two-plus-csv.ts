/** The 2+ list as a table for other programs. */
import { asWords, csvText } from './exchange/csv.ts'
import type { TwoPlusRow } from './two-plus-rows.ts'

const HEADINGS = [
  'Child',
  'Number in the return',
  'Age',
  'Homes in twelve months',
  'Which homes',
  'Where it stands',
  'Why',
  'Next step',
  'By',
  'Whose',
  'What has been tried',
]

export function twoPlusCsv(rows: readonly TwoPlusRow[]): string {
  const lines = rows.map((row) => [
    row.name,
    row.returnId ?? '',
    row.age === undefined ? '' : String(row.age),
    String(row.count),
    row.homes
      .map(({ name, from, to, how }) => [name, `${from} to ${to ?? 'now'}`, how].filter(Boolean).join(', '))
      .join('; '),
    row.state,
    row.why,
    row.next?.begun.words ?? '',
    row.next?.due ?? '',
    row.next?.who.name ?? row.next?.owner ?? '',
    row.tried.map(({ on, words }) => (on ? `${on}: ${words}` : words)).join('; '),
  ])
  return csvText([HEADINGS, ...lines.map((line) => line.map(asWords))])
}
