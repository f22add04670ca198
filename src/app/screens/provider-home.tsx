/** What an agency's worker opens Doorstep for: the next report on each child in its homes, what is asked of it, its homes' days. */
import { addDays, daysBetween } from '../../model/calendar.ts'
import { childFile } from '../../model/file.ts'
import { childAge, childName, currentPlacement, homeName } from '../../practice/home.ts'
import type { Child } from '../../practice/home.ts'
import { having, ofType } from '../../practice/of-type.ts'
import type { Files } from '../../practice/of-type.ts'
import { askedOf } from '../../practice/reports/provider-asks.ts'
import { reportDue } from '../../practice/reports/report-due.ts'
import type { ReportDue } from '../../practice/reports/report-due.ts'
import { sentReports } from '../../practice/reports/reports-of.ts'
import { nameAbout } from '../../practice/name-about.ts'
import { waitingFor } from '../../practice/waiting.ts'
import { child } from '../../records/child.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { opening } from '../../records/summary-words.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Name, useNameWords, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, readingPath, startPath, writingPath } from '../paths.ts'
import { daysLeft, firstName, longDay, nearDay, ofSomeone, shortDay } from '../words.ts'
import { FindChild } from './child-find.tsx'
import { dueKind } from './due-words.tsx'
import { PressingHelp } from './help-pressing.tsx'
import { LOOK } from './report-look.ts'
import { OnThisDevice } from './today-device.tsx'
import { WaitingList } from './today-waiting.tsx'
import '../look/screens/today.css'
import '../look/screens/lanes.css'

const LOGS_OF_DAYS = 7
const LOGS_SHOWN = 8

export function ProviderHome() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const asked = askedOf(person, casebook)
  const waiting = waitingFor(person, casebook, today, useNow())
  const lines = reportLines(casebook, today)
  // What is late comes first on a phone, where one column stands below the other.
  const lateReportOnly =
    lines.some(({ due }) => due && due.due < today) && !asked.some(({ due }) => due !== undefined && due < today)
  const yours = (
    <>
      <section aria-labelledby="provider-asked">
        <h2 id="provider-asked">Yours to do</h2>
        <AskedList asked={asked} />
      </section>
      {waiting.some(({ pressing }) => !pressing) ? (
        <section aria-labelledby="today-waiting">
          <h2 id="today-waiting">Waiting for you</h2>
          <WaitingList waiting={waiting} steps={[]} />
        </section>
      ) : null}
    </>
  )
  const reports = (
    <section aria-labelledby="provider-reports">
      <h2 id="provider-reports">Children in your homes</h2>
      <NextReports lines={lines} />
    </section>
  )
  return (
    <WorkerFrame current="today" title={longDay(today, today)} page="today lane">
      <div class="row spread wrap today-head">
        <h1 class="pagehead">{longDay(today, today)}</h1>
        <FindChild />
      </div>
      <PressingHelp />
      <div class="today-cols">
        <div class="stack-5">{lateReportOnly ? reports : yours}</div>
        <div class="stack-5">
          {lateReportOnly ? yours : reports}
          <section aria-labelledby="provider-logs">
            <h2 id="provider-logs">Days in your homes</h2>
            <Days />
          </section>
          <section aria-labelledby="today-device">
            <h2 id="today-device">On this device</h2>
            <OnThisDevice />
          </section>
        </div>
      </div>
    </WorkerFrame>
  )
}

interface Line {
  readonly one: Child
  readonly due: ReportDue | undefined
}

/** By the next report's date; a child whose home has no report to write stands last. */
const reportLines = (casebook: Files, today: string): readonly Line[] =>
  ofType(child, casebook.ofType(child.type))
    .filter(({ id }) => currentPlacement(casebook.inFile(childFile(id), 'placement'), today) !== undefined)
    .map((one): Line => ({ one, due: reportDue(casebook, one.id, today) }))
    .sort(
      (a, b) =>
        (a.due?.due ?? '9').localeCompare(b.due?.due ?? '9') || childName(a.one).localeCompare(childName(b.one)),
    )

