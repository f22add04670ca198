/** When and where; that it is booked, or cancelled, is said to the process at once. A cancelled date meets no limit. */
import { useSignal } from '@preact/signals'
import { fileKind } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import { ofType } from '../../practice/of-type.ts'
import { notice } from '../../records/notice.ts'
import type { Casebook } from '../../device/notebook.ts'
import { useNotebook, useToday } from '../context.ts'
import { FieldControl } from '../form/field-control.tsx'
import { useBegun } from '../form/begun.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { whenWords } from '../words.ts'
import type { PartProps } from './meeting-parts.ts'

const KINDS = ['meeting-booked', 'meeting-cancelled', 'meeting-held'] as const

/** What was said about this meeting, oldest first. */
export const saidOf = (casebook: Casebook, recordId: Uuid) =>
  ofType(notice, casebook.ofType('notice'))
    .filter(({ body }) => body.about === recordId && KINDS.some((kind) => kind === body.kind))
    .sort((a, b) => ((a.body.at ?? '') < (b.body.at ?? '') ? -1 : 1))

export function MeetingBooking({ definition, draft }: PartProps) {
  const notebook = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const cancelling = useSignal(false)
  const trouble = useSignal<string | undefined>(undefined)
  const { record } = draft
  const field = definition.fields.plannedFor
  if (!record || !field) return <></>
  const said = saidOf(notebook.casebook, record.id)
  const last = said.findLast(({ body }) => body.kind !== 'meeting-held')
  const planned = typeof draft.body.plannedFor === 'string' ? draft.body.plannedFor : undefined
  const isBooked = last?.body.kind === 'meeting-booked'
  const isChanged = isBooked && last.body.bookedFor !== planned
  const tell = async (body: Parameters<typeof notebook.create>[0]['body']): Promise<boolean> => {
    try {
      await draft.flush()
      await notebook.create({
        type: 'notice',
        fileIds: record.fileIds.filter((file) => fileKind(file) === 'child'),
        body: { at: new Date().toISOString(), about: record.id, ...body },
      })
      trouble.value = undefined
      return true
    } catch (error) {
      trouble.value = `It could not be kept. ${error instanceof Error ? error.message : ''}`.trim()
      return false
    }
  }
  return (
    <section class="stack-3" aria-labelledby="when-where">
      <h3 id="when-where">When and where</h3>
      <FieldControl
        field={field}
        fieldId="plannedFor"
        value={draft.body.plannedFor}
        onChange={(value) => draft.set('plannedFor', value)}
        record={record}
      />
      {said.length > 0 ? (
        <ul class="plainlist small">
          {said.map(({ id, body, author }) => (
            <li key={id}>
              {body.kind === 'meeting-booked' ? (
                <Status kind="quiet" icon="today">
                  {sentence(`${author.name} booked it for ${whenWords(body.bookedFor ?? '', today)}`)}
                </Status>
              ) : body.kind === 'meeting-cancelled' ? (
                <Status kind="soon">{sentence(`${author.name} cancelled it: ${body.reason ?? ''}`)}</Status>
              ) : (
                <Status kind="done">{sentence(`Held ${whenWords(body.at ?? '', today)}`)}</Status>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <div class="row wrap">
        {planned && !draft.body.held && (!isBooked || isChanged) ? (
          <button
            type="button"
            class="btn plain"
            onClick={() => {
              void tell({ kind: 'meeting-booked', bookedFor: planned })
              announce('Booked')
            }}
          >
            <Icon name="today" />
            {isChanged ? 'The new time is booked' : 'It is booked'}
          </button>
        ) : null}
        {isBooked && !draft.body.held ? (
          <button
            type="button"
            class="tool"
            aria-haspopup="dialog"
            onClick={() => {
              cancelling.value = true
            }}
          >
            <Icon name="close" />
            It is cancelled
            <BegunHere at={[cancelPlace(record.id)]} />
          </button>
        ) : null}
      </div>
      <TroubleLine words={trouble.value} />
      {cancelling.value ? (
        <Cancel
          meeting={record.id}
          onClose={() => {
            cancelling.value = false
          }}
          onCancel={async (reason) => {
            cancelling.value = false
            draft.set('plannedFor', undefined)
            const isTold = await tell({ kind: 'meeting-cancelled', reason })
            if (isTold) announce('Cancelled')
            return isTold
          }}
        />
      ) : null}
    </section>
  )
}

const cancelPlace = (meeting: string): string => `why cancelled ${meeting}`

function Cancel(props: {
  readonly meeting: string
  readonly onClose: () => void
  readonly onCancel: (reason: string) => Promise<boolean>
}) {
  const reason = useBegun(cancelPlace(props.meeting), [props.meeting])
  return (
    <Sheet title="The meeting is cancelled" onClose={props.onClose}>
      <p>What is written stays. The date by which it is to be held stays, too: set a new one.</p>
      <label class="label" for="why-cancelled">
        Why
      </label>
      <Lined
        id="why-cancelled"
        value={reason.value}
        onInput={(words) => {
          reason.value = words
        }}
      />
      <button
        type="button"
        class="btn go wide"
        onClick={() => {
          const why = reason.value.trim()
          if (why === '') return document.getElementById('why-cancelled')?.focus()
          void props.onCancel(why).then((isTold) => {
            if (isTold) reason.value = ''
          })
        }}
      >
        Cancel this date
      </button>
    </Sheet>
  )
}
