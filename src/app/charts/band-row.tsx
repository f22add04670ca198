import type { Band } from '../../practice/picture-parts.ts'
import { textWidth } from './text-width.ts'
import type { Plan } from './stability-plan.ts'

/** Where the child lived: one band per placement, the present one in colour, each named as far as there is room. */
export function BandRow({
  bands,
  plan,
  from,
}: {
  readonly bands: readonly Band[]
  readonly plan: Plan
  readonly from: string
}) {
  const shown = bands.filter((band) => band.to === undefined || band.to > from)
  return (
    <g class="bands">
      {shown.map((band) => {
        const x = plan.x(band.from < from ? from : band.from)
        const end = band.to ? plan.x(band.to) - 2 : plan.right
        const width = Math.max(3, end - x)
        const label = [band.label, band.short, band.short.replace(/^With /, '')].find(
          (words) => textWidth(words) + 14 < width,
        )
        return (
          <g key={band.recordId}>
            <rect class={band.to ? 'band b1' : 'band b2'} x={x} y="4" width={width} height="26" rx="4">
              <title>{band.label}</title>
            </rect>
            {label ? (
              <text class="bt" x={x + 8} y="22">
                {label}
              </text>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}
