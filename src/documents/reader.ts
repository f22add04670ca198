/** For whom a copy is made, and what that person may have. */
import type { BodyOf } from '../model/field.ts'
import type { stabilityMeeting } from '../records/stability-meeting.ts'

type Meeting = BodyOf<typeof stabilityMeeting.fields>

/** Workers read everything; everybody else what their place beside the child lets them know (section G). */
export type ReaderKind = 'worker' | 'carer' | 'child' | 'family' | 'outside'

export interface Reader {
  readonly name: string
  readonly recordId?: string
  readonly kind: ReaderKind
  /** As the meeting agreed. `no-address`: without address and withheld names, whoever they are. */
  readonly gets: 'whole' | 'no-address' | 'plan' | 'childs-version'
}

type Invited = NonNullable<Meeting['invited']>[number]

const KIND_OF: { readonly [as in NonNullable<Invited['as']>]: ReaderKind } = {
  child: 'child',
  carer: 'carer',
  'birth-family': 'family',
  connected: 'family',
  'past-helper': 'outside',
  'previous-carer': 'outside',
  'social-worker': 'worker',
  professional: 'outside',
}

const isSame = (a: { recordId?: string; name: string } | undefined, b: { recordId?: string; name: string }): boolean =>
  a !== undefined &&
  (a.recordId !== undefined && b.recordId !== undefined ? a.recordId === b.recordId : a.name === b.name)

/**
 * Everybody on the distribution. Who was not invited under any heading is taken for somebody from outside: what is not
 * known is not shown.
 * @param staffIds people of the organisation's directory who are workers, not carers or agencies
 */
export function readersOf(meeting: Meeting, staffIds: ReadonlySet<string>): readonly Reader[] {
  return (meeting.distribution ?? []).flatMap(({ who, as }): Reader[] => {
    if (!who) return []
    const invited = meeting.invited?.find((one) => isSame(one.who, who))
    const known = invited?.as ? KIND_OF[invited.as] : 'outside'
    const kind = who.recordId !== undefined && staffIds.has(who.recordId) ? 'worker' : known
    return [{ ...who, kind, gets: as ?? 'no-address' }]
  })
}

/** Only workers' whole copies hold what is said about people who were not there. */
export const mayHaveThirdParty = (reader: Reader): boolean => reader.kind === 'worker' && reader.gets === 'whole'
/** Where the child lives is known to workers and to those who live there. */
export const mayHaveAddress = (reader: Reader): boolean =>
  reader.gets === 'whole' && (reader.kind === 'worker' || reader.kind === 'carer')
