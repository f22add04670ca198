import { useSignal } from '@preact/signals'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath } from '../paths.ts'

/** The last look before a name goes under it. */
export function SignSheet(props: {
  readonly record: CaseRecord
  readonly definition: AnyRecordDefinition
  readonly as: 'sign' | 'countersign'
  readonly onClose: () => void
  readonly onSigned?: () => void
}) {
  const { record, definition, as } = props
  const notebook = useNotebook()
  const trouble = useSignal<string | undefined>(undefined)
  const busy = useSignal(false)
  const sign = async () => {
    if (busy.value) return
    busy.value = true
    try {
      await notebook.sign(record.id, as)
      announce('Signed')
      props.onClose()
      props.onSigned?.()
    } catch (error) {
      trouble.value = `It is not signed. ${error instanceof Error ? error.message : ''}`.trim()
    } finally {
      busy.value = false
    }
  }
  const follows = as === 'sign' ? (definition.follows?.(record.body, record).length ?? 0) : 0
  return (
    <Sheet
      title={
        as === 'sign'
          ? `Sign ${definition.words.one === definition.words.many ? 'these' : 'this'} ${definition.words.one}?`
          : record.type === 'progress-report'
            ? 'Has this report come?'
            : `Countersign this ${definition.words.one}?`
      }
      onClose={props.onClose}
    >
      {as === 'countersign' ? <p class="strong">{definition.signOff?.countersign?.words}</p> : null}
      <p>
        Your name stands under these words from now on. They cannot be changed after that; what is missing or wrong is
        added below them, with its date.
      </p>
      {follows === 0 ? null : record.type === 'progress-report' ? (
        <p>Signing sends it to the council, puts what is planned on the child’s plan and asks for the support.</p>
      ) : (
        <p>Signing also writes its chronology entry and the actions on their plans.</p>
      )}
      {as === 'sign' && (record.conflicts.length > 0 || record.mergedUnread) ? (
        <p>
          {record.conflicts.length > 0
            ? 'There are still two versions of an answer in it: choose first. '
            : 'Two people’s words were put together in it: read them first. '}
          <a class="link" href={readingPath(record)}>
            {record.conflicts.length > 0 ? 'Look at both' : 'Read them'}
          </a>
        </p>
      ) : null}
      <TroubleLine words={trouble.value} />
      <div class="stack-2">
        <button
          type="button"
          class="btn go big wide"
          aria-busy={busy.value}
          onClick={() => {
            void sign()
          }}
        >
          <Icon name="lock" />
          Sign as {notebook.person.name}
        </button>
        <button type="button" class="btn wide" onClick={props.onClose}>
          Not yet
        </button>
      </div>
    </Sheet>
  )
}
