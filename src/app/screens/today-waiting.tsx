import { useSignal } from '@preact/signals'
import type { LaneStep } from '../../practice/process/lane-steps.ts'
import type { HouseholdClock } from '../../practice/timers/household-timers.ts'
import type { Waiting } from '../../practice/waiting.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { daysBetween } from '../../model/calendar.ts'
import { capital, dayMonth, firstName, inWords, nearDay, ofSomeone, weekday } from '../words.ts'
import { afterwardsPath, childPath, readingPath, startPath, writingPath } from '../paths.ts'
import { visitWords } from './help-words.ts'
import { HomeRow } from './home-row.tsx'
import { dueOf } from './process-due.ts'
import { StepRow } from './step-rows.tsx'
import { ToldRow } from './told-row.tsx'

/** More than this and what is urgent would be lost in it. */
const FIRST = 6

const ICONS: { readonly [K in Waiting['kind']]: string } = {
  log: 'log',
  help: 'help',
  support: 'clock',
  sign: 'pen',
  countersign: 'lock',
  conflict: 'note',
  joined: 'note',
  late: 'note',
  told: 'say',
  after: 'meet',
  own: 'face',
}

/** That there is nothing is said by the page, which knows of everything that stands in its group. */
export function NothingWaits({ waiting }: { readonly waiting: readonly Waiting[] }) {
  return <p class="soft">Nothing {waiting.some(({ pressing }) => pressing) ? 'else ' : ''}is waiting for you.</p>
}

/** What waits for the person, in sentences with a name in them: words of others, and steps of the process. */
export function WaitingList(props: {
  readonly waiting: readonly Waiting[]
  readonly steps: readonly LaneStep[]
  /** Dates of foster homes. */
  readonly homes?: readonly HouseholdClock[]
}) {
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const all = useSignal(false)
  const waiting = inOneList(props.waiting, props.steps, props.homes ?? [])
  if (waiting.length === 0) return null
  const shown = all.value ? waiting : waiting.slice(0, FIRST)
  return (
    <>
      <Rows label="Waiting for you">
        {shown.map((one) =>
          'householdId' in one ? (
            <HomeRow key={`home ${one.householdId} ${one.what}`} clock={one} />
          ) : 'begun' in one ? (
            <StepRow key={`step ${one.childId} ${one.what} ${one.recordId ?? ''}`} step={one} />
          ) : one.kind === 'told' ? (
            <ToldRow key={`told ${one.recordId}`} one={one} />
          ) : (
            <RowLink
              key={`${one.kind} ${one.recordId} ${one.words}`}
              href={hrefOf(one)}
              icon={ICONS[one.kind]}
              title={one.kind === 'own' ? sentence(`${one.about}: ${lowerFirst(one.words)}`) : titleOf(one, say)}
            >
              {one.kind === 'help' || one.kind === 'support' ? (
                <HelpDue one={one} />
              ) : one.due !== undefined && daysBetween(today, one.due) <= 2 ? (
                <Status kind={one.due < today ? 'urgent' : 'soon'}>{dueWords(one, one.due, today)}</Status>
              ) : (
                detailOf(one, today)
              )}
            </RowLink>
          ),
        )}
      </Rows>
      {shown.length < waiting.length ? (
        <button
          type="button"
          class="link more"
          onClick={() => {
            all.value = true
          }}
        >
          All {waiting.length} that wait for you
        </button>
      ) : null}
    </>
  )
}

/**
 * By their dates. What must be settled between versions stays first; a record that is begun for a step stands there once,
 * as the step.
 */
function inOneList(
  waiting: readonly Waiting[],
  steps: readonly LaneStep[],
  homes: readonly HouseholdClock[],
): readonly (Waiting | LaneStep | HouseholdClock)[] {
  const inSteps = new Set(steps.flatMap(({ recordId }) => recordId ?? []))
  // what presses stands above everything else (help-pressing)
  const lines = waiting.filter((one) => !one.pressing && (one.kind !== 'sign' || !inSteps.has(one.recordId)))
  const first = lines.filter(
    ({ kind }) => kind === 'conflict' || kind === 'joined' || kind === 'late' || kind === 'told',
  )
  const dated = [...lines.filter((one) => !first.includes(one)), ...steps, ...homes]
  return [
    ...first,
    ...dated.sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0)),
  ]
}

