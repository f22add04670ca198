import { useSignal } from '@preact/signals'
import { addMonths, daysBetween } from '../../model/calendar.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { Actor } from '../../model/person.ts'
import { boardRows } from '../../practice/board.ts'
import type { BoardRow } from '../../practice/board.ts'
import type { NextDate } from '../../practice/board-dates.ts'
import { asksForReason } from '../../practice/timers/late-reasons.ts'
import { isMine } from '../../practice/process/lane-steps.ts'
import { dayNumber } from '../charts/days.ts'
import { MiniScale } from '../charts/mini-scale.tsx'
import { StripKey, VisitStrip } from '../charts/visit-strip.tsx'
import { SIGNAL_WORDS } from '../../practice/signals/signal.ts'
import type { StabilitySignal } from '../../practice/signals/signal.ts'
import { useNotebook, useNow, useSync, useToday } from '../context.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { ShowMore } from '../parts/show-more.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, helpPath } from '../paths.ts'
import { useOpenSignals } from '../signals-here.ts'
import { capital, count, firstName, inWords, longDay, shortDay } from '../words.ts'
import { dueKind } from './due-words.tsx'
import { DutyLink } from './duty-link.tsx'
import { PressingHelp } from './help-pressing.tsx'
import { ruleWords } from './process-due.ts'
import { TeamSupervisionLink } from './supervision-lines.tsx'
import { WhyLate } from './why-late.tsx'
import '../look/screens/board.css'

type View = 'all' | 'past' | 'climbed' | 'homes'
const PAGE = 60
/** A line of the board stays a line; the child’s page has them all. */
const SIGNALS_SHOWN = 3

/** One line per placement, ordered by its next date alone. No score, no ranking: sentences and where they come from. */
export function Board() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const view = useSignal<View>('all')
  const shown = useSignal(PAGE)
  // Half a file would call a visit late that was made.
  const { lastReadAt, waiting = 0 } = useSync().status.value
  const allHere = lastReadAt !== null
  const now = useNow()
  const rows = allHere ? boardRows(casebook, person, now, say) : []
  const past = rows.filter((row) => row.past.length > 0)
  const yours = past.filter((row) => row.past.some(({ owner }) => isMine({ who: owner }, person))).length
  const climbed = rows.filter((row) => row.past.some(({ escalated }) => escalated))
  const moved = rows.filter(({ homes }) => homes >= 2)
  const list = { all: rows, past, climbed, homes: moved }[view.value]
  const signals = useOpenSignals(list.slice(0, shown.value).map(({ childId }) => childId))
  const team = person.team ? `${person.team.replace(/\s+team$/i, '')} team` : 'All teams'
  const chip = (value: View, words: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={view.value === value}
      onClick={() => {
        view.value = value
        shown.value = PAGE
      }}
    >
      {words}
    </button>
  )
  const month = longDay(addMonths(today, -6)).split(' ')[2]
  return (
    <WorkerFrame current="board" class="board" title={team} page="boardpage">
      <h1 class="pagehead">{team}</h1>
      <p class="soft">
        {longDay(today, today)}. {pastWords(past.length, yours)}
      </p>
      <PressingHelp />
      <div class="row wrap" role="group" aria-label="Show">
        {chip('all', rows.length === 1 ? 'The one child' : `All ${inWords(rows.length)} children`)}
        {chip('past', `Past its date: ${past.length}`)}
        {climbed.length > 0 || view.value === 'climbed' ? chip('climbed', `Escalated: ${climbed.length}`) : null}
        {chip('homes', `Two or more homes this year: ${moved.length}`)}
        {waiting > 0 ? (
          <a class="btn tight" href="/waiting">
            <Icon name="soon" />
            {waiting === 1 ? '1 waits for your decision' : `${waiting} wait for your decision`}
          </a>
        ) : null}
        <TeamSupervisionLink />
        <DutyLink />
        <button type="button" class="btn plain tight" onClick={() => window.print()}>
          <Icon name="print" />
          Print
        </button>
      </div>
      {list.length === 0 ? (
        <p class="soft board-empty">
          {!allHere
            ? 'Your files are on their way. The board stands here as soon as everything has arrived.'
            : casebook.loaded.value === 'nothing'
              ? 'Opening your files.'
              : view.value === 'past' || view.value === 'climbed'
                ? 'No date has passed.'
                : rows.length > 0
                  ? 'Nobody has had two homes in twelve months.'
                  : 'No child of this team is in a placement yet. Import a return, or add a child.'}
        </p>
      ) : null}
      {list.length > 0 ? (
        <table class="homes">
          <caption class="vh">Placements, {team}, ordered by their next date</caption>
          <thead>
            <tr>
              <th scope="col">Child and home</th>
              <th scope="col">Where things stand</th>
              <th scope="col">Next date, and whose it is</th>
              <th scope="col">Carer’s scale, six months</th>
              <th scope="col">Worth a conversation</th>
              <th scope="col">Visits since {month}</th>
            </tr>
          </thead>
          <tbody>
            {list.slice(0, shown.value).map((row) => (
              <Line key={row.childId} row={row} signals={signals.get(row.childId)} />
            ))}
          </tbody>
        </table>
      ) : null}
      <ShowMore shown={shown} of={list.length} by={PAGE * 4} />
      <p class="small soft foot-note">
        {list.length > 0 ? (
          <>
            Ordered by date alone. <StripKey />
          </>
        ) : null}
        <a class="link" href="/coverage">
          <Icon name="chart" />
          How far we are
        </a>
        <a class="link" href="/two-plus">
          <Icon name="people" />
          The list of two or more homes
        </a>
        <a class="link" href="/calendar">
          <Icon name="today" />
          Calendar of both workers
        </a>
        <a class="link" href="/import">
          <Icon name="up" />
          Import a return
        </a>
      </p>
    </WorkerFrame>
  )
}

