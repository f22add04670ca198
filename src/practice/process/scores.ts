/** Reading 1: 5 to 10 is stable, 0 is the worry end; the gate is the lowest answer of the carers and their worker. */
import { londonDay } from '../london-day.ts'
import type { ProcessEvent, Score } from './event.ts'
import { settingOn } from './settings.ts'
import type { SettingVersion } from './settings.ts'
import type { Guard } from './table.ts'

const isGate = ({ relation, adult }: Score): boolean =>
  // a carer's grown-up daughter is no carer
  adult && (/\bcarer\b(?!['’]s)/i.test(relation) || /^(ssw|supervising social worker)$/i.test(relation))

const answered = (scores: readonly Score[]): readonly (Score & { readonly score: number })[] =>
  scores.filter((one): one is Score & { readonly score: number } => typeof one.score === 'number')

type Answered = Score & { readonly score: number }
const lowest = (scores: readonly Answered[]): Answered | undefined =>
  scores.reduce<Answered | undefined>((least, one) => (least && least.score <= one.score ? least : one), undefined)

/** Of the carers and their worker: the first of those who gave the lowest number. */
export const lowestGateAnswer = (event: ProcessEvent): Answered | undefined =>
  event.type === 'carer supervision' ? lowest(answered(event.data.scores ?? []).filter(isGate)) : undefined
export const lowestGateScore = (event: ProcessEvent): number | undefined => lowestGateAnswer(event)?.score

/** Of those who are not the gate; outside supervision everybody. */
export function lowestOtherAnswer(event: ProcessEvent): Answered | undefined {
  if (event.type === 'carer supervision') return lowest(answered(event.data.scores ?? []).filter((one) => !isGate(one)))
  if (event.type !== 'scaling') return undefined
  const { scores = [], score, person = '', relation = '', adult = true } = event.data
  return lowest([...answered(scores), ...answered([{ person, relation, adult, score: score ?? null }])])
}

/** A child or a relative below the gate, or anybody outside supervision: triage is opened, no meeting is called by itself. */
export function othersBelow(event: ProcessEvent, gate: number): boolean {
  if (event.type === 'carer supervision')
    return answered(event.data.scores ?? []).some((one) => !isGate(one) && one.score < gate)
  if (event.type !== 'scaling') return false
  const { scores = [], score } = event.data
  return answered(scores).some((one) => one.score < gate) || (typeof score === 'number' && score < gate)
}

export function guardHolds(
  guard: Guard | undefined,
  event: ProcessEvent,
  settings: readonly SettingVersion[],
): boolean {
  if (!guard) return true
  if (event.type === 'carer supervision') {
    const lowest = lowestGateScore(event)
    const gate = Number(settingOn(settings, 'gate', londonDay(event.at)))
    const below = lowest !== undefined && lowest < gate
    if (guard === 'scale below the gate') return below
    const { actionsRequired } = event.data
    if (guard === 'scale at the gate or over, actions') return !below && actionsRequired === true
    return guard === 'scale at the gate or over, no actions' && !below && actionsRequired === false
  }
  if (event.type === 'triage') return event.data.immediateRisk === (guard === 'immediate risk')
  if (event.type === 'stability discussion') return event.data.psmRequired === (guard === 'meeting required')
  if (event.type === 'review held') {
    const { stabilising, nextReviewDate } = event.data
    if (guard === 'not stabilising') return stabilising === false
    if (guard === 'stabilising, a new date') return stabilising === true && nextReviewDate !== undefined
    return guard === 'stabilising' && stabilising === true
  }
  if (event.type === 'maintainability decided') return event.data.maintainable === (guard === 'maintainable')
  return false
}
