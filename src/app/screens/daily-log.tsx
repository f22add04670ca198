/** A carer's day in two minutes: what happened, what went well, and as much more as there is. Nothing is ever typed twice. */
import { useLocation } from 'preact-iso'
import { useEffect, useId, useState } from 'preact/hooks'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { addDays } from '../../model/calendar.ts'
import { dailyLog } from '../../records/daily-log.ts'
import { useNotebook, useShell, useSync, useToday } from '../context.ts'
import { useDraft, type Draft } from '../form/draft.ts'
import { Lined } from '../form/lined.tsx'
import { ScaleControl } from '../form/scale.tsx'
import { PhoneFrame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { nearDay, ofSomeone, timeOf, weekday, firstName, capital, dayMonth } from '../words.ts'
import { childName } from '../../practice/home.ts'
import { asType } from '../../practice/of-type.ts'
import { child as childRecord } from '../../records/child.ts'
import { contactFor } from './carer-household.ts'
import { LogHelp, LogMore } from './daily-log-more.tsx'
import { dropIfEmpty, type LogBody } from './daily-log-start.ts'
import { LogWords } from './daily-log-words.tsx'
import { sayWhereLogIs } from './log-sent.ts'
import { NotHere } from './not-here.tsx'
import { RecordPage } from './record.tsx'
import '../look/screens/daily-log.css'

const fields = dailyLog.fields

export function DailyLogScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const record = casebook.get(recordId)
  if (!record) return <NotHere what="This log" loading={casebook.loaded.value !== 'all'} />
  const mine =
    record.author.personId === person.personId && record.status === 'draft' && may(person, 'amend', dailyLog, record)
  return mine ? <OpenLog recordId={recordId} /> : <RecordPage recordId={recordId} />
}

function OpenLog({ recordId }: { readonly recordId: string }) {
  const notebook = useNotebook()
  const { casebook } = notebook
  const sync = useSync()
  const shell = useShell()
  const today = useToday()
  const { route } = useLocation()
  const name = useNameWords()
  const draft = useDraft(recordId)
  const body = draft.body as LogBody
  const [asked, setAsked] = useState<'happened' | 'wentWell'>()
  const id = useId()
  // Straight into writing: the tap on the door was the only one needed.
  useEffect(() => {
    if (!body.happened) document.getElementById(`${id}-happened`)?.focus()
  }, [])
  useEffect(
    () => () => {
      void draft.flush().then(() => dropIfEmpty(notebook, recordId))
    },
    [],
  )

  const childFileId = draft.record?.fileIds.find((file) => fileKind(file) === 'child')
  const household = draft.record?.fileIds.find((file) => fileKind(file) === 'household')
  const child = asType(childRecord, childFileId ? casebook.get(fileSubject(childFileId)) : undefined)
  const called = name(childName(child))
  const reader = household ? contactFor(casebook, household, 'supervising-social-worker', today) : undefined
  const day = body.date ?? today

  async function send(): Promise<void> {
    await draft.flush()
    if (draft.problem.value) return
    if (!body.happened?.trim()) return ask('happened')
    // Strengths are asked for once, kindly; a hard day may be sent without.
    if (!body.wentWell?.trim() && asked !== 'wentWell') return ask('wentWell')
    void sync.now()
    sayWhereLogIs(shell, notebook, recordId)
    route('/')
  }
  function ask(field: 'happened' | 'wentWell'): void {
    setAsked(field)
    document.getElementById(`${id}-${field}`)?.focus()
  }

  const line = (field: 'happened' | 'wentWell', question: string, hint: string) => (
    <div class="field">
      <label class="label" for={`${id}-${field}`}>
        {question}
      </label>
      <Lined
        id={`${id}-${field}`}
        value={body[field] ?? ''}
        onInput={(words) => draft.set(field, words || undefined)}
        describedBy={asked === field ? `${id}-${field}-ask` : undefined}
      />
      {asked === field && !body[field]?.trim() ? (
        <p class="asknow" id={`${id}-${field}-ask`} role="status">
          {hint}
        </p>
      ) : null}
    </div>
  )
  return (
    <PhoneFrame
      title={`${ofSomeone(called)} ${weekday(day)}`}
      class="logpage"
      back={{ href: '/', words: 'Home' }}
      beside={<Saved draft={draft} />}
      foot={
        <button type="button" class="btn go big wide" onClick={() => void send()}>
          <Icon name="up" />
          {asked === 'wentWell' && !body.wentWell?.trim()
            ? 'Send it as it is'
            : `Send to ${reader ? name(firstName(reader.name)) : 'the team'}`}
        </button>
      }
    >
      <h1>
        {ofSomeone(called)} {weekday(day)}
      </h1>
      <WhichDay day={day} today={today} onDay={(to) => draft.set('date', to)} />
      {draft.problem.value ? (
        <p role="alert" class="problem">
          {draft.problem.value}
        </p>
      ) : null}
      {line('happened', fields.happened.label, 'A sentence or two is enough.')}
      {line('wentWell', fields.wentWell.label, 'A small thing counts. Or send it as it is.')}
      <LogWords
        child={called}
        age={child?.body.birthDate}
        words={body.words}
        onChange={(words) => draft.set('words', words)}
        today={today}
      />
      <ScaleControl
        field={fields.feeling}
        fieldId="feeling"
        value={body.feeling}
        record={undefined}
        onChange={(score) => draft.set('feeling', score)}
      />
      <LogMore body={body} child={childFileId} onChange={(field, words) => draft.set(field, words)} />
      <LogHelp help={body.help} onChange={(help) => draft.set('help', help)} />
    </PhoneFrame>
  )
}

function Saved({ draft }: { readonly draft: Draft }) {
  const at = draft.savedAt.value
  if (draft.problem.value)
    return (
      <span class="saved">
        <Icon name="urgent" />
        Not saved yet
      </span>
    )
  return at ? <span class="saved">Saved {timeOf(at)}</span> : <span />
}

function WhichDay({
  day,
  today,
  onDay,
}: {
  readonly day: string
  readonly today: string
  readonly onDay: (day: string) => void
}) {
  const [earlier, setEarlier] = useState(false)
  const yesterday = addDays(today, -1)
  const older = day !== today && day !== yesterday
  const chip = (to: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={day === to}
      onClick={() => {
        setEarlier(false)
        onDay(to)
      }}
    >
      {capital(nearDay(to, today))}
    </button>
  )
  return (
    <div class="row wrap days" role="group" aria-label={fields.date.label}>
      {chip(today)}
      {chip(yesterday)}
      {earlier || older ? (
        <input
          type="date"
          class="entry"
          aria-label="An earlier day"
          value={day}
          max={today}
          onChange={(event) => {
            if (event.currentTarget.value && event.currentTarget.value <= today) onDay(event.currentTarget.value)
          }}
        />
      ) : (
        <button type="button" class="chip" aria-pressed="false" onClick={() => setEarlier(true)}>
          Earlier
        </button>
      )}
      {older ? <span class="soft small">{dayMonth(day)}</span> : null}
    </div>
  )
}
