/** Who gets the minutes and the plan, and who has them: when, how, and read by whom (S5.29). */
import { useSignal } from '@preact/signals'
import type { Notebook } from '../../device/notebook.ts'
import type { BodyOf } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { stillToSend } from '../../practice/afterwards.ts'
import type { Afterwards, Reader } from '../../practice/afterwards.ts'
import { notice } from '../../records/notice.ts'
import { useNotebook, useToday } from '../context.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { listed, whenWords } from '../words.ts'
import type { AfterProps } from './afterwards-props.ts'

type How = NonNullable<BodyOf<typeof notice.fields>['how']>

const GETS: { readonly [G in Reader['gets']]: string } = {
  whole: 'minutes and plan',
  'no-address': 'minutes and plan, without address and withheld names',
  plan: 'the plan alone',
}

export function AfterReaders({ after }: AfterProps) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sending = useSignal<Reader | undefined>(undefined)
  const trouble = useSignal<string | undefined>(undefined)
  const maySend = may(notebook.person, 'create', notice) && notebook.person.role !== 'foster-carer'
  const left = stillToSend(after)
  const here = left.filter(
    ({ accountId, gets }) => accountId !== undefined && accountId !== notebook.person.personId && gets === 'whole',
  )

  async function tellHere() {
    trouble.value = undefined
    try {
      for (const one of here) await noteSent(notebook, after, one.name, new Date().toISOString(), ['here'])
      announce('Noted')
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  const named = after.readers.filter(({ isWithout }) => !isWithout)
  const read = () =>
    notebook.mark(after.meeting.id, { kind: 'read' }).then(
      () => announce('Marked as read'),
      (error: unknown) => {
        trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
      },
    )
  return (
    <section class="sheet stack-3" aria-labelledby="readers">
      <h2 id="readers">Who has the minutes</h2>
      <p>
        {named.length === 0 ? (
          <Status kind="soon">The minutes name nobody who gets them</Status>
        ) : left.length === 0 ? (
          <Status kind="done">Everybody has them</Status>
        ) : (
          <Status kind="soon">
            {named.length - left.length} of {named.length} have them
          </Status>
        )}
      </p>
      <ul class="rows" aria-label="Readers">
        {after.readers.map((reader) => (
          <li key={reader.name} class="reader">
            <span class="grow">
              <b>{say(reader.name)}</b>
              <br />
              <span class="small soft">
                {reader.attended ? 'Was there' : 'Was not there'} ·{' '}
                {reader.isWithout ? 'does not get them' : GETS[reader.gets]}
              </span>
              <br />
              <ReaderStatus reader={reader} today={today} />
            </span>
            {reader.accountId === notebook.person.personId ? (
              reader.readAt ? null : (
                <button type="button" class="btn plain tight" onClick={() => void read()}>
                  <Icon name="done" />I have read them
                </button>
              )
            ) : maySend && left.includes(reader) ? (
              <button
                type="button"
                class="btn plain tight"
                onClick={() => {
                  sending.value = reader
                }}
              >
                <Icon name="out" />
                Sent<span class="vh"> to {say(reader.name)}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <TroubleLine words={trouble.value} />
      {maySend && here.length > 0 ? (
        <div class="stack-2">
          <p class="small soft">{listed(here.map(({ name }) => say(name)))} can read them here in Doorstep.</p>
          <button type="button" class="btn" onClick={() => void tellHere()}>
            <Icon name="done" />
            They have them here
          </button>
        </div>
      ) : null}
      {sending.value ? (
        <SentSheet
          after={after}
          reader={sending.value}
          onClose={() => {
            sending.value = undefined
          }}
        />
      ) : null}
    </section>
  )
}

function ReaderStatus({ reader, today }: { readonly reader: Reader; readonly today: string }) {
  const say = useNameWords()
  const { sent, readAt, isWithout } = reader
  if (readAt) return <Status kind="done">Read, {whenWords(readAt, today)}</Status>
  if (sent)
    return (
      <Status kind="done">
        Sent {whenWords(sent.at, today)}
        {sent.how.length > 0 ? `, ${listed(sent.how.map((one) => howWords(one)))}` : ''}, by {say(sent.by)}
      </Status>
    )
  return isWithout ? <Status kind="quiet">As the minutes say</Status> : <Status kind="soon">Not sent yet</Status>
}

const howWords = (how: How[number]): string =>
  (notice.fields.how.options.find(({ value }) => value === how)?.label ?? '')
    .toLowerCase()
    .replace('doorstep', 'Doorstep')

const noteSent = (notebook: Notebook, { meeting, childId }: Afterwards, to: string, at: string, how: How) =>
  notebook.create({
    type: notice.type,
    fileIds: [childFile(childId)],
    body: { kind: 'minutes-shared', at, about: meeting.id, to, ...(how.length > 0 && { how }) },
  })

/** When, and how: a receipt that stays. */
function SentSheet({
  after,
  reader,
  onClose,
}: {
  readonly after: Afterwards
  readonly reader: Reader
  readonly onClose: () => void
}) {
  const notebook = useNotebook()
  const say = useNameWords()
  const at = useSignal(new Date().toISOString())
  const how = useSignal<How>(reader.accountId ? ['here'] : [])
  const missing = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  async function keep() {
    missing.value = how.value.length === 0
    if (missing.value) return
    try {
      await noteSent(notebook, after, reader.name, at.value, how.value)
      announce('Noted')
      onClose()
    } catch (error) {
      trouble.value = `It is not noted yet. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <Sheet title={`Sent to ${say(reader.name)}`} onClose={onClose}>
      <p class="soft">They get {GETS[reader.gets]}.</p>
      <FieldControl
        field={{ ...notice.fields.how, required: true }}
        fieldId="sent-how"
        value={how.value}
        onChange={(value) => {
          how.value = (value ?? []) as unknown as How
        }}
        record={undefined}
        missing={missing.value}
      />
      <FieldControl
        field={notice.fields.at}
        fieldId="sent-at"
        value={at.value}
        onChange={(value) => {
          at.value = typeof value === 'string' ? value : at.value
        }}
        record={undefined}
      />
      <TroubleLine words={trouble.value} />
      <button type="button" class="btn go big wide" onClick={() => void keep()}>
        <Icon name="done" />
        Note it
      </button>
    </Sheet>
  )
}
