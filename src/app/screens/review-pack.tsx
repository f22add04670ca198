import type { Uuid } from '../../model/file.ts'
import { reviewPack } from '../../practice/plans/review-pack.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { Status } from '../parts/status.tsx'
import { longDay } from '../words.ts'

/** What the next review needs, and what of it is there. */
export function ReviewPackSection({ childId }: { readonly childId: Uuid }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const now = useNow()
  const pack = reviewPack(casebook, childId, now)
  if (!pack) return null
  return (
    <section aria-labelledby="review-pack">
      <h2 id="review-pack">For the next review</h2>
      <p class="small soft">Held by {longDay(pack.due, today)}, reg 33</p>
      <ul class="rows">
        {pack.parts.map(({ part, ready, words, recordId }) => (
          <li key={part} class="row wrap">
            <Status kind={ready ? 'done' : 'soon'}>{ready ? 'Ready' : 'Missing'}</Status>
            <span class="grow">
              {recordId ? (
                <a class="link" href={`/record/${recordId}`}>
                  {words}
                </a>
              ) : (
                words
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
