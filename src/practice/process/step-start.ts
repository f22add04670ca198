/** What a record of the process begins with: the files it lies in, and the answers that stand in the file already. */
import { longDate } from '../../model/calendar.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Body, PersonRef } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { isFromTheHome } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { homeSearch } from '../../records/home-search.ts'
import { notice } from '../../records/notice.ts'
import { placementRequest } from '../../records/placement-request.ts'
import { auditBegins } from '../audit/audit-start.ts'
import { currentPlacement, householdIdOf, placementsIn } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { ofType } from '../of-type.ts'
import { planBegins } from '../plans/plan-start.ts'
import type { Files } from '../of-type.ts'
import { filesOfAssessment } from '../own/siblings.ts'
import { ownBegins } from '../own/own-start.ts'
import { meetingBegins, reviewBegins } from './meeting-start.ts'
import { otherOfTalk, presentNow } from './people-start.ts'
import type { Around } from './people-start.ts'
import { worryInReport } from './report-events.ts'
import { requestBegins } from './request-start.ts'
import { signedOf } from './signed-records.ts'

/** The child's file, and the household's where the record lies there as well. */
export function filesOfStart(definition: AnyRecordDefinition, { files, childId, now }: Around): readonly FileId[] {
  if (definition.type === 'sibling-assessment') return filesOfAssessment(files, childId, londonDay(now))
  const kinds = [...definition.files, ...(definition.alsoIn ?? [])]
  const household = kinds.includes('household') ? homeMeant(definition.type, files, childId, londonDay(now)) : undefined
  return [childFile(childId), ...(household ? [householdFile(household)] : [])]
}

/** The home a record is about: the one that was chosen, the one that ended, or where the child lives. */
function homeMeant(type: string, files: Files, childId: Uuid, today: string): Uuid | undefined {
  const records = files.inFile(childFile(childId))
  if (type === 'matching') return chosenHome(records)?.recordId
  const now = currentPlacement(records, today)
  if (type === 'disruption-meeting')
    return householdIdOf(placementsIn(records).findLast(({ body }) => body.end && body.end <= today) ?? now)
  return householdIdOf(now)
}

/** The home that the newest search came to. */
export function chosenHome(records: readonly CaseRecord[]): PersonRef | undefined {
  const searches = ofType(homeSearch, records).sort((a, b) => Date.parse(a.author.at) - Date.parse(b.author.at))
  const rows = searches.at(-1)?.body.homes ?? []
  const one = rows.find(({ outcome }) => outcome === 'chosen') ?? rows.find(({ outcome }) => outcome === 'shortlisted')
  return one?.home ?? (one?.name ? { name: one.name } : undefined)
}

/** Nothing is typed twice: what another record says already is filled in, to be changed where it is not so. */
export function bodyOfStart(type: string, around: Around): Body {
  if (type === 'stability-meeting') return meetingBegins(around)
  if (type === 'review-meeting') return reviewBegins(around)
  const { files, childId, by, now } = around
  const today = londonDay(now)
  const records = files.inFile(childFile(childId))
  switch (type) {
    case 'placement-request':
      return requestBegins(files, childId)
    case 'home-search':
      return { begun: today, ...requestNamed(records) }
    case 'matching': {
      const home = chosenHome(records)
      const { needs, childsView } = requestsIn(records).at(-1)?.body ?? {}
      return {
        date: today,
        ...(home?.recordId && { home }),
        ...(home && !home.recordId && { homeName: home.name }),
        ...(needs && { needs }),
        ...(childsView && { childsView }),
      }
    }
    case 'placement':
      return placementBegins(records)
    case 'planning-meeting':
      return { held: now, present: presentNow(around) }
    case 'disruption-meeting':
      return { held: now, chair: { recordId: by.personId, name: by.name }, present: presentNow(around) }
    case 'triage': {
      const worry = ofType(notice, records)
        .filter(({ body }) => body.kind === 'issue' || body.kind === 'carer-notice')
        .sort((a, b) => Date.parse(a.body.at ?? '') - Date.parse(b.body.at ?? ''))
        .at(-1)
      const report = worryInReport(records)
      if (report && Date.parse(report.at) > Date.parse(worry?.body.at ?? '1970-01-01'))
        return { at: now, worry: report.words, about: report.id }
      const words = worry?.body.words
      return { at: now, ...(worry && words && { worry: words, about: worry.id }) }
    }
    case 'stability-discussion': {
      const other = otherOfTalk(around)
      return { at: now, ...(other && { together: other }) }
    }
    case 'move-decision':
    case 'keeping-decision':
      return { at: now }
    case 'support-request':
      return {
        askedOn: today,
        owner: { recordId: by.personId, name: by.name },
        status: 'asked',
        source: SAID_BY[by.role] ?? 'The team',
      }
    case 'statutory-review':
      return { date: today }
    case 'care-plan':
      return planBegins(records, today)
    case 'audit':
      return auditBegins(around)
    case 'feedback':
      return { date: today, ...(isFromTheHome(by.role) && { from: 'carers' }) }
    default:
      return ownBegins(type, around) ?? {}
  }
}

/** Where a need was seen, as far as the writer's role tells; to be changed where it is not so. */
const SAID_BY: { readonly [role: string]: string } = {
  'childs-social-worker': 'The child’s plan',
  'supervising-social-worker': 'The carers',
}

/** The requests that were sent, oldest first. */
export const requestsIn = (records: readonly CaseRecord[]) =>
  signedOf(placementRequest, records).sort((a, b) => Date.parse(a.signature.at) - Date.parse(b.signature.at))

function requestNamed(records: readonly CaseRecord[]): Body {
  const newest = requestsIn(records).at(-1)
  return newest ? { request: `Request of ${longDate(londonDay(newest.signature.at))}` } : {}
}

/** What the home before and the request say already. No first day: from that day on the carers see the child. */
function placementBegins(records: readonly CaseRecord[]): Body {
  const before = placementsIn(records).at(-1)?.body
  const kind = requestsIn(records).at(-1)?.body.kind
  return {
    ...(before?.legalStatus && { legalStatus: before.legalStatus }),
    ...(before?.need && { need: before.need }),
    ...(before?.cafcass && { cafcass: before.cafcass }),
    // a first home begins care, another one changes the placement (SSDA903: S, P)
    beganBecause: before ? 'P' : 'S',
    ...(kind && { emergency: { answer: kind === 'emergency' } }),
  }
}
