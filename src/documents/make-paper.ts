/** A record and a reader make a paper; what the reader may not have is out of it before anybody sees it. */
import type { Uuid } from '../model/file.ts'
import { fileKind, fileSubject } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { childIn, childName } from '../practice/home.ts'
import { asType } from '../practice/of-type.ts'
import type { Files } from '../practice/of-type.ts'
import { childsVersion } from '../records/childs-version.ts'
import { placementRequest } from '../records/placement-request.ts'
import { progressReport } from '../records/progress-report.ts'
import { safetyPlan } from '../records/safety-plan.ts'
import { stabilityMeeting } from '../records/stability-meeting.ts'
import { wordsAndPictures } from '../records/words-and-pictures.ts'
import { minutesFor } from './minutes.ts'
import { fridgeRules, letterFor, requestFor } from './other-papers.ts'
import { bookletOf, safetyPaper } from './own-papers.ts'
import type { Paper } from './paper.ts'
import type { Reader } from './reader.ts'
import { progressPaper } from './progress-paper.ts'
import { pseudonymsFor } from './pseudonyms.ts'
import { papersOf } from './which-papers.ts'
import type { PaperKind } from './which-papers.ts'
import { redacted, withheldFrom } from './withheld.ts'

/** Undefined: there is no such paper of this record, or it may not be made yet. */
export function makePaper(
  files: Files,
  record: CaseRecord,
  kind: PaperKind,
  reader: Reader,
  where: { readonly service: string; readonly today: string },
): Paper | undefined {
  if (!papersOf(record).includes(kind)) return undefined
  const childId = childOf(record)
  if (childId === undefined) return undefined
  if (kind === 'report') {
    const report = asType(progressReport, record)
    return (
      report &&
      redacted(progressPaper(report, where.service), pseudonymsFor(files, childId, where.today, report.body.code))
    )
  }
  const child = childName(childIn(files, childId))
  const paper = paperOf(record, kind, child, where.service, reader)
  return paper && redacted(paper, withheldFrom(files, childId, kind === 'rules' ? FRIDGE : reader, where.today))
}

/** Whoever asks for the rules, they hang where every guest of the kitchen reads them. */
const FRIDGE: Reader = { name: 'the fridge', kind: 'family', gets: 'plan' }

const childOf = (record: CaseRecord): Uuid | undefined => {
  const file = record.fileIds.find((one) => fileKind(one) === 'child')
  return file && fileSubject(file)
}

function paperOf(
  record: CaseRecord,
  kind: PaperKind,
  child: string,
  service: string,
  reader: Reader,
): Paper | undefined {
  if (kind === 'request') {
    const request = asType(placementRequest, record)
    return request && requestFor(request, child, service, reader)
  }
  if (kind === 'letter') {
    const letter = asType(childsVersion, record)
    return letter && letterFor(letter, child, service)
  }
  if (kind === 'safety') {
    const plan = asType(safetyPlan, record)
    return plan && safetyPaper(plan, child, service, reader)
  }
  if (kind === 'booklet') {
    const story = asType(wordsAndPictures, record)
    return story && bookletOf(story, child, service)
  }
  const meeting = asType(stabilityMeeting, record)
  if (!meeting) return undefined
  // Whoever gets the child's version gets no minutes (S5.30).
  if (kind === 'minutes' && reader.gets === 'childs-version') return undefined
  return kind === 'rules' ? fridgeRules(meeting, child, service) : minutesFor(meeting, child, service, reader)
}
