/** What is to be done next because of where a placement stands: the rows of the table. */
import { addWorkingDays } from '../../model/calendar.ts'
import { londonDay } from '../london-day.ts'
import type { Duty, Stay } from './fold.ts'
import type { EventType, ProcessEvent } from './event.ts'
import { BY_REGULATION, limitFrom, settingOn } from './settings.ts'
import type { SettingVersion } from './settings.ts'
import type { Wanted } from './step.ts'

const fromDuty = (what: string, duty: Duty): Wanted => ({
  what,
  owner: duty.owner,
  due: duty.due,
  rule: duty.rule,
  from: duty.from,
  limit: duty.limit,
})

/** Whether something of the kind happened at or after another event. */
export const since = (stay: Stay, event: ProcessEvent, ...types: readonly EventType[]): boolean =>
  stay.events.some((one) => types.includes(one.type) && Date.parse(one.at) >= Date.parse(event.at))

export function stateSteps(stay: Stay, settings: readonly SettingVersion[]): Wanted[] {
  const { last } = stay
  const steps: Wanted[] = []
  const add = (what: string, owner: string, rule: string, due: string | null = null): void => {
    steps.push({ what, owner, rule, due, from: last?.event })
  }
  switch (stay.state) {
    case 'SOURCING':
      add('source and match a home', 'CPT', 'T1')
      break
    case 'SCALED':
      add('answer: any actions required?', 'SSW', 'T4')
      break
    case 'TRIAGE':
      add('triage: immediate risk?', 'CSW', 'T8')
      break
    case 'DISCUSSION':
      if (stay.discussion) steps.push(fromDuty('stability discussion', stay.discussion))
      break
    case 'ARRANGING':
      if (stay.meeting) steps.push(fromDuty('hold PSM', stay.meeting))
      break
    case 'HELD':
      add('sign D6', 'Chair', 'T13')
      break
    case 'ACTIONS':
      if (stay.review) steps.push(fromDuty('hold review meeting', stay.review))
      break
    case 'REVIEWED':
      add('decide: stabilising?', 'Chair', 'T15')
      break
    case 'APPROVAL':
      add('approve or refuse move', 'Senior manager', 'T17')
      break
    case 'DECIDED':
      add('decide: can placement be maintained until suitable home found?', 'CSW', 'T18')
      break
    default:
      break
  }
  const recheck = stay.recheck && openRecheck(stay, stay.recheck)
  if (recheck) steps.push(fromDuty('recheck', recheck))
  steps.push(...openWorries(stay).map((worry) => telling(worry, settings)))
  return [
    ...steps,
    ...moveSteps(stay),
    ...noticeSteps(stay),
    ...plannedActions(stay),
    ...planningMeeting(stay),
    ...endingSteps(stay, settings),
  ]
}

/**
 * T8: the manager is told. They talk it through with the child's worker on the next working day (T10), and where a meeting
 * is arranged already there is no such talk to hear of it in: so they hear by then, wherever the placement stands. [P]
 */
function telling(worry: ProcessEvent, settings: readonly SettingVersion[]): Wanted {
  const day = londonDay(worry.at)
  const limit = limitFrom(day, settingOn(settings, 'discussion', day))
  return { what: 'tell team manager', owner: 'CSW', rule: 'T8', due: limit.date, from: worry, limit }
}

/** Worries that opened triage, or joined the agenda and were not talked through with the manager since; the oldest first. */
function openWorries(stay: Stay): readonly ProcessEvent[] {
  if (stay.ended) return []
  const joined = stay.agenda.filter((worry) => !since(stay, worry, 'stability discussion'))
  return stay.state === 'TRIAGE' && stay.last ? [stay.last.event, ...joined] : joined
}

/**
 * Looked at again, on the day that was set or after it, in supervision or in another discussion: one that sets a further
 * day owes that one.
 */
function openRecheck(stay: Stay, recheck: Duty): Duty | undefined {
  const looked = stay.events.find(
    (one) =>
      (one.type === 'carer supervision' || one.type === 'stability discussion') &&
      one !== recheck.from &&
      Date.parse(one.at) > Date.parse(recheck.from.at) &&
      (recheck.due === null || londonDay(one.at) >= recheck.due),
  )
  if (!looked) return recheck
  const again = looked.type === 'stability discussion' ? looked.data.recheckOn : undefined
  return again === undefined ? undefined : openRecheck(stay, { ...recheck, due: again, from: looked })
}

/** T18 to T22: what a move needs before it. */
function moveSteps(stay: Stay): Wanted[] {
  const { last } = stay
  if (!last) return []
  const { event } = last
  const steps: Wanted[] = []
  const approved = stay.path.findLast((taken) => taken.row.id === 'T18')?.event
  if (stay.state === 'PLANNED_MOVE') {
    if (!since(stay, event, 'K1 sent')) steps.push({ what: 'send planned K1', owner: 'CSW', rule: 'T20', from: event })
  } else if (stay.state === 'EMERGENCY') {
    const sent = stay.events.some(
      (one) => one.type === 'K1 sent' && one.data.kind === 'emergency' && Date.parse(one.at) >= Date.parse(event.at),
    )
    if (!sent)
      steps.push({ what: 'send emergency K1', owner: 'CSW', rule: last.row.id === 'T22' ? 'T22' : 'T21', from: event })
  }
  if (stay.state !== 'PLANNED_MOVE' && stay.state !== 'EMERGENCY') return steps
  const isMoveWanted = stay.events.some((one) => one.type === 'K1 sent' && Date.parse(one.at) >= Date.parse(event.at))
  if (isMoveWanted) steps.push({ what: 'source and match a home', owner: 'CPT', rule: 'T1', from: event })
  if (last.row.id === 'T22') {
    // reg 14(3): no review first; the reviewing officer is told as soon as reasonably practicable
    if (!since(stay, event, 'IRO informed'))
      steps.push({ what: 'inform IRO', owner: 'CSW', rule: 'reg 14(3)', from: event })
    return steps
  }
  const reviewed = stay.events.some(
    (one) =>
      one.type === 'statutory review held' &&
      one.data.number === undefined &&
      Date.parse(one.at) >= Date.parse((approved ?? event).at),
  )
  if (!reviewed) steps.push({ what: 'statutory review before the move', owner: 'IRO', rule: 'reg 14(1)', from: event })
  return steps
}

