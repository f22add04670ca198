import { useState } from 'preact/hooks'
import { may } from '../../model/permission.ts'
import { helpLines, ownVisitNote, supportBegun, visitBegun, waitLines } from '../../practice/duty.ts'
import type { HelpLine } from '../../practice/duty.ts'
import { arrivedAt, helpState, raisedAt, takesUpHelp } from '../../practice/help-state.ts'
import { nameAbout } from '../../practice/name-about.ts'
import { climbedTo } from '../../practice/process/climbing.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { helpRequest } from '../../records/help-request.ts'
import { listed, opening } from '../../records/summary-words.ts'
import { household } from '../../records/household.ts'
import { asType } from '../../practice/of-type.ts'
import { useNotebook, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { announce } from '../parts/announce.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { helpPath } from '../paths.ts'
import { capital, firstName, timeOf, whenWords } from '../words.ts'
import { DutyNumbers, telHref } from './ask-for-help-numbers.tsx'
import { mayVisit, startDutyVisit, takeOn } from './help-act.ts'
import { helpDue, spanWords, supportWords, visitWords } from './help-words.ts'
import { WaitRow } from './support-waiting.tsx'
import { useMinute } from './use-minute.ts'
import { useLocation } from 'preact-iso'
import '../look/screens/attention.css'
import '../look/screens/duty.css'

/** Every open request for help of the files one holds: what was asked for now and is late, then by date (S4.15); and what is waited for. */
export function Duty() {
  return (
    <OwnFrame title="Duty" page="stack-5 duty" back={{ href: '/', words: 'Home' }}>
      <h1 class="pagehead">Duty</h1>
      <AllHere>
        <Queue />
      </AllHere>
      <DutyNumbers />
    </OwnFrame>
  )
}

function Queue() {
  const { casebook } = useNotebook()
  const now = useMinute()
  const say = useNameWords()
  const help = helpLines(casebook, now)
  const waits = waitLines(casebook, now)
  return (
    <>
      <section aria-labelledby="duty-help">
        <h2 id="duty-help">Requests for help</h2>
        {help.length === 0 ? <p>Nobody is waiting for an answer.</p> : null}
        <Rows label="Requests for help, what is asked for now and late first, then by their next date">
          {help.map((line) => (
            <HelpRow key={line.request.id} line={line} now={now} />
          ))}
        </Rows>
      </section>
      {waits.length > 0 ? (
        <section aria-labelledby="duty-support">
          <h2 id="duty-support">Waiting for respite, therapy and other support</h2>
          <Rows label="Waiting for support, by their next date">
            {waits.map(({ wait }) => (
              <WaitRow key={wait.record.id} wait={wait} about={say(nameAbout(casebook, wait.record))} />
            ))}
          </Rows>
        </section>
      ) : null}
    </>
  )
}

const URGENCY = helpRequest.fields.urgency.options

function HelpRow({ line, now }: { readonly line: HelpLine; readonly now: string }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const [trouble, setTrouble] = useState<string>()
  const { request, clock, householdId, pressing } = line
  const { state, taken, again, since } = helpState(request)
  const due = helpDue(clock, today)
  const who = firstName(say(request.author.name))
  const about = say(nameAbout(notebook.casebook, request))
  const unsent = notebook.outbox.value.some(({ recordId }) => recordId === request.id)
  const came = arrivedAt(request)
  const lay = came !== undefined && Date.parse(came) - Date.parse(raisedAt(request)) >= 60_000
  const climbed = climbedTo(clock).map((role) => `the ${ROLE_WORDS[role]}`)
  const urgency = URGENCY.find(({ value }) => value === request.body.urgency)?.label.toLowerCase()
  const mayMark = takesUpHelp(notebook.person.role) && may(notebook.person, 'mark', helpRequest, request)
  const phone = householdId ? asType(household, notebook.casebook.get(householdId))?.body.phone : undefined
  const mine = taken?.personId === notebook.person.personId
  const holder = mine
    ? 'You have it'
    : taken
      ? `${firstName(say(taken.name))} has it`
      : clock.who.name
        ? `Nobody has taken it; on ${firstName(say(clock.who.name))}’s list`
        : 'Nobody has taken it'
  const visit = visitBegun(notebook.casebook, request, notebook.person.personId)
  const support = supportBegun(notebook.casebook, request, notebook.person.personId)
  const untaken = state === 'raised' ? '; nobody has said yet that they take it' : ''
  const going = ownVisitNote(notebook.casebook, request, notebook.person.personId) !== undefined
  const page = helpPath(request.id)
  const act = (work: () => Promise<string | void>) =>
    work().then(
      (path) => {
        setTrouble(undefined)
        if (path) route(path)
        else announce('You have it')
      },
      (why: unknown) => setTrouble(`It is not noted yet. ${why instanceof Error ? why.message : ''}`.trim()),
    )
  return (
    <li class={pressing ? 'duty-row attention' : 'duty-row'}>
      <a class="rowlink" href={page}>
        <span class="soft">
          <Icon name="help" />
        </span>
        <span class="grow">
          <b>
            {who}
            {about && about !== who ? `, ${about}` : ''}: {urgency}
          </b>
          <span class="step-line">{opening(again?.note ?? request.body.need, 120)}</span>
          <span class="step-line">
            <Status kind={due.kind}>
              {due.words} {state === 'raised' ? 'to be taken up' : 'to be answered'}
            </Status>
          </span>
          <span class="small soft step-line">
            {again ? 'Not sorted. ' : ''}Waiting {spanWords(since, now)}, since {whenWords(since, today)}
            {lay ? `, here since ${whenWords(came, today)}` : ''} · {holder}
            {climbed.length > 0 ? ` · ${capital(listed(climbed))} ${climbed.length > 1 ? 'hear' : 'hears'} of it` : ''}
          </span>
          {visit ? (
            <span class="small step-line">
              <Status kind="quiet" icon="door">
                {visitWords(visit, notebook.person.personId, today, say)}
                {untaken}
              </Status>
            </span>
          ) : null}
          {support ? (
            <span class="small step-line">
              <Status kind="quiet" icon="clock">
                {supportWords(support, notebook.person.personId, today, say)}
                {untaken}
              </Status>
            </span>
          ) : null}
          {unsent ? (
            <span class="small step-line">
              <Status kind="soon" icon="device">
                What you did is only on this device so far; {who} does not know it yet
              </Status>
            </span>
          ) : null}
        </span>
        <span class="i-go">
          <Icon name="go" />
        </span>
      </a>
      {mayMark ? (
        <p class="row wrap duty-acts">
          {mine ? null : (
            <button type="button" class="btn tight" onClick={() => void act(() => takeOn(notebook, request))}>
              <Icon name="done" />I take it
              <span class="vh">, {who}</span>
            </button>
          )}
          <a class="btn go tight" href={page}>
            <Icon name="up" />
            Answer<span class="vh"> {who}</span>
          </a>
          {phone ? (
            <a class="btn plain tight" href={telHref(phone)}>
              <Icon name="phone" />
              Ring
              <span class="vh">
                {' '}
                {who}, {phone}
              </span>
            </a>
          ) : null}
          {mayVisit(notebook.person) ? (
            <button
              type="button"
              class="btn plain tight"
              onClick={() => void act(() => startDutyVisit(notebook, request, today, timeOf(new Date().toISOString())))}
            >
              <Icon name="door" />
              {going ? 'Go on with the visit' : 'Duty visit'}
              <span class="vh"> to {who}</span>
            </button>
          ) : null}
        </p>
      ) : null}
      <TroubleLine words={trouble} />
    </li>
  )
}
