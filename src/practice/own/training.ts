/**
 * Training for carers: offered to new ones, and again when a hard time makes anybody forget what they knew (S4.21). An
 * offer, never a duty: what the carers answer stands.
 */
import { addDays, addMonths, longDate } from '../../model/calendar.ts'
import type { BodyOf } from '../../model/field.ts'
import { householdFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { carerSupervision } from '../../records/carer-supervision.ts'
import { incident } from '../../records/incident.ts'
import { scaling } from '../../records/scaling.ts'
import { trainingNeed } from '../../records/training-need.ts'
import { londonDay } from '../london-day.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { approvedOn } from './matching-gaps.ts'

export type Training = CaseRecord<BodyOf<typeof trainingNeed.fields>>
type Topic = NonNullable<Training['body']['topic']>
type Trigger = NonNullable<Training['body']['trigger']>

export interface TrainingPrompt {
  readonly topic: Topic
  readonly trigger: Trigger
  readonly words: string
  readonly evidence: readonly Uuid[]
}

// S2.8, reading 1: five and over is steady.
const STEADY_FROM = 5
// What is stress now lies within these days; an offer stands for half a year [P].
const NOW_DAYS = 28
const OFFER_MONTHS = 6
// S4.21: "attachment, brain, trauma" for everybody who is new.
const NEW_MONTHS = 12
const FOR_NEW: readonly Topic[] = ['attachment', 'brain', 'trauma']

/** What might be offered to this home now; what was offered lately is not offered again. */
export function trainingPrompts(files: Files, homeId: Uuid, today: string): readonly TrainingPrompt[] {
  const records = files.inFile(householdFile(homeId))
  const since = addDays(today, -NOW_DAYS)
  const offered = having(ofType(trainingNeed, records), 'offeredOn', 'topic')
    .filter(({ body }) => body.offeredOn > addMonths(today, -OFFER_MONTHS))
    .map(({ body }) => body.topic)
  const prompts: TrainingPrompt[] = []
  const approved = approvedOn(files, homeId)
  if (approved && approved <= today && addMonths(approved, NEW_MONTHS) > today)
    for (const topic of FOR_NEW)
      prompts.push({
        topic,
        trigger: 'new-carers',
        words: `New carers, approved on ${longDate(approved)}`,
        evidence: [homeId],
      })
  const low = carersAnswers(records).filter(({ score, on }) => score < STEADY_FROM && on > since && on <= today)
  const lowest = low.at(-1)
  if (lowest)
    prompts.push({
      topic: 'trauma',
      trigger: 'stress',
      words: `${lowest.who} answered ${lowest.score} on ${longDate(lowest.on)}`,
      evidence: [...new Set(low.map(({ recordId }) => recordId))],
    })
  for (const { topic, kinds, says } of AFTER_INCIDENTS) {
    const told = having(ofType(incident, records), 'start').filter(({ body }) => {
      const day = londonDay(body.start)
      return (
        day > since &&
        day <= today &&
        (body.kinds?.some((kind) => kinds.includes(kind)) ||
          (kinds.includes('restraint') && body.restraint?.answer === true))
      )
    })
    const newest = told
      .map(({ body }) => londonDay(body.start))
      .sort()
      .at(-1)
    if (newest)
      prompts.push({
        topic,
        trigger: 'stress',
        words: `${says} on ${longDate(newest)}`,
        evidence: told.map(({ id }) => id),
      })
  }
  const once = new Map(prompts.map((one) => [one.topic, one]))
  return [...once.values()].filter(({ topic }) => !offered.includes(topic))
}

interface Answer {
  readonly who: string
  readonly score: number
  readonly on: string
  readonly recordId: Uuid
}

/** Carers' answers on the scale, given alone or in their supervision, oldest first. */
function carersAnswers(records: readonly CaseRecord[]): readonly Answer[] {
  const alone = having(ofType(scaling, records), 'date', 'score')
    .filter(({ body }) => body.relation === 'carer')
    .map(({ id, body }) => ({ recordId: id, who: body.person?.name ?? 'A carer', score: body.score, on: body.date }))
  const supervised = having(ofType(carerSupervision, records), 'date', 'scores').flatMap(({ id, body }) =>
    body.scores.flatMap(({ person, relation, score }) =>
      relation === 'carer' && score !== undefined
        ? [{ recordId: id, who: person?.name ?? 'A carer', score, on: body.date }]
        : [],
    ),
  )
  return [...alone, ...supervised].sort((a, b) => (a.on < b.on ? -1 : 1))
}

const AFTER_INCIDENTS: readonly { readonly topic: Topic; readonly kinds: readonly string[]; readonly says: string }[] =
  [
    { topic: 'de-escalation', kinds: ['restraint'], says: 'The child was held' },
    { topic: 'self-harm', kinds: ['self-harm'], says: 'Self-harm' },
    { topic: 'exploitation', kinds: ['exploitation'], says: 'Exploitation' },
    { topic: 'substances', kinds: ['substances'], says: 'Alcohol or drugs' },
  ]

/** What the carers have answered: on their phone, else what was written down for them. */
export function answerTo(training: Training): { readonly words: string; readonly by?: string } | undefined {
  const mark = training.marks.findLast(({ kind, role }) => kind === 'answered' && role === 'foster-carer')
  if (mark?.note) return { words: mark.note, by: mark.name }
  const option = trainingNeed.fields.answer.options.find(({ value }) => value === training.body.answer)
  return option && { words: option.label }
}

/** Offered, not done, and nobody has answered yet. */
export const unanswered = (records: readonly CaseRecord[]): readonly Training[] =>
  having(ofType(trainingNeed, records), 'topic', 'offeredOn').filter((one) => !one.body.done && !answerTo(one))
