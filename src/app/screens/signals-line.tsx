import type { Child } from '../../practice/home.ts'
import { seesProcess } from '../../practice/process/process-sight.ts'
import { openSignals } from '../../practice/signals/answered.ts'
import { useNotebook, useNow, useSync } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { childPath } from '../paths.ts'
import { capital, inWords } from '../words.ts'

/** What is worth a conversation, in one line that leads to all of it; nothing where nothing is. */
export function SignalsLine({ child }: { readonly child: Child }) {
  const { casebook, person } = useNotebook()
  const now = useNow()
  const say = useNameWords()
  const sentence = useSentence()
  const { lastReadAt } = useSync().status.value
  if (!seesProcess(person) || lastReadAt === null) return null
  const [first, ...more] = openSignals(casebook, child.id, now, person.role, say)
  if (!first) return null
  return (
    <a class="stands-line" href={`${childPath(child.id, 'process')}#signals`}>
      <span class="grow">
        <b>Worth a conversation.</b> {sentence(first.words)}
        {more.length > 0 ? ` ${capital(inWords(more.length))} more.` : ''}
      </span>
      <Icon name="go" />
    </a>
  )
}
