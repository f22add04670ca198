import type { Entry } from '../../practice/calendar/entries.ts'
import { useToday } from '../context.ts'
import { sourceWords } from '../source-words.ts'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import type { StatusKind } from '../parts/status.tsx'
import { childPath, householdPath } from '../paths.ts'
import { firstName, shortDay, timeOf } from '../words.ts'
import '../look/screens/calendar.css'

const STATE: { readonly [S in Entry['state']]: { readonly kind: StatusKind; readonly words: string } } = {
  held: { kind: 'done', words: 'held' },
  planned: { kind: 'quiet', words: 'planned' },
  due: { kind: 'soon', words: 'due' },
  late: { kind: 'urgent', words: 'late' },
}

/** One entry of the joint calendar: when, what, with whom, and whether it is held, planned or due. To be put among rows. */
export function EntryRow({ entry }: { readonly entry: Entry }) {
  const today = useToday()
  const say = useNameWords()
  const { kind, words } = STATE[entry.state]
  return (
    <li>
      <a class="cal-entry" href={hrefOf(entry)}>
        <span class="small soft">
          {shortDay(entry.day, today)}
          {entry.at ? `, ${timeOf(entry.at)}` : ''}
        </span>
        <b>
          {entry.what}, {say(entry.about)}
        </b>
        <span class="small cal-state">
          <Status kind={kind}>{words}</Status>
          <span class="soft">
            {entry.worker ? ` ${firstName(say(entry.worker))}` : ''}
            {entry.source ? ` · ${sourceWords(entry.source)}` : ''}
          </span>
        </span>
      </a>
    </li>
  )
}

function hrefOf({ recordId, childId, householdId }: Entry): string {
  if (recordId) return `/record/${recordId}`
  return childId ? childPath(childId, 'dates') : householdId ? householdPath(householdId) : '/'
}
