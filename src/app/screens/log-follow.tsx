/** Where a log leads (S4.5): in one tap to the next supervision, an action, support or the chronology, and what came of it. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { addDays } from '../../model/calendar.ts'
import type { PersonRef } from '../../model/field.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { cameOf } from '../../practice/log-follow-ups.ts'
import type { CameOf } from '../../practice/log-follow-ups.ts'
import { discussedMark, nextSupervision } from '../../practice/logs-read.ts'
import { action } from '../../records/action.ts'
import { chronologyEntry } from '../../records/chronology-entry.ts'
import { logFollowUp } from '../../records/log-follow-up.ts'
import { opening } from '../../records/summary-words.ts'
import { supportRequest } from '../../records/support-request.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useSentence } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath, writingPath } from '../paths.ts'
import { firstName, longDay, nearDay, dayOf } from '../words.ts'
import { actionPlaces, LogAction, LogSupport, supportPlaces } from './log-follow-sheets.tsx'
import type { FollowedUp } from './log-follow-sheets.tsx'

type Where = CameOf['where']

export function LogFollow({ log }: { readonly log: CaseRecord }) {
  const notebook = useNotebook()
  const { casebook, person } = notebook
  const today = useToday()
  const { route } = useLocation()
  const asking = useSignal<'action' | 'support' | undefined>(undefined)
  const trouble = useSignal<string | undefined>(undefined)
  const home = log.fileIds.find((file) => fileKind(file) === 'household')
  const child = log.fileIds.find((file) => fileKind(file) === 'child')
  const came = cameOf(casebook, log)
  const own = log.author.personId === person.personId
  const mayFollow = !own && may(person, 'create', logFollowUp) && home !== undefined
  if (!mayFollow && came.length === 0) return null
  const next = home ? nextSupervision(casebook, fileSubject(home), today) : undefined
  const day = typeof log.body.date === 'string' ? log.body.date : today
  const source = `Daily log, ${longDay(day)}`

  async function follow(where: Where, more: { readonly made?: string; readonly on?: string; readonly what?: string }) {
    await notebook.create({
      type: logFollowUp.type,
      fileIds: log.fileIds,
      body: { date: today, log: log.id, where, ...more },
    })
  }
  const tried = (done: Promise<unknown>, said: string) =>
    done.then(
      () => {
        trouble.value = undefined
        asking.value = undefined
        announce(said)
        return true
      },
      (error: unknown) => {
        trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
        return false
      },
    )
  const make = async ({ type, body, what }: FollowedUp) => {
    const files = type === action.type && body.plan === 'child' && child ? [child] : log.fileIds
    const made = await notebook.create({ type, fileIds: files, body: { ...body, source } })
    await follow(type === action.type ? 'action' : 'support', { made: made.id, what })
  }
  const chronology = async () => {
    const event = opening(typeof log.body.happened === 'string' ? log.body.happened : '', 400)
    const made = await notebook.create({
      type: chronologyEntry.type,
      fileIds: child ? [child] : [],
      body: { date: day, event, source },
    })
    await follow('chronology', { made: made.id })
    route(writingPath(made))
  }
  const led = (where: Where) => came.some((one) => one.where === where && one.since === undefined)
  const me: PersonRef = { recordId: person.personId, name: person.name }
  return (
    <section class="stack-3" aria-labelledby="log-follow">
      <h2 id="log-follow">{came.length > 0 ? 'What came of it' : 'Where it leads'}</h2>
      {came.length > 0 ? <Came came={came} own={own} /> : null}
      {mayFollow ? (
        <div class="row wrap">
          {led('supervision') || discussedMark(log) ? null : (
            <button
              type="button"
              class="btn plain"
              onClick={() =>
                void tried(follow('supervision', next ? { on: next } : {}), 'It stands on the next supervision')
              }
            >
              <Icon name="meet" />
              Take it to the next supervision
            </button>
          )}
          {may(person, 'create', action) ? (
            <button type="button" class="btn plain" aria-haspopup="dialog" onClick={() => (asking.value = 'action')}>
              <Icon name="done" />
              Make it an action
              <BegunHere at={actionPlaces(log.id)} />
            </button>
          ) : null}
          {may(person, 'create', supportRequest) ? (
            <button type="button" class="btn plain" aria-haspopup="dialog" onClick={() => (asking.value = 'support')}>
              <Icon name="help" />
              Ask for support
              <BegunHere at={supportPlaces(log.id)} />
            </button>
          ) : null}
          {may(person, 'create', chronologyEntry) && child && !led('chronology') ? (
            <button type="button" class="btn plain" onClick={() => void tried(chronology(), 'Begun')}>
              <Icon name="clock" />
              Note it in the chronology
            </button>
          ) : null}
        </div>
      ) : null}
      <TroubleLine words={trouble.value} />
      {asking.value ? (
        <Sheet
          title={asking.value === 'action' ? 'Make it an action' : 'Ask for support'}
          onClose={() => {
            asking.value = undefined
          }}
        >
          {asking.value === 'action' ? (
            <LogAction
              log={log}
              me={me}
              due={addDays(today, 7)}
              onMake={(made) => tried(make(made), 'The action stands on the plan')}
            />
          ) : (
            <LogSupport log={log} me={me} today={today} onMake={(made) => tried(make(made), 'Asked for')} />
          )}
        </Sheet>
      ) : null}
    </section>
  )
}

/** "Sam took this to your supervision on 3 December. Talked about on 3 December." */
export function Came({ came, own }: { readonly came: readonly CameOf[]; readonly own: boolean }) {
  const today = useToday()
  const sentence = useSentence()
  return (
    <ul class="stack-2">
      {came.map((one) => (
        <li key={one.recordId}>
          <p>
            <Name inert>{firstName(one.by)}</Name>{' '}
            {sentence(own ? one.words : one.words.replace('your ', 'the carers’ '))}
            {one.made ? (
              <>
                {' '}
                <a class="link" href={readingPath(one.made)}>
                  Open
                </a>
              </>
            ) : null}
          </p>
          <p class="small soft">{[nearDay(dayOf(one.at), today), one.since].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  )
}
