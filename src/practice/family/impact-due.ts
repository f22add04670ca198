/**
 * F15 (S4.17): a young person offends or takes substances, and nobody has asked what that does to the family. Named by an
 * incident of the kind police, exploitation or substances, or by a log; answered by an impact assessment that was signed
 * on that day or later.
 */
import { addMonths } from '../../model/calendar.ts'
import { childFile, fileKind, householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'
import { incident } from '../../records/incident.ts'
import { currentPlacement, householdIdOf } from '../home.ts'
import { londonDay } from '../london-day.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { crimesNamed } from './offending-words.ts'
import type { Crime } from './offending-words.ts'

/**
 * Which kinds of incident are meant. Police looking for a missing child is an answer of an incident and no kind; damage
 * and aggression at home are hard enough without being called crimes.
 */
const KINDS: { readonly [kind: string]: Crime } = {
  police: 'offending',
  exploitation: 'offending',
  substances: 'substances',
}
// Section F [P]: as far back as the other rules of F look.
const MONTHS_BACK = 6

export interface ImpactMissing {
  readonly recordId: Uuid
  readonly type: string
  readonly on: string
  readonly about: readonly Crime[]
  readonly fileIds: CaseRecord['fileIds']
}

/** What nobody has asked the family about yet, the oldest first. */
export function impactMissing(files: Files, householdId: Uuid, today: string): readonly ImpactMissing[] {
  const records = files.inFile(householdFile(householdId))
  const since = addMonths(today, -MONTHS_BACK)
  const named = [
    ...ofType(incident, records).map((one) => ({
      one,
      on: londonDay(one.body.start ?? one.author.at),
      about: [...new Set((one.body.kinds ?? []).flatMap((kind) => KINDS[kind] ?? []))],
    })),
    // Two years of logs are many words: only those that can still count are read.
    ...having(ofType(dailyLog, records), 'date')
      .filter(({ body }) => body.date > since && body.date <= today)
      .map((one) => ({ one, on: one.body.date, about: crimesNamed(one.body) })),
  ]
  const assessed = signedAssessments(files, householdId).map(({ body }) => body.date)
  return named
    .filter(({ on, about }) => about.length > 0 && on > since && on <= today && !assessed.some((day) => day >= on))
    .filter(({ one }) => {
      const children = one.fileIds.filter((file) => fileKind(file) === 'child')
      return children.length === 0 || children.some((file) => livesHere(files, file, householdId, today))
    })
    .map(({ one, on, about }) => ({ recordId: one.id, type: one.type, on, about, fileIds: one.fileIds }))
    .sort((a, b) => (a.on + a.recordId < b.on + b.recordId ? -1 : 1))
}

const livesHere = (files: Files, file: CaseRecord['fileIds'][number], householdId: Uuid, today: string): boolean =>
  householdIdOf(currentPlacement(files.inFile(file, 'placement'), today)) === householdId

const signedAssessments = (files: Files, householdId: Uuid) =>
  having(ofType(impactAssessment, files.inFile(householdFile(householdId), impactAssessment.type)), 'date')
    .filter(({ status }) => status === 'signed')
    .sort((a, b) => (a.body.date + a.id < b.body.date + b.id ? -1 : 1))

/** One that is begun and not signed: it is gone on with, not begun again. */
export const impactBegun = (files: Files, householdId: Uuid): CaseRecord | undefined =>
  files
    .inFile(householdFile(householdId), impactAssessment.type)
    .filter(({ status }) => status === 'draft')
    .at(-1)

/** The day on which the family is asked again, as the newest assessment has it. */
export function impactReview(
  files: Files,
  householdId: Uuid,
): { readonly recordId: Uuid; readonly due: string } | undefined {
  const last = signedAssessments(files, householdId).at(-1)
  return last?.body.review ? { recordId: last.id, due: last.body.review } : undefined
}

/** F15 asked of a child's file: what is missing for this child in the home they live in. */
export function impactMissingFor(files: Files, childId: Uuid, today: string): readonly ImpactMissing[] {
  const home = householdIdOf(currentPlacement(files.inFile(childFile(childId), 'placement'), today))
  return home ? impactMissing(files, home, today).filter(({ fileIds }) => fileIds.includes(childFile(childId))) : []
}
