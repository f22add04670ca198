/** A progress report as it begins: what the records know stands in it, what the last one worked towards goes on (S1.1–S1.14). */
import { derivedId } from '../../model/derived-id.ts'
import type { Body } from '../../model/field.ts'
import { fileSubject, ORGANISATION } from '../../model/file.ts'
import type { Actor, Role } from '../../model/person.ts'
import { household } from '../../records/household.ts'
import { person } from '../../records/person.ts'
import { progressReport } from '../../records/progress-report.ts'
import { childAge, childIn } from '../home.ts'
import { asType, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { childCode } from './child-code.ts'
import type { ReportDue } from './report-due.ts'
import { USUAL } from './report-period.ts'

/** @param today a report speaks of days that were: one that is written early ends today, and the next begins tomorrow */
export function bodyOfReport(
  actor: Actor,
  files: Files,
  { childId, period, last, household: home }: ReportDue,
  today: string,
): Body {
  const until = today < period.until && today >= period.from ? today : period.until
  const child = childIn(files, childId)
  const age = childAge(child, until)
  const before = last?.body
  const provider = before?.provider ?? asType(household, files.get(fileSubject(home)))?.body.provider
  const commissioner = before?.commissioner ?? contactOf(files, ({ role }) => role === 'placements-team')
  const authority = before?.authority ?? usualAuthority(files)
  const outcomes = (before?.outcomes ?? []).flatMap(({ id, outcome, term }) =>
    outcome
      ? // the same outcome is the same row from report to report, under an id of its own in each
        [{ id: derivedId(id, period.from), outcome, ...(term && { term }) }]
      : [],
  )
  return {
    ...(child && { code: childCode(child) }),
    ...(age !== undefined && { age: String(age) }),
    ...(child?.body.gender && { gender: child.body.gender }),
    ...(provider && { provider }),
    providerContact: contactOf(files, ({ id }) => id === actor.personId) ?? actor.name,
    ...(authority && { authority }),
    ...(commissioner && { commissioner }),
    from: period.from,
    until,
    frequency: before?.frequency ?? USUAL,
    ...(outcomes.length > 0 && { outcomes }),
  }
}

/** As the newest report on this device has it: an agency mostly works for one council. */
const usualAuthority = (files: Files): string | undefined =>
  ofType(progressReport, files.ofType(progressReport.type))
    .filter(({ body }) => body.authority?.trim())
    .sort((a, b) => Date.parse(a.author.at) - Date.parse(b.author.at))
    .at(-1)?.body.authority

/** "Nadia, 01632 960123", as the directory has it. */
function contactOf(files: Files, is: (one: { id: string; role: Role | undefined }) => boolean): string | undefined {
  const found = ofType(person, files.inFile(ORGANISATION, person.type)).find(({ id, body }) =>
    is({ id, role: body.role }),
  )
  return found && [found.body.name, found.body.phone].filter(Boolean).join(', ')
}
