/**
 * What people did about a signal: took it up, which opens triage (T8), or put it aside with a reason. An answer stands for
 * the evidence it was given about; with newer evidence, or when it still holds after four weeks, the signal speaks again.
 */
import { addDays } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { notice } from '../../records/notice.ts'
import { londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { signalsOf } from './all.ts'
import type { StabilitySignal } from './signal.ts'

// The product's own [P]: section F says that a signal is accepted or dismissed, not for how long.
const ANSWER_STANDS_DAYS = 28

export interface SignalAnswer {
  readonly recordId: Uuid
  readonly how: 'taken-up' | 'put-aside'
  readonly by: string
  readonly on: string
  /** Why it was put aside, or what was said when it was taken up. */
  readonly reason: string
}

export interface AnsweredSignal extends StabilitySignal {
  /** Undefined while nobody has answered it. */
  readonly answer: SignalAnswer | undefined
}

/** Every signal of a child with what was done about it. */
export function signalsWithAnswers(
  files: Files,
  childId: Uuid,
  now: string,
  reader: Role,
  say?: (name: string) => string,
): readonly AnsweredSignal[] {
  const answers = answersIn(files.inFile(childFile(childId), 'notice'))
  const from = addDays(londonDay(now), -ANSWER_STANDS_DAYS)
  return signalsOf(files, childId, now, reader, say).map((signal) => ({
    ...signal,
    answer: answers.findLast(
      ({ rule, about, on }) => rule === signal.rule && about === signal.evidence.at(-1) && on > from,
    ),
  }))
}

/** What nobody has answered yet: what boards and lists show. */
export const openSignals = (
  files: Files,
  childId: Uuid,
  now: string,
  reader: Role,
  say?: (name: string) => string,
): readonly StabilitySignal[] => signalsWithAnswers(files, childId, now, reader, say).filter(({ answer }) => !answer)

/** Oldest first. */
function answersIn(records: readonly CaseRecord[]) {
  return ofType(notice, records)
    .flatMap(({ id, body, author }) =>
      (body.kind === 'signal-accepted' || body.kind === 'signal-dismissed') && body.at
        ? [
            {
              recordId: id,
              how: body.kind === 'signal-accepted' ? ('taken-up' as const) : ('put-aside' as const),
              by: author.name,
              on: londonDay(instantOf(body.at)),
              reason: (body.kind === 'signal-accepted' ? body.words : body.reason) ?? '',
              rule: body.rule,
              about: body.about,
              at: Date.parse(instantOf(body.at)),
            },
          ]
        : [],
    )
    .sort((a, b) => a.at - b.at)
}
