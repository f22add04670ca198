import { may } from '../../model/permission.ts'
import { ownWaiting } from '../../practice/own/own-waiting.ts'
import { waitingFor } from '../../practice/waiting.ts'
import { visitsAhead } from '../../practice/visit-list.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { AllHere } from '../parts/all-here.tsx'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { inWords, longDay } from '../words.ts'
import { childrenOf } from './caseload.ts'
import { DutyLink } from './duty-link.tsx'
import { FindChild } from './child-find.tsx'
import { PressingHelp } from './help-pressing.tsx'
import { HomeLines, useHomeLines } from './home-lines.tsx'
import { useHomesWaiting, useStepsWaiting } from './steps-waiting.ts'
import { CommentLines, useCommentSteps } from './comment-lines.tsx'
import { FeedbackLine, useFeedbackToAnswer } from './feedback-line.tsx'
import { SupervisionLines, useSupervisionLines } from './supervision-lines.tsx'
import { TodaySignals } from './today-signals.tsx'
import { OnThisDevice } from './today-device.tsx'
import { SupervisionVisits } from './today-supervision.tsx'
import { DueSoonest, NextVisit } from './today-visits.tsx'
import { NothingWaits, WaitingList } from './today-waiting.tsx'
import '../look/screens/today.css'

const MOST_DUE = 4

/** Three groups and never more: visits, what waits for you, what is on this device. */
export function Today() {
  const notebook = useNotebook()
  const today = useToday()
  const { casebook, person } = notebook
  const waiting = [...waitingFor(person, casebook, today, useNow()), ...ownWaiting(person, casebook, today)]
  const steps = useStepsWaiting()
  const homes = useHomesWaiting()
  const comments = useCommentSteps()
  const supervision = useSupervisionLines()
  const feedback = useFeedbackToAnswer()
  const family = useHomeLines()
  const isEmpty =
    waiting.filter(({ pressing }) => !pressing).length +
      steps.length +
      homes.length +
      comments.length +
      feedback +
      family.length ===
      0 && supervision.isEmpty
  return (
    <WorkerFrame current="today" title={longDay(today, today)} page="today">
      <div class="row spread wrap today-head">
        <h1 class="pagehead">{longDay(today, today)}</h1>
        <DutyLink />
        <FindChild />
      </div>
      <PressingHelp />
      <div class="today-cols">
        <section aria-labelledby="today-visits">
          <h2 id="today-visits">{person.role === 'supervising-social-worker' ? 'Supervision and visits' : 'Visits'}</h2>
          <AllHere>{person.role === 'supervising-social-worker' ? <SupervisionVisits /> : <ChildVisits />}</AllHere>
          <p>
            <a class="link" href="/calendar">
              <Icon name="today" />
              Calendar of both workers
            </a>
          </p>
        </section>
        <div class="stack-5">
          <section aria-labelledby="today-waiting">
            <h2 id="today-waiting">Waiting for you</h2>
            <CommentLines steps={comments} />
            <SupervisionLines lines={supervision} />
            <FeedbackLine open={feedback} />
            <HomeLines lines={family} />
            <WaitingList waiting={waiting} steps={steps} homes={homes} />
            <AllHere>
              <TodaySignals otherwise={isEmpty ? <NothingWaits waiting={waiting} /> : null} />
            </AllHere>
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

function ChildVisits() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const children = childrenOf(casebook, person, today)
  const visits = visitsAhead(casebook, children, today)
  // A manager sees what is due; the visit and its note are the worker's.
  const definition = definitionOf('statutory-visit')
  const mayVisit = definition !== undefined && may(person, 'create', definition)
  const [next, ...then] = visits
  if (!next) {
    return casebook.loaded.value === 'nothing' ? (
      <p class="soft">Opening your files.</p>
    ) : (
      <p class="soft">
        {children.length === 0
          ? mayVisit
            ? 'No child is allocated to you yet. Your manager does that.'
            : 'No child’s file is here yet. Children are added under Children, or brought in with a return.'
          : 'None of these children is in a placement today.'}
      </p>
    )
  }
  return (
    <>
      {mayVisit ? <NextVisit visit={next} /> : null}
      <DueSoonest visits={(mayVisit ? then : visits).slice(0, MOST_DUE + (mayVisit ? 0 : 1))} />
      <a class="link" href="/children">
        {children.length === 1 ? 'Your children' : `All ${inWords(children.length)} children, soonest first`}
      </a>
    </>
  )
}
