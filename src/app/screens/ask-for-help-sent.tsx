/** Where a request for help is, as far as is known: on this phone, with the council, taken, answered, climbed. No promise is invented. */
import type { Casebook } from '../../device/notebook.ts'
import type { FileId } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { arrivedAt, hasArrived, helpState, takesUpHelp } from '../../practice/help-state.ts'
import type { HelpRequest } from '../../practice/help-state.ts'
import { asType } from '../../practice/of-type.ts'
import { isOfficeOpen } from '../../practice/office-hours.ts'
import { helpClock } from '../../practice/process/help-clocks.ts'
import type { ClimbingClock } from '../../practice/process/help-clocks.ts'
import { helpRequest } from '../../records/help-request.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Status, type StatusKind } from '../parts/status.tsx'
import type { IconName } from '../parts/icon.tsx'
import { firstName } from '../words.ts'
import { telHref, useOutOfHours } from './ask-for-help-numbers.tsx'
import { contactFor } from './carer-household.ts'
import { homeOf } from './help-act.ts'
import { AnswerNext } from './help-answer.tsx'
import { AsOf, ClockCard, OfficeClosed, Rungs, StepTime } from './help-clock.tsx'
import { MineNext } from './help-mine.tsx'
import { NotHere } from './not-here.tsx'
import { SupportOf } from './support-waiting.tsx'
import { useMinute } from './use-minute.ts'
import '../look/screens/ask-for-help.css'

export function HelpSent({ recordId }: { readonly recordId: string }) {
  const { casebook, person, outbox } = useNotebook()
  const today = useToday()
  const now = useMinute()
  const record = casebook.get(recordId)
  const request = asType(helpRequest, record)
  if (!record || !request) return <NotHere what="This request" loading={casebook.loaded.value !== 'all'} />
  const household = homeOf(request)
  const mine = person.role === 'foster-carer'
  // a worker may have written it down for somebody on the phone
  const wrote = record.author.personId === person.personId
  const reader = household ? contactFor(casebook, household, 'supervising-social-worker', today) : undefined
  const clock = helpClock(request, casebook, now)
  const { state, taken } = helpState(request)
  const unsent = hasArrived(request) && outbox.value.some((item) => item.recordId === recordId)
  return (
    <OwnFrame
      title={mine ? 'Your request for help' : 'A request for help'}
      class="helppage"
      page="helpread"
      back={{ href: mine ? '/' : '/duty', words: mine ? 'Home' : 'Duty' }}
      foot={
        <CallFoot
          phone={mine ? reader?.phone : phoneOf(casebook, household)}
          name={mine ? reader?.name : record.author.name}
          household={household}
          night={mine && !isOfficeOpen(now)}
        />
      }
    >
      <h1>{headline(request, mine, reader?.name)}</h1>
      <p class="soft">
        Asked for:{' '}
        <b>
          {helpRequest.fields.urgency.options.find(({ value }) => value === request.body.urgency)?.label.toLowerCase()}
        </b>
        {taken ? (
          <>
            {' · '}
            <Name inert>{firstName(taken.name)}</Name> has it
          </>
        ) : null}
      </p>
      {clock ? <ClockCard request={request} clock={clock} now={now} mine={mine} /> : null}
      {mine && clock ? <OfficeClosed household={household} now={now} /> : null}
      <Steps request={request} reader={reader?.name} mine={mine} clock={clock} now={now} />
      {unsent ? (
        <p class="small">
          <Status kind="soon" icon="device">
            Your last words on this are only on this device so far:{' '}
            {mine ? 'nobody there knows them yet' : 'they do not know yet'}.
          </Status>
        </p>
      ) : null}
      {clock ? <AsOf now={now} /> : null}
      <section class="yourwords">
        <h2 class="label">{mine ? 'You wrote' : <>{<Name inert>{firstName(record.author.name)}</Name>} wrote</>}</h2>
        <p>{request.body.need}</p>
        {record.marks
          .filter((mark) => mark.note)
          .map((mark) => (
            <p key={mark.id}>
              <b>{mark.personId === person.personId ? 'You' : firstName(mark.name)}:</b> {mark.note}
            </p>
          ))}
      </section>
      <SupportOf requestId={recordId} />
      {person.role === 'foster-carer' ? null : (
        <p>
          <a class="link" href={`/record/${recordId}`}>
            <Icon name="note" />
            The record and every version of it
          </a>
        </p>
      )}
      {state === 'closed' ? null : mine ? (
        <MineNext record={request} />
      ) : takesUpHelp(person.role) && may(person, 'mark', helpRequest, record) ? (
        <>
          <AnswerNext record={request} />
          {wrote && state === 'answered' ? <MineNext record={request} /> : null}
        </>
      ) : null}
    </OwnFrame>
  )
}

