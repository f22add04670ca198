/**
 * Section F: facts that are worth a conversation, each as a sentence with the rule it comes from and the records that
 * show it. Never a score and never a ranking: a person decides what they mean. Thresholds [P].
 */
import { addDays, addMonths, daysBetween } from '../model/calendar.ts'
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import { helpRequest } from '../records/help-request.ts'
import { incident } from '../records/incident.ts'
import { missingEpisode } from '../records/missing-episode.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { helpState, isOpen } from './help-state.ts'
import { currentPlacement, placementsIn } from './home.ts'
import { dayInWords, londonDay } from './london-day.ts'
import { logGap, logsShorter } from './log-gap.ts'
import type { LogFrequency } from './log-gap.ts'
import { having, ofType } from './of-type.ts'
import type { Thread } from './picture-parts.ts'
import { countPlacements } from './two-plus.ts'
import { coverageSince, visitDue } from './visits-due.ts'

export interface Conversation {
  readonly rule: 'F1' | 'F2' | 'F5' | 'F7' | 'F8' | 'F9' | 'F11' | 'F13'
  readonly words: string
  readonly evidence: readonly Uuid[]
  /** What the evidence is called in a link: "Her answers". */
  readonly see: string
}

export interface Facts {
  readonly child: readonly CaseRecord[]
  /** Requests of the home and of the child. */
  readonly requests: readonly CaseRecord[]
  readonly threads: readonly Thread[]
  readonly logs: LogFrequency | undefined
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const inWords = (count: number): string => NUMBERS[count] ?? String(count)
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export function conversations(facts: Facts, today: string, say = (name: string) => name): readonly Conversation[] {
  return [
    ...answersFell(facts.threads, today, say),
    ...visitsLate(facts.child, today),
    ...helpUnanswered(facts.requests, today, say),
    ...missingOften(facts.child, today),
    ...logsThin(facts, today),
    ...incidentsMany(facts.child, today),
    ...homesMany(facts.child, today),
  ]
}

/** F1: below 5. F2: a fall of two or more, or three falls one after another. One sentence per person. */
function answersFell(threads: readonly Thread[], today: string, say: (name: string) => string): Conversation[] {
  const since = addMonths(today, -6)
  return threads.flatMap((thread): Conversation[] => {
    const dots = thread.dots.filter((dot) => dot.date >= since && dot.date <= today)
    const last = dots.at(-1)
    if (!last) return []
    const who = say(thread.who)
    const fell = (at: number) => (dots.at(at)?.score ?? -1) < (dots.at(at - 1)?.score ?? -1)
    const drop = (dots.at(-2)?.score ?? last.score) - last.score
    if (dots.length > 3 && fell(-1) && fell(-2) && fell(-3)) {
      return [
        {
          rule: 'F2',
          words: `${who}’s answers fell three times, to ${last.score} on ${dayInWords(last.date)}.`,
          evidence: dots.slice(-4).map(({ recordId }) => recordId),
          see: 'The answers',
        },
      ]
    }
    if (drop >= 2) {
      return [
        {
          rule: 'F2',
          words: `${who} answered ${last.score} on ${dayInWords(last.date)}, and ${last.score + drop} before.`,
          evidence: dots.slice(-2).map(({ recordId }) => recordId),
          see: 'The answers',
        },
      ]
    }
    if (last.score < 5)
      return [
        {
          rule: 'F1',
          words: `${who} answered ${last.score} on ${dayInWords(last.date)}.`,
          evidence: [last.recordId],
          see: 'The answer',
        },
      ]
    return []
  })
}

/** F5: a visit overdue, or two late in six months. */
function visitsLate(records: readonly CaseRecord[], today: string): Conversation[] {
  const due = visitDue(records, today)
  const cover = coverageSince(records, today)
  if (!due || due.neverRecorded) return []
  const visits = ofType(statutoryVisit, records)
  const newest = visits.filter(({ body }) => body.date === due.lastVisit).map(({ id }) => id)
  if (due.daysLeft < 0)
    return [
      {
        rule: 'F5',
        words: `The visit due on ${dayInWords(due.due)} has not been made.`,
        evidence: newest,
        see: 'The last visit',
      },
    ]
  const late = cover?.marks.filter((mark) => mark.state === 'late' && mark.made) ?? []
  if (late.length < 2) return []
  const evidence = visits.filter(({ body }) => late.some((mark) => mark.made === body.date)).map(({ id }) => id)
  return [
    {
      rule: 'F5',
      words: `${capital(inWords(late.length))} visits were late in six months.`,
      evidence,
      see: 'The visits',
    },
  ]
}

/** F7: a request past its limit, or two open. */
function helpUnanswered(requests: readonly CaseRecord[], today: string, say: (name: string) => string): Conversation[] {
  const open = ofType(helpRequest, requests)
    .map((request) => ({ request, state: helpState(request) }))
    .filter(({ state }) => isOpen(state))
  const late = open.filter(({ state }) => state.due !== undefined && state.due < today)
  const first = late[0]
  if (first) {
    const nobody = first.state.state === 'raised' ? 'nobody has taken it up' : 'it has no answer yet'
    return [
      {
        rule: 'F7',
        words: `${say(first.request.author.name)} asked for help on ${dayInWords(first.state.raised)} and ${nobody}.`,
        evidence: late.map(({ request }) => request.id),
        see: 'The request',
      },
    ]
  }
  return open.length >= 2
    ? [
        {
          rule: 'F7',
          words: `${capital(inWords(open.length))} requests for help are open.`,
          evidence: open.map(({ request }) => request.id),
          see: 'The requests',
        },
      ]
    : []
}

/** F8: missing twice in 28 days, once for more than 24 hours, or the return interview late (72 hours, DfE 2014). */
function missingOften(records: readonly CaseRecord[], today: string): Conversation[] {
  const episodes = having(ofType(missingEpisode, records), 'start').filter(({ body }) => body.start <= today)
  const recent = episodes.filter(({ body }) => body.start > addDays(today, -28))
  const found: string[] = []
  if (recent.length >= 2)
    found.push(`Missing ${recent.length === 2 ? 'twice' : `${inWords(recent.length)} times`} in 28 days.`)
  else if (recent.some(({ body }) => daysBetween(body.start, body.end ?? today) > 1))
    found.push('Missing for more than a day.')
  const late = episodes.filter(({ body }) => (interviewDue(body) ?? today) < today)
  if (late.length > 0) found.push('The talk after coming back is late.')
  if (found.length === 0) return []
  return [
    {
      rule: 'F8',
      words: found.join(' '),
      evidence: [...new Set([...recent, ...late].map(({ id }) => id))],
      see: 'Episodes',
    },
  ]
}

/** The day by which the return interview is due; undefined where it is held or the child is still away. */
export function interviewDue(body: {
  readonly end?: string
  readonly returned?: string
  readonly interviewOn?: string
  readonly kind?: string
}): string | undefined {
  if (body.interviewOn || body.kind === 'A') return undefined
  // A date alone says nothing of the hour: three whole days then, which is never earlier than 72 hours. An episode of
  // an old return without a time of return is history, not a clock.
  return body.returned ? addDays(londonDay(body.returned), 3) : undefined
}

/** F9. */
function logsThin({ child, logs }: Facts, today: string): Conversation[] {
  const gap = logGap(child, logs, today)
  if (gap && logs) {
    const agreed = { daily: 'every day', 'three-a-week': 'three times a week', weekly: 'once a week' }[logs]
    return [
      {
        rule: 'F9',
        words: `No log for ${gap.days} days; ${agreed} was agreed.`,
        evidence: [gap.recordId],
        see: 'The last log',
      },
    ]
  }
  const shorter = logsShorter(child, today)
  return shorter
    ? [
        {
          rule: 'F9',
          words: 'The logs of this fortnight are half as long as before.',
          evidence: shorter,
          see: 'The logs',
        },
      ]
    : []
}

/** F11: three incidents in 14 days, or twice as many in four weeks as in the four before. */
function incidentsMany(records: readonly CaseRecord[], today: string): Conversation[] {
  const dated = ofType(incident, records).flatMap(({ id, body }) =>
    body.start ? [{ id, day: londonDay(body.start) }] : [],
  )
  const between = (from: number, to: number) =>
    dated.filter(({ day }) => day > addDays(today, from) && day <= addDays(today, to))
  const fortnight = between(-14, 0)
  if (fortnight.length >= 3)
    return [
      {
        rule: 'F11',
        words: `${capital(inWords(fortnight.length))} incidents this fortnight.`,
        evidence: fortnight.map(({ id }) => id),
        see: 'Incidents',
      },
    ]
  const [before, now] = [between(-56, -28), between(-28, 0)]
  if (before.length >= 2 && now.length >= before.length * 2) {
    return [
      {
        rule: 'F11',
        words: `${capital(inWords(now.length))} incidents in four weeks, ${inWords(before.length)} in the four before.`,
        evidence: now.map(({ id }) => id),
        see: 'Incidents',
      },
    ]
  }
  return []
}

/** F13: two or more homes in twelve months (S2.12), or an earlier home that ended without a plan (S5.8). */
function homesMany(records: readonly CaseRecord[], today: string): Conversation[] {
  const homes = placementsIn(records)
  const count = countPlacements(
    homes.map(({ body }) => ({ start: body.start, end: body.end, type: body.placementType })),
    today,
  )
  const now = currentPlacement(records, today)
  const before = homes.filter(({ id, body }) => id !== now?.id && body.end && body.end <= today)
  const broken = before.findLast(
    ({ body }) =>
      body.planned?.answer === false || ['carer', 'child', 'standards', 'safeguarding'].includes(body.ending ?? ''),
  )
  const words = [
    ...(count >= 2 ? [`${capital(inWords(count))} homes in twelve months.`] : []),
    ...(broken
      ? [
          broken === before.at(-1)
            ? 'The home before this one ended without a plan.'
            : 'An earlier home ended without a plan.',
        ]
      : []),
  ]
  if (words.length === 0) return []
  return [
    {
      rule: 'F13',
      words: words.join(' '),
      evidence: broken ? [broken.id] : before.slice(-1).map(({ id }) => id),
      see: 'The home before',
    },
  ]
}
