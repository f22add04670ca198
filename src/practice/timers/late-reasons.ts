/** Why something is late, as whose it is has said (section E: "overdue needs reason"). */
import type { BodyOf } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { lateReason } from '../../records/late-reason.ts'
import { ofType } from '../of-type.ts'

export interface LateReason {
  readonly recordId: Uuid
  readonly reason: string
  readonly instead: string
  readonly by: string
  /** When it was said. */
  readonly at: string
}

/** They say for themselves what is in their way. */
const OWN_REASON = /^(action: |acknowledge help|answer help|find the support|answer reviewing)/

/**
 * Steps that are about one record of several, of which two may fall on one day. Not a meeting's: its step stays the same
 * once its record is begun.
 */
const ABOUT_ONE: ReadonlySet<string> = new Set([
  'tell LADO',
  'notify Schedule 7 recipients',
  'end of the short break',
  'settle IRO dispute',
  'review sooner',
  'return-home interview',
  'receive progress report',
  'read the log',
])

interface Known {
  readonly what: string
  readonly recordId?: Uuid
  readonly due: string
}

/** Known by this among the clocks of a file: the words of an action stay in its record. */
export function clockKey({ what, recordId, due }: Known): string {
  const name = what.startsWith('action: ') ? 'action' : what
  const isAboutOne = OWN_REASON.test(what) || ABOUT_ONE.has(what)
  return isAboutOne && recordId ? `${name} ${recordId} ${due}` : `${name} ${due}`
}

/** As it was known before its record stood in its key; undefined where that is the key of today. */
export function clockKeyBefore(clock: Known): string | undefined {
  const { what, due } = clock
  return ABOUT_ONE.has(what) && clock.recordId ? clockKey({ what, due }) : undefined
}

/** @param records of the file in which the clock runs; what was said last counts */
export function lateReasonFor(records: readonly CaseRecord[], clock: Known): LateReason | undefined {
  const saidOf = (key: string) =>
    ofType(lateReason, records)
      .filter(({ body }) => body.clock === key)
      .sort((a, b) => Date.parse(a.author.at) - Date.parse(b.author.at))
      .at(-1)
  const before = clockKeyBefore(clock)
  // Reasons that were kept before the record stood in the key still stand.
  const said = saidOf(clockKey(clock)) ?? (before === undefined ? undefined : saidOf(before))
  return said && toldBy(said)
}

const toldBy = ({ id, body, author }: CaseRecord<BodyOf<typeof lateReason.fields>>): LateReason => ({
  recordId: id,
  reason: body.reason ?? '',
  instead: body.instead ?? '',
  by: author.name,
  at: author.at,
})

/** Clocks that give their own reason where they stand: an action says what is in its way, help climbs by itself. */
export const asksForReason = ({ what }: Pick<Known, 'what'>): boolean => !OWN_REASON.test(what)
