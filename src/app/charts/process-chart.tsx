/** The process as boxes and arrows: where this placement stands, what led there, what may follow. */
import { TALL, WIDE } from '../../practice/process/picture-plan.ts'
import { headOf, pathOf, processPicture } from '../../practice/process/process-picture.ts'
import type { Arrow, Box } from '../../practice/process/process-picture.ts'
import type { Stay } from '../../practice/process/fold.ts'
import { useWidth } from './width.ts'
import '../look/screens/process-chart.css'

/** Narrower than this, five boxes beside each other leave no room for their words. */
const WIDE_FROM = 860
/** A page that is not laid out yet has no width; beyond the other, boxes are only emptier. */
const NARROWEST = 300
const WIDEST_TALL = 520
const LINE = 18

export function ProcessChart(props: {
  readonly stay: Stay | undefined
  /** In the box where it stands. */
  readonly here: string
  readonly title: string
  readonly description: string
}) {
  const { ref, width } = useWidth<HTMLDivElement>(1000)
  const isWide = width >= WIDE_FROM
  const picture = processPicture(
    isWide ? WIDE : TALL,
    isWide ? width : Math.min(Math.max(width, NARROWEST), WIDEST_TALL),
    props.stay,
    props.here,
  )
  // What matters is drawn last, so that nothing lies over it.
  const order = { plain: 0, next: 1, led: 2, here: 3 }
  const arrows = picture.arrows.toSorted((a, b) => order[a.standing] - order[b.standing])
  return (
    <div ref={ref} class="process-room">
      <svg
        class="process-chart"
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        width={picture.width}
        height={picture.height}
        role="img"
        aria-labelledby="process-chart-title process-chart-desc"
      >
        <title id="process-chart-title">{props.title}</title>
        <desc id="process-chart-desc">{props.description}</desc>
        {arrows.map((arrow) => (
          <Line key={`${arrow.from} ${arrow.to}`} arrow={arrow} />
        ))}
        {arrows.map((arrow) => (
          <text
            key={`${arrow.from} ${arrow.to}`}
            class={`rule ${arrow.standing}`}
            x={arrow.name[0]}
            y={arrow.name[1] + 5}
          >
            {arrow.rules}
          </text>
        ))}
        {picture.boxes.map((box) => (
          <Place key={box.spot} box={box} />
        ))}
      </svg>
    </div>
  )
}

const Line = ({ arrow }: { readonly arrow: Arrow }) => (
  <g class={`way ${arrow.standing}`}>
    <path class="line" d={pathOf(arrow.points)} />
    <path class="head" d={headOf(arrow.points)} />
  </g>
)

function Place({ box }: { readonly box: Box }) {
  const lines = [...box.lines, ...(box.foot ? [box.foot] : [])]
  const middle = box.x + box.width / 2
  const first = box.y + box.height / 2 - ((lines.length - 1) * LINE) / 2 + 5
  return (
    <g class={`place ${box.standing}${box.isNote ? ' note' : ''}`}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="8" />
      {lines.map((line, at) => (
        <text key={line} class={at < box.lines.length ? 'name' : 'foot-line'} x={middle} y={first + at * LINE}>
          {line}
        </text>
      ))}
    </g>
  )
}

/** What the kinds of line mean, beside the picture. */
export const ProcessKey = ({ here }: { readonly here: string }) => (
  <ul class="key process-key">
    {(
      [
        ['here', here],
        ['led', 'Led here'],
        ['next', 'May follow'],
      ] as const
    ).map(([standing, words]) => (
      <li key={standing}>
        <svg class="process-chart" viewBox="0 0 40 18" aria-hidden="true">
          {standing === 'here' ? (
            <g class="place here">
              <rect x="4" y="1" width="32" height="16" rx="4" />
            </g>
          ) : (
            <g class={`way ${standing}`}>
              <path class="line" d="M2 9H34" />
              <path class="head" d="M38 9L29 14L29 4Z" />
            </g>
          )}
        </svg>
        {words}
      </li>
    ))}
    <li class="soft">T1 to T25 are the rules; the table says each in words</li>
  </ul>
)
