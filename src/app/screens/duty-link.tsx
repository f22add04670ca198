import { helpLines } from '../../practice/duty.ts'
import { useNotebook, useNow } from '../context.ts'
import { Icon } from '../parts/icon.tsx'

/** To what duty has before it, with how many wait for an answer. */
export function DutyLink() {
  const { casebook } = useNotebook()
  const open = helpLines(casebook, useNow()).length
  return (
    <a class="btn plain tight" href="/duty">
      <Icon name="help" />
      {open === 0 ? 'Duty' : `Duty: ${open} waiting for an answer`}
    </a>
  )
}