function NextReports({ lines }: { readonly lines: readonly Line[] }) {
  const { casebook } = useNotebook()
  if (lines.length === 0)
    return (
      <p class="soft">
        {casebook.loaded.value === 'nothing' ? 'Opening your files.' : 'No child lives in a home of yours today.'}
      </p>
    )
  return (
    <Rows label="Children in your homes">
      {lines.map((line, at) => (
        <ReportLine key={line.one.id} line={line} first={at === 0} />
      ))}
    </Rows>
  )
}

function ReportLine({ line: { one, due }, first }: { readonly line: Line; readonly first: boolean }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const name = childName(one)
  const age = childAge(one, today)
  const records = casebook.inFile(childFile(one.id))
  const home = homeName(currentPlacement(records, today))
  const last = sentReports(records).at(-1)
  const left = due ? daysBetween(today, due.due) : undefined
  return (
    <li>
      <div class="row spread wrap report-line">
        <span class="grow">
          <a class="link strong" href={childPath(one.id)}>
            <Name inert>{name}</Name>
            {age === undefined ? '' : `, ${age}`}
          </a>
          <br />
          <span class="small soft">
            {home ? (
              <>
                With <Name inert>{home}</Name>
              </>
            ) : null}
            {last ? ` · last report ${LOOK[last.status].word.toLowerCase()}, ` : ''}
            {last
              ? last.receivedAt
                ? `received ${shortDay(last.receivedAt.slice(0, 10), today)}`
                : 'not received yet'
              : ''}
          </span>
        </span>
        {due && left !== undefined ? (
          <>
            <Status kind={dueKind(left)}>
              Report {left < 0 ? daysLeft(due.due, today) : `due ${nearDay(due.due, today)}`}
            </Status>
            <a
              class={first && left <= 7 ? 'btn tight go' : 'btn tight'}
              href={
                due.draft ? writingPath(due.draft) : startPath('progress-report', [childFile(one.id), due.household])
              }
            >
              {due.draft ? 'Go on writing' : 'Write it'}
              <span class="vh">: the report for {say(name)}</span>
            </a>
          </>
        ) : null}
      </div>
    </li>
  )
}

function AskedList({ asked }: { readonly asked: ReturnType<typeof askedOf> }) {
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  if (asked.length === 0) return <p class="soft">Nothing is open.</p>
  return (
    <Rows label="Yours to do">
      {asked.map(({ record, words, about, by, due }) => (
        <RowLink
          key={record.id}
          href={readingPath(record)}
          icon={record.type === 'action' ? 'ring' : 'say'}
          title={sentence(words)}
          end={due ? <Status kind={dueKind(daysBetween(today, due))}>{daysLeft(due, today)}</Status> : undefined}
        >
          {[about.split(' and ').map(say).join(' and '), `from ${firstName(say(by))}`].filter(Boolean).join(' · ')}
        </RowLink>
      ))}
    </Rows>
  )
}

function Days() {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const logs = having(ofType(dailyLog, casebook.ofType(dailyLog.type)), 'date')
    .filter(({ body }) => body.date > addDays(today, -LOGS_OF_DAYS) && body.happened?.trim())
    .sort((a, b) => (a.body.date < b.body.date ? 1 : -1))
  if (logs.length === 0) return <p class="soft">No day was written in the last week.</p>
  return (
    <Rows label="Days in your homes">
      {logs.slice(0, LOGS_SHOWN).map((log) => (
        <RowLink key={log.id} href={readingPath(log)} icon="log" title={opening(log.body.happened, 70)}>
          {shortDay(log.body.date, today)} · {ofSomeone(say(nameAbout(casebook, log)))} day ·{' '}
          {firstName(say(log.author.name))}
        </RowLink>
      ))}
    </Rows>
  )
}
