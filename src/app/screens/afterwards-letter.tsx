/** The child's own version: written, approved, shown, and what the child said (S5.30). */
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { may } from '../../model/permission.ts'
import { shownOf } from '../../practice/afterwards.ts'
import { childsVersion } from '../../records/childs-version.ts'
import { useNotebook, useToday } from '../context.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { childsVersionPath } from '../paths.ts'
import { longDay, ofSomeone, whenWords } from '../words.ts'
import type { AfterProps } from './afterwards-props.ts'
import { startChildsVersion } from './childs-version-start.ts'

export function AfterLetter({ after, child }: AfterProps) {
  const notebook = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const { route } = useLocation()
  const trouble = useSignal<string | undefined>(undefined)
  const { record, by } = after.letter
  const shown = record && shownOf(record)
  const approved = record?.signatures.find(({ as }) => as === 'sign')
  async function write() {
    try {
      route(childsVersionPath(await startChildsVersion(notebook, after)))
    } catch (error) {
      trouble.value = `It could not be begun. ${error instanceof Error ? error.message : ''}`.trim()
    }
  }
  return (
    <section class="sheet stack-3" aria-labelledby="letter">
      <h2 id="letter">{ofSomeone(child)} own version</h2>
      {record ? (
        <ul class="stack-2">
          <li>
            <Status kind="done">
              Written by {say(record.author.name)}, {whenWords(record.author.at, today)}
            </Status>
          </li>
          <li>
            {approved ? (
              <Status kind="done" icon="lock">
                Approved by {say(approved.name)}, {whenWords(approved.at, today)}
              </Status>
            ) : (
              <Status kind="soon">Not approved yet: it is not shown before that</Status>
            )}
          </li>
          <li>
            {shown ? (
              <Status kind="done">
                Shown {longDay(shown.on, today)}
                {shown.by ? `, by ${say(shown.by)}` : ''}
              </Status>
            ) : (
              <Status kind={approved ? 'soon' : 'quiet'}>Not shown to {child} yet</Status>
            )}
          </li>
        </ul>
      ) : (
        <p>
          <Status kind="soon">
            {by ? `${say(by)} writes it` : 'Nobody has begun it'}, in words that are {ofSomeone(child)}
          </Status>
        </p>
      )}
      {shown?.said ? <ChildsWords inline>{shown.said}</ChildsWords> : null}
      <TroubleLine words={trouble.value} />
      {record ? (
        <a class={shown ? 'btn' : 'btn go'} href={childsVersionPath(record)}>
          <Icon name="face" />
          {record.status === 'draft' ? 'Go on with it' : shown ? 'Look at it' : `Show it to ${child}`}
        </a>
      ) : may(notebook.person, 'create', childsVersion) ? (
        <button type="button" class="btn go" onClick={() => void write()}>
          <Icon name="pen" />
          Write it
        </button>
      ) : null}
    </section>
  )
}
