/** Beside a log, for the carer who wrote it and, after them, for their worker and that worker's manager (F10, S4.20). */
import { useEffect } from 'preact/hooks'
import { useNotebook, useNow, useToday } from '../context.ts'
import type { CaseRecord } from '../../model/record.ts'
import { discussedMark } from '../../practice/logs-read.ts'
import { TONE_ABOUT } from '../../practice/tone/lexicon.ts'
import { toneOfLog } from '../../practice/tone/tone-seen.ts'
import { Name, useSentence } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { STANDING_OUT, standingOutPath } from '../paths.ts'
import { firstName, listed, nearDay, dayOf } from '../words.ts'
import { standsOutAt } from './log-tone-words.ts'
import type { Highlights } from './record-body.tsx'

/** What stands out in this log, by the question it is an answer to; undefined where there is nothing for this reader. */
export function useHighlights(log: CaseRecord): Highlights | undefined {
  const { casebook, person } = useNotebook()
  const now = useNow()
  if (log.type !== 'daily-log') return undefined
  const tone = toneOfLog(person, casebook, log, now)
  if (!tone) return undefined
  const here = [...tone.cues, ...tone.positive].filter(({ recordId }) => recordId === log.id)
  return Object.fromEntries(
    here.map(({ field }) => [field, here.filter((cue) => cue.field === field).map(standsOutAt)]),
  )
}

/** From a line that speaks of words that stand out: to the words themselves. */
export function useAtTheWords(recordId: string, highlights: Highlights | undefined): void {
  const isThere = highlights !== undefined
  useEffect(() => {
    const hash = location.hash.slice(1)
    if (!isThere || !hash.startsWith(STANDING_OUT)) return
    const marks = [...document.querySelectorAll<HTMLElement>('mark.stands-out:not(.good)')]
    const words = marks.find(({ dataset }) => dataset.kind === hash.slice(STANDING_OUT.length)) ?? marks[0]
    if (!words) return
    words.tabIndex = -1
    words.scrollIntoView?.({ block: 'center' })
    words.focus({ preventScroll: true })
  }, [recordId, isThere])
}

export function LogTone({ log }: { readonly log: CaseRecord }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const sentence = useSentence()
  const tone = toneOfLog(person, casebook, log, now)
  if (!tone) return null
  const own = log.author.personId === person.personId
  const talked = discussedMark(log)
  const about = tone.categories.map((category) => TONE_ABOUT[category])
  const others = tone.evidence.flatMap((id) => (id === log.id ? [] : (casebook.get(id) ?? [])))
  const carer = <Name inert>{firstName(log.author.name)}</Name>
  return (
    <section class="stack-2" aria-labelledby="log-tone">
      <h2 id="log-tone">Words that stand out</h2>
      <p>
        In the logs of these seven days stand words about {listed(about)}
        {tone.because === 'ending' ? '' : ', in more of them than in the four weeks before'}.{' '}
        {own ? 'They stood out to us as well.' : <>Shown to {carer} first. A reason to talk, and nothing else.</>}
      </p>
      {others.length > 0 ? (
        <p class="small">
          Also in the log of{' '}
          {others.map((one, at) => (
            <span key={one.id}>
              {at > 0 ? ', ' : ''}
              <a href={standingOutPath(one.id)}>
                {typeof one.body.date === 'string' ? nearDay(one.body.date, today) : 'that day'}
              </a>
            </span>
          ))}
        </p>
      ) : null}
      {talked ? (
        <p>
          <Status kind="done">Talked about {nearDay(dayOf(talked.at), today)}</Status>
          {talked.note ? <span class="says">“{sentence(talked.note)}”</span> : null}
        </p>
      ) : own ? null : (
        <p class="small soft">
          When you have, say so below with “We talked it through”, and a few words on what you said. Never used in a
          review of approval.
        </p>
      )}
    </section>
  )
}
