/**
 * F10 (S4.20): the tone of a carer's logs, against nothing but the same carer's own logs. It fires where words of two
 * categories stand in the logs of these seven days, each in more of the logs than in the 28 days before, or where a
 * phrase about an ending stands in one of them [P]. It says where the words stand, and no more: no number is made of them
 * that could be put beside another carer's.
 */
import { daysBetween } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { londonDay } from '../london-day.ts'
import { having, ofType } from '../of-type.ts'
import { cuesIn, isTone } from './find-words.ts'
import type { Cue } from './find-words.ts'
import { TONES } from './lexicon.ts'
import type { Lexicon, Tone } from './lexicon.ts'

// Section F, F10 [P]. The baseline lies before the week, so that a hard week is not measured against itself.
const WEEK_DAYS = 7
const BASELINE_DAYS = 28

export interface CarersTone {
  readonly carer: { readonly personId: Uuid; readonly name: string }
  readonly because: 'ending' | 'two categories'
  /** Those that fired, in the order of the lists. */
  readonly categories: readonly Tone[]
  /** Where the words stand, the oldest log first. */
  readonly cues: readonly Cue[]
  /** Of the same logs, for balance. */
  readonly positive: readonly Cue[]
  /** The logs with such words. */
  readonly evidence: readonly Uuid[]
  /** The same carer's own four weeks before, in a sentence. */
  readonly baseline: string
}

type Log = CaseRecord<BodyOf<typeof dailyLog.fields> & { readonly date: string }>
interface ReadLog {
  readonly log: Log
  readonly cues: readonly Cue[]
}

/** `logs`: of a household, or of a child; each carer by themself. `now`: ISO 8601, or a day. */
export function toneOf(logs: readonly CaseRecord[], lexicon: Lexicon, now: string): readonly CarersTone[] {
  const today = londonDay(now)
  const byCarer = new Map<Uuid, ReadLog[]>()
  for (const log of having(ofType(dailyLog, logs), 'date')) {
    const ago = daysBetween(log.body.date, today)
    if (ago < 0 || ago >= WEEK_DAYS + BASELINE_DAYS || log.author.role !== 'foster-carer') continue
    const cues = cuesIn(log.id, log.body, lexicon)
    byCarer.set(log.author.personId, [...(byCarer.get(log.author.personId) ?? []), { log, cues }])
  }
  return [...byCarer.values()].flatMap((own) => toneOfOne(own, today) ?? [])
}

function toneOfOne(own: readonly ReadLog[], today: string): CarersTone | undefined {
  const inWeek = ({ log }: ReadLog): boolean => daysBetween(log.body.date, today) < WEEK_DAYS
  const week = own.filter(inWeek).sort((a, b) => (a.log.body.date + a.log.id < b.log.body.date + b.log.id ? -1 : 1))
  const before = own.filter((one) => !inWeek(one))
  const author = week[0]?.log.author
  if (!author) return undefined
  const withTone = (among: readonly ReadLog[], tone: Tone): number =>
    among.filter(({ cues }) => cues.some(({ category }) => category === tone)).length
  // More of the logs than before, as shares of each: of none before, any is more.
  const above = TONES.filter(
    (tone) => withTone(week, tone) * Math.max(1, before.length) > withTone(before, tone) * week.length,
  )
  const ending = withTone(week, 'ending') > 0
  if (!ending && above.length < 2) return undefined
  const categories = TONES.filter((tone) => above.includes(tone) || (tone === 'ending' && ending))
  const all = week.flatMap(({ cues }) => cues)
  const cues = all.filter(({ category }) => isTone(category) && categories.includes(category))
  return {
    carer: { personId: author.personId, name: author.name },
    because: ending ? 'ending' : 'two categories',
    categories,
    cues,
    positive: all.filter(({ category }) => category === 'positive'),
    evidence: [...new Set(cues.map(({ recordId }) => recordId))],
    baseline: baselineWords(before, categories),
  }
}

function baselineWords(before: readonly ReadLog[], categories: readonly Tone[]): string {
  if (before.length === 0) return 'There are no logs of the four weeks before to read beside them.'
  const such = before.filter(({ cues }) =>
    cues.some(({ category }) => isTone(category) && categories.includes(category)),
  )
  return such.length === 0
    ? 'In the four weeks before, no such words stood in their logs.'
    : `In the four weeks before, such words stood in ${such.length} of ${before.length} logs.`
}
