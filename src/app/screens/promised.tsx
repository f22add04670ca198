import type { Promised } from '../../practice/promises.ts'
import { Status } from '../parts/status.tsx'
import { useNameWords } from '../parts/name.tsx'
import { count, firstName } from '../words.ts'
import '../look/screens/promised.css'

const KIND = { kept: 'done', open: 'quiet', late: 'urgent', blocked: 'soon' } as const

/** What was promised, each with how it stands: kept, still open, late and whose. */
export function PromisedList({
  promises,
  bare,
}: {
  readonly promises: readonly Promised[] /** Without the links, on a card that is about the visit. */
  readonly bare?: boolean
}) {
  const say = useNameWords()
  return (
    <ul class="plainlist">
      {promises.map((one) => {
        const who = one.owner ? `, ${firstName(say(one.owner))}` : ''
        const words =
          one.state === 'late'
            ? `${one.what}. ${count(one.daysLate, 'day')} late${one.blocked ? ', something is in the way' : ''}${who}`
            : one.state === 'blocked'
              ? `${one.what}. Something is in the way${who}`
              : one.what
        const line = (
          <Status kind={KIND[one.state]}>
            {words}
            {one.state === 'kept' ? <span class="vh">, kept</span> : null}
          </Status>
        )
        return (
          <li key={one.recordId}>
            {bare ? (
              line
            ) : (
              <a class="promise-link" href={`/record/${one.recordId}`}>
                {line}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
