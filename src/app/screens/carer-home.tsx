/** What a carer opens Doorstep for: today's log, help, how we are doing; then what came back. */
import { useLocation } from 'preact-iso'
import type { FileId } from '../../model/file.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { PhoneFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { NeedsYou } from '../parts/needs-you.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { capital, firstName, inWords, longDay, ofSomeone } from '../words.ts'
import {
  comingVisits,
  lastAsked,
  openRequests,
  receipts,
  sentToday,
  type ComingVisit,
  type Receipt,
} from './carer-home-news.ts'
import { childrenPlacedIn, ownHousehold, type PlacedChild } from './carer-household.ts'
import { VisitWords } from './visit-agreed.tsx'
import { RequestRow } from './carer-home-request.tsx'
import { CarersOwn } from './carers-own.tsx'
import { openLog } from './daily-log-start.ts'
import { SupportWaiting } from './support-waiting.tsx'
import { LogsCameOf } from './carer-home-logs.tsx'
import { ToneFirst } from './tone-first.tsx'
import { EmergencyFoot } from './ask-for-help-numbers.tsx'
import '../look/screens/carer-home.css'

export function CarerHome() {
  const { person, casebook } = useNotebook()
  const today = useToday()
  const name = useNameWords()
  const household = ownHousehold(casebook)
  const first = name(firstName(person.name))
  return (
    <PhoneFrame title="Home" class="carer" foot={<EmergencyFoot household={household} />}>
      <p class="soft">{longDay(today, today)}</p>
      <h1>
        {greeting()}, {first}
      </h1>
      {household ? <Doors household={household} /> : <NoHousehold loading={casebook.loaded.value === 'nothing'} />}
    </PhoneFrame>
  )
}

function Doors({ household }: { readonly household: FileId }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const children = childrenPlacedIn(casebook, household, today)
  const asked = lastAsked(casebook, household, today)
  const asking = openRequests(casebook, household, person.personId, useNow())
  const news = receipts(casebook, household, person.personId)
  const sent = sentToday(casebook, household, person.personId, today)
  const visits = comingVisits(
    casebook,
    household,
    children.map((child) => child.id),
    today,
  )
  return (
    <>
      <div class="doors stack-3">
        {children.map((child, at) => (
          <DayDoor key={child.id} child={child} household={household} first={at === 0} written={sent.has(child.id)} />
        ))}
        {children.length === 0 ? (
          <p>Nobody is placed with you just now. When somebody is, their day can be written here.</p>
        ) : null}
        <ToneFirst household={household} />
        <a class="bigdoor" href="/help">
          <Icon name="help" />
          <span class="grow">
            <b>Ask for help</b>Now, today or this week
          </span>
          <Icon name="go" />
        </a>
        <a class="bigdoor slim" href="/scale">
          <Icon name="scale" />
          <span class="grow">
            <b>How are we doing?</b>
            {asked === undefined ? 'Not asked yet' : `Last asked ${daysAgo(asked)}`}
          </span>
          <Icon name="go" />
        </a>
        <NeedsYou records={casebook.inFile(household)} />
      </div>
      <section class="post" aria-labelledby="post">
        <h2 id="post" class="vh">
          Answers for you
        </h2>
        {asking.map((request) => (
          <RequestRow key={request.recordId} request={request} />
        ))}
        <CarersOwn household={household} children={children} />
        <CarerWaits household={household} />
        {news.map((receipt) => (
          <ReceiptRow key={receipt.key} receipt={receipt} />
        ))}
        <LogsCameOf household={household} />
        {visits.map((visit) => (
          <VisitRow key={visit.recordId} visit={visit} />
        ))}
        {children.length > 0 ? (
          <a
            class="rowlink"
            href={
              children.length === 1
                ? `/write/feedback?file=child:${children[0]?.id ?? ''},${household}`
                : '/write/feedback'
            }
          >
            <span class="soft">
              <Icon name="say" />
            </span>
            <span class="grow">
              <b>What do you think of the help?</b>
            </span>
            <span class="i-go">
              <Icon name="go" />
            </span>
          </a>
        ) : null}
        <a class="rowlink" href={`/write/home-change?file=${household}`}>
          <span class="soft">
            <Icon name="home" />
          </span>
          <span class="grow">
            <b>Something changes at home</b>
          </span>
          <span class="i-go">
            <Icon name="go" />
          </span>
        </a>
        {children.length > 0 ? (
          <a
            class="rowlink"
            href={
              children.length === 1 ? `/write/notice?file=child:${children[0]?.id ?? ''},${household}` : '/write/notice'
            }
          >
            <span class="soft">
              <Icon name="say" />
            </span>
            <span class="grow">
              <b>A worry, or we cannot carry on</b>
            </span>
            <span class="i-go">
              <Icon name="go" />
            </span>
          </a>
        ) : null}
        {children.length > 0 ? (
          <a
            class="rowlink"
            href={
              children.length === 1
                ? `/write/incident?file=child:${children[0]?.id ?? ''},${household}`
                : '/write/incident'
            }
          >
            <span class="soft">
              <Icon name="note" />
            </span>
            <span class="grow">
              <b>Something happened that must be told</b>
            </span>
            <span class="i-go">
              <Icon name="go" />
            </span>
          </a>
        ) : null}
      </section>
    </>
  )
}

