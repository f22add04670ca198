/** The child's plan as it stands: its goals with what is done for them, who has it, the assessment, and what people say of the help. */
import { useSignal } from '@preact/signals'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { isFromTheHome } from '../../model/person.ts'
import { ofType } from '../../practice/of-type.ts'
import {
  currentAssessment,
  currentPlan,
  freshnessOf,
  isOlderThanAssessment,
} from '../../practice/plans/current-plan.ts'
import type { Plan } from '../../practice/plans/current-plan.ts'
import { planReaders, stillToGet } from '../../practice/plans/plan-readers.ts'
import type { PlanReader } from '../../practice/plans/plan-readers.ts'
import { action } from '../../records/action.ts'
import { assessment } from '../../records/assessment.ts'
import { carePlan } from '../../records/care-plan.ts'
import { notice } from '../../records/notice.ts'
import { labelOf } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, writingPath } from '../paths.ts'
import { count, daysLeft, listed, longDay, shortDay, whenWords } from '../words.ts'
import { ChildFeedback } from './child-feedback.tsx'
import '../look/screens/afterwards.css'
import { NoticeSheet } from './notice-sheet.tsx'
import { ReviewPackSection } from './review-pack.tsx'

export function ChildPlan({ childId }: { readonly childId: Uuid }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const records = casebook.inFile(childFile(childId))
  const plan = currentPlan(records)
  const begun = records.find(({ type, status }) => type === carePlan.type && status === 'draft')
  return (
    <div class="tab-page two-cols">
      <section class="stack-4" aria-labelledby="plan">
        <SectionHead
          id="plan"
          title="The plan"
          adds={carePlan.type}
          file={childFile(childId)}
          words={plan ? 'Write it anew' : 'Write the plan'}
        />
        {begun && may(person, 'amend', carePlan, begun) ? (
          <p>
            <a class="link" href={writingPath(begun)}>
              <Icon name="pen" />A plan is begun and not signed yet: go on
            </a>
          </p>
        ) : null}
        {plan ? <Standing plan={plan} childId={childId} /> : <p class="soft">No plan is signed here yet.</p>}
      </section>
      <div class="stack-5">
        {plan && !isFromTheHome(person.role) ? <Readers plan={plan} childId={childId} /> : null}
        {isFromTheHome(person.role) ? null : <Assessed childId={childId} today={today} />}
        {isFromTheHome(person.role) ? null : <ReviewPackSection childId={childId} />}
        <ChildFeedback childId={childId} />
      </div>
    </div>
  )
}

