/**
 * What the records say to each of the seven prompts of a progress report (S1.16): a sentence with its numbers, and the
 * records behind each of them: what was counted first, then what it was counted among. What the reader's role does not see is said to be not known here; it is never counted as none.
 */
import { addDays, daysBetween } from '../../model/calendar.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { Actor } from '../../model/person.ts'
import { isFromTheHome } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { appointment } from '../../records/appointment.ts'
import { attendance } from '../../records/attendance.ts'
import { incident } from '../../records/incident.ts'
import { missingEpisode } from '../../records/missing-episode.ts'
import { overnightStay } from '../../records/overnight-stay.ts'
import type { Prompt } from '../../records/progress-report.ts'
import { scaling } from '../../records/scaling.ts'
import { childProcess } from '../process/child-process.ts'
import { seesProcess } from '../process/process-sight.ts'
import { STATE_WORDS } from '../process/state-words.ts'
import { londonDay } from '../london-day.ts'
import { missingDays } from '../missing-days.ts'
import { having, ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import { attendedIn, missedIn } from './attendance.ts'
import type { Period } from './report-period.ts'

export interface Counted {
  readonly prompt: Prompt
  /** False: what would be counted is kept from this role, or from this device. */
  readonly known: boolean
  readonly said: string
  readonly recordIds: readonly Uuid[]
}

const NOT_KNOWN = 'Not known here.'

type Ask = (records: readonly CaseRecord[], period: Period) => Omit<Counted, 'prompt' | 'known'>

/** The type that a count is read from, and how. */
const COUNTS: readonly (readonly [Prompt, AnyRecordDefinition, Ask])[] = [
  ['attendance', attendance, school],
  ['missing', missingEpisode, missing],
  ['appointments', appointment, appointments],
  ['risks', incident, risks],
  ['safeguarding', incident, safeguarding],
]

/** @param now ISO 8601 with offset */
export function countsFor(actor: Actor, files: Files, childId: Uuid, period: Period, now: string): readonly Counted[] {
  const records = files.inFile(childFile(childId))
  const told = COUNTS.map(([prompt, definition, ask]): Counted => {
    if (!may(actor, 'read', definition)) return { prompt, known: false, said: NOT_KNOWN, recordIds: [] }
    const counted = ask(records, period)
    const withheld = prompt === 'safeguarding' && isFromTheHome(actor.role)
    return { prompt, known: true, ...counted, ...(withheld && { said: `${counted.said} ${KEPT}` }) }
  })
  const nights: Counted = may(actor, 'read', overnightStay)
    ? { prompt: 'overnight', known: true, ...overnight(records, period) }
    : { prompt: 'overnight', known: false, said: NOT_KNOWN, recordIds: [] }
  return [...told, breakdown(actor, files, childId, period, now), nights]
}

// Section G: an allegation is withheld from the home and its agency.
const KEPT = 'What is kept from the home and its agency is not counted here.'

const between = (day: string, { from, until }: Period): boolean => day >= from && day <= until
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`
const inOrder = <T extends { readonly on: string }>(list: readonly T[]): readonly T[] =>
  [...list].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))

const firstThese = (counted: readonly { readonly id: Uuid }[], among: readonly { readonly id: Uuid }[]) => [
  ...new Set([...counted, ...among].map(({ id }) => id)),
]

function school(records: readonly CaseRecord[], period: Period) {
  const attended = attendedIn(records, period)
  return attended
    ? {
        said: `${attended.ofHundred} in 100: ${attended.attended} of ${attended.possible} half days.`,
        recordIds: attended.recordIds,
      }
    : { said: 'Nobody has entered attendance for these days.', recordIds: [] }
}

/** Episodes, and incidents of going missing that nobody has written down as an episode. */
function missing(records: readonly CaseRecord[], period: Period) {
  const days = missingDays(records, period.from, period.until)
  return {
    said: days.length === 0 ? 'None is recorded.' : `${many(days.length, 'episode')}.`,
    recordIds: days.map(([, id]) => id),
  }
}

function appointments(records: readonly CaseRecord[], period: Period) {
  const missed = missedIn(records, period)
  const entered = having(ofType(appointment, records), 'date').filter(({ body }) => between(body.date, period))
  const said =
    entered.length === 0
      ? 'Nobody has entered an appointment for these days.'
      : missed.length === 0
        ? entered.length === 1
          ? 'The one appointment was not missed.'
          : `None of ${many(entered.length, 'appointment')} was missed.`
        : `${missed.length} of ${many(entered.length, 'appointment')} missed.`
  return { said, recordIds: firstThese(missed, inOrder(entered.map(({ id, body }) => ({ id, on: body.date })))) }
}

type Incident = { readonly id: Uuid; readonly on: string; readonly kinds: readonly string[]; readonly told: boolean }

const incidentsIn = (records: readonly CaseRecord[], period: Period): readonly Incident[] =>
  inOrder(
    having(ofType(incident, records), 'start')
      .map(({ id, body }) => ({
        id,
        on: londonDay(body.start),
        kinds: body.kinds ?? [],
        told: body.notifiable?.answer === true,
      }))
      .filter(({ on }) => between(on, period)),
  )

const RISKS: ReadonlySet<string> = new Set([
  'missing',
  'self-harm',
  'aggression',
  'police',
  'exploitation',
  'substances',
  'online',
])

/** Whether it grows is seen beside the same number of days before. */
function risks(records: readonly CaseRecord[], period: Period) {
  const days = daysBetween(period.from, period.until) + 1
  const earlier = { from: addDays(period.from, -days), until: addDays(period.from, -1) }
  const of = (when: Period) => incidentsIn(records, when).filter(({ kinds }) => kinds.some((kind) => RISKS.has(kind)))
  const [now, before] = [of(period), of(earlier)]
  return {
    said:
      now.length === 0 && before.length === 0
        ? 'No incident of this kind is recorded.'
        : `${now.length === 0 ? 'None' : many(now.length, 'incident')}, after ${before.length} in the ${days} days before.`,
    recordIds: [...now, ...before].map(({ id }) => id),
  }
}

const SAFEGUARDING: ReadonlySet<string> = new Set(['allegation', 'exploitation', 'self-harm', 'injury', 'restraint'])

function safeguarding(records: readonly CaseRecord[], period: Period) {
  const found = incidentsIn(records, period).filter(
    ({ kinds, told }) => told || kinds.some((kind) => SAFEGUARDING.has(kind)),
  )
  return {
    said: found.length === 0 ? 'None is recorded.' : `${many(found.length, 'incident')}.`,
    recordIds: found.map(({ id }) => id),
  }
}

function overnight(records: readonly CaseRecord[], period: Period) {
  const stays = inOrder(
    having(ofType(overnightStay, records), 'from', 'until').map(({ id, body }) => {
      const first = body.from > period.from ? body.from : period.from
      // the morning of coming back is no night
      const last = addDays(body.until, -1) < period.until ? addDays(body.until, -1) : period.until
      return { id, on: body.from, nights: Math.max(0, daysBetween(first, last) + 1) }
    }),
  ).filter(({ nights }) => nights > 0)
  const nights = stays.reduce((sum, one) => sum + one.nights, 0)
  return {
    said: stays.length === 0 ? 'None is recorded.' : `${many(nights, 'night')} in ${many(stays.length, 'stay')}.`,
    recordIds: stays.map(({ id }) => id),
  }
}

/** The process as far as this role is told of it, and every answer on the scale below 5. */
function breakdown(actor: Actor, files: Files, childId: Uuid, period: Period, now: string): Counted {
  const prompt = 'breakdown'
  const stands = seesProcess(actor)
    ? `${STATE_WORDS[childProcess(files, childId, now).state]}.`
    : 'Where the process stands is not known here.'
  if (!may(actor, 'read', scaling))
    return {
      prompt,
      known: seesProcess(actor),
      said: `${stands} The answers on the scale are not known here.`,
      recordIds: [],
    }
  const answers = inOrder(
    having(ofType(scaling, files.inFile(childFile(childId))), 'date', 'score')
      .filter(({ body }) => between(body.date, period))
      .map(({ id, body }) => ({ id, on: body.date, score: body.score })),
  )
  // Reading 1: below 5 somebody doubts that it holds.
  const low = answers.filter(({ score }) => score < 5)
  const scale =
    answers.length === 0
      ? 'Nobody was asked on the scale.'
      : `${low.length} of ${many(answers.length, 'answer')} on the scale below 5.`
  return { prompt, known: true, said: `${stands} ${scale}`, recordIds: firstThese(low, answers) }
}
