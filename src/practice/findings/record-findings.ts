/** S4.1, S4.6, S4.7 and S4.9 to S4.11: what stands on the files. */
import { addMonths, longDate } from '../../model/calendar.ts'
import { householdFile } from '../../model/file.ts'
import { definitionOf } from '../../records/all.ts'
import { action } from '../../records/action.ts'
import { carePlan } from '../../records/care-plan.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { reunification } from '../../records/reunification.ts'
import { stillGood } from '../../records/sibling-gate.ts'
import { stabilityMeeting } from '../../records/stability-meeting.ts'
import { listed } from '../../records/summary-words.ts'
import { answeredBy } from '../asked-for.ts'
import { familyToAsk } from '../family/household-answers.ts'
import { bothFiles } from '../joint/both-files.ts'
import type { BothRow } from '../joint/both-files.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { matchOf } from '../own/matching-gaps.ts'
import { siblingAssessmentOf, siblingsOf } from '../own/siblings.ts'
import { having } from '../of-type.ts'
import { signedOf } from '../process/signed-records.ts'
import type { FindingRule } from './finding.ts'

const MEETING_MONTHS = 12

const called = ({ child, household, on }: BothRow): string => {
  const type = [...child, ...household][0]?.record.type ?? ''
  return `${definitionOf(type)?.words.one ?? type} of ${dayInWords(on)}`
}

/** S4.1, by the rule of the page that shows both files side by side. */
export const bothFilesAgree: FindingRule = ({ files, childId, householdId, today }) => {
  if (!householdId) return undefined
  const told = bothFiles(files, childId, today).rows.filter(({ kind }) => kind === 'event')
  if (told.length === 0) return undefined
  const missing = told.filter(({ missingIn }) => missingIn !== undefined)
  const without = (file: 'child' | 'household'): string => {
    const rows = missing.filter(({ missingIn }) => missingIn === file)
    return rows.length > 0 ? `Not in the ${file}’s file: ${listed(rows.map(called))}. ` : ''
  }
  return {
    isMet: missing.length === 0,
    words:
      missing.length === 0
        ? `${told.length === 1 ? 'One record' : `${told.length} records`}, on both files.`
        : `${without('household')}${without('child')}`.trim(),
    evidence: missing.flatMap(({ child, household }) => [...child, ...household].map(({ record }) => record.id)),
  }
}

/** S4.6. */
export const meetingsOnBoth: FindingRule = ({ records, home, householdId, today }) => {
  const since = [addMonths(today, -MEETING_MONTHS), home.body.start].sort().at(-1) ?? ''
  const held = signedOf(stabilityMeeting, records).filter(
    ({ body, signature }) => (body.held ? londonDay(instantOf(body.held)) : londonDay(signature.at)) >= since,
  )
  if (held.length === 0) return undefined
  const missing = held.filter(
    ({ fileIds, body }) =>
      !body.reviewDate || (householdId !== undefined && !fileIds.includes(householdFile(householdId))),
  )
  return {
    isMet: missing.length === 0,
    words:
      missing.length === 0
        ? 'Minutes on both files, with a date for the review.'
        : missing
            .map(({ body }) => (body.reviewDate ? 'Minutes are not in the household’s file.' : 'A review has no date.'))
            .join(' '),
    evidence: (missing.length > 0 ? missing : held).map(({ id }) => id),
  }
}

/** S4.7. */
export const plansInSupervision: FindingRule = ({ files, ofChild, records, home, today }) => {
  const last = having(signedOf(carerSupervision, records), 'date')
    .filter(({ body }) => body.date >= home.body.start && body.date <= today)
    .sort((a, b) => (a.body.date < b.body.date ? -1 : 1))
    .at(-1)
  if (!last) return undefined
  const overdue = having(ofChild(action), 'due').filter((one) => {
    const { body, author } = one
    return (
      body.plan === 'carer' &&
      body.due < last.body.date &&
      londonDay(author.at) < last.body.date &&
      (body.doneOn ?? '9') >= last.body.date &&
      (body.status !== 'done' || body.doneOn !== undefined) &&
      body.status !== 'cancelled' &&
      !answeredBy(files, one, last.body.date)
    )
  })
  const talked = new Set(last.body.overdue?.map((row) => row.action))
  const silent = overdue.filter(({ id }) => !talked.has(id))
  return {
    isMet: silent.length === 0,
    words:
      silent.length === 0
        ? `Supervision of ${dayInWords(last.body.date)}: ${overdue.length === 0 ? 'nothing was overdue' : 'all that was overdue was talked through'}.`
        : `Overdue and not talked through on ${dayInWords(last.body.date)}: ${listed(silent.map(({ body }) => body.what ?? 'an action'))}.`,
    evidence: [last.id, ...silent.map(({ id }) => id)],
  }
}

/** S4.9. */
export const matchingWritten: FindingRule = ({ records, householdId }) => {
  if (!householdId) return undefined
  const match = matchOf(records, householdId)
  if (!match) return { isMet: false, words: 'No matching is signed for this home.', evidence: [] }
  const dated = match.body.support?.some(({ what, from }) => what?.trim() && from)
  const impact = match.body.traumaImpact?.trim()
  return {
    isMet: Boolean(dated && impact),
    words: !dated
      ? 'No support from the first day has a date.'
      : impact
        ? 'Signed, with support from the first day.'
        : 'What the child’s past asks of these carers is not said.',
    evidence: [match.id],
  }
}

/** S4.10. */
export const familyAsked: FindingRule = ({ files, householdId, today, say }) => {
  if (!householdId) return undefined
  const unasked = familyToAsk(files, householdId, today).filter(({ because }) => because === 'unasked')
  return {
    isMet: unasked.length === 0,
    words:
      unasked.length === 0
        ? 'Everybody, within two months.'
        : `Not asked for two months: ${listed(unasked.map(({ member }) => say(member.ref.name)))}.`,
    evidence: unasked.flatMap(({ evidence }) => evidence),
  }
}

/** S4.11: asked where going home is the plan or proposed, and there are brothers or sisters. */
export const siblingsAssessed: FindingRule = ({ files, childId, ofChild, records, today }) => {
  const plan = signedOf(carePlan, records)
    .sort((a, b) => ((a.body.date ?? '') < (b.body.date ?? '') ? -1 : 1))
    .at(-1)
  const proposed = ofChild(reunification).find(({ body }) => body.decision !== 'not-now')
  if (plan?.body.permanence !== 'home' && !proposed) return undefined
  if (siblingsOf(files, childId, today).length === 0) return undefined
  const found = siblingAssessmentOf(files, childId)
  if (!found)
    return { isMet: false, words: 'No sibling assessment is signed.', evidence: proposed ? [proposed.id] : [] }
  return stillGood(found.on, today)
    ? { isMet: true, words: `Signed on ${dayInWords(found.on)}.`, evidence: [found.id] }
    : {
        isMet: false,
        words: `The last sibling assessment is of ${longDate(found.on)}, more than twelve months ago.`,
        evidence: [found.id],
      }
}
