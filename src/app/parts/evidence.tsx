/** The records that show something, the newest first, each by what it is and its day: nobody guesses behind a "2". */
import type { Uuid } from '../../model/file.ts'
import { occurredOn } from '../../practice/occurred-on.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import { readingPath } from '../paths.ts'
import { capital, firstName, shortDay } from '../words.ts'
import { useNameWords } from './name.tsx'

/**
 * What this reader may not open is not named, only left out.
 * @param see what stands before them
 * @param about what they show, for who hears the link alone
 */
export function Evidence(props: {
  /** The oldest first. */
  readonly ids: readonly Uuid[]
  readonly see: string
  readonly about: string
  readonly most: number
  readonly path?: (id: Uuid) => string
}) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const records = props.ids.flatMap((id) => casebook.get(id) ?? []).reverse()
  if (records.length === 0) return null
  const named = records.slice(0, props.most).map((record) => ({
    record,
    words: `${capital(definitionOf(record.type)?.words.one ?? 'record')}, ${shortDay(occurredOn(record), today)}`,
  }))
  return (
    <p class="small row wrap">
      <span class="soft">{props.see}:</span>
      {named.map(({ record, words }) => (
        <a key={record.id} class="link" href={props.path?.(record.id) ?? readingPath(record)}>
          {words}
          {named.some((other) => other.record !== record && other.words === words)
            ? `, ${say(firstName(record.author.name))}`
            : ''}
          <span class="vh"> {props.about}</span>
        </a>
      ))}
      {records.length > props.most ? <span class="soft">and {records.length - props.most} more</span> : null}
    </p>
  )
}
