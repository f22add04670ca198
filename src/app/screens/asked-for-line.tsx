/** Under an action: what it asked for has been written, or its support answered, since; one tap closes it. */
import { useSignal } from '@preact/signals'
import type { Uuid } from '../../model/file.ts'
import { may } from '../../model/permission.ts'
import { askedForOf, closedBy } from '../../practice/asked-for.ts'
import { asType } from '../../practice/of-type.ts'
import { action } from '../../records/action.ts'
import { useNotebook, useToday } from '../context.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { TroubleLine } from '../parts/trouble-line.tsx'
import { readingPath } from '../paths.ts'

export function AskedForLine({ actionId }: { readonly actionId: Uuid }) {
  const notebook = useNotebook()
  const { casebook, person } = notebook
  const today = useToday()
  const sentence = useSentence()
  const trouble = useSignal<string | undefined>(undefined)
  const one = asType(action, casebook.get(actionId))
  const found = one && askedForOf(casebook, one, today)
  if (!found) return null
  const close = async () => {
    try {
      await notebook.edit(one.id, closedBy(one, found))
      announce(found.notComing === undefined ? 'Closed as done' : 'Closed, with the reason')
    } catch {
      trouble.value = 'This device could not keep it. Please make room and try again.'
    }
  }
  return (
    <div class="row wrap asked-for">
      <p class="grow small">
        {found.isSupport ? 'The support was answered' : 'What it asked for is there'}:{' '}
        <a href={readingPath(found.record)}>{found.words}</a>
      </p>
      {may(person, 'amend', action, one) ? (
        <button type="button" class="btn plain tight" onClick={() => void close()}>
          <Icon name="done" />
          Close it<span class="vh">: {sentence(one.body.what ?? '')}</span>
        </button>
      ) : null}
      <TroubleLine words={trouble.value} />
    </div>
  )
}
