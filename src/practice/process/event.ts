/**
 * What the stability process is folded from: signed records, told as events in the words of the process. `at` is when
 * the thing happened, ISO 8601 with an offset; the order in which events arrive means nothing.
 *
 * 'allegation', 'notifiable event', 'help request' and 'IRO dispute raised' are told by no record: `npm run process`
 * knows them, and for requests for help the clocks read the request itself (clocks.ts).
 */
export interface Score {
  readonly person: string
  /** carer and SSW make the gate (reading 1); anybody else's low answer opens triage. */
  readonly relation: string
  readonly adult: boolean
  /** 0 worst, 10 best. */
  readonly score: number | null
}

export interface PlannedAction {
  readonly what: string
  readonly plan: 'child' | 'carer'
  readonly owner: string
  readonly due?: string
}

export interface Chair {
  readonly role: string
  readonly holdsThisCase: boolean
  readonly suitableForChild?: boolean
}

interface Data {
  'K1 sent': { readonly kind: 'planned' | 'emergency' }
  placed: {
    readonly placement?: string
    readonly emergency?: boolean
    readonly cafcassInvolved?: boolean
    /** True: care began with this placement; a date: it began then. */
    readonly enteredCare?: boolean | string
    readonly intendedUntil18?: boolean
    readonly longTermFoster?: boolean
    readonly temporaryApproval?: boolean
    readonly outsideTerms?: boolean
  }
  'IRO notified': object
  'CAFCASS notified': object
  'PPM booked': object
  'PPM cancelled': object
  'PPM held': object
  'statutory visit': { readonly status: 'done' | 'cancelled'; readonly method?: string }
  'carer supervision': {
    readonly signed?: boolean
    readonly stabilityDiscussed?: boolean
    readonly scores?: readonly Score[]
    readonly actionsRequired?: boolean | null
    readonly actions?: readonly PlannedAction[]
  }
  scaling: Partial<Score> & { readonly scores?: readonly Score[] }
  /** `report`: told by a provider's progress report, which is red or asks for a support meeting. */
  'issue reported': { readonly report?: 'red' | 'meeting' }
  'carer notice': object
  '2+ list sent': object
  'signal raised': object
  'signal accepted': object
  'signal dismissed': object
  triage: { readonly immediateRisk: boolean }
  'stability discussion': {
    readonly psmRequired: boolean
    readonly reason?: string
    readonly recheckOn?: string
    readonly actions?: readonly PlannedAction[]
  }
  'PSM booked': object
  'PSM cancelled': object
  'PSM held': { readonly chair?: Chair; readonly label?: string }
  'D6 signed': { readonly reviewDate?: string; readonly actions?: readonly PlannedAction[] }
  'review held': {
    readonly stabilising: boolean | null
    readonly oversight?: string
    readonly nextReviewDate?: string
  }
  'move approved': object
  'move refused': { readonly reason?: string; readonly extraSupport?: string; readonly reviewDate?: string }
  'maintainability decided': { readonly maintainable: boolean }
  'statutory review held': { readonly number?: number }
  'immediate significant harm': object
  'risk of serious injury to others': object
  'IRO informed': object
  'child moved': { readonly unplanned?: boolean }
  'notice of ending sent': object
  'disruption meeting held': object
  'support meeting considered': object
  'missing return': object
  allegation: object
  'notifiable event': { readonly kind?: string }
  'help request': { readonly urgency?: string }
  'IRO dispute raised': object
  'temporary approval extended': object
  'child agrees to fewer visits': object
  'placement ended': { readonly reason?: string; readonly planned?: boolean }
  'K1 withdrawn': { readonly reason?: string }
}

export type EventType = keyof Data

export type ProcessEvent = {
  readonly [T in EventType]: {
    readonly id: string
    readonly at: string
    readonly type: T
    readonly by: string
    readonly data: Data[T]
  }
}[EventType]

export type EventOf<T extends EventType> = Extract<ProcessEvent, { type: T }>
