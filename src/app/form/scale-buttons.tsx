/**
 * Eleven buttons, 0 to 10, as one radio group: arrow keys, Home and End choose, a tap chooses, nothing is dragged
 * (WCAG 2.5.7). Earlier answers of the same person stand below as dated dots. Never a slider, never an average.
 */
import { useRef } from 'preact/hooks'
import { dayMonth } from '../words.ts'
import '../look/screens/scale-buttons.css'

export interface EarlierAnswer {
  readonly score: number /** YYYY-MM-DD */
  readonly on: string
}

interface Props {
  /** The id of the element that asks the question. */
  readonly labelledBy: string
  readonly value: number | undefined
  readonly onChange: (score: number) => void
  readonly earlier?: readonly EarlierAnswer[]
  readonly describedBy?: string
  readonly disabled?: boolean
}

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

export function ScaleButtons({ labelledBy, value, onChange, earlier = [], describedBy, disabled }: Props) {
  const group = useRef<HTMLDivElement>(null)
  const newest = newestByScore(earlier)

  function choose(score: number): void {
    onChange(score)
    group.current?.querySelectorAll('button')[score]?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const from = SCORES.find((score) => group.current?.querySelectorAll('button')[score] === event.target)
    if (from === undefined || disabled) return
    const to = scoreForKey(event.key, from)
    if (to === undefined) return
    event.preventDefault()
    choose(to)
  }

  return (
    <div class="scale-room">
      <div
        ref={group}
        class="scale"
        role="radiogroup"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-disabled={disabled ? true : undefined}
        onKeyDown={onKeyDown}
      >
        {SCORES.map((score) => {
          const before = newest.get(score)
          const dotId = before ? `${labelledBy}-before-${score}` : undefined
          return [
            // The break between the rows of a phone falls at the gate without naming it (S2.8).
            score === 5 ? <span key="gap" class="gap" role="presentation" /> : null,
            <div key={score} class="n" role="presentation">
              <button
                type="button"
                role="radio"
                aria-checked={value === score}
                aria-describedby={dotId}
                tabIndex={(value ?? 0) === score ? 0 : -1}
                disabled={disabled}
                onClick={() => choose(score)}
              >
                {score}
              </button>
              {before ? (
                <span class="past" id={dotId}>
                  <span class="vh">Last time with this answer: </span>
                  {dayMonth(before)}
                </span>
              ) : (
                <span class="past none" aria-hidden="true">
                  ·
                </span>
              )}
            </div>,
          ]
        })}
      </div>
    </div>
  )
}

function scoreForKey(key: string, from: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (from + 1) % 11
    case 'ArrowLeft':
    case 'ArrowUp':
      return (from + 10) % 11
    case 'Home':
      return 0
    case 'End':
      return 10
    default:
      return undefined
  }
}

/** One dot per number: the newest date on which this person gave it. */
function newestByScore(earlier: readonly EarlierAnswer[]): ReadonlyMap<number, string> {
  const newest = new Map<number, string>()
  for (const { score, on } of earlier) if ((newest.get(score) ?? '') < on) newest.set(score, on)
  return newest
}