function Standing({ plan, childId }: { readonly plan: Plan; readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const records = casebook.inFile(childFile(childId))
  const { body } = plan
  const old = freshnessOf(body.date, today)
  const assessed = currentAssessment(records)
  const actions = ofType(action, records)
  return (
    <>
      <p class="row wrap">
        <a class="link" href={readingPath(plan)}>
          Signed on {longDay(body.date, today)}
        </a>
        {isOlderThanAssessment(plan, assessed) ? (
          <Status kind="soon">Older than the assessment of {shortDay(assessed?.body.date ?? '', today)}</Status>
        ) : old.isOld ? (
          <Status kind="soon">Written {count(old.days, 'day')} ago</Status>
        ) : null}
        {body.review ? (
          <Status kind={body.review < today ? 'urgent' : 'quiet'}>
            Looked at again by {shortDay(body.review, today)}
            {body.review < today ? `, ${daysLeft(body.review, today)}` : ''}
          </Status>
        ) : null}
      </p>
      {body.permanence ? (
        <p>
          <b>{labelOf(carePlan.fields.permanence.options, body.permanence)}.</b> {sentence(body.permanenceWhy ?? '')}
        </p>
      ) : null}
      {body.childsView ? <ChildsWords inline>{body.childsView}</ChildsWords> : null}
      <ol class="plan-goals">
        {(body.goals ?? []).map((goal) => {
          const done = actions.filter((one) => one.body.goal === goal.id)
          return (
            <li key={goal.id} class="stack-2">
              <h3>{sentence(goal.goal ?? 'A goal')}</h3>
              <p class="small soft">
                {[
                  goal.owner ? say(goal.owner.name) : undefined,
                  goal.by ? `by ${shortDay(goal.by, today)}` : undefined,
                  goal.reached && goal.reached !== 'open'
                    ? labelOf(carePlan.fields.goals.fields.reached.options, goal.reached).toLowerCase()
                    : undefined,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {goal.measure ? <p>{sentence(goal.measure)}</p> : null}
              {done.length > 0 ? (
                <Rows label={`What is done for it: ${goal.goal ?? ''}`}>
                  {done.map((one) => (
                    <RowLink
                      key={one.id}
                      href={readingPath(one)}
                      title={sentence(one.body.what ?? 'Action')}
                      end={
                        one.body.status === 'done' ? (
                          <Status kind="done">Done</Status>
                        ) : one.body.due ? (
                          <Status kind={one.body.due < today ? 'urgent' : 'quiet'}>
                            {daysLeft(one.body.due, today)}
                          </Status>
                        ) : undefined
                      }
                    >
                      {one.body.owner ? say(one.body.owner.name) : 'Nobody yet'}
                    </RowLink>
                  ))}
                </Rows>
              ) : null}
            </li>
          )
        })}
      </ol>
      {body.bottomLine ? (
        <>
          <h3>Bottom line</h3>
          <p>{sentence(body.bottomLine)}</p>
        </>
      ) : null}
      {body.contingency ? (
        <>
          <h3>If the plan does not hold</h3>
          <p>{sentence(body.contingency)}</p>
        </>
      ) : null}
    </>
  )
}

/** S3.10: built with the child, the family and the carers, and shared: receipts say so. */
function Readers({ plan, childId }: { readonly plan: Plan; readonly childId: Uuid }) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sending = useSignal<string | undefined>(undefined)
  const readers = planReaders(notebook.casebook, plan, today)
  const left = stillToGet(readers)
  const maySend = may(notebook.person, 'create', notice)
  return (
    <section aria-labelledby="plan-readers" class="stack-3">
      <h2 id="plan-readers">Who has the plan</h2>
      <p>
        {left.length === 0 ? (
          <Status kind="done">Everybody has it</Status>
        ) : (
          <Status kind="soon">
            {readers.length - left.length} of {readers.length} have it
          </Status>
        )}
      </p>
      <ul class="rows" aria-label="Who has the plan">
        {readers.map((reader) => (
          <li key={reader.name} class="reader">
            <span class="grow">
              <b>{say(reader.name)}</b>
              <br />
              <span class="small soft">{reader.tookPart ? `Took part: ${reader.tookPart}` : 'Did not take part'}</span>
              <br />
              <Receipt reader={reader} today={today} />
            </span>
            {reader.accountId === notebook.person.personId ? (
              reader.readAt ? null : (
                <button
                  type="button"
                  class="btn plain tight"
                  onClick={() => void notebook.mark(plan.id, { kind: 'read' }).then(() => announce('Marked as read'))}
                >
                  <Icon name="done" />I have read it
                </button>
              )
            ) : maySend && left.includes(reader) ? (
              <button
                type="button"
                class="btn plain tight"
                onClick={() => {
                  sending.value = reader.name
                }}
              >
                <Icon name="out" />
                Given<span class="vh"> to {say(reader.name)}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {sending.value ? (
        <NoticeSheet
          kind="minutes-shared"
          childId={childId}
          given={{ about: plan.id, to: sending.value }}
          onClose={() => {
            sending.value = undefined
          }}
        />
      ) : null}
    </section>
  )
}

const HOW_WORDS = new Map<string, string>(
  notice.fields.how.options.map(({ value, label }) => [value, label.toLowerCase().replace('doorstep', 'Doorstep')]),
)

function Receipt({ reader, today }: { readonly reader: PlanReader; readonly today: string }) {
  const say = useNameWords()
  if (reader.readAt) return <Status kind="done">Read it {whenWords(reader.readAt, today)}</Status>
  if (!reader.sent) return <Status kind="soon">Has not got it yet</Status>
  const how = listed(reader.sent.how.map((one) => HOW_WORDS.get(one) ?? one))
  return (
    <Status kind="done">
      Given {whenWords(reader.sent.at, today)} by {say(reader.sent.by)}
      {how ? `, ${how}` : ''}
    </Status>
  )
}

/** S3.4: how old it is, in words. */
function Assessed({ childId, today }: { readonly childId: Uuid; readonly today: string }) {
  const { casebook } = useNotebook()
  const sentence = useSentence()
  const one = currentAssessment(casebook.inFile(childFile(childId)))
  const old = one && freshnessOf(one.body.date, today)
  return (
    <section aria-labelledby="assessed" class="stack-3">
      <SectionHead id="assessed" title="The assessment" adds={assessment.type} file={childFile(childId)} />
      {one && old ? (
        <>
          <p>
            <a class="link" href={readingPath(one)}>
              {longDay(one.body.date, today)}
            </a>{' '}
            <Status kind={old.isOld ? 'soon' : 'quiet'}>Written {ageWords(old.days)}</Status>
          </p>
          {one.body.analysis ? <p>{sentence(one.body.analysis)}</p> : null}
          {(one.body.tools ?? []).length > 0 ? (
            <ul class="plainlist">
              {(one.body.tools ?? []).map(({ id, tool, date, result }) => (
                <li key={id} class="small">
                  {labelOf(assessment.fields.tools.fields.tool.options, tool)},{' '}
                  {date ? shortDay(date, today) : 'no date'}: {sentence(result ?? '')}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <p class="soft">No assessment is signed here yet.</p>
      )}
    </section>
  )
}

const MONTH_DAYS = 30.44
/** "5 months ago", "12 days ago", "today". */
export function ageWords(days: number): string {
  const months = Math.floor(days / MONTH_DAYS)
  return days <= 0 ? 'today' : months >= 2 ? `${months} months ago` : `${count(days, 'day')} ago`
}
