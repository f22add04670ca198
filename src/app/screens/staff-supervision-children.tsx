/** Each child of the caseload on the agenda by itself: where it stands, the carers' answer, the plan, what is overdue. */
import { useEffect, useMemo } from 'preact/hooks'
import type { BodyOf } from '../../model/field.ts'
import { openGoals, pastOfPlan } from '../../practice/plans/current-plan.ts'
import { childRowId, keptUp, stoodWords, workerAgenda } from '../../practice/supervision/worker-agenda.ts'
import { REVIEW_PLAN } from '../../practice/timers/plans.ts'
import type { AgendaChild } from '../../practice/supervision/worker-agenda.ts'
import type { staffSupervision } from '../../records/staff-supervision.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import type { Draft } from '../form/draft.ts'
import { Lined } from '../form/lined.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { childPath, readingPath } from '../paths.ts'
import { count, daysLeft, shortDay } from '../words.ts'

export type SupervisionBody = BodyOf<typeof staffSupervision.fields>
type ChildRow = NonNullable<SupervisionBody['children']>[number]
type Point = NonNullable<SupervisionBody['overdue']>[number]

export function SupervisionChildren(props: { readonly draft: Draft; readonly missing: ReadonlySet<string> }) {
  const { draft, missing } = props
  const { casebook } = useNotebook()
  const now = useNow()
  const today = useToday()
  const body = draft.body as SupervisionBody
  const workerId = body.worker?.recordId
  const version = casebook.version.value
  const agenda = useMemo(
    () => (workerId ? workerAgenda(casebook, workerId, now) : []),
    [casebook, version, workerId, today],
  )
  useEffect(() => {
    const next = keptUp(body, agenda)
    if (!next) return
    draft.set('children', next.children.length > 0 ? next.children : undefined)
    draft.set('overdue', next.overdue.length > 0 ? next.overdue : undefined)
  }, [agenda])
  const rows = body.children ?? []
  if (rows.length === 0)
    return (
      <p class="soft" id={controlId('children')} tabIndex={-1}>
        They carry no child whose file you hold.
      </p>
    )
  const put = (id: string, field: 'stability' | 'plan' | 'decision', words: string) =>
    draft.set(
      'children',
      rows.map((row) => (row.id === id ? withWords(row, field, words) : row)),
    )
  return (
    <>
      {rows.map((row, at) => (
        <OfChild
          key={row.id}
          row={row}
          now={agenda.find(({ childId }) => childRowId(childId) === row.id)}
          points={(body.overdue ?? []).filter(({ child }) => child?.recordId === row.child?.recordId)}
          first={at === 0}
          missing={missing}
          onWords={(field, words) => put(row.id, field, words)}
          onPoint={(id, words) =>
            draft.set(
              'overdue',
              (body.overdue ?? []).map((point) => (point.id === id ? withOutcome(point, words) : point)),
            )
          }
        />
      ))}
    </>
  )
}

