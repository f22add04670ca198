/** What a child's way through the stability process is told in. Days are days before today, negative ones are to come. */

/** A name, and what they answered. Who they are follows from where they live. */
export type Answer = readonly [name: string, score: number, why: string]
/** What, who, whose plan, and in how many days from the meeting. */
export type Agreed = readonly [what: string, owner: string, plan: 'child' | 'carer', inDays: number]

export interface SupervisionBeat {
  readonly kind: 'supervision'
  readonly ago: number
  readonly stability: string
  readonly answers: readonly Answer[]
  readonly actions?: readonly Agreed[]
  readonly decisions: string
  readonly reflection: string
}
export interface NoticeBeat {
  readonly kind: 'notice'
  readonly what:
    | 'issue'
    | 'carer-notice'
    | 'two-plus-list'
    | 'signal-accepted'
    | 'harm-to-child'
    | 'meeting-booked'
    | 'reviewing-officer-notified'
    | 'reviewing-officer-informed'
    | 'manager-told'
    | 'ending-notice'
    | 'support-considered'
  readonly ago: number
  readonly time: string
  /** A name; absent: the child's worker. */
  readonly by?: string
  readonly words?: string
  readonly to?: string
  /** Days before today on which the booked meeting is to be. */
  readonly bookedFor?: number
}
export interface TriageBeat {
  readonly kind: 'triage'
  readonly ago: number
  readonly time: string
  readonly worry: string
  readonly helping: string
  readonly asked: string
  readonly said: string
  readonly atRisk: false | string
  readonly meanwhile: string
}
export interface TalkBeat {
  readonly kind: 'talk'
  readonly ago: number
  readonly needs: string
  readonly meeting: true | { readonly why: string; readonly recheckIn: number }
  readonly actions?: readonly Agreed[]
}
export interface MeetingBeat {
  readonly kind: 'meeting'
  readonly ago: number
  /** Absent: it is still being prepared. */
  readonly signedAgo?: number
  readonly chair: string
  readonly label: 'stability' | 'support'
  readonly triggers: readonly ('breakdown' | 'trauma' | 'planned-move' | 'earlier-breakdown' | 'change' | 'crisis')[]
  readonly purpose: string
  readonly childsChair: string
  readonly invited: readonly (readonly [
    name: string,
    as:
      | 'child'
      | 'carer'
      | 'birth-family'
      | 'connected'
      | 'past-helper'
      | 'previous-carer'
      | 'social-worker'
      | 'professional',
    views?: string,
  ])[]
  readonly said?: string
  readonly worries: readonly string[]
  readonly well: readonly string[]
  readonly next: readonly string[]
  readonly harm?: string
  readonly danger?: string
  readonly safetyGoal?: string
  readonly answers?: readonly Answer[]
  readonly goal?: 'stay' | 'end-well'
  readonly bottomLine?: string
  readonly contingency?: string
  readonly rules?: readonly (readonly [occasion: string, response: string])[]
  readonly actions?: readonly Agreed[]
  readonly roles?: readonly (readonly [name: string, does: string])[]
  readonly keeps?: readonly (readonly [name: string, how: string])[]
  readonly reviewIn?: number
  /** The child's version: when it was approved and shown, and what the child said. */
  readonly letter?: {
    readonly why: string
    readonly heard: string
    readonly agreed: string
    readonly whom: string
    readonly approvedAgo: number
    readonly shownAgo?: number
    readonly said?: string
  }
}
export interface ReviewBeat {
  readonly kind: 'review'
  readonly ago: number
  readonly chair: string
  readonly said: string
  readonly working: string
  readonly worries: string
  readonly answers: readonly Answer[]
  readonly stabilising: true | string
  /** Absent: the statutory review looks at it again. */
  readonly againIn?: number
}
export interface MoveBeat {
  readonly kind: 'move'
  readonly ago: number
  readonly decision: 'approved' | 'refused'
  readonly reason: string
  readonly childsView: string
  readonly support?: string
  readonly reviewIn?: number
}
export interface KeepingBeat {
  readonly kind: 'keeping'
  readonly ago: number
  readonly kept: boolean
  readonly reason: string
  readonly support: string
  readonly told: string
}
export interface RequestBeat {
  readonly kind: 'request'
  readonly ago: number
  readonly time: string
  readonly how: 'planned' | 'emergency'
  readonly reason: string
  readonly risks: string
  readonly siblings: string
  readonly location: string
  readonly timescale: string
}
export interface ReviewBeforeMoveBeat {
  readonly kind: 'review-before-move'
  readonly ago: number
}
export interface PlanningBeat {
  readonly kind: 'planning'
  readonly ago: number
  readonly routines: string
  readonly support: string
}

export type ProcessBeat =
  | SupervisionBeat
  | NoticeBeat
  | TriageBeat
  | TalkBeat
  | MeetingBeat
  | ReviewBeat
  | MoveBeat
  | KeepingBeat
  | RequestBeat
  | ReviewBeforeMoveBeat
  | PlanningBeat
