/** Every answer on the 0 to 10 scale about a child's home, by who gave it. Never averaged, never mixed. */
import type { PersonRef } from '../model/field.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { carerSupervision } from '../records/carer-supervision.ts'
import { reviewMeeting } from '../records/review-meeting.ts'
import { scaling } from '../records/scaling.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { supervisoryVisit } from '../records/supervisory-visit.ts'
import { londonDay } from './london-day.ts'
import { instantOf } from './london-time.ts'
import { ofType } from './of-type.ts'
import type { Dot, Scorer, Thread } from './picture-parts.ts'
import { recordsOfType } from './records-of-type.ts'

const SCORERS: { readonly [relation: string]: Scorer } = {
  carer: 'carer',
  'supervising-social-worker': 'supervisor',
  child: 'child',
}

/**
 * `childRecords`: the child's file. `homeRecords`: the household's, of which only what was said from `since` on counts.
 * `from`: older answers are not asked for.
 */
export function threadsOf(
  childId: Uuid,
  childRecords: readonly CaseRecord[],
  homeRecords: readonly CaseRecord[],
  since: string | undefined,
  from = '',
): readonly Thread[] {
  const mine = new Set(withScores(childRecords).map(({ id }) => id))
  const ofHome = since
    ? withScores(homeRecords).filter((record) => !mine.has(record.id) && aboutNobodyElse(record, childId))
    : []
  const dots = [...dotsIn(childRecords, from), ...dotsIn(ofHome, since && since > from ? since : from)]
  const threads = new Map<string, Dot[]>()
  for (const dot of dots) {
    const key = `${dot.scorer} ${dot.who}`
    const thread = threads.get(key)
    if (thread) thread.push(dot)
    else threads.set(key, [dot])
  }
  const order: readonly Scorer[] = ['carer', 'supervisor', 'child', 'other']
  return [...threads.values()]
    .map((list) => list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.recordId < b.recordId ? -1 : 1)))
    .flatMap((dots) => (dots[0] ? [{ who: dots[0].who, scorer: dots[0].scorer, dots }] : []))
    .sort((a, b) => order.indexOf(a.scorer) - order.indexOf(b.scorer) || (a.who < b.who ? -1 : 1))
}

/** Most of a file are logs, which ask nobody for a number. */
const SCORED = [carerSupervision, stabilityMeeting, reviewMeeting, scaling, supervisoryVisit, statutoryVisit]
const withScores = (records: readonly CaseRecord[]): readonly CaseRecord[] =>
  SCORED.flatMap(({ type }) => recordsOfType(type, records))

/** An answer that lies in another child's file too is about that child. */
const aboutNobodyElse = (record: CaseRecord, childId: Uuid): boolean =>
  record.fileIds.every((file) => !file.startsWith('child:') || file === `child:${childId}`)

/** From a day on. Nobody's word yet: what was said together, in a supervision or a meeting, and is not signed. */
function dotsIn(records: readonly CaseRecord[], from: string): readonly Dot[] {
  const dots: Dot[] = []
  const add = (recordId: Uuid, date: string | undefined, { who, scorer }: Whose, score?: number, because?: string) => {
    if (!date || date < from || score === undefined) return
    const why = because?.trim()
    dots.push({ recordId, date, score, who, scorer, ...(why && { because: why }) })
  }
  for (const { id, status, body } of ofType(carerSupervision, records))
    if (status === 'signed') for (const row of body.scores ?? []) add(id, body.date, whoseIs(row), row.score, row.why)
  for (const { id, status, body } of [...ofType(stabilityMeeting, records), ...ofType(reviewMeeting, records)])
    if (status === 'signed' && body.held)
      for (const row of body.scores ?? []) add(id, londonDay(instantOf(body.held)), whoseIs(row), row.score, row.why)
  for (const { id, body } of ofType(scaling, records)) add(id, body.date, whoseIs(body), body.score, body.whyNotLower)
  for (const { id, body, author } of ofType(supervisoryVisit, records))
    add(id, body.date, { who: author.name, scorer: 'supervisor' }, body.score, body.scoreWhy)
  for (const { id, body, author } of ofType(statutoryVisit, records))
    add(id, body.date, { who: author.name, scorer: 'other' }, body.score, body.scoreWhy)
  return dots
}

type Whose = Pick<Dot, 'who' | 'scorer'>
const whoseIs = (said: { readonly person?: PersonRef; readonly relation?: string }): Whose => ({
  who: said.person?.name ?? 'Somebody',
  scorer: SCORERS[said.relation ?? ''] ?? 'other',
})