function OfChild(props: {
  readonly row: ChildRow
  readonly now: AgendaChild | undefined
  readonly points: readonly Point[]
  readonly first: boolean
  readonly missing: ReadonlySet<string>
  readonly onWords: (field: 'stability' | 'plan' | 'decision', words: string) => void
  readonly onPoint: (id: string, words: string) => void
}) {
  const { row, now, points, first, missing, onWords, onPoint } = props
  const say = useNameWords()
  const sentence = useSentence()
  const name = say(row.child?.name ?? 'A child')
  const head = `child-${row.id}`
  const line = (field: 'stability' | 'plan' | 'decision', label: string, required: boolean) => (
    <div class={required && missing.has('children') && !row[field]?.trim() ? 'asked-missing' : undefined}>
      <label
        class="label"
        id={`${head}-${field}`}
        for={controlId(first && field === 'stability' ? 'children' : `${row.id}.${field}`)}
      >
        {label}
      </label>
      <Lined
        id={controlId(first && field === 'stability' ? 'children' : `${row.id}.${field}`)}
        labelledBy={`${head} ${head}-${field}`}
        value={row[field] ?? ''}
        rows={1}
        onInput={(words) => onWords(field, words)}
      />
    </div>
  )
  return (
    <article class="sheet stack-3 of-child" aria-labelledby={head}>
      <div class="row spread wrap">
        <h3 id={head}>{name}</h3>
        {row.child?.recordId ? (
          <a class="link" href={childPath(row.child.recordId)}>
            {name}’s page
          </a>
        ) : null}
      </div>
      {now ? <Stands one={now} /> : <p class="soft">{sentence(row.stood ?? '')}</p>}
      {points.length > 0 ? (
        <ul class="agenda" aria-label={`Overdue, ${name}`}>
          {points.map((point, at) => (
            <li
              key={point.id}
              class={missing.has('overdue') && !point.outcome?.trim() ? 'asked-missing stack-2' : 'stack-2'}
            >
              <p id={`point-${point.id}`}>
                <Status kind="urgent">Overdue</Status> <b>{sentence(point.what ?? '')}</b>
              </p>
              <Lined
                id={controlId(first && at === 0 ? 'overdue' : `overdue.${point.id}`)}
                labelledBy={`point-${point.id} point-${point.id}-said`}
                value={point.outcome ?? ''}
                rows={1}
                placeholder="What we said about it"
                onInput={(words) => onPoint(point.id, words)}
              />
              <span class="vh" id={`point-${point.id}-said`}>
                What we said about it
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p class="soft small">No action is overdue on either plan.</p>
      )}
      {line('stability', 'How stable home is', true)}
      {line('plan', 'How the plan is going', true)}
      {line('decision', 'Decided, and why', false)}
    </article>
  )
}

function Stands({ one }: { readonly one: AgendaChild }) {
  const today = useToday()
  const sentence = useSentence()
  const { row, plan } = one
  const goals = openGoals(plan)
  // Actions that are overdue stand below, each with its line.
  const past = row?.past.filter(({ what }) => what !== 'action') ?? []
  return (
    <ul class="plainlist facts">
      <li>
        <a href={childPath(one.childId, 'process')}>{sentence(stoodWords(one))}</a>
      </li>
      {past.length > 0 ? (
        <li>
          <Status kind="urgent">
            Past its date: {past.map(({ words, date }) => `${words} (${shortDay(date, today)})`).join(', ')}
          </Status>
        </li>
      ) : null}
      <li>
        {plan ? (
          <a href={readingPath(plan)}>
            Plan of {shortDay(plan.body.date, today)},{' '}
            {goals.length === 0 ? 'no goal is open' : `${count(goals.length, 'goal')} open`}
          </a>
        ) : (
          <Status kind="soon">No signed plan is here</Status>
        )}
      </li>
      <PastOfPlan one={one} />
    </ul>
  )
}

/** Its own day stands with what is past its date already, where the child has a home: said once. */
function PastOfPlan({ one: { plan, row } }: { readonly one: AgendaChild }) {
  const today = useToday()
  const { review, goals } = pastOfPlan(plan, today)
  const said = [
    ...(review && !row?.past.some(({ clock }) => clock?.what === REVIEW_PLAN)
      ? [`the plan was to be looked at again by ${shortDay(review, today)}, ${daysLeft(review, today)}`]
      : []),
    ...(goals > 0 ? [`${count(goals, 'open goal is', 'open goals are')} past the day`] : []),
  ]
  return said.length > 0 ? (
    <li>
      <Status kind="urgent">Past its date: {said.join('; ')}</Status>
    </li>
  ) : null
}

function withWords(row: ChildRow, field: 'stability' | 'plan' | 'decision', words: string): ChildRow {
  const { [field]: _old, ...rest } = row
  return words === '' ? rest : { ...rest, [field]: words }
}
function withOutcome(point: Point, words: string): Point {
  const { outcome: _old, ...rest } = point
  return words === '' ? rest : { ...rest, outcome: words }
}
