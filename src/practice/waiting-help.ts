/** Of what waits for a person: help that is theirs to give or that climbed to them, and support that is waited for. */
import type { Uuid } from '../model/file.ts'
import { isFromTheHome, STANDS_WITH } from '../model/person.ts'
import type { Actor, Role } from '../model/person.ts'
import type { Mark } from '../model/record.ts'
import { opening } from '../records/summary-words.ts'
import { helpLines, visitBegun, waitLines } from './duty.ts'
import type { HelpLine } from './duty.ts'
import { helpState } from './help-state.ts'
import { nameAbout } from './name-about.ts'
import type { Files } from './of-type.ts'
import { hears, mayHear } from './process/clocks.ts'
import { supportName } from './support-wait.ts'

export interface HelpWaiting {
  readonly kind: 'help' | 'support'
  readonly recordId: Uuid
  readonly type: string
  readonly many: number
  readonly about: string
  readonly who: string
  readonly words: string
  readonly on: string
  readonly due: string
  readonly late: boolean
  readonly days?: number
  readonly climbed: boolean
  /** Asked for now, and late. */
  readonly pressing?: boolean
  readonly visit?: Mark
}

/** Who takes up what nobody has taken yet. */
const ON_DUTY: readonly Role[] = ['childs-social-worker', 'supervising-social-worker', 'independent-provider']
const isOnDuty = (role: Role): boolean => ON_DUTY.includes(STANDS_WITH[role] ?? role)

export function helpWaiting(actor: Actor, files: Files, now: string): HelpWaiting[] {
  const isMineToTake = ({ request }: HelpLine): boolean =>
    isOnDuty(actor.role) && request.author.personId !== actor.personId && helpState(request).state === 'raised'
  const help = helpLines(files, now)
    .filter(
      (line) =>
        isMineToTake(line) ||
        line.clock.who.personId === actor.personId ||
        (mayHear(actor.role, line.clock) && hears(actor, line.clock)),
    )
    .map((line): HelpWaiting => {
      const { request, clock, pressing } = line
      const visit = visitBegun(files, request, actor.personId)
      return {
        kind: 'help',
        recordId: request.id,
        type: request.type,
        many: 1,
        about: nameAbout(files, request),
        who: request.author.name,
        words: opening(helpState(request).again?.note ?? request.body.need, 60),
        on: helpState(request).raised,
        due: clock.due,
        late: clock.overdue,
        // whoever is on duty takes up what nobody has taken: to them it has not climbed
        climbed: clock.level !== 'soon' && clock.who.personId !== actor.personId && !isMineToTake(line),
        pressing,
        ...(visit && { visit }),
      }
    })
  if (isFromTheHome(actor.role)) return help
  const support = waitLines(files, now)
    .filter(({ clock }) => clock.who.personId === actor.personId || hears(actor, clock))
    .map(
      ({ wait: { record, days, since }, clock }): HelpWaiting => ({
        kind: 'support',
        recordId: record.id,
        type: record.type,
        many: 1,
        days,
        about: nameAbout(files, record),
        who: clock.who.name ?? '',
        words: supportName(record.body.kind),
        on: since,
        due: clock.due,
        late: clock.overdue,
        climbed: clock.who.personId !== actor.personId,
      }),
    )
  return [...help, ...support]
}
