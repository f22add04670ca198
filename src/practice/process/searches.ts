/** What the placements team works on: every request that is open, how far its search is, and who was told of a placing. */
import { addDays } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { childFile, fileKind, fileSubject } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord, Mark } from '../../model/record.ts'
import { homeSearch } from '../../records/home-search.ts'
import { matching } from '../../records/matching.ts'
import { notice } from '../../records/notice.ts'
import type { placementRequest } from '../../records/placement-request.ts'
import { childIn, childName } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { asType, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { receiptOf } from '../waiting-told.ts'
import type { LaneStep } from './lane-steps.ts'
import { chosenHome, requestsIn } from './step-start.ts'

export interface OpenSearch {
  readonly step: LaneStep
  readonly request: CaseRecord<BodyOf<typeof placementRequest.fields>> | undefined
  readonly sentAt: string | undefined
  readonly considered: number
  readonly shortlisted: number
  /** The home that was chosen. */
  readonly chosen: string | undefined
  /** The matching with it, where one was begun. */
  readonly matching: { readonly recordId: Uuid; readonly signed: boolean } | undefined
}

/** @param steps those of the placements team */
export function searchesOf(files: Files, steps: readonly LaneStep[]): readonly OpenSearch[] {
  return steps
    .filter(({ what }) => what === 'source and match a home')
    .map((step): OpenSearch => {
      const records = files.inFile(childFile(step.childId))
      const request = requestsIn(records).at(-1)
      const search = asType(homeSearch, step.recordId === undefined ? undefined : files.get(step.recordId))
      const homes = search?.body.homes ?? []
      const isChosen = homes.some(({ outcome }) => outcome === 'chosen')
      const match = ofType(matching, records).findLast(
        (one) => !request || Date.parse(one.author.at) >= Date.parse(request.signature.at),
      )
      return {
        step,
        request,
        sentAt: request?.signature.at,
        considered: homes.length,
        shortlisted: homes.filter(({ outcome }) => outcome === 'shortlisted').length,
        chosen: isChosen ? chosenHome(records)?.name : undefined,
        matching: match && { recordId: match.id, signed: match.status === 'signed' },
      }
    })
    .sort((a, b) => Number(isEmergency(b)) - Number(isEmergency(a)) || neededBy(a).localeCompare(neededBy(b)))
}

export const isEmergency = ({ request }: OpenSearch): boolean => request?.body.kind === 'emergency'
const neededBy = ({ request, sentAt }: OpenSearch): string => request?.body.neededBy ?? sentAt ?? ''

export interface Telling {
  readonly recordId: Uuid
  readonly child: string
  readonly to: string
  readonly at: string
  /** Undefined: nobody has answered yet. Those outside Doorstep, as CAFCASS, do not answer here. */
  readonly receipt: Mark | undefined
  readonly answersHere: boolean
}

/** Notices of the last days to the reviewing officer and to CAFCASS, the newest first, with their receipts. */
export function tellings(files: Files, today: string, days: number): readonly Telling[] {
  return ofType(notice, files.ofType(notice.type))
    .filter(({ body }) => body.kind === 'reviewing-officer-notified' || body.kind === 'cafcass-notified')
    .map(({ id, body, author, marks, fileIds }): Telling => {
      const file = fileIds.find((one) => fileKind(one) === 'child')
      const answersHere = body.kind === 'reviewing-officer-notified'
      return {
        recordId: id,
        child: childName(file ? childIn(files, fileSubject(file)) : undefined),
        to: body.to ?? (answersHere ? 'the reviewing officer' : 'CAFCASS'),
        at: body.at ?? author.at,
        receipt: receiptOf({ marks }, 'reviewing-officer'),
        answersHere,
      }
    })
    .filter(({ at }) => londonDay(at) >= addDays(today, -days))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}
