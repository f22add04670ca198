/**
 * A stability meeting from its preparation to the chair's signature, and its review: parts in any order, several people
 * writing at once on their own devices, with or without signal.
 */
import { useLocation, useRoute } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import { fileKind, fileSubject } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { childIn, childName } from '../../practice/home.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { useDraft } from '../form/draft.ts'
import { goToField } from '../form/missing-list.tsx'
import { TopFrame } from '../parts/frame.tsx'
import { useNameWords } from '../parts/name.tsx'
import { meetingPath } from '../paths.ts'
import { ofSomeone } from '../words.ts'
import { MeetingFoot } from './meeting-foot.tsx'
import { MeetingHead } from './meeting-head.tsx'
import { MeetingPart } from './meeting-part.tsx'
import { firstPart, partsOf } from './meeting-parts.ts'
import { MeetingTabs } from './meeting-tabs.tsx'
import { NotHere } from './not-here.tsx'
import { useOverdueOnAgenda } from './review-agenda.ts'
import '../look/screens/meeting.css'
import '../look/screens/meeting-map.css'

export function MeetingScreen({ recordId }: { readonly recordId: string }) {
  const { casebook, person } = useNotebook()
  const { route } = useLocation()
  const record = casebook.get(recordId)
  const definition = record && definitionOf(record.type)
  const writes =
    record?.status === 'draft' &&
    definition !== undefined &&
    !record.extract &&
    may(person, 'amend', definition, record)
  useEffect(() => {
    if (record && !writes) route(`/record/${recordId}`, true)
  }, [record, writes])
  if (!record || !definition)
    return <NotHere what="The papers of this meeting" loading={casebook.loaded.value !== 'all'} />
  return writes ? <Meeting record={record} definition={definition} /> : null
}

const fieldInAddress = (): string | undefined =>
  location.hash.startsWith('#f-') ? location.hash.slice(3).split('.')[0] : undefined

function Meeting({ record, definition }: { readonly record: CaseRecord; readonly definition: AnyRecordDefinition }) {
  const { casebook } = useNotebook()
  const { route } = useLocation()
  const { params } = useRoute()
  const today = useToday()
  const say = useNameWords()
  const draft = useDraft(record.id, { many: true })
  const file = record.fileIds.find((one) => fileKind(one) === 'child')
  const childId = file ? fileSubject(file) : ''
  const name = say(childName(childIn(casebook, childId)))
  useOverdueOnAgenda(draft, childId)
  const parts = partsOf(definition, `${ofSomeone(name)} part`)
  const asked = fieldInAddress()
  const part =
    parts.find(({ id }) => id === params.part) ??
    parts.find(({ fields }) => asked !== undefined && fields.includes(asked)) ??
    parts.find(({ id }) => id === firstPart(definition, draft.body, today))
  useEffect(() => {
    if (asked) goToField(asked)
  }, [])
  /** Opens the part that holds the field, and the field in it, or one row of it: "actions.<id>". */
  const show = (field: string) => {
    const holder = parts.find(({ fields }) => fields.includes(field.split('.')[0] ?? field))
    if (holder && holder.id !== part?.id) route(meetingPath(record.id, holder.id))
    setTimeout(() => goToField(field), 60)
  }
  if (!part) return null
  return (
    <TopFrame class="meeting" title={`${calledOf(definition, draft.body.label)} for ${name}`}>
      <MeetingHead
        title={`${calledOf(definition, draft.body.label)} for ${name}`}
        body={draft.body}
        record={record}
        childId={childId}
      />
      <MeetingTabs definition={definition} parts={parts} current={part.id} body={draft.body} recordId={record.id} />
      <main class={`meeting-part part-${part.id}`} id="page" tabIndex={-1}>
        <MeetingPart key={part.id} part={part} definition={definition} draft={draft} childId={childId} onShow={show} />
      </main>
      <MeetingFoot definition={definition} draft={draft} record={record} parts={parts} onShow={show} />
    </TopFrame>
  )
}

const calledOf = (definition: AnyRecordDefinition, label: unknown): string =>
  definition.type === 'review-meeting'
    ? 'Review meeting'
    : label === 'support'
      ? 'Support meeting'
      : label === 'pause'
        ? 'Pause and reflect'
        : 'Stability meeting'
