/**
 * Help that does not come climbs further than other dates: from whoever has it to the team manager, then to the service
 * manager, then to the head of service (S4.16; section E says of help that "each miss climbs").
 */
import { addDays, addWorkingDays } from '../../model/calendar.ts'
import type { Role } from '../../model/person.ts'
import { person } from '../../records/person.ts'
import { hoursAfter, inLondon, onDay } from '../london-time.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'
import type { Moments } from './clock-moments.ts'

/** Who hears after the team manager, and who after that. */
export type Ladder = readonly [second: Role, third: Role]

/** In a service that has no such person the senior manager hears. */
export function ladderOf(files: Files): Ladder {
  const roles = new Set(ofType(person, files.ofType('person')).map(({ body }) => body.role))
  const orSenior = (role: Role): Role => (roles.has(role) ? role : 'senior-manager')
  return [orSenior('service-manager'), orSenior('head-of-service')]
}

/** All who have heard of it above its owner, the first of them first. */
export function climbedTo({ level, climbs }: { readonly level: string | undefined; readonly climbs?: Ladder }): Role[] {
  if (level === undefined || level === 'soon') return []
  const above: Role[] = ['team-manager']
  if (level === 'escalated' || level === 'top') above.push(climbs?.[0] ?? 'senior-manager')
  if (level === 'top' && climbs) above.push(climbs[1])
  return [...new Set(above)]
}

const startOf = (day: string): string => onDay(day, '00:00')

/** For limits in hours: missed after the limit, and climbing each time the same hours have gone by again. */
export function climbingByHours(since: string, due: string): Moments {
  const hours = (Date.parse(due) - Date.parse(since)) / 3_600_000
  // on the limit itself it is in time
  const missed = (times: number): string => inLondon(Date.parse(hoursAfter(since, hours * times)) + 1000)
  return { soon: since, missed: missed(1), escalated: missed(2), top: missed(3) }
}

/** For limits in working days. In time until the end of a day: each step comes with the first moment of the next one. */
export function climbingByDays(due: string, again: number, soon: string): Moments {
  const after = (days: number): string => startOf(addDays(days === 0 ? due : addWorkingDays(due, days).date, 1))
  return { soon, missed: after(0), escalated: after(again), top: after(again * 2) }
}

export interface Rung {
  readonly role: Role
  /** From this instant on they hear of it. */
  readonly at: string
  readonly reached: boolean
}

/** How far it has climbed and where it goes next, the first above its owner first. */
export function rungsOf(
  { moments, climbs }: { readonly moments: Moments; readonly climbs: Ladder },
  now: string,
): Rung[] {
  const rung = (role: Role, at: string): Rung => ({ role, at, reached: Date.parse(at) <= Date.parse(now) })
  const [second, third] = climbs
  return [
    rung('team-manager', moments.missed),
    rung(second, moments.escalated),
    ...(moments.top && third !== second ? [rung(third, moments.top)] : []),
  ]
}
