/** What a stability meeting and its review begin with: who is invited and why, what was agreed and what became of it. */
import { longDate } from '../../model/calendar.ts'
import type { Body, BodyOf } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import { action } from '../../records/action.ts'
import { notice } from '../../records/notice.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { agendaRowId, overdueFor, overduePoint } from '../agenda.ts'
import { placementsIn } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { ofType } from '../of-type.ts'
import { whoToInvite } from '../who-to-invite.ts'
import { childProcess } from './child-process.ts'
import type { Around } from './people-start.ts'

type Trigger = NonNullable<BodyOf<typeof stabilityMeeting.fields>['triggers']>[number]

export function meetingBegins(around: Around): Body {
  const { files, childId, now, newId } = around
  const triggers = triggersFor(around)
  return {
    label: 'stability',
    ...(triggers.length > 0 && { triggers }),
    invited: whoToInvite(files, childId, londonDay(now))
      .filter(({ kept }) => !kept)
      .map(({ who, as }) => ({ id: newId(), who, as })),
  }
}

/** Why, as far as the files say so (S5.5 to S5.12). */
function triggersFor({ files, childId, now }: Around): readonly Trigger[] {
  const records = files.inFile(childFile(childId))
  const stands = childProcess(files, childId, now)
  const since = stands.since?.slice(0, 10) ?? ''
  const notices = ofType(notice, records).filter(({ body }) => (body.at ?? '') >= since)
  const unplanned = placementsIn(records).some(({ body }) => body.end !== undefined && body.planned?.answer === false)
  return [
    ...(stands.state === 'ARRANGING' ? (['breakdown'] as const) : []),
    ...(stands.state === 'PLANNED_MOVE' ? (['planned-move'] as const) : []),
    ...(unplanned ? (['earlier-breakdown'] as const) : []),
    ...(notices.some(({ body }) => body.kind === 'carer-notice') ? (['crisis'] as const) : []),
  ]
}

/** What was agreed stands on the agenda with what has become of it; who chaired chairs again unless changed. */
export function reviewBegins({ files, childId, now, newId }: Around): Body {
  const records = files.inFile(childFile(childId))
  const last = ofType(stabilityMeeting, records)
    .filter(({ status }) => status === 'signed')
    .sort((a, b) => ((a.body.held ?? '') < (b.body.held ?? '') ? -1 : 1))
    .at(-1)
  if (!last) return { held: now }
  const { chair, chairPost, chairHoldsCase, chairSuits, invited = [], rules = [] } = last.body
  const held = last.body.held?.slice(0, 10) ?? ''
  const promised = ofType(action, records).filter(
    ({ body, author }) => body.source?.includes('meeting') && author.at.slice(0, 10) >= held,
  )
  return {
    held: now,
    meeting: last.id,
    ...(chair && { chair }),
    ...(chairPost && { chairPost }),
    ...(chairHoldsCase && { chairHoldsCase }),
    ...(chairSuits && { chairSuits }),
    present: invited
      .filter(({ came }) => came === 'came' || came === 'remote')
      .flatMap(({ who }) => (who ? [{ id: newId(), who }] : [])),
    agenda: [
      ...promised.map(({ id, body }) => ({ id: agendaRowId(id), what: body.what ?? '', ...outcomeOf(body) })),
      // of both plans, whatever meeting or visit they come from (S4.14)
      ...overdueFor(files, childId, londonDay(now))
        .filter(({ recordId }) => !promised.some(({ id }) => id === recordId))
        .map(overduePoint),
      ...rules.map(({ occasion, response }) => ({
        id: newId(),
        what: `Plan rule: ${[occasion, response].filter(Boolean).join(': ')}`,
      })),
    ],
  }
}

function outcomeOf(body: BodyOf<typeof action.fields>): { readonly outcome?: string } {
  if (body.status === 'done') return { outcome: body.doneOn ? `Done on ${longDate(body.doneOn)}` : 'Done' }
  if (body.status === 'blocked' || body.status === 'cancelled')
    return { outcome: [body.status === 'blocked' ? 'Blocked' : 'Cancelled', body.barrier].filter(Boolean).join(': ') }
  return {}
}
