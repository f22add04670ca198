/** Always in reach: what is missing before the chair can sign, that the meeting has been held, and the signature. */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { missingForSigning } from '../../model/check.ts'
import type { Finding } from '../../model/check.ts'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { PersonRef } from '../../model/field.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { whyNotSignHere } from '../../records/around-signing.ts'
import { useNotebook, useNow } from '../context.ts'
import { controlId } from '../form/control.ts'
import type { Draft } from '../form/draft.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { meetingPath, readingPath } from '../paths.ts'
import { capital, count } from '../words.ts'
import { saidOf } from './meeting-booking.tsx'
import { MeetingHeld, mayClose } from './meeting-held.tsx'
import type { Part } from './meeting-parts.ts'
import { SignSheet } from './sign-sheet.tsx'

/** So many are named one by one; the rest wait behind them. */
const MOST_NAMED = 4

const PREPARED: ReadonlySet<string> = new Set([
  'label',
  'triggers',
  'purpose',
  'chair',
  'chairPost',
  'chairHoldsCase',
  'chairSuits',
  'childsChair',
  'invited',
  'childThere',
])

const GOES_WITH_CHAIR: ReadonlySet<string> = new Set(['chairPost', 'chairHoldsCase'])

interface Props {
  readonly definition: AnyRecordDefinition
  readonly draft: Draft
  readonly record: CaseRecord
  readonly parts: readonly Part[]
  readonly onShow: (field: string) => void
}

export function MeetingFoot({ definition, draft, record, parts, onShow }: Props) {
  const partOf = (field: string) => parts.find(({ fields }) => fields.includes(field))?.id ?? 'prepare'
  const notebook = useNotebook()
  const now = useNow()
  const { route } = useLocation()
  const say = useNameWords()
  const signing = useSignal(false)
  const holding = useSignal(false)
  const chair = draft.body.chair as PersonRef | undefined
  const isChair = chair?.recordId === notebook.person.personId
  const maySign = isChair && may(notebook.person, 'sign', definition, record)
  // Until it has been held, only the preparation is anybody's business.
  const isAhead = definition.type === 'stability-meeting' && draft.body.held === undefined
  const missing = oncePerField(missingForSigning(definition, draft.body)).filter(
    // Post and case go with the person, who is chosen first.
    ({ field }) => (!isAhead || PREPARED.has(field)) && (chair !== undefined || !GOES_WITH_CHAIR.has(field)),
  )
  const gate = maySign
    ? whyNotSignHere(notebook.casebook, { ...record, body: draft.body }, definition, { ...notebook.person, at: now })
    : undefined
  const asksHeld =
    definition.type === 'stability-meeting' &&
    !saidOf(notebook.casebook, record.id).some(({ body }) => body.kind === 'meeting-held')
  const whoSigns = isChair ? 'you' : chair ? say(chair.name) : 'the chair'

  async function check() {
    await draft.flush()
    if (draft.problem.value) return
    const first = missing[0]
    if (!first) signing.value = true
    else {
      announce(`${capital(count(missing.length, 'thing'))} still missing`)
      onShow(first.field)
    }
  }
  return (
    <footer class="sign-foot">
      <div class="grow">
        {record.conflicts.length > 0 ? (
          <p>
            <b>Two versions stand side by side.</b> <a href={readingPath(record)}>Choose between them</a>
          </p>
        ) : maySign && record.mergedUnread ? (
          <p class="row wrap">
            <span>
              <b>Others wrote in it, too.</b> Read it through before you sign.
            </span>
            <button
              type="button"
              class="btn plain tight"
              onClick={() => void notebook.mark(record.id, { kind: 'read' })}
            >
              I have read it all
            </button>
          </p>
        ) : null}
        <MissingLine
          missing={missing}
          before={isAhead ? 'Before we meet' : `Before ${whoSigns} can sign`}
          none={isAhead ? 'Everything is prepared.' : 'Nothing is missing.'}
          hrefOf={(field) => `${meetingPath(record.id, partOf(field))}#${controlId(field)}`}
          onShow={onShow}
        />
      </div>
      <div class="row wrap">
        {asksHeld && mayClose(notebook.person, chair) ? (
          <button
            type="button"
            class="btn"
            aria-haspopup="dialog"
            onClick={() => {
              holding.value = true
            }}
          >
            <Icon name="meet" />
            The meeting has been held
          </button>
        ) : null}
        {maySign && isAhead ? null : gate ? (
          <p>
            <Status kind="urgent">{gate}.</Status>{' '}
            <a href={`${meetingPath(record.id, partOf('chair'))}#${controlId('chair')}`}>Choose who chairs</a>
          </p>
        ) : maySign ? (
          <button type="button" class={missing.length === 0 ? 'btn go' : 'btn'} onClick={() => void check()}>
            <Icon name="lock" />
            Check and sign
          </button>
        ) : (
          <p class="small soft">{chair ? `${say(chair.name)} chairs and signs.` : 'The chair signs.'}</p>
        )}
      </div>
      {holding.value ? (
        <MeetingHeld
          draft={draft}
          record={record}
          onClose={() => {
            holding.value = false
          }}
        />
      ) : null}
      {signing.value ? (
        <SignSheet
          record={record}
          definition={definition}
          as="sign"
          onClose={() => {
            signing.value = false
          }}
          onSigned={() => route(readingPath(record))}
        />
      ) : null}
    </footer>
  )
}

function MissingLine(props: {
  readonly missing: readonly Finding[]
  readonly before: string
  readonly none: string
  readonly hrefOf: (field: string) => string
  readonly onShow: (field: string) => void
}) {
  const { missing, onShow } = props
  if (missing.length === 0) return <p>{props.none}</p>
  const named = missing.slice(0, MOST_NAMED)
  return (
    <p class="missing-line">
      <b>{props.before}:</b>{' '}
      {named.map((one, at) => (
        <span key={one.field}>
          {at > 0 ? ', ' : ''}
          <a
            href={props.hrefOf(one.field)}
            onClick={(event) => {
              event.preventDefault()
              event.stopPropagation()
              onShow(one.field)
            }}
          >
            {one.message.charAt(0).toLowerCase() + one.message.slice(1)}
          </a>
        </span>
      ))}
      {missing.length > named.length ? <span class="rest"> and {missing.length - named.length} more</span> : null}
      {missing.length > 1 ? <span class="rest narrow-only"> and {missing.length - 1} more</span> : null}
    </p>
  )
}

const oncePerField = (missing: readonly Finding[]): readonly Finding[] =>
  missing.filter((one, at) => missing.findIndex(({ field }) => field === one.field) === at)
