/** What people think of the help (S3.25): what has not been answered yet, and what changed because they said so. */
import { addWorkingDays } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { may } from '../../model/permission.ts'
import { isFromTheHome } from '../../model/person.ts'
import type { Actor } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { feedback } from '../../records/feedback.ts'
import { having, ofType } from '../of-type.ts'

export type Feedback = CaseRecord<BodyOf<typeof feedback.fields> & { readonly date: string; readonly words: string }>

// Whoever says what they think hears within five working days what was thought of it: set by the service [P].
const ANSWER_DAYS = 5

export const isAnswered = ({ body }: Pick<Feedback, 'body'>): boolean =>
  Boolean(body.answer?.trim()) || Boolean(body.changed?.trim())

export const answerBy = ({ body }: Pick<Feedback, 'body'>): string => addWorkingDays(body.date, ANSWER_DAYS).date

/** With words in it; the newest first. */
export const feedbackIn = (records: readonly CaseRecord[]): readonly Feedback[] =>
  having(ofType(feedback, records), 'date', 'words').sort((a, b) => (a.body.date + a.id < b.body.date + b.id ? 1 : -1))

/** Whoever wrote down what a child said may answer it too: it is nobody's own words that they answer. */
export const mayAnswer = (person: Actor, one: Feedback): boolean =>
  may(person, 'amend', feedback, one) && !isFromTheHome(person.role)

/** Not answered yet, the oldest first. */
export const toAnswer = (records: readonly CaseRecord[]): readonly Feedback[] =>
  feedbackIn(records)
    .filter((one) => !isAnswered(one))
    .reverse()