function pastWords(past: number, yours: number): string {
  if (past === 0) return 'No date has passed.'
  const have = past === 1 ? 'One date has passed' : `${capital(inWords(past))} dates have passed`
  return `${have}${yours === 0 ? '' : yours === past ? `, ${past === 1 ? 'and it is' : 'all of them'} yours` : `, ${inWords(yours)} of them yours`}.`
}

function Line({ row, signals }: { readonly row: BoardRow; readonly signals: readonly StabilitySignal[] | undefined }) {
  const today = useToday()
  const sentence = useSentence()
  const points = row.scale.map((dot) => ({ day: dayNumber(dot.date), score: dot.score }))
  return (
    <tr>
      <th scope="row">
        <a href={childPath(row.childId)}>{row.age === undefined ? row.name : `${row.name}, ${row.age}`}</a>
        {row.home ? <span class="small soft">{row.home}</span> : null}
      </th>
      <td>
        <a class="stands-link" href={childPath(row.childId, 'process')}>
          <b>{row.state.words}</b>
          <span class="vh">, {row.name}</span>
        </a>
        <span class="small soft">{sentence(row.state.detail)}</span>
      </td>
      <td>
        <Next row={row} />
      </td>
      <td class="pic">
        <MiniScale points={points} from={dayNumber(addMonths(today, -6))} to={dayNumber(today)} />
      </td>
      <td class="sig">
        {signals?.length === 0 ? <p class="soft">Nothing just now.</p> : null}
        {signals?.slice(0, SIGNALS_SHOWN).map((one) => (
          <p key={one.rule + one.words}>
            {sentence(one.words)}{' '}
            <a
              class="ev"
              href={one.evidence.length === 1 ? `/record/${one.evidence[0]}` : childPath(row.childId)}
              title={`${SIGNAL_WORDS[one.rule].when} Signal ${one.rule}`}
            >
              {one.see}
              <span class="vh">, {row.name}</span>
            </a>
          </p>
        ))}
        {signals && signals.length > SIGNALS_SHOWN ? (
          <p>
            <a class="ev" href={childPath(row.childId, 'process')}>
              {capital(inWords(signals.length - SIGNALS_SHOWN))} more
              <span class="vh"> about {row.name}</span>
            </a>
          </p>
        ) : null}
      </td>
      <td class="cov">{row.coverage ? <VisitStrip marks={row.coverage.marks} words={row.coverage.words} /> : null}</td>
    </tr>
  )
}

function Next({ row }: { readonly row: BoardRow }) {
  const today = useToday()
  const say = useNameWords()
  const { person } = useNotebook()
  const { next, past } = row
  if (!next) return <Status kind="quiet">No date yet</Status>
  // Actions say what is in their way where they stand: of the other dates the oldest asks why.
  const why = past.find(({ clock }) => clock && asksForReason(clock))
  const left = daysBetween(today, next.date)
  const never = next.unknown === true
  const day = shortDay(next.date, today)
  const words = never
    ? next.words
    : left < 0
      ? `${next.words}, ${count(-left, 'day')} late`
      : next.late
        ? `${next.words}, late`
        : left === 0
          ? `${next.words} today`
          : `${next.words}${next.what === 'review' || next.what === 'answer' ? '' : ' by'} ${day}`
  const status = <Status kind={never ? 'quiet' : next.late ? 'urgent' : dueKind(left)}>{words}</Status>
  return (
    <>
      {next.recordId ? (
        <a class="next-link" href={next.what === 'answer' ? helpPath(next.recordId) : `/record/${next.recordId}`}>
          {status}
        </a>
      ) : (
        status
      )}
      <span class="small">{whose(next, person, say)}</span>
      {next.late ? <span class="small soft">{capital(whyLate(next, past.length - 1, today))}</span> : null}
      {why && why !== next ? (
        <span class="small">
          {why.words}, {count(Math.max(1, daysBetween(why.date, today)), 'day')} late
        </span>
      ) : null}
      {why?.clock ? (
        <WhyLate clock={{ ...why.clock, overdue: true }} file={why.clock.file} words={`${why.words}, ${row.name}`} />
      ) : null}
    </>
  )
}

function whose({ owner }: NextDate, person: Actor, say: (name: string) => string): string {
  if (isMine({ who: owner }, person)) return 'You'
  if (owner.name) return firstName(say(owner.name))
  const { role } = owner
  const isLane = role !== undefined && role !== 'childs-social-worker' && role !== 'supervising-social-worker'
  return isLane ? capital(ROLE_WORDS[role]) : 'Nobody is allocated'
}

/** When it was due, by which rule, how that day was counted, and who else hears of it by now. */
function whyLate({ date, rule, counted, escalated, climbed, clock }: NextDate, others: number, today: string): string {
  return [
    rule ? `Due ${shortDay(date, today)}` : undefined,
    counted,
    rule && ruleWords(rule, clock?.what),
    escalated ? `with the ${ROLE_WORDS[climbed?.at(-1) ?? 'senior-manager']}` : undefined,
    others > 0 ? `and ${inWords(others)} more` : undefined,
  ]
    .filter(Boolean)
    .join(' · ')
}
