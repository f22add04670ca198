/** Words within a text that stand out, each with what it is about in words beside it: never by colour alone. */
import '../look/stands-out.css'

export interface StandsOutAt {
  readonly start: number
  readonly end: number
  readonly about: string
  /** By which a link finds them: `#words-ending`. */
  readonly kind: string
  readonly good?: boolean
}

export function StandsOut({
  text,
  at,
  say = (words) => words,
}: {
  readonly text: string
  readonly at: readonly StandsOutAt[]
  readonly say?: (words: string) => string
}) {
  const spans = [...at].sort((a, b) => a.start - b.start).filter((one, i, all) => one.start >= (all[i - 1]?.end ?? 0))
  if (spans.length === 0) return <>{say(text)}</>
  return (
    <>
      {spans.map((one, i) => (
        <span key={one.start}>
          {say(text.slice(spans[i - 1]?.end ?? 0, one.start))}
          <mark class={one.good ? 'stands-out good' : 'stands-out'} data-kind={one.kind}>
            {say(text.slice(one.start, one.end))}
          </mark>{' '}
          <small class="stands-out-about">({one.about})</small>
        </span>
      ))}
      {say(text.slice(spans.at(-1)?.end ?? 0))}
    </>
  )
}
