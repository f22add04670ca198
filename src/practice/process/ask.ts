/** What Doorstep would show for a list of events: where the child's newest placement stands, why, and who is next. */
import { londonDay } from '../london-day.ts'
import { clockSteps } from './clock-steps.ts'
import type { ProcessEvent } from './event.ts'
import { foldProcess } from './fold.ts'
import type { Process, Stay } from './fold.ts'
import type { SettingVersion } from './settings.ts'
import { stateSteps, supportMeeting } from './state-steps.ts'
import type { NextStep, Wanted } from './step.ts'
import type { State } from './table.ts'
import { whyItStands } from './why.ts'

export interface ProcessAnswer {
  readonly state: State
  /** ISO 8601: when the placement came to this state; null while there is none. */
  readonly since: string | null
  readonly why: string
  readonly nextSteps: readonly NextStep[]
  readonly refused: Process['refused']
  /** What was signed and had no place in the table from where the placement stood. */
  readonly kept: Stay['kept']
}

/** A day is in time until its end in London; an instant up to and including itself. */
export function isOverdue(due: string | null, now: string): boolean {
  if (due === null) return false
  return due.length === 10 ? londonDay(now) > due : Date.parse(now) > Date.parse(due)
}

export function askProcess(
  events: readonly ProcessEvent[],
  settings: readonly SettingVersion[],
  now: string,
): ProcessAnswer {
  return answerOf(foldProcess(events, settings, now), settings, now)
}

/** The same, of what was folded already. */
export function answerOf(process: Process, settings: readonly SettingVersion[], now: string): ProcessAnswer {
  const newest = process.stays.at(-1)
  const wanted: Wanted[] = [
    ...process.stays.toReversed().flatMap((stay) => stateSteps(stay, settings)),
    ...supportMeeting(process.stays),
    ...clockSteps(process),
  ]
  return {
    state: newest?.state ?? '–',
    since: newest?.last?.event.at ?? null,
    why: whyItStands(newest),
    nextSteps: wanted.map(({ due = null, from, limit, ...step }) => ({
      ...step,
      due,
      overdue: isOverdue(due, now),
      ...(from && { from }),
      ...(limit && { limit }),
    })),
    refused: process.refused,
    kept: process.stays.flatMap((stay) => stay.kept),
  }
}
