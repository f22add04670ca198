/**
 * The child's plan (S3.7 to S3.10, S4.14): goals with gentle questions beside them, what is done for each, the bottom line,
 * what else if not, and who it was made with. A plan that is older than its assessment says so.
 */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import type { Json } from '../../model/json.ts'
import { childFile, fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { currentAssessment, currentPlan } from '../../practice/plans/current-plan.ts'
import { takenOver } from '../../practice/plans/plan-start.ts'
import { questionsOf } from '../../practice/plans/smart.ts'
import type { GoalRow } from '../../practice/plans/smart.ts'
import { carePlan } from '../../records/care-plan.ts'
import { useNotebook, useToday } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { goToField, MissingList } from '../form/missing-list.tsx'
import { RowsControl } from '../form/rows.tsx'
import { SectionFields } from '../form/section-fields.tsx'
import { namesOf } from '../names.ts'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { OpenedForADay, useNotSignedHere } from '../parts/opened-for-a-day.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { listed, ofSomeone, shortDay } from '../words.ts'
import { ForGoal } from './for-goal.tsx'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import { SignSheet } from './sign-sheet.tsx'
import '../look/screens/care-plan.css'

export function CarePlanScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This plan" loading={casebook.loaded.value !== 'all'} />
  const isWritten = record.status === 'draft' && may(person, 'amend', carePlan, record)
  return isWritten ? <Open recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function Open({ recordId }: { readonly recordId: string }) {
  const draft = useDraft(recordId)
  const { casebook, person } = useNotebook()
  const { route } = useLocation()
  const today = useToday()
  const say = useNameWords()
  const missing = useSignal<readonly Finding[]>([])
  const checks = useSignal(0)
  const signing = useSignal(false)
  useEffect(() => {
    if (location.hash.startsWith('#f-')) goToField(location.hash.slice(3))
  }, [])
  const { record } = draft
  const opened = useNotSignedHere(record)
  if (!record) return null
  const file = record.fileIds.find((one) => fileKind(one) === 'child')
  const assessed = file ? currentAssessment(casebook.inFile(childFile(fileSubject(file)))) : undefined
  const before = file ? currentPlan(casebook.inFile(childFile(fileSubject(file)))) : undefined
  const taken = before ? takenOver(draft.body, before) : []
  const child = say(namesOf(casebook, record).child ?? 'the child')
  const marked = new Set(missing.value.map(({ field }) => field))
  const goals = (draft.body.goals ?? []) as readonly GoalRow[]
  const date = typeof draft.body.date === 'string' ? draft.body.date : today
  const releases = may(person, 'sign', carePlan, record)
  const mayRelease = releases && opened === undefined
  const check = async () => {
    await draft.flush()
    if (draft.problem.value) return
    missing.value = missingForSigning(carePlan, casebook.get(recordId)?.body ?? draft.body)
    checks.value += 1
    signing.value = missing.value.length === 0
  }
  const section = (id: string, children?: ComponentChildren) => {
    const found = carePlan.sections.find((one) => one.id === id)
    return found ? (
      <section aria-labelledby={`s-${id}`}>
        <h2 id={`s-${id}`}>{found.title}</h2>
        {children ?? <SectionFields definition={carePlan} section={found} draft={draft} missing={marked} />}
      </section>
    ) : null
  }
  const title = `${ofSomeone(child)} plan`
  return (
    <OwnFrame title={title} page="form-page care-plan" back={{ href: readingPath(record), words: 'Leave it for now' }}>
      <div class="row spread wrap">
        <h1>{title}</h1>
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      <p>
        {!assessed ? (
          <Status kind="soon">No signed assessment is here that the plan could follow from</Status>
        ) : date < assessed.body.date ? (
          <Status kind="soon">
            The assessment of {shortDay(assessed.body.date, today)} is newer than this plan: read it again first
          </Status>
        ) : (
          <>It follows from the </>
        )}
        {assessed ? (
          <a class="link" href={readingPath(assessed)}>
            assessment of {shortDay(assessed.body.date, today)}
          </a>
        ) : null}
      </p>
      {before && taken.length > 0 ? (
        <p>
          <Status kind="soon" icon="half">
            These words are those of the <a href={readingPath(before)}>plan of {shortDay(before.body.date, today)}</a>,
            not written anew: {listed(taken.map((label) => `“${label}”`))}. Read whether they still hold.
          </Status>
        </p>
      ) : null}
      {missing.value.length > 0 ? <MissingList key={checks.value} missing={missing.value} /> : null}
      {section('where')}
      {section(
        'goals',
        <>
          <div class={marked.has('goals') ? 'asked-missing stack-3' : 'stack-3'}>
            <RowsControl
              field={carePlan.fields.goals}
              fieldId="goals"
              value={draft.body.goals as never}
              onChange={(value) => draft.set('goals', value as Json | undefined)}
              record={record}
              inner={FieldControl}
              beneath={(row) => <Questions goal={row} today={today} />}
            />
          </div>
          <h3>{carePlan.fields.actions.label}</h3>
          <RowsControl
            field={carePlan.fields.actions}
            fieldId="actions"
            value={draft.body.actions as never}
            onChange={(value) => draft.set('actions', value as Json | undefined)}
            record={record}
            inner={FieldControl}
            beneath={(row, change) => <ForGoal goals={goals} value={row.goal} onChoose={(id) => change('goal', id)} />}
          />
        </>,
      )}
      {section('lines')}
      {section('with')}
      <div class="row wrap form-end">
        {releases ? <OpenedForADay why={opened} /> : null}
        {mayRelease ? (
          <button type="button" class="btn go big" onClick={() => void check()}>
            <Icon name="lock" />
            Check and sign
          </button>
        ) : null}
        <SavedLine savedAt={draft.savedAt} problem={draft.problem} />
      </div>
      {signing.value ? (
        <SignSheet
          record={record}
          definition={carePlan}
          as="sign"
          onClose={() => {
            signing.value = false
          }}
          onSigned={() => route(readingPath(record))}
        />
      ) : null}
    </OwnFrame>
  )
}

/** Beside the goal, not in its way: nothing here holds up a signature. */
function Questions({ goal, today }: { readonly goal: GoalRow; readonly today: string }) {
  const asked = questionsOf(goal, today)
  if (asked.length === 0) return null
  return (
    <aside class="gentle" aria-label="Questions that may help">
      <ul class="plainlist">
        {asked.map(({ about, ask }) => (
          <li key={about}>
            <Icon name="say" />
            {ask}
          </li>
        ))}
      </ul>
    </aside>
  )
}
