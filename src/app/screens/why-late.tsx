import { useSignal } from '@preact/signals'
import { v7 as newId } from 'uuid'
import { missingForSigning } from '../../model/check.ts'
import type { Body } from '../../model/field.ts'
import { fileSubject } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { mayBegin } from '../../model/permission.ts'
import { londonDay } from '../../practice/london-day.ts'
import { asksForReason, clockKey, lateReasonFor } from '../../practice/timers/late-reasons.ts'
import { lateReason } from '../../records/late-reason.ts'
import { lowerFirst } from '../../records/summary-words.ts'
import { useNotebook, useToday } from '../context.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { BegunHere } from '../parts/begun-here.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { firstName, nearDay } from '../words.ts'
import { useTyped } from './notice-typed.ts'

export interface LateThing {
  readonly what: string
  readonly recordId?: Uuid
  /** A day, or an instant for limits in hours. */
  readonly due: string | null
  readonly overdue: boolean
}

interface Props {
  readonly clock: LateThing
  /** The file in which it runs: there the reason is kept, for everybody who sees the date. */
  readonly file: FileId
  /** What it is called on the screen. */
  readonly words: string
}

/** Under a date that has passed: why, or the way to say so. Nothing under any other. */
export function WhyLate({ clock, file, words }: Props) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const asking = useSignal(false)
  const { due } = clock
  if (!clock.overdue || due === null || !asksForReason(clock)) return null
  const reason = lateReasonFor(casebook.inFile(file, lateReason.type), { ...clock, due })
  if (reason)
    return (
      <p class="small why-late">
        <b>Late because:</b> {sentence(reason.reason)} <b>Instead:</b> {sentence(reason.instead)}{' '}
        <span class="soft">
          {firstName(say(reason.by))}, {nearDay(londonDay(reason.at), today)}
        </span>
      </p>
    )
  if (!mayBegin(person, lateReason)) return null
  return (
    <>
      <p class="why-late">
        <button
          type="button"
          class="btn tight"
          aria-haspopup="dialog"
          onClick={() => {
            asking.value = true
          }}
        >
          <Icon name="pen" />
          Say why it is late
          <span class="vh">: {words}</span>
          <BegunHere at={[reasonPlace(file, { ...clock, due })]} />
        </button>
      </p>
      {asking.value ? (
        <LateReasonSheet
          lates={[{ clock: { ...clock, due }, file }]}
          words={words}
          onClose={() => {
            asking.value = false
          }}
        />
      ) : null}
    </>
  )
}

const reasonPlace = (file: FileId, clock: Parameters<typeof clockKey>[0]): string => `late ${file} ${clockKey(clock)}`

/** Why, and what happens instead. Said once: for brothers and sisters who are visited together, in each one's file. */
export function LateReasonSheet(props: {
  readonly lates: readonly { readonly clock: LateThing & { readonly due: string }; readonly file: FileId }[]
  readonly words: string
  readonly onClose: () => void
}) {
  const notebook = useNotebook()
  const first = props.lates[0]
  const { typed, problem, change, clear } = useTyped(
    notebook,
    first ? reasonPlace(first.file, first.clock) : 'late',
    first ? [fileSubject(first.file)] : [],
  )
  const missing = useSignal<readonly string[]>([])
  const trouble = useSignal<string | undefined>(undefined)
  const busy = useSignal(false)

  async function keep() {
    if (busy.value) return
    const bodies = props.lates.map(({ clock, file }) => ({
      file,
      body: { what: props.words, clock: clockKey(clock), due: londonDay(clock.due), ...typed } satisfies Body,
    }))
    const found = bodies[0] ? missingForSigning(lateReason, bodies[0].body).map(({ field }) => field) : []
    missing.value = found
    if (found[0] !== undefined) {
      document.getElementById(`f-late-${found[0]}`)?.focus()
      return
    }
    busy.value = true
    try {
      for (const { file, body } of bodies)
        await notebook.create({ id: newId(), type: lateReason.type, fileIds: [file], body })
      await clear()
      announce('The reason is kept')
      props.onClose()
    } catch (error) {
      busy.value = false
      trouble.value = `It is not kept. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <Sheet title={`Why is it late: ${lowerFirst(props.words)}?`} onClose={props.onClose}>
      <p>Everybody who sees the date sees the reason with it. Nobody is judged by it.</p>
      {(['reason', 'instead'] as const).map((id) => (
        <FieldControl
          key={id}
          field={lateReason.fields[id]}
          fieldId={`late-${id}`}
          value={typed[id]}
          onChange={(value) => change(id, value)}
          record={undefined}
          missing={missing.value.includes(id)}
        />
      ))}
      {missing.value.length > 0 ? (
        <p class="problem" role="alert">
          Something is still missing above.
        </p>
      ) : null}
      <TroubleLine words={trouble.value ?? problem} />
      <button type="button" class="btn go big wide" aria-busy={busy.value} onClick={() => void keep()}>
        <Icon name="done" />
        Keep the reason
      </button>
    </Sheet>
  )
}
