/** One date of section E as a rule gives it, before it is known whose name stands for its owner. */
import { addMonths } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Child, Placement } from '../home.ts'
import type { TermsSet } from './school-terms.ts'

export interface Timer {
  /** Which row it is: the key of its rule (rules.ts), and of how it is begun (process/step-begun.ts). */
  readonly what: string
  readonly owner: 'CSW' | 'SSW' | 'IRO' | 'TM' | 'CPT' | 'Service manager' | 'Head of service'
  /** A London day, in time until its end; an instant for limits in hours; null where no limit is set. */
  readonly due: string | null
  /** What it is counted from: a day or an instant. */
  readonly from?: string
  /** The record it is about, where there is one already. */
  readonly recordId?: Uuid
  /** What went before lies outside of what is written down here: nobody is late, and it is counted from here on. */
  readonly isUnknown?: true
}

/** What the rules about one child read. */
export interface AboutChild {
  readonly child: Child | undefined
  readonly home: Placement
  readonly records: readonly CaseRecord[]
  /** The day on which this time in care began, where that is known. */
  readonly enteredCare: string | undefined
  /** The day on which the child was first written down here. */
  readonly writtenOn: string
  /** School terms as this service has set them. */
  readonly terms: readonly TermsSet[]
  /** London day. */
  readonly today: string
}

export interface AboutHousehold {
  readonly records: readonly CaseRecord[]
  readonly writtenOn: string
  readonly approvedOn: string | undefined
  /** A children's home is inspected by other rules: it has no carers who are approved. */
  readonly isFosterHome: boolean
  readonly today: string
}

const HERE_FOR_MONTHS = 12

/**
 * A date that had passed when the file was begun here (a return, a child who has been in care for years) says nothing:
 * it is not known here yet, and owed when a year here has gone by without it. The year is the product's own [P].
 */
export function fromHereOn(timer: Timer & { readonly due: string }, writtenOn: string): Timer {
  if (timer.due >= writtenOn) return timer
  return { ...timer, due: addMonths(writtenOn, HERE_FOR_MONTHS), from: writtenOn, isUnknown: true }
}

/** The newest of these days that is not ahead. */
export const latestDay = (days: readonly string[], today: string): string | undefined =>
  days
    .filter((day) => day <= today)
    .sort()
    .at(-1)
