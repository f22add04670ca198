import { householdFile } from '../../model/file.ts'
import { mayBegin } from '../../model/permission.ts'
import type { HouseholdClock } from '../../practice/timers/household-timers.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { householdPath, startPath } from '../paths.ts'
import { capital } from '../words.ts'
import { askedBy, dueOf } from './process-due.ts'
import { WhyLate } from './why-late.tsx'

/** A date of a foster home as a row: one tap begins what it asks for. To be put among <Rows>. */
export function HomeRow({ clock }: { readonly clock: HouseholdClock }) {
  const { person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const due = dueOf(clock, today)
  const file = householdFile(clock.householdId)
  const definition = clock.begun.type === undefined ? undefined : definitionOf(clock.begun.type)
  const mayStart = definition !== undefined && mayBegin(person, definition)
  return (
    <li>
      <a
        class="rowlink step-row"
        href={mayStart ? startPath(definition.type, [file], clock.begun.body) : householdPath(clock.householdId)}
      >
        <span class="soft">
          <Icon name={definition?.icon ?? 'home'} />
        </span>
        <span class="grow">
          <b>
            {sentence(clock.begun.words)}, {say(clock.household)}
          </b>
          <span class="step-line">
            <Status kind={due.kind}>{due.words}</Status>
          </span>
          <span class="small soft step-line">{capital(askedBy(clock))}</span>
        </span>
        <span class="i-go">
          <Icon name="go" />
        </span>
      </a>
      <WhyLate clock={clock} file={file} words={clock.begun.words} />
    </li>
  )
}
