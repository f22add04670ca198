/** What a child's own story is told in. Everything is dated in days before today; the everyday fills the rest. */

export interface LogBeat {
  readonly ago: number
  readonly happened: string
  readonly well: string
  readonly said?: string
  readonly feeling?: number
  readonly sleep?: string
  readonly food?: string
  readonly school?: string
  readonly health?: string
  readonly family?: string
  readonly help?: string
  /** The supervising worker's answer, and after how many days it was read. */
  readonly reply?: string
  /** The supervising worker talked it through with the carers, and what they said. */
  readonly talked?: string
  /** Written up so many days after the day itself. */
  readonly late?: number
}

export interface VisitBeat {
  readonly ago: number
  readonly unannounced?: true
  /** Why the child was not seen alone. Absent: seen alone. */
  readonly notAlone?: string
  readonly said?: string
  readonly seen: string
  readonly carer: string
  readonly change: string
  readonly plan?: readonly (readonly [item: string, impact: string])[]
  readonly health?: string
  readonly school?: string
  readonly family?: string
  readonly scale?: number
  readonly actions?: readonly VisitAction[]
}

export interface VisitAction {
  readonly what: string
  /** Somebody's name. */
  readonly owner: string
  /** Days from the visit. */
  readonly in: number
  /** How we know that it was done. Absent: it is open, or late. */
  readonly done?: string
}

export interface ScoreBeat {
  readonly ago: number
  /** A name of the household, the child's, or the supervising worker's. */
  readonly by: string
  readonly score: number
  readonly why: string
  readonly up: string
}

type IncidentKind =
  | 'injury'
  | 'illness'
  | 'missing'
  | 'self-harm'
  | 'aggression'
  | 'damage'
  | 'police'
  | 'exploitation'
  | 'substances'
  | 'allegation'
  | 'medication'
  | 'restraint'
  | 'online'
  | 'other'

export interface IncidentBeat {
  readonly ago: number
  readonly kind: IncidentKind
  readonly time: string
  readonly minutes: number
  readonly before: string
  readonly during: string
  readonly after: string
  readonly injury?: string
  readonly police?: string
  readonly missing?: string
  readonly notifiable?: true
  readonly told: string
  readonly debrief?: string
  readonly follow: string
  /** Absent: the carer. */
  readonly by?: 'worker' | 'supervising'
  readonly unsigned?: true
}

export interface ViewBeat {
  readonly ago: number
  readonly method: 'talk' | 'three-houses' | 'drawing' | 'advocate' | 'observation'
  readonly words: string
  readonly worries?: string
  readonly good?: string
  readonly dreams?: string
  readonly changed: string
  /** The child said no to the carers reading it. */
  readonly notCarers?: true
}

export interface ActionBeat {
  readonly set: number
  readonly what: string
  readonly plan: 'child' | 'carer'
  readonly owner: string
  /** Days from today: negative is past. */
  readonly due: number
  readonly status: 'open' | 'done' | 'blocked' | 'cancelled'
  readonly note?: string
  readonly source: string
}

export interface ChronologyBeat {
  readonly ago: number
  readonly event: string
  readonly impact: string
  readonly source: string
  readonly weight: string
}

export interface HelpBeat {
  readonly ago: number
  readonly time: string
  readonly need: string
  readonly urgency: 'now' | 'today' | 'this-week'
  readonly answer?: {
    readonly after: number
    readonly by: 'supervising' | 'worker' | 'manager'
    readonly words: string
    readonly closed?: true
  }
}

export interface MissingBeat {
  readonly ago: number
  readonly from: string
  readonly hours: number
  /** Hours until the return-home interview was held; 72 is the limit. */
  readonly interviewAfter: number
}

export interface Story {
  readonly logs?: readonly LogBeat[]
  readonly visits?: readonly VisitBeat[]
  readonly scores?: readonly ScoreBeat[]
  readonly incidents?: readonly IncidentBeat[]
  readonly views?: readonly ViewBeat[]
  readonly actions?: readonly ActionBeat[]
  readonly chronology?: readonly ChronologyBeat[]
  readonly help?: readonly HelpBeat[]
  readonly missing?: readonly MissingBeat[]
}
