/** The supervision of a team's workers: who had it when, and when the next is due (S4.13). Ordered by date, no ranking. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { ROLE_WORDS } from '../../model/person.ts'
import { supervisesWorkers } from '../../model/supervision-file.ts'
import { childrenOfWorker } from '../../practice/supervision/worker-caseload.ts'
import { SUPERVISION_RULE, supervisionOfTeam } from '../../practice/supervision/worker-supervision-due.ts'
import type { WorkerSupervision } from '../../practice/supervision/worker-supervision-due.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath, staffSupervisionPath } from '../paths.ts'
import { capital, count, shortDay } from '../words.ts'
import { NotFound } from './not-found.tsx'
import { startStaffSupervision } from './staff-supervision-start.ts'
import { SupervisionDueWords } from './team-due.tsx'
import '../look/screens/staff-supervision.css'

export function Team() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  if (!supervisesWorkers(person.role)) return <NotFound words="Your role does not hold supervision of workers." />
  const workers = supervisionOfTeam(casebook, person.team, today)
  return (
    <WorkerFrame current="board" title="The team’s supervision" page="stack">
      <a class="back" href="/">
        <Icon name="back" />
        Board
      </a>
      <h1 class="pagehead">The team’s supervision</h1>
      <p class="soft">
        {capital(SUPERVISION_RULE)}. Ordered by date alone. Each child a worker carries stands on the agenda by itself,
        with what is overdue.
      </p>
      {workers.length === 0 ? (
        <p class="soft">
          {casebook.loaded.value === 'all' ? 'Nobody of your team carries cases.' : 'Opening your files.'}
        </p>
      ) : null}
      <ul class="rows" aria-label="Supervision of the team">
        {workers.map((one) => (
          <Worker key={one.workerId} one={one} />
        ))}
      </ul>
    </WorkerFrame>
  )
}

function Worker({ one }: { readonly one: WorkerSupervision }) {
  const notebook = useNotebook()
  const today = useToday()
  const now = useNow()
  const say = useNameWords()
  const { route } = useLocation()
  const trouble = useSignal(false)
  const children = childrenOfWorker(notebook.casebook, one.workerId, today).length
  const begin = async () => {
    try {
      route(staffSupervisionPath(await startStaffSupervision(notebook, one, now)))
    } catch {
      trouble.value = true
    }
  }
  const name = say(one.name)
  return (
    <li class="worker-row">
      <span class="grow">
        <b>{name}</b>
        <span class="small soft">
          {' '}
          · {capital(ROLE_WORDS[one.role])} · {count(children, 'child', 'children')}
        </span>
        <br />
        <SupervisionDueWords one={one} />
        <br />
        <span class="small soft">
          {one.last ? (
            <>
              <a class="link" href={readingPath({ id: one.last.recordId, type: 'staff-supervision' })}>
                Last on {shortDay(one.last.date, today)}
                <span class="vh">, {name}</span>
              </a>
              {one.last.isRead ? `, read by ${name}` : `, not read by ${name} yet`}
            </>
          ) : (
            'When the last one was, nobody has written here'
          )}
          {one.agreed ? ` · next agreed for ${shortDay(one.agreed, today)}` : ''}
        </span>
        <TroubleLine
          words={trouble.value ? 'This device could not begin it. Please make room and try again.' : undefined}
        />
      </span>
      {one.workerId === notebook.person.personId ? null : (
        <button type="button" class="btn tight" onClick={() => void begin()}>
          <Icon name="pen" />
          {one.draft ? 'Go on' : 'Begin'}
          <span class="vh"> the supervision of {name}</span>
        </button>
      )}
    </li>
  )
}
