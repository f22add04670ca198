import type { KeptUntil } from '../../practice/timers/kept-until.ts'
import { longDate } from '../../model/calendar.ts'
import { capital } from '../words.ts'

/** What went before this file was begun here: nobody is late with it. */
export function NotKnownYet({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <section aria-labelledby="not-known">
      <h2 id="not-known">Not known here yet</h2>
      <p class="small soft">
        Nothing of this is written down here. Nobody is late with it; write it down as you learn it.
      </p>
      <ul class="plain-list small">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  )
}

/** Until when the file is kept, and why: a disposal is reviewed by the records lead, never done by itself. */
export function KeptLine({ kept }: { readonly kept: KeptUntil }) {
  return (
    <section aria-labelledby="kept-until">
      <h2 id="kept-until">Kept until</h2>
      <p>
        {kept.day ? longDate(kept.day) : capital(kept.words)}
        <br />
        <span class="small soft">
          {kept.day ? `${capital(kept.words)}, ${kept.source}` : kept.source}. The records lead looks at it then.
        </span>
      </p>
    </section>
  )
}
