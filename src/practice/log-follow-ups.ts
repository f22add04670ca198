/** What came of a log, in words for the carer who wrote it and for whoever reads on (S4.5). */
import { fileKind } from '../model/file.ts'
import type { BodyOf } from '../model/field.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { action } from '../records/action.ts'
import { logFollowUp } from '../records/log-follow-up.ts'
import { labelOf, lowerFirst } from '../records/summary-words.ts'
import { supportRequest } from '../records/support-request.ts'
import { dayInWords, londonDay } from './london-day.ts'
import { discussedMark } from './logs-read.ts'
import { asType, ofType } from './of-type.ts'
import type { Files } from './of-type.ts'

type FollowUp = CaseRecord<BodyOf<typeof logFollowUp.fields>>

export interface CameOf {
  readonly recordId: Uuid
  readonly log: Uuid
  readonly where: NonNullable<FollowUp['body']['where']>
  readonly by: string
  readonly at: string
  /** After the name of who did it: "took this to your supervision on 3 December". */
  readonly words: string
  /** How it stands now, where more is known. */
  readonly since: string | undefined
  /** The record that was made, where this device holds it. */
  readonly made: CaseRecord | undefined
}

/** Of one log, the oldest first. */
export function cameOf(files: Files, log: CaseRecord): readonly CameOf[] {
  const home = log.fileIds.find((file) => fileKind(file) === 'household')
  return home ? cameOfLogsIn(files, home).filter((one) => one.log === log.id) : []
}

export function cameOfLogsIn(files: Files, file: FileId): readonly CameOf[] {
  return ofType(logFollowUp, files.inFile(file, logFollowUp.type))
    .flatMap((one) => {
      const { log, where } = one.body
      if (!log || !where) return []
      const made = one.body.made ? files.get(one.body.made) : undefined
      return [
        {
          recordId: one.id,
          log,
          where,
          by: one.author.name,
          at: one.author.at,
          words: wordsOf(one, made),
          since: sinceOf(files, one, made),
          made: made?.status === 'discarded' ? undefined : made,
        },
      ]
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1))
}

function wordsOf({ body }: FollowUp, made: CaseRecord | undefined): string {
  switch (body.where) {
    case 'supervision':
      return body.on ? `took this to your supervision on ${dayInWords(body.on)}` : 'took this to your next supervision'
    case 'action':
      return `made an action of it${body.what ? `: ${body.what}` : ''}`
    case 'support': {
      const kind = asType(supportRequest, made)?.body.kind
      const asked = kind ? lowerFirst(labelOf(supportRequest.fields.kind.options, kind)) : 'support'
      return `asked for ${asked}${body.what ? `: ${body.what}` : ''}`
    }
    default:
      return 'noted it for the chronology'
  }
}

function sinceOf(files: Files, { body }: FollowUp, made: CaseRecord | undefined): string | undefined {
  if (body.where === 'supervision') {
    const log = body.log ? files.get(body.log) : undefined
    const talked = log && discussedMark(log)
    return talked ? `Talked about on ${dayInWords(londonDay(talked.at))}` : undefined
  }
  const act = asType(action, made)
  if (act?.body.status === 'done') return act.body.doneOn ? `Done on ${dayInWords(act.body.doneOn)}` : 'Done'
  if (act?.body.status === 'blocked') return 'Something is in the way'
  if (act?.body.due) return `By ${dayInWords(act.body.due)}`
  const support = asType(supportRequest, made)
  return support?.body.status
    ? labelOf(supportRequest.fields.status.options, support.body.status) || undefined
    : undefined
}

/** Taken to the next supervision and not talked about since. */
export function takenToSupervision(files: Files, home: FileId): ReadonlySet<Uuid> {
  return new Set(
    cameOfLogsIn(files, home)
      .filter(({ where, since }) => where === 'supervision' && since === undefined)
      .map(({ log }) => log),
  )
}
