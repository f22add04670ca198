/** One thing that somebody is to do next, in the words of the process. */
import type { ProcessEvent } from './event.ts'
import type { Limit } from './settings.ts'

export interface NextStep {
  readonly what: string
  readonly owner: string
  /** A local day (in time until its end), an instant for limits in hours, null where no dated limit is set. */
  readonly due: string | null
  readonly overdue: boolean
  /** The row of the table, the row of section E, or the regulation it stems from. */
  readonly rule: string
  /** What it is counted from, for the sentence that explains it. */
  readonly from?: ProcessEvent
  readonly limit?: Limit
}

export interface Wanted {
  readonly what: string
  readonly owner: string
  readonly due?: string | null | undefined
  readonly rule: string
  readonly from?: ProcessEvent | undefined
  readonly limit?: Limit | undefined
}
