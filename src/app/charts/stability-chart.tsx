/**
 * Placements as bands, answers on the 0 to 10 scale by who gave them, and a lane each for visits, incidents, missing,
 * help and meetings. A whole lane is the target of a finger; arrow keys step through what stands in it; Enter opens it.
 */
import { useRef, useState } from 'preact/hooks'
import type { StabilityPicture } from '../../practice/picture-parts.ts'
import { dayMonth, longDay } from '../words.ts'
import { Axes } from './axes.tsx'
import { BandRow } from './band-row.tsx'
import { LaneMark, whoClass, WhoShape } from './shapes.tsx'
import { LaneNotes, Newest, ThreadLine } from './notes.tsx'
import { nearest, planPicture, spotsOf, stepFrom } from './stability-plan.ts'
import type { Spot } from './stability-plan.ts'
import { useWidth } from './width.ts'
import '../look/screens/stability-chart.css'

interface Props {
  readonly picture: StabilityPicture
  readonly from: string
  readonly today: string
  readonly title: string
  readonly description: string
  readonly onChoose: (recordId: string | undefined) => void
  readonly onOpen: (recordId: string) => void
}

export function StabilityChart({ picture, from, today, title, description, onChoose, onOpen }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>(700)
  const svg = useRef<SVGSVGElement>(null)
  const plan = planPicture(picture, width, from, today)
  const spots = spotsOf(picture, plan, from)
  const [at, setAt] = useState<string | undefined>(undefined)
  const [lit, setLit] = useState(false)
  const current = spots.find((spot) => spot.key === at) ?? spots.findLast((spot) => spot.lane === spots[0]?.lane)

  function go(spot: Spot | undefined) {
    if (!spot) return
    setAt(spot.key)
    onChoose(spot.recordId)
    const marks = [...(svg.current?.querySelectorAll<SVGElement>('[data-spot]') ?? [])]
    marks.find((mark) => mark.getAttribute('data-spot') === spot.key)?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!current) return
    if (event.key === 'Enter') {
      event.preventDefault()
      onOpen(current.recordId)
      return
    }
    const next = stepFrom(spots, current, event.key)
    if (!next) return
    event.preventDefault()
    go(next)
  }

  /** A finger anywhere in a lane finds what stands nearest there. */
  function onPress(event: MouseEvent) {
    const box = svg.current?.getBoundingClientRect()
    if (!box) return
    const x = event.clientX - box.left
    const y = event.clientY - box.top
    const inScale = y < plan.monthsY
    const near = spots.filter((spot) =>
      inScale ? spot.y < plan.monthsY && Math.abs(spot.y - y) < 48 : Math.abs(spot.y - y) <= plan.laneHeight / 2,
    )
    go(nearest(near, x))
  }

  function spotProps(spot: Spot | undefined) {
    if (!spot) return {}
    return {
      'data-spot': spot.key,
      href: `/record/${spot.recordId}`,
      tabindex: spot.key === current?.key ? 0 : -1,
      'aria-label': `${longDay(spot.date)}: ${spot.name}`,
      onFocus: () => {
        setAt(spot.key)
        setLit(true)
        onChoose(spot.recordId)
      },
      onBlur: () => setLit(false),
      onClick: (event: MouseEvent) => {
        event.preventDefault()
        event.stopPropagation()
        onOpen(spot.recordId)
      },
    }
  }
  const spot = (key: string) => spots.find((one) => one.key === key)

  return (
    <div ref={ref} class="stability-room">
      <svg
        ref={svg}
        class="stability"
        viewBox={`0 0 ${plan.width} ${plan.height}`}
        role="group"
        aria-labelledby="stability-title stability-desc"
        onKeyDown={onKeyDown}
        onClick={onPress}
      >
        <title id="stability-title">{title}</title>
        <desc id="stability-desc">{description}</desc>
        <BandRow bands={picture.bands} plan={plan} from={from} />
        <Axes plan={plan} lanes={picture.lanes} />
        {lit && current ? <circle class="chart-ring" cx={current.x} cy={current.y} r="15" /> : null}
        {picture.threads.map((thread) => (
          <g key={thread.who} class={whoClass(thread.scorer)}>
            <ThreadLine
              thread={thread}
              plan={plan}
              from={from}
              twin={picture.threads.filter((one) => one.scorer === thread.scorer).length > 1}
            />
            {thread.dots
              .filter((dot) => dot.date >= from)
              .map((dot) => (
                <a key={dot.recordId} {...spotProps(spot(`${thread.who}-${dot.recordId}`))}>
                  <WhoShape scorer={thread.scorer} x={plan.x(dot.date)} y={plan.y(dot.score)} />
                </a>
              ))}
          </g>
        ))}
        {picture.lanes.map((lane) => (
          <g key={lane.id}>
            {lane.marks
              .filter((mark) => (mark.to ?? mark.date) >= from)
              .map((mark) => (
                <a key={mark.recordId} {...spotProps(spot(`${lane.id}-${mark.recordId}`))}>
                  <LaneMark lane={lane.id} open={mark.open} x={plan.x(mark.date)} y={plan.laneY[lane.id] ?? 0} />
                </a>
              ))}
            <LaneNotes lane={lane} plan={plan} from={from} />
          </g>
        ))}
        <Newest
          picture={picture}
          plan={plan}
          from={from}
          say={(dot) => `${dot.who}: ${dot.score}, on ${dayMonth(dot.date)}`}
        />
      </svg>
    </div>
  )
}
