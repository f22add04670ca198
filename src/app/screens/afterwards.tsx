/** What follows a meeting whose minutes are signed, on one page: every line says who has done it, or whose turn it is. */
import { daysBetween } from '../../model/calendar.ts'
import { derivedId } from '../../model/derived-id.ts'
import { afterwardsOf } from '../../practice/afterwards.ts'
import type { Afterwards } from '../../practice/afterwards.ts'
import { childIn, childName } from '../../practice/home.ts'
import { asType } from '../../practice/of-type.ts'
import { stepsOfChild } from '../../practice/process/lane-steps.ts'
import { action } from '../../records/action.ts'
import { useNotebook, useToday } from '../context.ts'
import { WorkerFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, paperPath, readingPath } from '../paths.ts'
import { dayOf, daysLeft, longDay, shortDay, whenWords } from '../words.ts'
import { AfterCarePlan } from './afterwards-care-plan.tsx'
import { AfterLetter } from './afterwards-letter.tsx'
import type { AfterProps } from './afterwards-props.ts'
import { AfterReaders } from './afterwards-readers.tsx'
import { NotHere } from './not-here.tsx'
import { StepButton } from './step-button.tsx'
import '../look/screens/afterwards.css'

export function AfterwardsScreen({ recordId }: { readonly recordId: string }) {
  const { casebook } = useNotebook()
  const after = afterwardsOf(casebook, recordId)
  if (after) return <After after={after} />
  const record = casebook.get(recordId)
  if (record?.type === 'stability-meeting') return <NotSigned recordId={recordId} />
  return <NotHere what="This meeting" loading={casebook.loaded.value !== 'all'} />
}

function NotSigned({ recordId }: { readonly recordId: string }) {
  return (
    <WorkerFrame current="children" page="stack" title="After the meeting">
      <h1>After the meeting</h1>
      <p>The minutes are not signed yet. Nothing is sent, copied or shown to the child before the chair has signed.</p>
      <p>
        <a class="btn" href={readingPath({ id: recordId, type: 'stability-meeting' })}>
          <Icon name="paper" />
          Look at the meeting
        </a>
      </p>
    </WorkerFrame>
  )
}

function After({ after }: { readonly after: Afterwards }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { meeting, childId } = after
  const child = say(childName(childIn(casebook, childId)))
  const called = meeting.body.label === 'support' ? 'support meeting' : 'stability meeting'
  const signed = meeting.signatures.find(({ as }) => as === 'sign')
  const props: AfterProps = { after, child }
  return (
    <WorkerFrame current="children" page="afterwards" title={`After the ${called} about ${child}`}>
      <a class="back" href={childPath(childId)}>
        <Icon name="back" />
        <Name inert>{childName(childIn(casebook, childId))}</Name>
      </a>
      <h1>
        After the {called} about {child}
      </h1>
      <p class="row wrap">
        {meeting.body.held ? <span>Held {longDay(dayOf(meeting.body.held), today)}.</span> : null}
        {signed ? (
          <Status kind="done" icon="lock">
            Minutes signed by {say(signed.name)}, {whenWords(signed.at, today)}
          </Status>
        ) : null}
        <a class="link" href={readingPath(meeting)}>
          Read them
        </a>
        <a class="link" href={paperPath(meeting)}>
          <Icon name="paper" />
          On paper
        </a>
      </p>
      <div class="after-cols">
        <AfterReaders {...props} />
        <AfterCarePlan {...props} />
        <AfterLetter {...props} />
        <Agreed {...props} />
        <Reviews {...props} />
      </div>
    </WorkerFrame>
  )
}

