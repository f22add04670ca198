import type { Child } from '../../practice/home.ts'
import { childProcess } from '../../practice/process/child-process.ts'
import { seesProcess } from '../../practice/process/process-sight.ts'
import { stateName } from '../../practice/process/state-words.ts'
import { whyUnder } from '../../practice/process/why.ts'
import { useNotebook, useNow, useSync } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { childPath } from '../paths.ts'

/** Where the placement stands, in one line that leads to the whole of it. Half a file would say something untrue. */
export function StandsLine({ child }: { readonly child: Child }) {
  const { casebook, person } = useNotebook()
  const now = useNow()
  const sentence = useSentence()
  const { lastReadAt } = useSync().status.value
  if (!seesProcess(person) || lastReadAt === null) return null
  const { state, why, newest, nextSteps } = childProcess(casebook, child.id, now)
  if (!newest) return null
  const late = nextSteps.filter(({ overdue }) => overdue).length
  return (
    <a class="stands-line" href={childPath(child.id, 'process')}>
      <span class="grow">
        <b>{stateName(state)}.</b> {sentence(whyUnder(stateName(state), why))}
      </span>
      {late > 0 ? <Status kind="urgent">{late === 1 ? '1 step is late' : `${late} steps are late`}</Status> : null}
      <Icon name="go" />
    </a>
  )
}