/** Reading 5: the reviewing officer, and CAFCASS where involved, hear of a placing and of an approved move. */
function noticeSteps(stay: Stay): Wanted[] {
  const steps: Wanted[] = []
  const approved = stay.path.findLast((taken) => taken.row.id === 'T18')?.event
  const cafcass = stay.placed?.data.cafcassInvolved === true
  const notify = (event: ProcessEvent, owner: string, rule: string, due: string | null): void => {
    const told = (type: EventType): boolean =>
      stay.events.some(
        (one) =>
          one.type === type &&
          // reg 13: before the placing is when it should be told
          (event === stay.placed || Date.parse(one.at) >= Date.parse(event.at)) &&
          // a receipt from before an approval is the placing's
          (event !== stay.placed ||
            !approved ||
            Date.parse(one.at) < Date.parse(approved.at) ||
            Date.parse(approved.at) === Date.parse(event.at)),
      )
    if (!told('IRO notified')) steps.push({ what: 'notify IRO', owner, rule, due, from: event })
    if (cafcass && !told('CAFCASS notified')) steps.push({ what: 'notify CAFCASS', owner, rule, due, from: event })
  }
  if (stay.placed) {
    const day = londonDay(stay.placed.at)
    // reg 13: written notice before the placement is made, in an emergency within five working days
    notify(stay.placed, 'CPT', 'T2', stay.placed.data.emergency ? addWorkingDays(day, 5).date : day)
  }
  if (approved) notify(approved, 'Senior manager', 'T18', null)
  return steps
}

const plannedActions = (stay: Stay): Wanted[] =>
  stay.actions.map(({ action, from }) => ({
    what: `action: ${action.what}`,
    owner: action.owner,
    due: action.due ?? null,
    rule: from.type === 'carer supervision' ? 'T6' : from.type === 'D6 signed' ? 'T14' : 'T12',
    from,
  }))

/** T3 and reg 9(2): five working days from the placing, whatever else happens meanwhile. */
function planningMeeting(stay: Stay): Wanted[] {
  if (!stay.placed || stay.ended || since(stay, stay.placed, 'PPM held')) return []
  const limit = limitFrom(londonDay(stay.placed.at), BY_REGULATION['planning meeting'])
  return [
    { what: 'hold placement planning meeting', owner: 'CSW', due: limit.date, rule: 'T3', from: stay.placed, limit },
  ]
}

/** Reading 9: endings under regs 19(c), 23(2), 25(6) or section 22D are none of regulation 14's. */
const isOutsideReg14 = (ended: NonNullable<Stay['ended']>): boolean =>
  ended.type === 'placement ended' && /\b(19\s*\(c\)|23\s*\(2\)|25\s*\(6\))|\b22D\b/i.test(ended.data.reason ?? '')

/** T23 and T24. */
function endingSteps(stay: Stay, settings: readonly SettingVersion[]): Wanted[] {
  const { ended } = stay
  if (!ended) return []
  const steps: Wanted[] = []
  const day = londonDay(ended.at)
  const unplanned =
    ended.type === 'child moved'
      ? (ended.data.unplanned ?? stay.path.at(-1)?.from === 'EMERGENCY')
      : ended.data.planned === false
  if (unplanned && !since(stay, ended, 'disruption meeting held')) {
    const limit = limitFrom(day, settingOn(settings, 'disruption meeting', day))
    steps.push({
      what: 'disruption meeting',
      owner: 'TM',
      due: limit.date,
      rule: stay.last?.row.id ?? 'T23',
      from: ended,
      limit,
    })
  }
  if (!isOutsideReg14(ended) && !stay.events.some((one) => one.type === 'notice of ending sent')) {
    // reg 14(4): before the ending; a late notice within ten working days (reg 14(2)(c))
    const limit = limitFrom(day, BY_REGULATION['late notice of ending'])
    steps.push({
      what: 'written notice of ending',
      owner: 'CSW',
      due: limit.date,
      rule: 'reg 14(4)',
      from: ended,
      limit,
    })
  }
  return steps
}

/** S5.8, S5.11: after an unplanned ending the next home begins with the question whether the network should meet. */
export function supportMeeting(stays: readonly Stay[]): Wanted[] {
  const newest = stays.at(-1)
  if (!newest?.placed || newest.ended) return []
  const earlier = stays
    .slice(0, -1)
    .some(({ ended }) =>
      ended?.type === 'child moved'
        ? ended.data.unplanned === true
        : ended?.type === 'placement ended' && ended.data.planned === false,
    )
  const done = newest.events.some((one) => one.type === 'support meeting considered' || one.type === 'PSM held')
  return earlier && !done
    ? [{ what: 'consider support meeting: earlier unplanned ending', owner: 'CSW', rule: 'S5.11', from: newest.placed }]
    : []
}