function hrefOf(one: Waiting): string {
  const record = { id: one.recordId, type: one.type }
  if (one.kind === 'after') return afterwardsPath(record)
  if (one.kind === 'own') {
    if (one.begin) return startPath(one.type, one.begin)
    return one.type === 'pathway-plan' ? childPath(one.recordId, 'papers') : writingPath(record)
  }
  return one.kind === 'sign' && one.type !== 'incident' ? writingPath(record) : readingPath(record)
}

function titleOf(one: Waiting, say: (name: string) => string): string {
  const about = one.about.split(' and ').map(say).join(' and ')
  const who = firstName(say(one.who))
  switch (one.kind) {
    case 'log':
      return `${who} wrote about ${about}`
    case 'help':
      return `${who} asks for help${about ? `, ${about}` : ''}`
    case 'support':
      return `${about} waits for ${one.words}`
    case 'sign':
      return one.many > 1 && one.type === 'chronology-entry'
        ? `Sign ${inWords(one.many)} chronology entries, ${about}`
        : one.type.endsWith('visit')
          ? `Sign your visit to ${about}, ${dayMonth(one.on)}`
          : `Sign the ${one.words}, ${about}`
    case 'countersign':
      if (one.type === 'progress-report') return `Say that ${who}’s progress report has come, ${about}`
      return `Countersign ${who}’s ${one.words}, ${about}`
    case 'conflict':
      return about ? `Two versions of ${ofSomeone(about)} ${one.words}` : `Two versions of a ${one.words}`
    case 'after':
      return `${one.words}, ${about}`
    case 'late':
      return `${who} wrote in ${about ? ofSomeone(about) : 'a'} signed ${one.words}`
    default:
      return `Read ${about ? ofSomeone(about) : 'a'} ${one.words} once more`
  }
}

/** By when, and how long it is waited for; with whom it is where it climbed. */
function HelpDue({ one }: { readonly one: Waiting }) {
  const { person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const due = dueOf({ due: one.due ?? null, overdue: one.late === true }, today)
  const words = one.kind === 'help' ? `${capital(nearDay(one.on, today))}: ${one.words}` : ''
  return (
    <>
      <Status kind={due.kind}>
        {one.days === undefined
          ? due.words
          : `${one.days} working ${one.days === 1 ? 'day' : 'days'}, since ${dayMonth(one.on)}`}
      </Status>
      {one.climbed ? ' · climbed to you' : ''}
      {words ? <span class="step-line">{words}</span> : null}
      {one.visit ? <span class="step-line">{visitWords(one.visit, person.personId, today, say)}</span> : null}
    </>
  )
}

function dueWords(one: Waiting, due: string, today: string): string {
  const by = due < today ? `Was due ${nearDay(due, today)}` : `By ${nearDay(due, today)}`
  if (one.kind !== 'sign' || one.missing === undefined) return by
  return one.missing === 0
    ? `${by}, nothing missing`
    : `${by}, ${inWords(one.missing)} ${one.missing === 1 ? 'thing' : 'things'} missing`
}

function detailOf(one: Waiting, today: string): string {
  switch (one.kind) {
    case 'log': {
      const days = daysBetween(one.on, today)
      const which = days === 0 ? 'Today’s log' : days < 7 ? `${weekday(one.on)}’s log` : `Log of ${dayMonth(one.on)}`
      return `${which}: ${one.words}${one.many > 1 ? ` · and ${one.many - 1} more` : ''}`
    }
    case 'conflict':
      return 'Both are kept, none is lost'
    case 'joined':
      return 'Two people’s words were put together'
    case 'late':
      return 'Take it up, or put it aside with a word'
    case 'after':
      return `Minutes signed ${nearDay(one.on, today)}`
    case 'own':
      return one.due ? dueWords(one, one.due, today) : one.begin ? 'Begin it' : 'Open it'
    case 'countersign':
      if (one.type === 'progress-report') return `To ${dayMonth(one.on)}`
      return one.type === 'statutory-visit' ? `Visit of ${dayMonth(one.on)}` : dayMonth(one.on)
    default:
      return one.due ? dueWords(one, one.due, today) : dayMonth(one.on)
  }
}
