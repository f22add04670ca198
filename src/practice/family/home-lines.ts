/**
 * What a household asks of its supervising worker today beyond what is signed and read: words that stood out in a log
 * and were not talked about (F10), somebody nobody has asked for two months (F4), a family that was not asked after
 * offending or substances (F15), and a family that is to be asked again (S4.17). The first day first.
 */
import { addDays } from '../../model/calendar.ts'
import { householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { discussedMark } from '../logs-read.ts'
import { londonDay } from '../london-day.ts'
import type { Files } from '../of-type.ts'
import { isTone } from '../tone/find-words.ts'
import type { Tone } from '../tone/lexicon.ts'
import { toneInHome } from '../tone/tone-seen.ts'
import { familyToAsk } from './household-answers.ts'
import type { FamilyToAsk } from './household-answers.ts'
import { impactBegun, impactMissing, impactReview } from './impact-due.ts'
import type { Crime } from './offending-words.ts'

export type HomeLine = { readonly householdId: Uuid } & (
  | { readonly kind: 'tone'; readonly carer: string; readonly tone: Tone; readonly log: Uuid; readonly on: string }
  | { readonly kind: 'impact'; readonly about: readonly Crime[]; readonly on: string; readonly begun: Uuid | undefined }
  | { readonly kind: 'review'; readonly on: string; readonly begun: Uuid | undefined }
  | { readonly kind: 'unasked'; readonly members: readonly FamilyToAsk[]; readonly on: string }
)

/** A review is told of a week ahead. */
const AHEAD_DAYS = 7

/** @param now ISO 8601 with offset */
export function homeLines(
  actor: Pick<Actor, 'personId' | 'role'>,
  files: Files,
  householdId: Uuid,
  now: string,
): readonly HomeLine[] {
  const today = londonDay(now)
  const begun = impactBegun(files, householdId)?.id
  const missing = impactMissing(files, householdId, today)
  const review = impactReview(files, householdId)
  const unasked = familyToAsk(files, householdId, today).filter(({ because }) => because === 'unasked')
  return [
    ...toneInHome(actor, files, householdId, now).flatMap(({ carer, because, cues }): HomeLine[] => {
      const open = cues.filter(({ recordId }) => {
        const log = files.get(recordId)
        return log && !discussedMark(log)
      })
      // what is told and what is opened is one thing: where the line speaks of an ending, the log that says so
      const ending = because === 'ending' ? open.findLast(({ category }) => category === 'ending') : undefined
      const told = ending ?? open.find(({ recordId }) => recordId === open.at(-1)?.recordId)
      const log = told && files.get(told.recordId)
      const on = typeof log?.body.date === 'string' ? log.body.date : today
      return log && isTone(told.category)
        ? [{ householdId, kind: 'tone', carer: carer.name, tone: told.category, log: log.id, on }]
        : []
    }),
    ...(missing[0]
      ? [
          {
            householdId,
            kind: 'impact' as const,
            about: [...new Set(missing.flatMap(({ about }) => about))],
            on: missing.at(-1)?.on ?? today,
            begun,
          },
        ]
      : review && review.due <= addDays(today, AHEAD_DAYS)
        ? [{ householdId, kind: 'review' as const, on: review.due, begun }]
        : []),
    ...(unasked[0] ? [{ householdId, kind: 'unasked' as const, members: unasked, on: unasked[0].last ?? '' }] : []),
  ]
}

export const homeNameOf = (files: Files, householdId: Uuid): string => {
  const name = files.inFile(householdFile(householdId), 'household')[0]?.body.name
  return typeof name === 'string' ? name : 'A household'
}
