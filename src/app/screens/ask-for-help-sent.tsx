/** Where a request for help is, as far as is known: on this phone, with the council, seen, answered. No promise is invented. */
import { useState } from 'preact/hooks'
import type { FileId } from '../../model/file.ts'
import { fileKind } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { may } from '../../model/permission.ts'
import { helpState } from '../../practice/help-state.ts'
import { asType } from '../../practice/of-type.ts'
import { helpRequest } from '../../records/help-request.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { Lined } from '../form/lined.tsx'
import { OwnFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status, type StatusKind } from '../parts/status.tsx'
import type { IconName } from '../parts/icon.tsx'
import { dayOf, firstName, nearDay, timeOf } from '../words.ts'
import { telHref } from './ask-for-help-numbers.tsx'
import { contactFor } from './carer-household.ts'
import { NotHere } from './not-here.tsx'
import '../look/screens/ask-for-help.css'

export function HelpSent({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const record = casebook.get(recordId)
  const request = asType(helpRequest, record)
  if (!record || !request) return <NotHere what="This request" loading={casebook.loaded.value !== 'all'} />
  const household = record.fileIds.find((file) => fileKind(file) === 'household')
  const mine = record.author.personId === person.personId
  const reader = household ? contactFor(casebook, household, 'supervising-social-worker', today) : undefined
  return (
    <OwnFrame
      title="Your request for help"
      class="helppage"
      page="helpread"
      back={{ href: mine ? '/' : '/help', words: mine ? 'Home' : 'Duty' }}
      foot={<CallFoot phone={mine ? reader?.phone : undefined} name={reader?.name} household={household} />}
    >
      <h1>{headline(record, request, mine, reader?.name)}</h1>
      <p class="soft">
        Asked for:{' '}
        <b>
          {helpRequest.fields.urgency.options.find(({ value }) => value === request.body.urgency)?.label.toLowerCase()}
        </b>
      </p>
      <Steps record={record} reader={reader?.name} mine={mine} />
      <section class="yourwords">
        <h2 class="label">{mine ? 'You wrote' : `${firstName(record.author.name)} wrote`}</h2>
        <p>{request.body.need}</p>
        {record.marks
          .filter((mark) => mark.note)
          .map((mark) => (
            <p key={mark.id}>
              <b>{mark.personId === person.personId ? 'You' : firstName(mark.name)}:</b> {mark.note}
            </p>
          ))}
      </section>
      {helpState(request).state === 'closed' ? null : mine ? (
        <MineNext record={record} />
      ) : may(person, 'mark', helpRequest, record) ? (
        <AnswerNext record={record} />
      ) : null}
    </OwnFrame>
  )
}

function headline(
  record: CaseRecord,
  request: NonNullable<ReturnType<typeof asType<typeof helpRequest.fields>>>,
  mine: boolean,
  reader: string | undefined,
): string {
  const state = helpState(request).state
  if (state === 'closed') return 'Sorted'
  if (state === 'answered')
    return `Answered by ${firstName(record.marks.find((mark) => mark.kind === 'answered')?.name ?? 'the team')}`
  if (!mine) return `${firstName(record.author.name)} asks for help`
  if (record.revision === 0) return 'Only on this phone so far'
  return `Sent. ${reader ? `It is on ${firstName(reader)}’s list` : 'The team has it'}`
}

function Steps(props: { readonly record: CaseRecord; readonly reader: string | undefined; readonly mine: boolean }) {
  const { record, reader, mine } = props
  const sync = useSync()
  const { state } = sync.status.value
  // A later word of one's own is under way again; the request itself has arrived once the server has counted it.
  const received = record.revision > 0
  const seen = record.marks.find((mark) => ['read', 'acknowledged', 'discussed'].includes(mark.kind))
  const answered = record.marks.find((mark) => mark.kind === 'answered')
  const who = reader ? firstName(reader) : 'the team'
  return (
    <ol class="steps">
      <Step
        kind="done"
        at={record.author.at}
        title={mine ? 'Kept on this phone' : `${firstName(record.author.name)} asked`}
      />
      {received ? (
        <Step
          kind="done"
          {...(record.receivedAt && record.marks.length === 0 ? { at: record.receivedAt } : {})}
          title="Reached the council"
        />
      ) : (
        <Step
          kind="soon"
          icon={state === 'sending' ? 'up' : 'device'}
          title={state === 'sending' ? 'On its way' : 'Waiting for a connection'}
          more="It goes by itself. If it cannot wait, please ring."
        />
      )}
      {seen ? (
        <Step kind="done" at={seen.at} title={`${firstName(seen.name)} has seen it`} />
      ) : (
        <Step
          kind="quiet"
          icon={received ? 'half' : 'ring'}
          title={received ? `Put on ${who === 'the team' ? 'the team’s' : `${who}’s`} list` : `Then it goes to ${who}`}
          more={received ? 'Not opened yet, as far as we know' : undefined}
        />
      )}
      {answered ? <Step kind="done" at={answered.at} title={`${firstName(answered.name)} answered`} /> : null}
    </ol>
  )
}

function Step(props: {
  readonly kind: StatusKind
  readonly icon?: IconName
  readonly at?: string
  readonly title: string
  readonly more?: string | undefined
}) {
  const today = useToday()
  const near = props.at ? (dayOf(props.at) === today ? timeOf(props.at) : nearDay(dayOf(props.at), today)) : ''
  return (
    <li>
      <Status kind={props.kind} {...(props.icon ? { icon: props.icon } : {})}>
        {''}
      </Status>
      <time class="num">{near}</time>
      <span>
        <b>{props.title}</b>
        {props.more ? <small>{props.more}</small> : null}
      </span>
    </li>
  )
}

/** The asker adds words, or says that it is sorted. */
function MineNext({ record }: { readonly record: CaseRecord }) {
  const notebook = useNotebook()
  const [adding, setAdding] = useState(false)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const act = (work: Promise<unknown>) =>
    work.then(
      () => {
        setAdding(false)
        setWords('')
        setProblem(undefined)
      },
      (why: unknown) => setProblem(why instanceof Error ? why.message : String(why)),
    )
  const add = () => {
    const need = [typeof record.body.need === 'string' ? record.body.need : '', words.trim()]
      .filter(Boolean)
      .join('\n\n')
    if (words.trim()) void act(notebook.edit(record.id, { ...record.body, need }))
  }
  return (
    <>
      {adding ? (
        <div class="field">
          <label class="label" for="more-words">
            Add words
          </label>
          <Lined id="more-words" value={words} onInput={setWords} />
          <p class="row wrap addwords">
            <button type="button" class="btn go tight" onClick={add}>
              Add them
            </button>
            <button type="button" class="btn plain tight" onClick={() => setAdding(false)}>
              Leave it
            </button>
          </p>
        </div>
      ) : null}
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      <div class="two-up">
        {adding ? (
          <span />
        ) : (
          <button type="button" class="btn tight" onClick={() => setAdding(true)}>
            <Icon name="pen" />
            Add words
          </button>
        )}
        <button
          type="button"
          class="btn plain tight"
          onClick={() =>
            void act(
              notebook
                .edit(record.id, { ...record.body, satisfied: { answer: true } })
                .then(() => notebook.mark(record.id, { kind: 'closed' })),
            )
          }
        >
          It is sorted
        </button>
      </div>
    </>
  )
}

/** Whoever takes it on says so, and answers in words. */
function AnswerNext({ record }: { readonly record: CaseRecord }) {
  const notebook = useNotebook()
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string>()
  const act = (kind: 'acknowledged' | 'answered') =>
    notebook.mark(record.id, { kind, ...(words.trim() ? { note: words.trim() } : {}) }).then(
      () => {
        setWords('')
        setProblem(undefined)
      },
      (why: unknown) => setProblem(why instanceof Error ? why.message : String(why)),
    )
  return (
    <section class="stack-3" aria-label="Your answer">
      <div class="field">
        <label class="label" for="answer">
          A few words to {firstName(record.author.name)}
        </label>
        <Lined id="answer" value={words} onInput={setWords} />
      </div>
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      <p class="row wrap">
        {record.marks.some((mark) => mark.kind === 'acknowledged') ? null : (
          <button type="button" class="btn" onClick={() => void act('acknowledged')}>
            <Icon name="done" />I have seen it
          </button>
        )}
        <button type="button" class="btn go" onClick={() => void act('answered')}>
          <Icon name="up" />
          Answer
        </button>
      </p>
    </section>
  )
}

function CallFoot({
  phone,
  name,
  household,
}: {
  readonly phone: string | undefined
  readonly name: string | undefined
  readonly household: FileId | undefined
}) {
  const { casebook } = useNotebook()
  const outOfHours = household ? casebook.inFile(household, 'household')[0]?.body.outOfHours : undefined
  const number = phone ?? (typeof outOfHours === 'string' ? outOfHours : undefined)
  return (
    <div class="two-up">
      {number ? (
        <a class="btn go tight" href={telHref(number)}>
          <Icon name="phone" />
          {phone && name ? `Call ${firstName(name)}` : 'Out of hours'}
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
