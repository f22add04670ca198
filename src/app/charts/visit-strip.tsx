import type { VisitMark } from '../../practice/visit-coverage.ts'
import '../look/screens/visit-strip.css'

const STEP = 16

/** One box per visit that was due: filled on time, barred when late, dashed when still to come. The words say the same. */
export function VisitStrip({ marks, words }: { marks: readonly VisitMark[]; words: string }) {
  const shown = marks.slice(-8)
  const width = shown.length * STEP
  return (
    <>
      {shown.length > 0 && (
        <svg class="cover" viewBox={`0 0 ${width} 18`} width={width} aria-hidden="true">
          {shown.map((mark, at) => (
            <Box key={at} state={boxOf(mark)} x={at * STEP} />
          ))}
        </svg>
      )}
      <span class="small">{words}</span>
    </>
  )
}

/** The key under the board. */
export function StripKey() {
  return (
    <>
      {(['on-time', 'late', 'explained', 'to-come'] as const).map((state) => (
        <span class="keyline" key={state}>
          <svg class="cover" viewBox="0 0 16 18" width="16" aria-hidden="true">
            <Box state={state} x={0} />
          </svg>{' '}
          {KEY_WORDS[state]}
        </span>
      ))}
    </>
  )
}

type BoxState = VisitMark['state'] | 'explained'
export const boxOf = ({ state, reason }: VisitMark): BoxState => (state === 'late' && reason ? 'explained' : state)

const KEY_WORDS = {
  'on-time': 'on time',
  late: 'late',
  explained: 'late, with its reason',
  'to-come': 'still to come',
} as const

export function Box({ state, x }: { state: BoxState; x: number }) {
  if (state === 'on-time') return <rect class="on" x={x + 1} y="2" width="13" height="14" rx="2" />
  if (state === 'to-come') return <rect class="next" x={x + 2} y="3" width="11" height="12" rx="2" />
  if (state === 'explained')
    return (
      <>
        <rect class="explained" x={x + 2} y="3" width="11" height="12" rx="2" />
        <path class="explained" d={`M${x + 4.5} 7h6M${x + 4.5} 11h6`} />
      </>
    )
  return (
    <>
      <rect class="late" x={x + 2} y="3" width="11" height="12" rx="2" />
      <path class="late" d={`M${x + 4} 13l7-8`} />
    </>
  )
}
