/**
 * F4, F7, F10, F12, F14, F15, F18 and F19: each rule lives where its subject does (the family, help, tone, reports,
 * matching, support); here it becomes a signal.
 */
import { addDays } from '../../model/calendar.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { familyToAsk } from '../family/household-answers.ts'
import { impactMissingFor } from '../family/impact-due.ts'
import { helpUnanswered, supportLate } from '../help-facts.ts'
import { capital, inWords, listed } from '../../records/summary-words.ts'
import { helpRequest } from '../../records/help-request.ts'
import { supportRequest } from '../../records/support-request.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { discussedMark } from '../logs-read.ts'
import { matchingGaps } from '../own/matching-gaps.ts'
import { recordsOfType } from '../records-of-type.ts'
import { attendanceFacts } from '../reports/attendance.ts'
import { reportFact } from '../reports/reports-of.ts'
import { lexiconAt } from '../tone/lexicon.ts'
import { worksWithHome } from '../tone/tone-seen.ts'
import { toneSignal } from '../tone/tone-signal.ts'
import type { StabilitySignal } from './signal.ts'
import type { SignalFacts } from './signal-facts.ts'

// The week and the four weeks that it is held against: no older log is read for it.
const TONE_DAYS = 35

/** F4: carers' own low answers are F1's. */
export function familyUnasked({ files, householdId, today, childId, say }: SignalFacts): StabilitySignal[] {
  if (!householdId) return []
  const others = familyToAsk(files, householdId, today).filter(({ member }) => member.ref.recordId !== childId)
  const low = others.filter(({ because, member }) => because === 'low' && member.role !== 'carer')
  const unasked = others.filter(({ because }) => because === 'unasked')
  const last = unasked.flatMap((one) => one.last ?? []).sort()[0]
  const namesOf = (all: typeof unasked) => listed(all.map(({ member }) => say(member.ref.name)))
  const asked = unasked.filter(({ member }) => !member.tooYoung)
  const small = unasked.filter(({ member }) => member.tooYoung)
  return [
    ...low.map(
      ({ member, score, evidence, last: on }): StabilitySignal => ({
        rule: 'F4',
        words: `${say(member.ref.name)}, who lives there, answered ${score}${on ? ` on ${dayInWords(on)}` : ''}.`,
        evidence,
        see: 'The answer',
      }),
    ),
    ...(unasked.length > 0
      ? [
          {
            rule: 'F4' as const,
            words: [
              ...(asked.length > 0
                ? [
                    `${namesOf(asked)} ${asked.length > 1 ? 'were' : 'was'} not asked for two months how home is for them.`,
                  ]
                : []),
              ...(small.length > 0 ? [`For two months nobody wrote how home is for ${namesOf(small)}.`] : []),
            ].join(' '),
            baseline: last ? `last asked on ${dayInWords(last)}` : 'never asked, as far as is written down',
            // who came to be unasked last stands last: one more person is news
            evidence: [...unasked]
              .sort((a, b) =>
                (a.last ?? '') + a.member.ref.recordId < (b.last ?? '') + b.member.ref.recordId ? -1 : 1,
              )
              .map(({ member }) => member.ref.recordId),
            see: 'Who lives there',
          },
        ]
      : []),
  ]
}

/** F7. Requests about the home as a whole count for the child from the day they came. */
export function helpOpen(facts: SignalFacts): StabilitySignal[] {
  const asked = facts.ofBoth(helpRequest).filter(({ author }) => londonDay(author.at) >= facts.home.body.start)
  const fact = helpUnanswered(asked, facts.now, facts.say)
  return fact ? [{ rule: 'F7', ...fact }] : []
}

/** F19. */
export const supportWaiting = (facts: SignalFacts): StabilitySignal[] =>
  supportLate(facts.ofBoth(supportRequest) as Parameters<typeof supportLate>[0], facts.now).map((fact) => ({
    rule: 'F19',
    ...fact,
  }))

/**
 * F10, of the logs about this child, for those who may hear of tone: the role is asked before (`hearsTone`). Answered by
 * talking about it, log by log, and by nothing that others read.
 */
export function logsSound({
  hearsTone,
  files,
  householdId,
  ofChild,
  home,
  now,
  today,
  say,
}: SignalFacts): StabilitySignal[] {
  if (!hearsTone || !householdId || !worksWithHome(files, householdId)) return []
  const since = [home.body.start, addDays(today, -TONE_DAYS)].sort().at(-1) ?? home.body.start
  const here = ofChild(dailyLog).filter(({ body, extract }) => (body.date ?? '') >= since && !extract)
  const talked = new Set(here.filter((log) => discussedMark(log)).map(({ id }) => id))
  return toneSignal(here as Parameters<typeof toneSignal>[0], lexiconAt(files, now), now, say).filter(
    ({ evidence }) => !evidence.every((id) => talked.has(id)),
  )
}

/** F12: the reports of this home. */
export function reportsWorried({ records, home, today }: SignalFacts): StabilitySignal[] {
  const fact = reportFact(
    recordsOfType('progress-report', records).filter(
      ({ body }) => typeof body.until === 'string' && body.until >= home.body.start && body.until <= today,
    ),
  )
  if (!fact) return []
  const until = `up to ${dayInWords(fact.on)}`
  return [
    {
      rule: 'F12',
      words:
        fact.kind === 'red'
          ? `The provider’s report ${until} is red.`
          : `The provider’s reports were amber twice, last ${until}.`,
      evidence: fact.recordIds,
      see: fact.recordIds.length > 1 ? 'The reports' : 'The report',
    },
  ]
}

/** F14. */
export const schoolAndHealth = ({ records, today }: SignalFacts): StabilitySignal[] =>
  attendanceFacts(records, today).map(({ kind, counted, limit, recordIds }) =>
    kind === 'attendance-low'
      ? {
          rule: 'F14',
          words: `Attended ${counted} half days in a hundred over thirteen weeks.`,
          baseline: `${limit} in a hundred`,
          evidence: recordIds,
          see: 'Attendance',
        }
      : {
          rule: 'F14',
          words: `${capital(inWords(counted))} appointments were missed in thirteen weeks.`,
          evidence: recordIds,
          see: 'The appointments',
        },
  )

/** F15. */
export function familyNotAsked({ files, childId, today }: SignalFacts): StabilitySignal[] {
  const missing = impactMissingFor(files, childId, today)
  const last = missing.at(-1)
  if (!last) return []
  const about = last.about.map((one) => (one === 'offending' ? 'offending' : 'alcohol or drugs'))
  return [
    {
      rule: 'F15',
      words: `${capital(listed(about))} on ${dayInWords(last.on)}, and nobody has asked what it does to the family.`,
      evidence: missing.map(({ recordId }) => recordId),
      see: missing.length > 1 ? 'What was written' : 'The record',
    },
  ]
}

/** F18: section F has all three together; outside their terms or with a known trauma alone it is a gap to mend, no signal. */
export function newCarersAlone({ files, childId, today }: SignalFacts): StabilitySignal[] {
  const gaps = matchingGaps(files, childId, today)
  if (!gaps?.newCarers || !gaps.traumaNeed || !gaps.noSupport) return []
  return [
    {
      rule: 'F18',
      words: `${gaps.words.join('. ')}.`,
      evidence: gaps.evidence,
      see: gaps.evidence.length > 1 ? 'The records' : 'The home',
    },
  ]
}
