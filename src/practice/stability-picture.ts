/** The stability picture of a child as plain data: bands per placement, answers by who gave them, five lanes of marks. */
import { daysBetween } from '../model/calendar.ts'
import { currentBody } from '../model/current-body.ts'
import { childFile, householdFile } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { definitionOf } from '../records/all.ts'
import { helpRequest } from '../records/help-request.ts'
import { incident } from '../records/incident.ts'
import { missingEpisode } from '../records/missing-episode.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { placementType } from '../records/codes-ssda903.ts'
import { capital, labelOf, opening } from '../records/summary-words.ts'
import { threadsOf } from './answers.ts'
import { helpState, isOpen } from './help-state.ts'
import { currentPlacement, homeName, householdIdOf, placementsIn } from './home.ts'
import { dayInWords, londonDay } from './london-day.ts'
import { MEETING_TYPES, meetingMarks } from './meeting-marks.ts'
import { occurredOn } from './occurred-on.ts'
import { ofType } from './of-type.ts'
import type { Files } from './of-type.ts'
import type { Band, Lane, Mark, StabilityPicture } from './picture-parts.ts'

export function stabilityPicture(
  files: Files,
  childId: Uuid,
  today: string,
  say = (name: string) => name,
): StabilityPicture {
  const records = files.inFile(childFile(childId))
  const home = currentPlacement(records, today)
  const householdId = householdIdOf(home)
  const homeRecords = householdId ? files.inFile(householdFile(householdId)) : []
  const since = home?.body.start
  // A request of this household that lies in no child's file is about the home, from the day the child came.
  const requests = [
    ...records,
    ...homeRecords.filter(
      (one) => since && londonDay(one.author.at) >= since && one.fileIds.every((file) => !file.startsWith('child:')),
    ),
  ]
  return {
    bands: bandsOf(records, today, say),
    threads: threadsOf(childId, records, homeRecords, since).map((thread) => ({
      ...thread,
      who: say(thread.who),
      dots: thread.dots.map((dot) => ({ ...dot, who: say(dot.who) })),
    })),
    lanes: [
      lane('visits', 'Visits', visits(records, today, say)),
      lane('incidents', 'Incidents', incidents(records)),
      lane('missing', 'Missing', missing(records, today)),
      lane('help', 'Help asked', help(requests, today, say)),
      lane('meetings', 'Meetings', meetingMarks(records, today)),
    ].map((one) => lane(one.id, one.label, [...one.marks, ...plainMarks(one.id, records, today)])),
  }
}

function bandsOf(records: readonly CaseRecord[], today: string, say: (name: string) => string): readonly Band[] {
  return placementsIn(records)
    .filter(({ body }) => body.start <= today)
    .map((home) => {
      const { id, body } = home
      const name = homeName(home)
      const where = name ? `With ${say(name)}` : capital(labelOf(placementType, body.placementType) || 'A home')
      const ended = body.end && body.end <= today ? body.end : undefined
      return {
        recordId: id,
        from: body.start,
        short: where,
        label: ended
          ? where
          : `${where}, since ${dayInWords(body.start)}${body.start.slice(0, 4) === today.slice(0, 4) ? '' : ` ${body.start.slice(0, 4)}`}`,
        ...(ended ? { to: ended } : {}),
        ...(ended && body.planned ? { ending: body.planned.answer ? 'planned' : 'not planned' } : {}),
      }
    })
}

const lane = (id: Lane['id'], label: string, marks: readonly Mark[]): Lane => ({
  id,
  label,
  marks: [...marks].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.recordId < b.recordId ? -1 : 1)),
})

function visits(records: readonly CaseRecord[], today: string, say: (name: string) => string): Mark[] {
  return ofType(statutoryVisit, records).flatMap(({ id, body, author }) => {
    if (!body.date || body.date > today) return []
    const seen =
      body.alone === 'alone'
        ? ', seen alone'
        : body.alone === 'not-alone'
          ? ', seen, not alone'
          : body.alone === 'not-seen'
            ? ', not seen'
            : ''
    return [
      {
        recordId: id,
        lane: 'visits' as const,
        date: body.date,
        label: `Visit by ${say(author.name)}${seen}`,
        open: false,
        ...words(body.changed),
      },
    ]
  })
}

function incidents(records: readonly CaseRecord[]): Mark[] {
  return ofType(incident, records).flatMap(({ id, body }) => {
    if (!body.start) return []
    return [
      {
        recordId: id,
        lane: 'incidents' as const,
        date: londonDay(body.start),
        label: `Incident: ${incident.summary(body, {}).toLowerCase()}`,
        open: false,
        ...words(body.during),
      },
    ]
  })
}

function missing(records: readonly CaseRecord[], today: string): Mark[] {
  return ofType(missingEpisode, records).flatMap(({ id, body }) => {
    if (!body.start) return []
    const back = body.end ?? (body.returned ? londonDay(body.returned) : undefined)
    const days = daysBetween(body.start, back ?? today)
    const long = days === 0 ? 'the same day' : days === 1 ? 'the next day' : `after ${days} days`
    return [
      {
        recordId: id,
        lane: 'missing' as const,
        date: body.start,
        ...(back ? { to: back } : {}),
        open: !back,
        label: back ? `Missing, back ${long}` : `Missing since ${dayInWords(body.start)}`,
        note: back ? `back ${long}` : 'still missing',
        ...words(body.interview),
      },
    ]
  })
}

function help(records: readonly CaseRecord[], today: string, say: (name: string) => string): Mark[] {
  return ofType(helpRequest, records).map((request) => {
    const state = helpState(request)
    const days = daysBetween(state.raised, state.answered ?? today)
    const when = days === 0 ? 'the same day' : `in ${days} ${days === 1 ? 'day' : 'days'}`
    return {
      recordId: request.id,
      lane: 'help' as const,
      date: state.raised,
      open: isOpen(state),
      label: `${say(request.author.name)} asked for help`,
      ...words(request.body.need),
      note: state.answered ? `answered ${when}` : isOpen(state) ? 'not answered yet' : 'closed',
    }
  })
}

/** These are told in words of their own, above; every other type that names a lane leaves a mark with its one line. */
const TOLD: ReadonlySet<string> = new Set([
  ...[statutoryVisit, incident, missingEpisode, helpRequest].map(({ type }) => type),
  ...MEETING_TYPES,
])

/** A decision, a request or a talk that is still being written has not happened yet. */
const isStillWritten = (record: CaseRecord, occurred: string | undefined): boolean =>
  record.status === 'draft' && (occurred === undefined || currentBody(record)[occurred] === undefined)

function plainMarks(id: Lane['id'], records: readonly CaseRecord[], today: string): Mark[] {
  return records.flatMap((record) => {
    const definition = definitionOf(record.type)
    if (definition?.lane !== id || TOLD.has(record.type) || record.status === 'discarded') return []
    if (id === 'meetings' && isStillWritten(record, definition.occurred)) return []
    const date = occurredOn(record)
    return [
      {
        recordId: record.id,
        lane: id,
        date,
        label: definition.summary(currentBody(record), {}),
        open: date > today,
      },
    ]
  })
}

const words = (text: string | undefined): { readonly words?: string } => (text?.trim() ? { words: opening(text) } : {})