function DayDoor({
  child,
  household,
  first,
  written,
}: {
  readonly child: PlacedChild
  readonly household: FileId
  readonly first: boolean
  readonly written: boolean
}) {
  const notebook = useNotebook()
  const today = useToday()
  const { route } = useLocation()
  return (
    <button
      type="button"
      class={first ? 'bigdoor go' : 'bigdoor'}
      onClick={() => void openLog(notebook, child.id, household, today).then((id) => route(`/log/${id}`))}
    >
      <Icon name="log" />
      <span class="grow">
        <b>
          <Name inert>{ofSomeone(child.name)}</Name> day
        </b>
        {written ? 'Written today. Add to it' : 'Write it in two minutes'}
      </span>
      <Icon name="go" />
    </button>
  )
}

function ReceiptRow({ receipt }: { readonly receipt: Receipt }) {
  const today = useToday()
  return (
    <a class="rowlink" href={readingPath({ id: receipt.recordId, type: receipt.type })}>
      <span class="grow">
        <Status kind="done">
          <Name inert>{firstName(receipt.by)}</Name> {receipt.verb} {receipt.what(today)} {receipt.when(today)}
        </Status>
        {receipt.note ? <span class="says">“{receipt.note}”</span> : null}
      </span>
      <span class="i-go">
        <Icon name="go" />
      </span>
    </a>
  )
}

function VisitRow({ visit }: { readonly visit: ComingVisit }) {
  return (
    <a class="rowlink" href={readingPath({ id: visit.recordId, type: visit.type })}>
      <span class="soft">
        <Icon name="today" />
      </span>
      <span class="grow">
        <b>
          <VisitWords visit={visit} />
        </b>
      </span>
      <span class="i-go">
        <Icon name="go" />
      </span>
    </a>
  )
}

/** What is waited for, and with whom. */
function CarerWaits({ household }: { readonly household: FileId }) {
  const { casebook } = useNotebook()
  return <SupportWaiting records={casebook.inFile(household, 'support-request')} />
}

function NoHousehold({ loading }: { readonly loading: boolean }) {
  return loading ? (
    <p role="status" class="soft">
      Opening …
    </p>
  ) : (
    <p>
      Your household has not arrived on this phone yet. It comes with the next connection. You can ask for help by phone
      below.
    </p>
  )
}

const daysAgo = (days: number): string => (days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${inWords(days)} days ago`)

function greeting(): string {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(),
    ),
  )
  return capital(hour < 5 ? 'good evening' : hour < 12 ? 'good morning' : hour < 18 ? 'good afternoon' : 'good evening')
}
