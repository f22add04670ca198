/**
 * The reviewing officer's comments (S4.24): beside the records they are about, on the child's file and the household's, with
 * a date to answer by; a formal dispute is resolved in 20 working days in all (IRO handbook 6.2).
 */
import { daysBetween } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Role } from '../../model/person.ts'
import type { CaseRecord, Mark } from '../../model/record.ts'
import { iroComment } from '../../records/iro-comment.ts'
import { londonDay } from '../london-day.ts'
import { ofType } from '../of-type.ts'
import { settledBy } from '../timers/dispute.ts'

export type Comment = CaseRecord<BodyOf<typeof iroComment.fields>>

export const DISPUTE_RULE = 'IRO handbook 6.2'

export interface CommentState {
  readonly comment: Comment
  readonly isDispute: boolean
  readonly answers: readonly Mark[]
  /** Until when an answer, or an agreement, is owed. Undefined: it asks for none, or has it. */
  readonly due: string | undefined
  readonly daysLeft: number | undefined
  readonly state: 'to-answer' | 'answered' | 'noted' | 'in-dispute' | 'resolved'
  /** With whom a dispute is. */
  readonly step: 'team-manager' | 'service-manager' | 'head-of-service' | 'cafcass' | undefined
}

export function commentState(comment: Comment, today: string): CommentState {
  const { body } = comment
  const isDispute = body.dispute?.answer === true
  const answers = comment.marks.filter(({ kind }) => kind === 'answered')
  const state = isDispute
    ? body.resolvedOn
      ? 'resolved'
      : 'in-dispute'
    : answers.length > 0
      ? 'answered'
      : body.replyBy
        ? 'to-answer'
        : 'noted'
  const due =
    state === 'in-dispute'
      ? settledBy(body.date ?? londonDay(comment.author.at))
      : state === 'to-answer'
        ? body.replyBy
        : undefined
  return {
    comment,
    isDispute,
    answers,
    due,
    daysLeft: due === undefined ? undefined : daysBetween(today, due),
    state,
    step: isDispute ? (body.step ?? 'team-manager') : undefined,
  }
}

/** Signed ones, the newest first; what is not signed yet only its writer reads. */
export const commentsIn = (records: readonly CaseRecord[]): readonly Comment[] =>
  ofType(iroComment, records)
    .filter(({ status }) => status === 'signed')
    .sort((a, b) => ((a.body.date ?? '') + a.id < (b.body.date ?? '') + b.id ? 1 : -1))

/** Those that name this record. */
export const commentsAbout = (records: readonly CaseRecord[], recordId: Uuid): readonly Comment[] =>
  commentsIn(records).filter(({ body }) => (body.about ?? []).some(({ record }) => record === recordId))

/** Who answers: the child's workers and their managers; the officer who wrote it does not. */
const ANSWERS: readonly Role[] = [
  'childs-social-worker',
  'supervising-social-worker',
  'senior-practitioner',
  'team-manager',
  'assistant-team-manager',
  'service-manager',
  'head-of-service',
  'senior-manager',
]
export const mayAnswer = (role: Role): boolean => ANSWERS.includes(role)

/** What still waits for an answer or an agreement, the soonest first. */
export const openComments = (records: readonly CaseRecord[], today: string): readonly CommentState[] =>
  commentsIn(records)
    .map((one) => commentState(one, today))
    .filter(({ state }) => state === 'to-answer' || state === 'in-dispute')
    .sort((a, b) => ((a.due ?? '9') + a.comment.id < (b.due ?? '9') + b.comment.id ? -1 : 1))
