import { ROLE_WORDS } from '../../model/person.ts'
import { openedWithReason } from '../../practice/opened-with-reason.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { Name, useSentence } from '../parts/name.tsx'
import { whenWords } from '../words.ts'

/** Who opened this child's file without being allocated, when and why; nothing where nobody did. */
export function OpenedWithReason({ childId }: { readonly childId: string }) {
  const { casebook } = useNotebook()
  const now = useNow()
  const today = useToday()
  const say = useSentence()
  const all = openedWithReason(casebook, childId)
  if (all.length === 0) return null
  return (
    <section aria-labelledby="opened">
      <h2 id="opened">Opened with a reason</h2>
      <p class="small soft">People who were not allocated and opened the file all the same, each for a day.</p>
      <ul class="rows people">
        {all.map(({ id, who, role, at, until, reason, seenBy }) => (
          <li key={id}>
            <a class="rowlink" href={`/record/${id}`}>
              <span class="grow">
                <b>
                  <Name inert>{who}</Name>
                </b>
                , {ROLE_WORDS[role]}: {say(reason)}
                <br />
                <span class="small soft">
                  {whenWords(at, today)}
                  {until > now ? `, open until ${whenWords(until, today)}` : ''}
                  {seenBy ? `. Seen by ${seenBy}` : '. Not seen by a manager yet'}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
