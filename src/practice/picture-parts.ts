/** What the stability picture is made of, as plain data: the same parts make the drawing and the table. */
import type { Uuid } from '../model/file.ts'
import { unquoted } from '../model/unquoted.ts'

export type Scorer = 'carer' | 'supervisor' | 'child' | 'other'
export type LaneId = 'visits' | 'incidents' | 'missing' | 'help' | 'meetings'

/** One placement, clipped by the drawing to what it shows. `to` is absent while it lasts. */
export interface Band {
  readonly recordId: Uuid
  /** "With Denise and Mark, since 27 March", and the same as short as it goes. */
  readonly label: string
  readonly short: string
  readonly from: string
  readonly to?: string
  /** How it ended, in words: "planned", "without warning". */
  readonly ending?: string
}

export interface Dot {
  readonly recordId: Uuid
  readonly date: string
  readonly score: number
  /** "Denise". */
  readonly who: string
  readonly scorer: Scorer
  readonly because?: string
}

/** One person's answers through time, oldest first. */
export interface Thread {
  readonly who: string
  readonly scorer: Scorer
  readonly dots: readonly Dot[]
}

export interface Mark {
  readonly recordId: Uuid
  readonly lane: LaneId
  readonly date: string
  readonly to?: string
  /** "Visit by Hannah", "Missing for 2 hours". */
  readonly label: string
  /** Not over yet: a booked meeting, an unanswered request, still missing. */
  readonly open: boolean
  readonly words?: string
  /** A few words that may stand beside the mark: "2 hours, back safe". */
  readonly note?: string
}

export interface Lane {
  readonly id: LaneId
  readonly label: string
  readonly marks: readonly Mark[]
}

export interface StabilityPicture {
  readonly bands: readonly Band[]
  readonly threads: readonly Thread[]
  readonly lanes: readonly Lane[]
}

/** Newest first: what the table shows, one line for every dot and mark. */
export interface PictureRow {
  readonly recordId: Uuid
  readonly date: string
  readonly what: string
  readonly words: string
}

export function pictureRows(picture: StabilityPicture): readonly PictureRow[] {
  const dots = picture.threads
    .flatMap((thread) => thread.dots)
    .map((dot) => ({
      recordId: dot.recordId,
      date: dot.date,
      what: `${dot.who} answered ${dot.score}`,
      words: dot.because ? `“${unquoted(dot.because)}”` : '',
    }))
  const marks = picture.lanes
    .flatMap((lane) => lane.marks)
    .map((mark) => ({
      recordId: mark.recordId,
      date: mark.date,
      what: mark.label,
      words: mark.words ?? '',
    }))
  return [...dots, ...marks].sort((a, b) =>
    a.date < b.date ? 1 : a.date > b.date ? -1 : a.recordId < b.recordId ? 1 : -1,
  )
}
