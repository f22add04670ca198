/** F13, F16 and F21: the home itself: the ones before it, who has come and gone, whether the carers can go on. */
import { addDays } from '../../model/calendar.ts'
import { homeChange } from '../../records/home-change.ts'
import { householdMember } from '../../records/household-member.ts'
import { notice } from '../../records/notice.ts'
import { placement } from '../../records/placement.ts'
import { capital, inWords, labelOf, lowerFirst } from '../../records/summary-words.ts'
import { placementsIn } from '../home.ts'
import { dayInWords, londonDay } from '../london-day.ts'
import { instantOf } from '../london-time.ts'
import { having } from '../of-type.ts'
import { countPlacements } from '../two-plus.ts'
import type { StabilitySignal } from './signal.ts'
import type { SignalFacts } from './signal-facts.ts'

// Section F [P].
const HOMES = 2
const LATELY_DAYS = 28
const UNPLANNED = ['carer', 'child', 'standards', 'safeguarding'] as const

export function homesMany(facts: SignalFacts): StabilitySignal[] {
  const { records, today, home } = facts
  const homes = placementsIn(records)
  const count = countPlacements(
    homes.map(({ body }) => ({ start: body.start, end: body.end, type: body.placementType })),
    today,
  )
  const before = homes.filter(({ id, body }) => id !== home.id && body.end && body.end <= today)
  const broken = before.findLast(
    ({ body }) => body.planned?.answer === false || UNPLANNED.some((ending) => ending === body.ending),
  )
  const words = [
    ...(count >= HOMES ? [`${capital(inWords(count))} homes in twelve months.`] : []),
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
      // the newest home last: one more is news
      evidence: [...new Set([...(broken ? [broken.id] : []), ...before.slice(-1).map(({ id }) => id), home.id])],
      see: 'The homes',
    },
  ]
}

/** F16: what the carers told of themselves, who joined or left the family, other children who came or went. */
export function homeChanged(facts: SignalFacts): StabilitySignal[] {
  const { today, say, childId } = facts
  const since = addDays(today, -LATELY_DAYS)
  const lately = (day: string | undefined): day is string => day !== undefined && day > since && day <= today
  const told = having(facts.ofHome(homeChange), 'kind', 'from')
    .filter(
      ({ body }) =>
        (body.kind === 'carer-ill' || body.kind === 'joins' || body.kind === 'leaves') &&
        !(body.until && body.until < since),
    )
    .filter(({ body }) => body.from > since || (body.kind === 'carer-ill' && !body.until))
    .map(({ id, body }) => ({
      id,
      day: body.from,
      words: `${capital(lowerFirst(labelOf(homeChange.fields.kind.options, body.kind)))} (${dayInWords(body.from)})`,
    }))
  const family = facts
    .ofHome(householdMember)
    .flatMap(({ id, body }) => [
      ...(lately(body.joined)
        ? [{ id, day: body.joined, words: `${say(body.name ?? 'Somebody')} moved in on ${dayInWords(body.joined)}` }]
        : []),
      ...(lately(body.left)
        ? [{ id, day: body.left, words: `${say(body.name ?? 'Somebody')} moved out on ${dayInWords(body.left)}` }]
        : []),
    ])
  const others = facts
    .ofHome(placement)
    .filter(({ fileIds }) => !fileIds.includes(`child:${childId}`))
    .flatMap(({ id, body }) => [
      ...(lately(body.start)
        ? [{ id, day: body.start, words: `Another child came on ${dayInWords(body.start)}` }]
        : []),
      ...(lately(body.end) ? [{ id, day: body.end, words: `Another child left on ${dayInWords(body.end)}` }] : []),
    ])
  const all = [...told, ...family, ...others].sort((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1,
  )
  if (all.length === 0) return []
  return [
    {
      rule: 'F16',
      words: `${all.map(({ words }) => words).join('. ')}.`,
      evidence: [...new Set(all.map(({ id }) => id))],
      see: 'What changed',
    },
  ]
}

/** F21: notice by the carers since the child came; taken up or answered it is shown so, and by the process itself. */
export function noticeGiven(facts: SignalFacts): StabilitySignal[] {
  const given = having(facts.ofChild(notice), 'kind', 'at')
    .filter(({ body }) => body.kind === 'carer-notice' && londonDay(instantOf(body.at)) >= facts.home.body.start)
    .sort((a, b) => Date.parse(instantOf(a.body.at)) - Date.parse(instantOf(b.body.at)))
  const last = given.at(-1)
  if (!last) return []
  return [
    {
      rule: 'F21',
      words: `${facts.say(last.author.name)} said on ${dayInWords(londonDay(instantOf(last.body.at)))} that they cannot carry on.`,
      evidence: given.map(({ id }) => id),
      see: 'The notice',
      urgent: true,
    },
  ]
}
