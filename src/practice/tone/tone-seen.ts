/**
 * Who hears of tone, and when. The carer first, on their own phone, the moment the log is written. Their supervising
 * worker, and that worker's team manager, only once the carer has said that they have seen it, or a whole day after the
 * words were written [P]: by then the carer's own device has been showing them for a day, and "we cannot keep him" must
 * not lie unseen because a phone is switched off. Nobody else, ever: no review of the carers' approval, no paper, no
 * extract (F10).
 */
import { fileKind, fileSubject, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor, Role } from '../../model/person.ts'
import type { CaseRecord, Mark } from '../../model/record.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { household } from '../../records/household.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { lexiconAt } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { toneOf } from './tone.ts'
import type { CarersTone } from './tone.ts'

const HOURS_FIRST = 24
const AFTER_THE_CARER: readonly Role[] = ['supervising-social-worker', 'team-manager']
/** Besides the carers themselves. */
export const hearsTone = (role: Role): boolean => AFTER_THE_CARER.includes(role)

/** When the carer last put words into it. */
const writtenAt = ({ author, updated }: CaseRecord): number =>
  Math.max(Date.parse(author.at), updated.personId === author.personId ? Date.parse(updated.at) : 0)

/** The carer's own mark on their own log: they have looked at it again. To everybody else it says nothing. */
export const seenByCarer = (log: CaseRecord): Mark | undefined =>
  log.marks.find(
    ({ kind, personId, at }) => kind === 'read' && personId === log.author.personId && Date.parse(at) >= writtenAt(log),
  )

/** @param now ISO 8601 with offset */
export const isOpenToWorker = (log: CaseRecord, now: string): boolean =>
  seenByCarer(log) !== undefined || Date.parse(now) - writtenAt(log) >= HOURS_FIRST * 3_600_000

/** What this person may be shown of the tone of these logs: their own if they are the carer, else what the carer saw first. */
export function toneFor(
  actor: Pick<Actor, 'personId' | 'role'>,
  logs: readonly CaseRecord[],
  lexicon: Lexicon,
  now: string,
): readonly CarersTone[] {
  if (actor.role === 'foster-carer')
    return toneOf(
      logs.filter(({ author }) => author.personId === actor.personId),
      lexicon,
      now,
    )
  return hearsTone(actor.role)
    ? toneOf(
        logs.filter((log) => isOpenToWorker(log, now)),
        lexicon,
        now,
      )
    : []
}

/**
 * Whether this reader holds the home's own file, as its worker and that worker's manager do: who holds a child's file alone,
 * from another team or for a day, reads the logs and hears nothing of their tone.
 */
export const worksWithHome = (files: Files, householdId: Uuid): boolean =>
  files.inFile(householdFile(householdId), household.type).length > 0

/** Of a household: an extract holds nothing to read here. */
export function toneInHome(
  actor: Pick<Actor, 'personId' | 'role'>,
  files: Files,
  householdId: Uuid,
  now: string,
): readonly CarersTone[] {
  const logs = files.inFile(householdFile(householdId), dailyLog.type).filter(({ extract }) => !extract)
  return toneFor(actor, logs, lexiconAt(files, now), now)
}

/** Of the carers whose log this is, where this log is one of those that the words stand in. */
export function toneOfLog(
  actor: Pick<Actor, 'personId' | 'role'>,
  files: Files,
  log: CaseRecord,
  now: string,
): CarersTone | undefined {
  const home = log.fileIds.find((file) => fileKind(file) === 'household')
  if (log.type !== dailyLog.type || log.extract || !home) return undefined
  if (log.author.personId !== actor.personId && !worksWithHome(files, fileSubject(home))) return undefined
  const logs = ofType(dailyLog, files.inFile(home, dailyLog.type))
  return toneFor(actor, logs, lexiconAt(files, now), now).find(({ evidence }) => evidence.includes(log.id))
}
