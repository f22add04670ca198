import type { Lane } from '../../practice/picture-parts.ts'
import type { Plan } from './stability-plan.ts'

/** The scale with both ends worded, the line at 5 where an adult's answer calls a meeting (S2.10), months and lanes. */
export function Axes({ plan, lanes }: { readonly plan: Plan; readonly lanes: readonly Lane[] }) {
  const { left, right, narrow } = plan
  const across = (y: number) => `M${left} ${y}H${right}`
  const bottom = plan.height - 8
  return (
    <>
      <path class="hair" d={across(plan.y(0))} />
      <path class="five" d={across(plan.y(5))} />
      <path class="hair" d={across(plan.y(10))} />
      {plan.months.map((month) => (
        <g key={month.x}>
          <path class="hair v" d={`M${month.x} ${plan.y(10) - 10}V${bottom}`} />
          <text class="tick mo" x={month.x + 4} y={plan.monthsY}>
            {month.label}
          </text>
        </g>
      ))}
      {[10, 5, 0].map((score) => (
        <text key={score} class="tick" x={left - 8} y={plan.y(score) + 5}>
          {score}
        </text>
      ))}
      {narrow ? (
        <>
          <text class="lane" x={left + 4} y={plan.y(10) - 8}>
            Steady
          </text>
          <text class="lane" x={left + 4} y={plan.y(0) - 6}>
            Cannot carry on
          </text>
        </>
      ) : (
        <>
          <text class="lane" x="4" y={plan.y(10) + 5}>
            Steady
          </text>
          <text class="lane" x="4" y={plan.y(0) - 6}>
            Cannot
          </text>
          <text class="lane" x="4" y={plan.y(0) + 11}>
            carry on
          </text>
        </>
      )}
      {lanes.map((lane) => {
        const y = plan.laneY[lane.id] ?? 0
        return (
          <g key={lane.id}>
            <path class="hair" d={across(y)} />
            <text class="lane" x={narrow ? left + 4 : 4} y={narrow ? y - 14 : y + 5}>
              {lane.label}
            </text>
          </g>
        )
      })}
    </>
  )
}
