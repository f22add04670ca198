/**
 * What the record shows by itself for an item of the standard, and how it is known. It proves dates and presence, never
 * quality: the judgement stays the auditor's.
 */
import { addMonths, daysBetween, longDate } from '../../model/calendar.ts'
import type { Uuid } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import { assessment } from '../../records/assessment.ts'
import { carePlan } from '../../records/care-plan.ts'
import { childsViews } from '../../records/childs-views.ts'
import { chronologyEntry } from '../../records/chronology-entry.ts'
import { directWork } from '../../records/direct-work.ts'
import { familyTime } from '../../records/family-time.ts'
import { feedback } from '../../records/feedback.ts'
import { incident } from '../../records/incident.ts'
import { sdqScore } from '../../records/sdq-score.ts'
import { statutoryReview } from '../../records/statutory-review.ts'
import { statutoryVisit } from '../../records/statutory-visit.ts'
import { labelOf, listed } from '../../records/summary-words.ts'
import { findingsOf } from '../findings/findings.ts'
import { FINDING_WORDS } from '../findings/finding.ts'
import type { FindingId } from '../findings/finding.ts'
import { londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { having, until } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { papersLacking, pathwayOf } from '../own/pathway.ts'
import { isCurrent, safetyPlanAsked, safetyPlanOf } from '../own/safety.ts'
import { storiesIn } from '../own/story.ts'
import { currentAssessment, currentPlan, isOlderThanAssessment } from '../plans/current-plan.ts'
import { planReaders, stillToGet } from '../plans/plan-readers.ts'
import { questionsOf } from '../plans/smart.ts'
import { signalFacts } from '../signals/signal-facts.ts'
import type { SignalFacts } from '../signals/signal-facts.ts'
import { STANDARD } from './standard.ts'

export interface Proof {
  readonly words: string
  readonly evidence: readonly Uuid[]
}

type Prove = (facts: SignalFacts) => Proof | undefined

/** What is written at most so long ago counts as of today [P]. */
const FRESH_MONTHS = 6
const CHRONOLOGY_DAYS = 42

const dated = (on: string, today: string): string => {
  const days = daysBetween(on, today)
  return `${longDate(on)}, ${days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`}`
}
const said = (words: string, ...evidence: readonly Uuid[]): Proof => ({ words, evidence })

const has = (words: string | undefined) => (words?.trim() ? 'is written' : 'is not written')

const PROOFS: { readonly [item: string]: Prove } = {
  'S3.2': ({ records, today }) => {
    const one = currentAssessment(records)
    return one?.body.identityChecked
      ? said(`Names, addresses and papers were checked on ${dated(one.body.identityChecked, today)}.`, one.id)
      : said('No check of names and papers is written down in an assessment.')
  },
  'S3.3': ({ ofChild, today }) => {
    const entries = until(having(ofChild(chronologyEntry), 'date'), today)
    const last = entries.at(-1)
    if (!last) return said('The chronology is empty.')
    const old = daysBetween(last.body.date, today) > CHRONOLOGY_DAYS
    return said(
      `${entries.length} entries; the last is of ${dated(last.body.date, today)}${old ? ', longer ago than six weeks' : ''}.`,
      last.id,
    )
  },
  'S3.4': ({ records, today }) => {
    const one = currentAssessment(records)
    if (!one) return said('No assessment is signed.')
    const old = one.body.date < addMonths(today, -FRESH_MONTHS)
    return said(`Signed assessment of ${dated(one.body.date, today)}${old ? ', older than six months' : ''}.`, one.id)
  },
  'S3.5': ({ records }) => {
    const one = currentAssessment(records)
    return one && said(one.body.analysis?.trim() ? 'It has a conclusion.' : 'It has no conclusion.', one.id)
  },
  'S3.6': ({ records, ofChild, today }) => {
    const one = currentAssessment(records)
    const { tool } = assessment.fields.tools.fields
    const used = (one?.body.tools ?? []).flatMap((row) =>
      row.tool && row.date ? [`${labelOf(tool.options, row.tool)}, ${longDate(row.date)}`] : [],
    )
    const sdq = until(having(ofChild(sdqScore), 'date'), today).at(-1)
    const all = [...used, ...(sdq ? [`SDQ total, ${longDate(sdq.body.date)}`] : [])]
    return said(
      all.length > 0 ? `${all.join('; ')}.` : 'No tool is written down.',
      ...(one ? [one.id] : []),
      ...(sdq ? [sdq.id] : []),
    )
  },
  'S3.7': ({ records, today }) => {
    const plan = currentPlan(records)
    if (!plan?.body.date) return said('No plan is signed.')
    const older = isOlderThanAssessment(plan, currentAssessment(records))
    return said(`Signed plan of ${dated(plan.body.date, today)}${older ? ', older than the assessment' : ''}.`, plan.id)
  },
  'S3.8': ({ records, today }) => {
    const plan = currentPlan(records)
    const goals = plan?.body.goals ?? []
    if (!plan || goals.length === 0) return undefined
    const whole = goals.filter((goal) => questionsOf(goal, today).length === 0)
    return said(`${whole.length} of ${goals.length} goals leave no question open: what, how, who, by when.`, plan.id)
  },
  'S3.9': ({ records }) => {
    const plan = currentPlan(records)
    if (!plan) return undefined
    return said(`The bottom line ${has(plan.body.bottomLine)}, the contingency ${has(plan.body.contingency)}.`, plan.id)
  },
  'S3.10': ({ files, records, today, say }) => {
    const plan = currentPlan(records)
    if (!plan) return undefined
    const without = stillToGet(planReaders(files, plan, today))
    return said(
      `${plan.body.childsView?.trim() ? 'The child’s words stand in it.' : 'The child’s words are not in it.'} ${
        without.length === 0
          ? 'Everybody has a copy.'
          : `Without a copy: ${listed(without.map(({ name }) => say(name)))}.`
      }`,
      plan.id,
    )
  },
  'S3.11': ({ records }) => {
    const one = currentAssessment(records)
    return one && said(one.body.others?.trim() ? 'The assessment says what others say.' : 'It does not.', one.id)
  },
  'S3.12': ({ ofChild, today }) => {
    const last = until(having(ofChild(statutoryVisit), 'date'), today).at(-1)
    if (!last) return undefined
    const moved = (last.body.plan ?? []).filter(({ item, impact }) => item?.trim() && impact?.trim()).length
    return said(
      `The visit of ${longDate(last.body.date)} says of ${moved} plan items what difference they make.`,
      last.id,
    )
  },
  'S3.13': (facts) => proofOf(facts, 'S4.8'),
  'S3.14': ({ records, today }) => {
    const plan = safetyPlanOf(records)
    const asked = safetyPlanAsked(records, today)
    if (plan)
      return said(
        `Signed safety plan${plan.body.date ? ` of ${longDate(plan.body.date)}` : ''}${isCurrent(plan, today) ? '' : ', its review is past'}.`,
        plan.id,
      )
    return asked ? said('Asked for by what has happened, and none is signed.') : undefined
  },
  'S3.15': ({ files, childId, today }) => {
    const pathway = pathwayOf(files, childId, today)
    if (!pathway) return undefined
    const lacking = papersLacking(pathway).map(({ label }) => label)
    return said(
      `${pathway.signed ? 'A pathway plan is signed' : `${pathway.plan ? 'A pathway plan is begun, and not signed' : 'No pathway plan is signed'}; needs are to be assessed by ${longDate(pathway.needsAssessedBy)}, and the plan made as soon as possible after (check locally)`}. ${
        lacking.length > 0 ? `Not there yet: ${listed(lacking)}.` : 'No paper is known to be missing.'
      }`,
      ...[pathway.signed ?? pathway.plan].flatMap((plan) => (plan ? [plan.id] : [])),
    )
  },
  'S3.16': ({ ofChild, records, today }) => {
    const since = addMonths(today, -FRESH_MONTHS)
    const work = having(ofChild(directWork), 'date').filter(({ body }) => body.date > since && body.date <= today)
    const story = storiesIn(records).standing
    return said(
      `${work.length === 0 ? 'No direct work' : work.length === 1 ? 'One piece of direct work' : `${work.length} pieces of direct work`} in six months; ${story ? 'words and pictures are approved' : 'no words and pictures are approved'}.`,
      ...work.map(({ id }) => id),
      ...(story ? [story.id] : []),
    )
  },
  'S3.17': ({ ofChild, today }) => {
    const since = addMonths(today, -FRESH_MONTHS)
    const visits = having(ofChild(statutoryVisit), 'date').filter(({ body }) => body.date > since && body.date <= today)
    const heard = visits.filter(({ body }) => body.words?.length)
    const views = ofChild(childsViews).filter(({ author }) => londonDay(author.at) > since)
    if (visits.length === 0 && views.length === 0) return said('No visit and no views in six months.')
    return said(
      `The child’s own words stand in ${heard.length} of ${visits.length} visits of six months, and in ${views.length} pieces of their views.`,
      ...heard.map(({ id }) => id),
    )
  },
  'S3.18': ({ records }) => {
    const one = currentAssessment(records)
    return one && said(one.body.identity?.trim() ? 'The assessment speaks of it.' : 'The assessment is silent.', one.id)
  },
  'S3.19': ({ records }) => {
    const one = currentAssessment(records)
    return (
      one && said(one.body.resilience?.trim() ? 'The assessment speaks of it.' : 'The assessment is silent.', one.id)
    )
  },
  'S3.20': ({ records }) => {
    const plan = currentPlan(records)
    if (!plan?.body.permanence) return said('No plan says where the child will grow up.')
    return said(`The plan: ${labelOf(carePlan.fields.permanence.options, plan.body.permanence)}.`, plan.id)
  },
  'S3.23': ({ ofChild, today }) => {
    const last = until(having(ofChild(statutoryReview), 'date'), today).at(-1)
    if (!last) return undefined
    const how = labelOf(statutoryReview.fields.participation.options, last.body.participation)
    return said(
      `At the review of ${longDate(last.body.date)} the child ${how || 'is not said to have taken part'}.`,
      last.id,
    )
  },
  'S3.24': ({ ofChild, today }) => {
    const since = addMonths(today, -3)
    const times = until(having(ofChild(familyTime), 'date'), today).filter(({ body }) => body.date > since)
    if (times.length === 0) return said('No family time is written down in three months.')
    const took = times.filter(({ body }) => body.took === 'yes').length
    return said(
      `Family time took place ${took} of ${times.length} times in three months.`,
      ...times.map(({ id }) => id),
    )
  },
  'S3.25': ({ ofBoth }) => {
    const told = ofBoth(feedback)
    if (told.length === 0) return undefined
    const changed = told.filter(({ body }) => body.changed?.trim())
    return said(
      told.length === 1
        ? `One piece of feedback; it ${changed.length === 1 ? 'says' : 'does not say'} what changed.`
        : `Of ${told.length} pieces of feedback, ${changed.length} say what changed.`,
      ...told.map(({ id }) => id),
    )
  },
  'S3.26': (facts) => proofOf(facts, 'S4.11'),
  'S3.27': (facts) => reduced(facts),
  'S4.25': (facts) => {
    const parts = (['S4.1', 'S4.3', 'S4.4', 'S4.5', 'S4.10'] as const).flatMap((id) => {
      const proof = proofOf(facts, id)
      return proof ? [{ ...proof, words: `${FINDING_WORDS[id].should}: ${proof.words}` }] : []
    })
    return parts.length > 0
      ? said(parts.map(({ words }) => words).join(' '), ...parts.flatMap(({ evidence }) => evidence))
      : undefined
  },
}

const READER: Pick<Actor, 'personId' | 'role' | 'team'> = { personId: '', role: 'auditor', team: '' }

function proofOf({ files, childId, now }: SignalFacts, id: FindingId): Proof | undefined {
  const found = findingsOf(files, childId, READER, now)?.[id]
  return found && { words: found.words, evidence: found.evidence }
}

/** S3.27 names no criteria: before and after, side by side, for a person to judge. */
function reduced({ threads, ofChild, records, today }: SignalFacts): Proof | undefined {
  const halfYear = addMonths(today, -6)
  const quarter = addMonths(today, -3)
  const answers = threads
    .filter(({ scorer }) => scorer === 'carer')
    .flatMap(({ who, dots }) => {
      const own = dots.filter(({ date }) => date > halfYear)
      const [first, last] = [own[0], own.at(-1)]
      return first && last && first !== last ? [`${who} from ${first.score} to ${last.score}`] : []
    })
  const days = ofChild(incident).flatMap(({ body }) => (body.start ? [londonDay(instantOf(body.start))] : []))
  const between = (after: string, until: string) => days.filter((day) => day > after && day <= until).length
  const goals = currentPlan(records)?.body.goals ?? []
  const done = goals.filter(({ reached }) => reached === 'reached').length
  return said(
    [
      answers.length > 0 ? `Answers in six months: ${listed(answers)}.` : 'No two answers of a carer in six months.',
      `Incidents: ${between(halfYear, quarter)} in the three months before, ${between(quarter, today)} in the last three.`,
      ...(goals.length > 0 ? [`Goals reached: ${done} of ${goals.length}.`] : []),
    ].join(' '),
  )
}

/** For every item that the record can say something about. @param now ISO 8601 with offset */
export function provenFor(files: Files, childId: Uuid, now: string): ReadonlyMap<string, Proof> {
  const facts = signalFacts(files, childId, now, 'auditor')
  if (!facts) return new Map()
  return new Map(
    STANDARD.flatMap(({ id }) => {
      const proof = PROOFS[id]?.(facts)
      return proof ? [[id, proof] as const] : []
    }),
  )
}
