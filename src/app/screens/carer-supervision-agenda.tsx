/** What is overdue on both plans, on the agenda by itself: each with a line for what was said, and how it stands now. */
import { useEffect } from 'preact/hooks'
import type { BodyOf } from '../../model/field.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { overdueFor } from '../../practice/agenda.ts'
import { askedForOf } from '../../practice/asked-for.ts'
import { asType } from '../../practice/of-type.ts'
import { action } from '../../records/action.ts'
import type { carerSupervision } from '../../records/carer-supervision.ts'
import { useNotebook, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import { Lined } from '../form/lined.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { daysLeft, listed } from '../words.ts'
import { pointsOf } from './carer-supervision-start.ts'
import { TO_BE_CLOSED } from './due-words.tsx'
import { TrainingOnAgenda } from './training-prompts.tsx'
import type { Written } from './visit-drafts.ts'
import type { OwnControlProps } from './visit-kind.ts'
import { fieldKey } from './visit-state.ts'

export type SupervisionBody = BodyOf<typeof carerSupervision.fields>
type Point = NonNullable<SupervisionBody['overdue']>[number]

const pointsIn = ({ draft }: Written): readonly Point[] => (draft.body as SupervisionBody).overdue ?? []

/** With the training that might be offered to the home. */
export function SupervisionAgenda(props: OwnControlProps) {
  const home = props.about[0]?.draft.record?.fileIds.find((file) => fileKind(file) === 'household')
  return (
    <>
      <OverduePoints {...props} />
      <TrainingOnAgenda householdId={home && fileSubject(home)} />
    </>
  )
}

function OverduePoints({ all, about, missing }: OwnControlProps) {
  const { casebook } = useNotebook()
  const today = useToday()
  useEffect(() => {
    for (const one of all) keepUp(one)
  }, [casebook.version.value, today, all.map(({ recordId }) => recordId).join()])

  /** What became overdue since is added; what was settled elsewhere and nobody spoke of goes. */
  function keepUp({ draft }: Written): void {
    const file = draft.record?.fileIds.find((each) => fileKind(each) === 'child')
    if (!file || draft.record?.status !== 'draft') return
    const due = pointsOf(overdueFor(casebook, fileSubject(file), today))
    const points = (draft.body as SupervisionBody).overdue ?? []
    const stays = points.filter((point) => point.outcome?.trim() || due.some(({ id }) => id === point.id))
    const joins = due.filter(({ id }) => !points.some((point) => point.id === id))
    if (joins.length === 0 && stays.length === points.length) return
    const next = [...stays, ...joins]
    draft.set('overdue', next.length > 0 ? next : undefined)
  }

  // Brothers and sisters whose plans say the same have it talked through once.
  const spoken = new Map<string, { readonly point: Point; readonly of: readonly Written[] }>()
  for (const one of about)
    for (const point of pointsIn(one)) {
      const key = point.what ?? point.id
      spoken.set(key, { point, of: [...(spoken.get(key)?.of ?? []), one] })
    }
  if (spoken.size === 0)
    return (
      <p class="soft" id={controlId('overdue')} tabIndex={-1}>
        Nothing on the child’s plan or the carers’ is overdue.
      </p>
    )
  return (
    <>
      <p class="soft small">
        Overdue on the child’s plan and the carers’. They stand here until they are talked through.
      </p>
      <ul class="agenda">
        {[...spoken.values()].map(({ point, of }, at) => (
          <AgendaPoint
            key={point.what ?? point.id}
            point={point}
            of={of}
            names={about.length > 1 && of.length < about.length}
            controlIds={at === 0 ? fieldKey('overdue', of[0]?.recordId ?? '', isApart(all)) : point.id}
            isMissing={!point.outcome?.trim() && about.some(({ recordId }) => isMarked(missing, recordId))}
          />
        ))}
      </ul>
    </>
  )
}

const isMarked = (missing: ReadonlySet<string>, recordId: string): boolean =>
  missing.has('overdue') || missing.has(fieldKey('overdue', recordId, true))

/** As the list of what is missing names the field: by the child where the children's agendas differ. */
const isApart = (all: readonly Written[]): boolean =>
  all.length > 1 && all.some((one) => JSON.stringify(pointsIn(one)) !== JSON.stringify(all[0] && pointsIn(all[0])))

function AgendaPoint({
  point,
  of,
  names,
  controlIds,
  isMissing,
}: {
  readonly point: Point
  readonly of: readonly Written[]
  readonly names: boolean
  readonly controlIds: string
  readonly isMissing: boolean
}) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const actions = of.flatMap((one) => {
    const same = pointsIn(one).find(({ what }) => what === point.what)
    return asType(action, same?.action ? notebook.casebook.get(same.action) : undefined) ?? []
  })
  const first = actions[0]
  const isOpen = actions.some(({ body }) => body.status !== 'done' && body.status !== 'cancelled')
  const change = (words: string) => {
    for (const one of of)
      one.draft.set(
        'overdue',
        pointsIn(one).map((each) =>
          each.what === point.what ? (words === '' ? withoutOutcome(each) : { ...each, outcome: words }) : each,
        ),
      )
  }
  const done = async () => {
    for (const one of new Map(actions.map((each) => [each.id, each])).values())
      if (one.body.status !== 'done')
        await notebook.edit(one.id, { ...notebook.casebook.get(one.id)?.body, status: 'done', doneOn: today })
    if (!point.outcome?.trim()) change('Done')
  }
  const mayClose = actions.some((one) => may(notebook.person, 'amend', action, one))
  const labelId = `agenda-${point.id}`
  return (
    <li class={isMissing ? 'asked-missing stack-2' : 'stack-2'}>
      <p id={labelId}>
        <b>{sentence(point.what ?? '')}</b>
        {names ? <span class="soft small"> · {listed(of.map(({ name }) => say(name)))}</span> : null}
      </p>
      <p class="row wrap small">
        {isOpen && first && askedForOf(notebook.casebook, first, today) ? (
          <Status kind="quiet">{TO_BE_CLOSED}</Status>
        ) : isOpen && first?.body.due ? (
          <Status kind="urgent">{daysLeft(first.body.due, today)}</Status>
        ) : first?.body.status === 'done' ? (
          <Status kind="done">Done</Status>
        ) : null}
        <span class="soft">{first?.body.plan === 'carer' ? 'On the carers’ plan' : 'On the child’s plan'}</span>
        {first?.body.status === 'blocked' && first.body.barrier ? (
          <span class="soft">In the way: {sentence(first.body.barrier)}</span>
        ) : null}
      </p>
      <Lined
        id={controlId(controlIds)}
        labelledBy={`${labelId} ${labelId}-said`}
        value={point.outcome ?? ''}
        rows={1}
        placeholder="What we said about it"
        onInput={change}
      />
      <span class="vh" id={`${labelId}-said`}>
        What we said about it
      </span>
      {isOpen && mayClose ? (
        <button type="button" class="btn plain tight" onClick={() => void done()}>
          <Icon name="done" />
          It is done
        </button>
      ) : null}
    </li>
  )
}

function withoutOutcome(point: Point): Point {
  const { outcome: _gone, ...rest } = point
  return rest
}
