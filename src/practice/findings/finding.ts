/**
 * The eleven findings of the learning brief as standing checks (S4.1 to S4.11): for each child, is it as it should be, is
 * it not, or does it not apply. No blame and no rank: every number opens the list behind it, ordered by name.
 */
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { SignalFacts } from '../signals/signal-facts.ts'

export const FINDINGS = [
  'S4.1',
  'S4.2',
  'S4.3',
  'S4.4',
  'S4.5',
  'S4.6',
  'S4.7',
  'S4.8',
  'S4.9',
  'S4.10',
  'S4.11',
] as const
export type FindingId = (typeof FINDINGS)[number]

export interface Finding {
  readonly isMet: boolean
  /** Why it is met or not, as a sentence. */
  readonly words: string
  readonly evidence: readonly Uuid[]
}

/** Undefined where it does not apply, or where this reader's files cannot tell. */
export type FindingRule = (facts: SignalFacts, reader: Pick<Actor, 'personId' | 'role' | 'team'>) => Finding | undefined

/** What is looked for, said as it should be, and how it is told. */
export const FINDING_WORDS: { readonly [F in FindingId]: { readonly should: string; readonly how: string } } = {
  'S4.1': {
    should: 'Both files say the same',
    how: 'What belongs in both files lies in both: supervisions, meetings, matchings, incidents, comments, plans to keep safe, of three months.',
  },
  'S4.2': {
    should: 'Both workers have supervision',
    how: 'The child’s and the supervising social worker each had a signed supervision within 35 days.',
  },
  'S4.3': { should: 'The carers have supervision', how: 'Within 35 days (F6).' },
  'S4.4': {
    should: 'Help is answered',
    how: 'Every request of three months was taken up and answered within its limit, or still has time.',
  },
  'S4.5': { should: 'Logs are read', how: 'No log of four weeks has been unread for more than seven days.' },
  'S4.6': {
    should: 'Stability meetings stand on both files',
    how: 'Minutes of twelve months lie in both files, with a date for the review.',
  },
  'S4.7': {
    should: 'Plans come up in supervision',
    how: 'What was overdue on the day of the carers’ last supervision was talked through in it.',
  },
  'S4.8': { should: 'Visits are made in time', how: 'None is overdue, and none of six months was late (reg 28).' },
  'S4.9': {
    should: 'The matching is written down',
    how: 'Signed for this home, with support that has a date, and what the child’s past asks of these carers.',
  },
  'S4.10': {
    should: 'The whole family is asked',
    how: 'Everybody who lives there was asked within two months (F4).',
  },
  'S4.11': {
    should: 'Brothers and sisters are assessed before going home',
    how: 'Where going home is planned or proposed: a signed sibling assessment.',
  },
}
