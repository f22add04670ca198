/** Every answer on the 0 to 10 scale about a child's home, by who gave it. Never averaged, never mixed. */
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

const SCORERS: { readonly [relation: string]: Scorer } = {
  carer: 'carer',
  'supervising-social-worker': 'supervisor',
  child: 'child',
}

/** `childRecords`: the child's file. `homeRecords`: the household's, of which only what was said from `since` on counts. */
export function threadsOf(
  childId: Uuid,
  childRecords: readonly CaseRecord[],
  homeRecords: readonly CaseRecord[],
  since: string | undefined,
): readonly Thread[] {
  const mine = new Set(childRecords.map(({ id }) => id))
  const ofHome = since ? homeRecords.filter((record) => !mine.has(record.id) && aboutNobodyElse(record, childId)) : []
  const dots = [...dotsIn(childRecords), ...dotsIn(ofHome).filter((dot) => dot.date >= (since ?? ''))]
  const threads = new Map<string, Dot[]>()
  for (const dot of dots) {
    const key = `${dot.scorer} ${dot.who}`
    threads.set(key, [...(threads.get(key) ?? []), dot])
  }
  const order: readonly Scorer[] = ['carer', 'supervisor', 'child', 'other']
  return [...threads.values()]
    .map((list) =>
      [...list].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.recordId < b.recordId ? -1 : 1)),
    )
    .flatMap((dots) => (dots[0] ? [{ who: dots[0].who, scorer: dots[0].scorer, dots }] : []))
    .sort((a, b) => order.indexOf(a.scorer) - order.indexOf(b.scorer) || (a.who < b.who ? -1 : 1))
}

/** An answer that lies in another child's file too is about that child. */
const aboutNobodyElse = (record: CaseRecord, childId: Uuid): boolean =>
  record.fileIds.every((file) => !file.startsWith('child:') || file === `child:${childId}`)

/** What was answered in a supervision or a meeting, once it is signed. */
const together = (records: readonly CaseRecord[]) =>
  [
    ...ofType(carerSupervision, records).map(({ id, status, body }) => ({
      id,
      status,
      day: body.date,
      rows: body.scores,
    })),
    ...[...ofType(stabilityMeeting, records), ...ofType(reviewMeeting, records)].map(({ id, status, body }) => ({
      id,
      status,
      day: body.held && londonDay(instantOf(body.held)),
      rows: body.scores,
    })),
  ].flatMap(({ id, status, day, rows }) =>
    status !== 'signed'
      ? []
      : (rows ?? []).map(({ person, relation, score, why }) => ({
          recordId: id,
          date: day,
          score,
          who: person?.name ?? 'Somebody',
          scorer: SCORERS[relation ?? ''] ?? ('other' as const),
          because: why,
        })),
  )

function dotsIn(records: readonly CaseRecord[]): readonly Dot[] {
  return [
    ...together(records),
    ...ofType(scaling, records).map(({ id, body }) => ({
      recordId: id,
      date: body.date,
      score: body.score,
      who: body.person?.name ?? 'Somebody',
      scorer: SCORERS[body.relation ?? ''] ?? ('other' as const),
      because: body.whyNotLower,
    })),
    ...ofType(supervisoryVisit, records).map(({ id, body, author }) => ({
      recordId: id,
      date: body.date,
      score: body.score,
      who: author.name,
      scorer: 'supervisor' as const,
      because: body.scoreWhy,
    })),
    ...ofType(statutoryVisit, records).map(({ id, body, author }) => ({
      recordId: id,
      date: body.date,
      score: body.score,
      who: author.name,
      scorer: 'other' as const,
      because: body.scoreWhy,
    })),
  ].flatMap(({ date, score, because, ...rest }) =>
    date && score !== undefined
      ? [{ ...rest, date, score, ...(because?.trim() ? { because: because.trim() } : {}) }]
      : [],
  )
}
