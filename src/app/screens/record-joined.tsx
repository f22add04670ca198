/** What two people wrote at the same time and was put together: whose is whose, and one button that says it was read. */
import { useSignal } from '@preact/signals'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { CaseRecord, Woven } from '../../model/record.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { firstName, whenWords } from '../words.ts'
import { whoseIsWhose } from './record-joined-parts.ts'

/** The place that "Check and sign" leads to while this waits. */
export const JOINED = 'joined'

export function Joined(props: {
  readonly record: CaseRecord
  readonly definition: AnyRecordDefinition
  /** Somebody who writes in it or signs it: their reading is what a signature waits for. */
  readonly mayRead: boolean
}) {
  const { record, definition, mayRead } = props
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const trouble = useSignal(false)
  if (!record.mergedUnread) return null
  const { wasDiscarded, woven = [] } = record
  const read = async () => {
    try {
      await notebook.mark(record.id, { kind: 'read' })
      announce('Marked as read')
      document.getElementById('page')?.focus()
    } catch {
      trouble.value = true
    }
  }
  return (
    <section class="sheet joined stack-3" aria-labelledby={JOINED}>
      <h2 id={JOINED} tabIndex={-1}>
        {wasDiscarded && woven.length === 0
          ? 'Thrown away while it was written in'
          : 'Put together from what two wrote'}
      </h2>
      {wasDiscarded ? (
        <p>
          <Status kind="soon" icon="undo">
            {wasDiscarded.personId === notebook.person.personId ? 'You' : say(firstName(wasDiscarded.name))} threw this
            draft away {whenWords(wasDiscarded.at, today)} while somebody was still writing in it. The words stay.
          </Status>
        </p>
      ) : null}
      {woven.length > 0 ? (
        <p>
          Two people wrote in it at the same time, in different places. Nobody’s words were changed, but nobody has read
          them together yet.
        </p>
      ) : wasDiscarded ? null : (
        <p>Two people wrote in it at the same time, and what they wrote was put together.</p>
      )}
      {woven.map((one) => (
        <WovenField key={one.field} woven={one} record={record} definition={definition} />
      ))}
      {trouble.value ? (
        <p class="not-kept" role="alert">
          <Icon name="urgent" />
          <span>This device could not keep that. Try again in a moment.</span>
        </p>
      ) : null}
      {mayRead ? (
        <p class="row wrap">
          <button
            type="button"
            class="btn go"
            onClick={() => {
              void read()
            }}
          >
            <Icon name="done" />I have read it
          </button>
          <span class="small soft">{definition.signOff ? 'Before that it cannot be signed.' : ''}</span>
        </p>
      ) : (
        <p class="small soft">Whoever signs it reads it first.</p>
      )}
    </section>
  )
}

function WovenField(props: {
  readonly woven: Woven
  readonly record: CaseRecord
  readonly definition: AnyRecordDefinition
}) {
  const { woven, record, definition } = props
  const { person } = useNotebook()
  const say = useNameWords()
  const sentence = useSentence()
  const field = definition.fields[woven.field]
  if (!field) return null
  const name = (version: Woven['versions'][number]) =>
    version.personId === person.personId ? 'You' : say(firstName(version.name))
  return (
    <div class="stack-2">
      <h3 class="strong">{field.label}</h3>
      <ul class="stack-2 whose">
        {whoseIsWhose(field, woven, record.body[woven.field] ?? null).map(({ words, by, cut }, at) => (
          <li key={at}>
            {by ? (
              <span class="small soft">
                {name(by)} {cut ? 'took out' : 'wrote'}:{' '}
              </span>
            ) : null}
            {cut ? <del>{sentence(words)}</del> : by ? <ins>{sentence(words)}</ins> : sentence(words)}
          </li>
        ))}
      </ul>
    </div>
  )
}
