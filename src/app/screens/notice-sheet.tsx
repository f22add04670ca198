import { useSignal } from '@preact/signals'
import { v7 as newId } from 'uuid'
import type { Notebook } from '../../device/notebook.ts'
import { isAsked, missingForSigning } from '../../model/check.ts'
import type { Body, Field } from '../../model/field.ts'
import { childFile, householdFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import { isFromTheHome } from '../../model/person.ts'
import { childIn, childName, currentPlacement, householdIdOf } from '../../practice/home.ts'
import { notice } from '../../records/notice.ts'
import type { NoticeKind } from '../../records/notice.ts'
import { useNotebook, useToday } from '../context.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { useTyped } from './notice-typed.ts'
import { noticeBegins, noticeTitle, noticeWords } from './notice-words.ts'

/** The order in which a sheet asks; the rest of a notice stands by itself. */
const ASKED = ['words', 'reason', 'atRisk', 'bookedFor', 'at', 'to', 'how'] as const

/** Where what is typed in it is kept until it is told. */
export const noticePlace = (kind: NoticeKind, childId: Uuid): string => `notice ${kind} ${childId}`

/** Something told at one moment: when, to whom, how. Written once, kept at once, never changed. */
export function NoticeSheet(props: {
  readonly kind: NoticeKind
  readonly childId: Uuid
  /** More answers than the sheet asks for: the record it speaks of. */
  readonly given?: Body
  readonly onClose: () => void
  readonly onTold?: () => void
}) {
  const { kind, childId } = props
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const begins = useSignal<Body>(noticeBegins(notebook.casebook, kind, childId, today, new Date().toISOString()))
  const { typed, problem, change, clear } = useTyped(notebook, noticePlace(kind, childId), [childId])
  const missing = useSignal<readonly string[]>([])
  const trouble = useSignal<string | undefined>(undefined)
  const busy = useSignal(false)
  const body: Body = { kind, ...begins.value, ...props.given, ...typed }
  const words = noticeWords(kind)
  const asked = ASKED.filter((id) => isAsked(notice.fields[id], body) && (words.asks ?? ASKED).includes(id))

  async function tell() {
    if (busy.value) return
    const found = missingForSigning(notice, body).map(({ field }) => field)
    missing.value = found
    const first = found[0]
    if (first !== undefined) {
      document.getElementById(`f-notice-${first}`)?.focus()
      return
    }
    busy.value = true
    try {
      await notebook.create({ id: newId(), type: notice.type, fileIds: filesOfNotice(notebook, childId, today), body })
      await clear()
      announce(words.told)
      props.onClose()
      props.onTold?.()
    } catch (error) {
      busy.value = false
      trouble.value = `It is not noted. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }

  return (
    <Sheet title={noticeTitle(kind, say(childName(childIn(notebook.casebook, childId))))} onClose={props.onClose}>
      {words.hint ? <p>{words.hint}</p> : null}
      {asked.map((id) => (
        <FieldControl
          key={id}
          field={asField(notice.fields[id], words.labels?.[id])}
          fieldId={`notice-${id}`}
          value={body[id]}
          onChange={(value: Json | undefined) => change(id, value)}
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
      <button type="button" class="btn go big wide" aria-busy={busy.value} onClick={() => void tell()}>
        <Icon name="done" />
        {words.button}
      </button>
    </Sheet>
  )
}

/** What comes from the home lies in its own file too: there its people hear who has seen it. */
function filesOfNotice({ casebook, person }: Notebook, childId: Uuid, today: string): readonly FileId[] {
  const file = childFile(childId)
  if (!isFromTheHome(person.role)) return [file]
  const home = householdIdOf(currentPlacement(casebook.inFile(file, 'placement'), today))
  return home ? [file, householdFile(home)] : [file]
}

const asField = (field: Field, label: string | undefined): Field => (label === undefined ? field : { ...field, label })
