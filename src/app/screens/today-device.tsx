import { childName } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { child } from '../../records/child.ts'
import { household } from '../../records/household.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { count, listed, whenWords } from '../words.ts'

const NAMED = 4

/** Which files open with no signal, and since when they are fresh. */
export function OnThisDevice() {
  const { casebook, person } = useNotebook()
  const contact = useSync().status.value.lastContactAt
  const today = useToday()
  const say = useNameWords()
  const households = person.role === 'supervising-social-worker'
  const names = households
    ? ofType(household, casebook.ofType('household')).map(({ body }) => say(body.name ?? 'A household'))
    : ofType(child, casebook.ofType('child')).map((one) => say(childName(one)))
  const sorted = [...names].sort((a, b) => (a < b ? -1 : 1))
  const rest = sorted.length - NAMED
  const words =
    sorted.length === 0
      ? 'No file is packed yet'
      : rest > 1
        ? `${sorted.slice(0, NAMED - 1).join(', ')} and ${count(rest + 1, 'more', 'more')} are packed`
        : `${listed(sorted)} ${sorted.length === 1 ? 'is' : 'are'} packed`
  return (
    <>
      <p class="packed">
        <Status kind={sorted.length > 0 ? 'done' : 'quiet'}>{words}</Status>
        <span class="small soft">
          {contact ? `Fetched ${whenWords(contact, today)}. ` : ''}They open with no signal.
        </span>
      </p>
      <a class="btn plain tight" href="/packing">
        <Icon name="save" />
        Choose what is packed
      </a>
    </>
  )
}