/** The number of the home, for whoever answers. */
function phoneOf(casebook: Casebook, home: FileId | undefined): string | undefined {
  const phone = home ? casebook.inFile(home, 'household')[0]?.body.phone : undefined
  return typeof phone === 'string' && phone !== '' ? phone : undefined
}

function headline(request: HelpRequest, mine: boolean, reader: string | undefined): string {
  const { state, answer, again, taken } = helpState(request)
  if (state === 'closed') return 'Sorted'
  if (state === 'answered') return `Answered by ${firstName(answer?.name ?? 'the team')}`
  if (!mine)
    return again
      ? `${firstName(request.author.name)} says it is not sorted`
      : `${firstName(request.author.name)} asks for help`
  if (!hasArrived(request)) return 'Only on this phone so far'
  if (taken) return `${firstName(taken.name)} has taken it up`
  const list = `It is ${again ? 'again ' : ''}on ${reader ? `${firstName(reader)}’s` : 'the team’s'} list`
  return again ? list : `Sent. ${list}`
}

function Steps(props: {
  readonly request: HelpRequest
  readonly reader: string | undefined
  readonly mine: boolean
  readonly clock: ClimbingClock | undefined
  readonly now: string
}) {
  const { request, reader, mine, clock, now } = props
  const sync = useSync()
  const { state } = sync.status.value
  // A later word of one's own is under way again; the request itself has arrived once the server has counted it.
  const received = hasArrived(request)
  const came = arrivedAt(request)
  const stands = helpState(request)
  const who = reader ? firstName(reader) : 'the team'
  return (
    <ol class="steps">
      <Step
        kind="done"
        at={request.author.at}
        title={mine ? 'Kept on this phone' : `${firstName(request.author.name)} asked`}
      />
      {received ? (
        <Step kind="done" {...(came ? { at: came } : {})} title="Reached the council" />
      ) : (
        <Step
          kind="soon"
          icon={state === 'sending' ? 'up' : 'device'}
          title={state === 'sending' ? 'On its way' : 'Waiting for a connection'}
          more="Nobody there knows of it yet. It goes by itself; if it cannot wait, please ring."
        />
      )}
      {request.marks.map((mark) => (
        <Step
          key={mark.id}
          kind={
            mark.kind === 'reopened'
              ? 'soon'
              : mark.kind === 'visit-begun' || mark.kind === 'support-begun'
                ? 'quiet'
                : 'done'
          }
          at={mark.at}
          title={`${firstName(mark.name)} ${DONE[mark.kind] ?? 'has seen it'}`}
        />
      ))}
      {stands.state === 'raised' ? (
        <Step
          kind="quiet"
          icon={received ? 'half' : 'ring'}
          title={received ? `Put on ${who === 'the team' ? 'the team’s' : `${who}’s`} list` : `Then it goes to ${who}`}
          more={received && !stands.visit && !stands.support ? 'Not opened yet, as far as we know' : undefined}
        />
      ) : null}
      {received && clock ? <Rungs clock={clock} now={now} home={homeOf(request)} /> : null}
    </ol>
  )
}

const DONE: { readonly [kind: string]: string } = {
  acknowledged: 'has taken it up',
  answered: 'answered',
  reopened: 'said that it is not sorted',
  closed: 'said that it is sorted',
  discussed: 'talked it through',
  'visit-begun': 'began a visit',
  'support-begun': 'began to ask for support',
}

function Step(props: {
  readonly kind: StatusKind
  readonly icon?: IconName
  readonly at?: string
  readonly title: string
  readonly more?: string | undefined
}) {
  return (
    <li>
      <Status kind={props.kind} {...(props.icon ? { icon: props.icon } : {})}>
        {''}
      </Status>
      <StepTime at={props.at} />
      <span>
        <b>{props.title}</b>
        {props.more ? <small>{props.more}</small> : null}
      </span>
    </li>
  )
}

function CallFoot(props: {
  readonly phone: string | undefined
  readonly name: string | undefined
  readonly household: FileId | undefined
  /** Nobody sits at the desk: the number that is answered now comes before the worker's. */
  readonly night: boolean
}) {
  const { phone, name, household, night } = props
  const outOfHours = useOutOfHours(household)
  const atNight = outOfHours !== undefined && (night || !phone)
  const number = atNight ? outOfHours : phone
  return (
    <div class="two-up">
      {number ? (
        <a class="btn go tight" href={telHref(number)}>
          <Icon name="phone" />
          {atNight ? 'Call out of hours' : name ? `Call ${firstName(name)}` : 'Call'}
        </a>
      ) : (
        <span />
      )}
      <a class="btn tight urgent-btn" href="tel:999">
        Danger: 999
      </a>
    </div>
  )
}
