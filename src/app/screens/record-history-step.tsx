import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { FieldConflict, Mark } from '../../model/record.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import type { HistoryStep } from '../../protocol/history.ts'
import { useNotebook, useToday } from '../context.ts'
import { Name, useNameWords, useSentence } from '../parts/name.tsx'
import { capital, whenWords } from '../words.ts'
import { whoseVersion } from './conflict-words.ts'
import { MARK_WORDS } from './record-aside.tsx'
import { Answer } from './record-body.tsx'
import { Changes } from './record-history-changes.tsx'
import { timesOf } from './record-history-times.ts'

type Told = NonNullable<HistoryStep['told']>

const DID: { readonly [K in Told['kind']]: string } = {
  began: 'began it',
  wrote: 'wrote in it',
  merged: 'wrote in it at the same time as somebody else, and both texts were put together',
  conflict: 'wrote in the same place as somebody else: every version was kept',
  chose: 'chose between the versions',
  signed: 'signed it',
  countersigned: 'countersigned it',
  amended: 'added to it',
  late: 'wrote on while it was signed: the words were kept beside it',
  settled: 'looked at the words that came after the signature',
  marked: 'read it',
  discarded: 'threw it away',
  'not-discarded': 'wanted to throw it away while somebody else was writing: the words stayed',
  revived: 'wrote in it while it was thrown away: the words stayed',
  unchanged: 'sent something that changed nothing any more',
}

function didWords({ kind, mark, settled, questions, wrongFile }: Told): string {
  const hands = new Set(questions.flatMap(({ versions }) => versions.map(({ personId }) => personId)))
  if (kind === 'conflict' && hands.size === 1) return 'wrote in the same place on two devices: every version was kept'
  if (kind === 'marked' && mark !== undefined && mark in MARK_WORDS) return MARK_WORDS[mark as Mark['kind']]
  if (kind === 'settled')
    return settled === 'taken-up' ? 'took up the words that came later' : 'put aside the words that came later'
  if (wrongFile && kind === 'began') return 'wrote it anew here: it had stood in the wrong file'
  if (wrongFile) return 'threw it away here: it stood in the wrong file, and is written anew in another'
  return DID[kind]
}

/** One step: who and when, what kind, what changed. */
export function Step({ step, definition }: { readonly step: HistoryStep; readonly definition: AnyRecordDefinition }) {
  const { person } = useNotebook()
  const sentence = useSentence()
  const today = useToday()
  const { told } = step
  if (!told) {
    return (
      <li class="step">
        <h2>Kept from your role</h2>
        <p class="soft">This version held words that are not for your role. Nothing of it is shown.</p>
      </li>
    )
  }
  const { by, released } = told
  return (
    <li class="step">
      <h2>
        {by ? by.personId === person.personId ? 'You' : <Name inert>{by.name}</Name> : 'Doorstep'} {didWords(told)}
      </h2>
      <p class="small soft">
        {by && by.personId !== person.personId ? `${capital(ROLE_WORDS[by.role])}. ` : ''}
        {timesOf(by?.at, told.receivedAt, today)}
        {released ? (
          <>
            {' '}
            It had waited; <Name inert>{released.by}</Name> let it take effect.
          </>
        ) : null}
      </p>
      {told.words ? <p class="says">“{sentence(told.words)}”</p> : null}
      {told.questions.map((question) => (
        <Versions key={question.id} question={question} definition={definition} />
      ))}
      <Changes definition={definition} changes={told.changes} />
    </li>
  )
}

/** Every version of a question, word for word. */
function Versions({
  question,
  definition,
}: {
  readonly question: FieldConflict
  readonly definition: AnyRecordDefinition
}) {
  const today = useToday()
  const { person, deviceId } = useNotebook()
  const say = useNameWords()
  const reader = { personId: person.personId, deviceId, say }
  const field = definition.fields[question.field]
  return (
    <section class="step-versions" aria-label={`Versions of “${field?.label ?? question.field}”`}>
      <h3 class="strong">“{field?.label ?? question.field}”</h3>
      <ul class="vers">
        {question.versions.map((version) => (
          <li class="sheet ver" key={version.opId}>
            <p class="strong">{capital(whoseVersion(version, question.versions, reader))}</p>
            <p class="small soft">{capital(whenWords(version.at, today))}</p>
            <div class="vbody pre">
              {version.value === null ? (
                <p class="soft">Nothing</p>
              ) : field ? (
                <Answer field={field} value={version.value} />
              ) : (
                JSON.stringify(version.value)
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
