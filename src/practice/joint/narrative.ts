/**
 * The child's time here as a story to read and to print (S4.12): what happened in order, month by month, each line from one
 * record that can be opened, and whether it was written late. Nothing is written by it and nothing copied.
 */
import { derivedId } from '../../model/derived-id.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { childsViews } from '../../records/childs-views.ts'
import { chronologyEntry } from '../../records/chronology-entry.ts'
import { definitionOf } from '../../records/all.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { childIn, childName, homeKind, homeName, placementsIn } from '../home.ts'
import { occurredOn } from '../occurred-on.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { entryAge } from './entry-age.ts'

export interface Line {
  readonly recordId: Uuid
  readonly type: string
  readonly on: string
  /** As they were written; names stand in them. */
  readonly words: string
  /** What it meant for the child, where somebody wrote it. */
  readonly impact: string | undefined
  /** The child's own words of that day, verbatim. */
  readonly said: string | undefined
  readonly daysAfter: number | undefined
  readonly isLate: boolean
}

export interface Month {
  /** 2026-09 */
  readonly month: string
  readonly lines: readonly Line[]
}

/** What a story is told by. Logs and notices are many and stay in the papers. */
const TOLD: ReadonlySet<string> = new Set([
  'statutory-visit',
  'incident',
  'missing-episode',
  'planning-meeting',
  'stability-meeting',
  'review-meeting',
  'disruption-meeting',
  'statutory-review',
  'care-plan',
  'assessment',
  'safety-plan',
  'words-and-pictures',
  'sibling-assessment',
  'reunification',
  'iro-comment',
])

/** Oldest first. What the chronology says of a record stands instead of the record. */
export function narrative(files: Files, childId: Uuid, today: string): readonly Month[] {
  const records = files.inFile(childFile(childId)).filter(({ status }) => status !== 'discarded')
  const entries = having(ofType(chronologyEntry, records), 'date', 'event').filter(({ body }) => body.date <= today)
  const ids = new Set(entries.map(({ id }) => id))
  const named = new Set(entries.flatMap(({ body }) => body.record ?? []))
  // made from it by somebody's choice, or brought by its signature
  const isTold = ({ id }: CaseRecord): boolean => named.has(id) || ids.has(derivedId(id, 'chronology'))
  const sources = new Map(
    records
      .filter((one) => TOLD.has(one.type) && isTold(one))
      .flatMap((one): [Uuid, CaseRecord][] => [
        [one.id, one],
        [derivedId(one.id, 'chronology'), one],
      ]),
  )
  const name = childName(childIn(files, childId))
  const lines: Line[] = [
    ...placementsIn(records).flatMap((home) => {
      const where = homeName(home) ?? homeKind(home)
      const plain = {
        recordId: home.id,
        type: home.type,
        impact: undefined,
        said: undefined,
        daysAfter: undefined,
        isLate: false,
      }
      return [
        ...(home.body.start <= today
          ? [{ ...plain, on: home.body.start, words: `Came to live with ${where || 'a new home'}` }]
          : []),
        ...(home.body.end && home.body.end <= today
          ? [{ ...plain, on: home.body.end, words: `Left ${where || 'this home'}` }]
          : []),
      ]
    }),
    ...entries.map((entry) => ({
      ...ofRecord(entry, today),
      on: entry.body.date,
      words:
        entry.body.kind === 'message' && entry.body.from
          ? `${entry.body.from} told us: ${entry.body.event}`
          : entry.body.event,
      impact: entry.body.impact,
      said: saidOf(sources.get(entry.body.record ?? entry.id)),
    })),
    ...records
      .filter((record) => TOLD.has(record.type) && isSaid(record) && !isTold(record) && occurredOn(record) <= today)
      .map((record) => ({
        ...ofRecord(record, today),
        on: occurredOn(record),
        words: definitionOf(record.type)?.summary(record.body, { child: name }) ?? '',
        said: saidIn(record),
      })),
    ...ofType(childsViews, records)
      .filter((one) => saidIn(one) !== undefined && occurredOn(one) <= today)
      .map((one) => ({ ...ofRecord(one, today), on: occurredOn(one), words: 'In their own words', said: saidIn(one) })),
  ]
  const byMonth = new Map<string, Line[]>()
  for (const line of lines.sort((a, b) => (a.on + a.recordId < b.on + b.recordId ? -1 : 1)))
    byMonth.set(line.on.slice(0, 7), [...(byMonth.get(line.on.slice(0, 7)) ?? []), line])
  return [...byMonth].map(([month, of]) => ({ month, lines: of }))
}

/** Signed, where its kind is signed. */
const isSaid = (record: CaseRecord): boolean =>
  record.status === 'signed' || definitionOf(record.type)?.signOff === undefined

function ofRecord(record: CaseRecord, today: string): Omit<Line, 'on' | 'words'> {
  const age = entryAge(record, today)
  return {
    recordId: record.id,
    type: record.type,
    impact: undefined,
    said: undefined,
    daysAfter: age?.days,
    isLate: age?.isLate === true,
  }
}

const saidOf = (record: CaseRecord | undefined): string | undefined => record && saidIn(record)

function saidIn(record: CaseRecord): string | undefined {
  if (record.type === statutoryVisit.type)
    return ofType(statutoryVisit, [record])[0]?.body.words?.find(({ quote }) => quote?.trim())?.quote
  if (record.type === childsViews.type)
    return ofType(childsViews, [record])[0]?.body.pieces?.find(
      ({ words, maySee }) => words?.trim() && (record.extract || maySee?.includes('worker')),
    )?.words
  return undefined
}