/** The actions of the meeting as they stand now, on the plan they belong to (S2.20, S2.21). */
function Agreed({ after: { meeting }, child }: AfterProps) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const rows = (meeting.body.actions ?? []).map((row) => ({
    row,
    record: asType(action, casebook.get(derivedId(meeting.id, `action:${row.id}`))),
  }))
  const plans = [
    { plan: 'child', title: `On ${child}’s plan` },
    { plan: 'carer', title: 'On the carers’ plan' },
  ] as const
  return (
    <section class="sheet stack-3" aria-labelledby="agreed">
      <h2 id="agreed">What was agreed</h2>
      <p class="small soft">
        The signature put each on its plan. What is overdue joins the next supervision, visit and review by itself.
      </p>
      {plans.map(({ plan, title }) => (
        <div key={plan}>
          <h3>{title}</h3>
          {rows.every(({ row }) => (row.plan ?? 'child') !== plan) ? <p class="soft">Nothing.</p> : null}
          <Rows label={title}>
            {rows
              .filter(({ row }) => (row.plan ?? 'child') === plan)
              .map(({ row, record }) => {
                const body = record?.body ?? row
                const line = (
                  <>
                    {body.owner ? say(body.owner.name) : 'Nobody yet'}
                    {body.due ? `, by ${shortDay(body.due, today)}` : ''}
                  </>
                )
                const status = record?.body.status ?? 'open'
                const end =
                  status === 'done' ? (
                    <Status kind="done">Done</Status>
                  ) : status === 'blocked' || status === 'cancelled' ? (
                    <Status kind="soon">{status === 'blocked' ? 'In the way' : 'Cancelled'}</Status>
                  ) : (
                    <Status kind={body.due && body.due < today ? 'urgent' : 'quiet'}>
                      {body.due ? daysLeft(body.due, today) : 'Open'}
                    </Status>
                  )
                return record ? (
                  <RowLink key={row.id} href={readingPath(record)} title={sentence(body.what ?? '')} end={end}>
                    {line}
                  </RowLink>
                ) : (
                  <li key={row.id} class="rowlink">
                    <span class="grow">
                      <b>{sentence(body.what ?? '')}</b>
                      <br />
                      <span class="small soft">{line}</span>
                    </span>
                  </li>
                )
              })}
          </Rows>
        </div>
      ))}
    </section>
  )
}

const OUTCOMES = {
  returned: 'Stabilising: the statutory review looks at it again',
  again: 'Stabilising: another review meeting',
  'not-stabilising': 'Not stabilising: a senior manager decides about a move',
} as const

const NEAR_DAYS = 7

/** Reviewed until oversight formally returns to the statutory review (S5.31). */
function Reviews({ after }: AfterProps) {
  const { casebook } = useNotebook()
  const today = useToday()
  const { meeting, reviews, returned, childId } = after
  const step = stepsOfChild(casebook, childId, new Date().toISOString()).find(
    ({ what }) => what === 'hold review meeting',
  )
  return (
    <section class="sheet stack-3" aria-labelledby="reviews">
      <h2 id="reviews">Review meetings</h2>
      {returned ? (
        <p>
          <Status kind="done">
            Oversight returned to the statutory review on {longDay(dayOf(returned.held), today)}
          </Status>
        </p>
      ) : step?.due ? (
        <p>
          <Status kind={step.overdue ? 'urgent' : daysBetween(today, dayOf(step.due)) <= NEAR_DAYS ? 'soon' : 'quiet'}>
            {longDay(dayOf(step.due), today)}: {daysLeft(dayOf(step.due), today)}
          </Status>
        </p>
      ) : null}
      <p class="small soft">
        The minutes set {meeting.body.reviewDate ? longDay(meeting.body.reviewDate, today) : 'no day'}. Review meetings
        go on until oversight formally returns to the statutory review.
      </p>
      <Rows label="Review meetings">
        {reviews.map((one) => (
          <RowLink
            key={one.recordId}
            href={readingPath({ id: one.recordId, type: 'review-meeting' })}
            title={longDay(dayOf(one.held), today)}
            end={one.isSigned ? null : <Status kind="quiet">Not signed yet</Status>}
          >
            {one.outcome ? OUTCOMES[one.outcome] : 'Not decided yet'}
            {one.outcome === 'again' && one.next ? ` on ${shortDay(one.next, today)}` : ''}
          </RowLink>
        ))}
      </Rows>
      {step ? <StepButton step={step} /> : null}
    </section>
  )
}
