/** A worker's supervision that is near or past: said to the worker and to their manager, each on their first page. */
import { isSupervised, supervisesWorkers } from '../../model/supervision-file.ts'
import {
  isNear,
  SUPERVISION_RULE,
  supervisionOfTeam,
  workerSupervision,
} from '../../practice/supervision/worker-supervision-due.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { readingPath, TEAM_PATH } from '../paths.ts'
import { shortDay } from '../words.ts'
import { SupervisionDueWords } from './team-due.tsx'

export function useSupervisionLines() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const own = isSupervised(person.role)
    ? workerSupervision(casebook, { workerId: person.personId, name: person.name, role: person.role }, today)
    : undefined
  const near = supervisesWorkers(person.role)
    ? supervisionOfTeam(casebook, person.team, today).filter(isNear)
    : own && isNear(own)
      ? [own]
      : []
  const unread = own?.last && !own.last.isRead ? own.last : undefined
  return { own, near, unread, isEmpty: near.length === 0 && !unread }
}

export function SupervisionLines({ lines }: { readonly lines: ReturnType<typeof useSupervisionLines> }) {
  const { own, near, unread } = lines
  const today = useToday()
  const say = useNameWords()
  if (lines.isEmpty) return null
  return (
    <Rows label="Supervision">
      {unread ? (
        <RowLink
          href={readingPath({ id: unread.recordId, type: 'staff-supervision' })}
          icon="meet"
          title={`Read your supervision of ${shortDay(unread.date, today)}`}
        >
          Signed by your manager, and not marked as read yet
        </RowLink>
      ) : null}
      {near.map((one) => {
        const isOwn = one === own
        return (
          <RowLink
            key={one.workerId}
            href={
              !isOwn ? TEAM_PATH : one.last ? readingPath({ id: one.last.recordId, type: 'staff-supervision' }) : '/'
            }
            icon="meet"
            title={isOwn ? 'Your own supervision' : `Supervision of ${say(one.name)}`}
          >
            <span class="step-line">
              <SupervisionDueWords one={one} />
            </span>
            <span class="small soft step-line">{SUPERVISION_RULE}</span>
          </RowLink>
        )
      })}
    </Rows>
  )
}

/** On the board: the way to the whole list, with how many are near or past. */
export function TeamSupervisionLink() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const { lastReadAt } = useSync().status.value
  if (!supervisesWorkers(person.role) || !person.team) return null
  const near = lastReadAt === null ? 0 : supervisionOfTeam(casebook, person.team, today).filter(isNear).length
  return (
    <a class="btn plain tight" href={TEAM_PATH}>
      <Icon name="meet" />
      {near === 0 ? 'Supervision of the team' : `Supervision of the team: ${near} near or past`}
    </a>
  )
}
