/** The findings as a table for other programs: a line for each child and finding, no sums of people. */
import { asWords, csvText } from '../exchange/csv.ts'
import { gather } from './findings.ts'
import type { FindingsOfChild } from './findings.ts'
import { FINDINGS, FINDING_WORDS } from './finding.ts'

export function findingsCsv(all: readonly FindingsOfChild[], say: (name: string) => string): string {
  const lines = FINDINGS.flatMap((id) => {
    const { met, not } = gather(all, id)
    return [...not, ...met].map(({ child, isMet, words }) => [
      id,
      FINDING_WORDS[id].should,
      say(child),
      isMet ? 'yes' : 'not yet',
      words,
    ])
  })
  return csvText([
    ['Finding', 'As it should be', 'Child', 'Is it so?', 'Why'],
    ...lines.map((line) => line.map(asWords)),
  ])
}
