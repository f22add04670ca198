import type { LaneId, Scorer } from '../../practice/picture-parts.ts'

/** The class that colours a person's answers. */
export const whoClass = (scorer: Scorer): string => `who-${scorer === 'supervisor' ? 'ssw' : scorer}`

/** Who answered, by shape as well as by colour: carer a disc, supervising worker a square, child a diamond, others a ring. */
export function WhoShape({ scorer, x, y }: { readonly scorer: Scorer; readonly x: number; readonly y: number }) {
  if (scorer === 'supervisor') return <rect x={x - 6.5} y={y - 6.5} width="13" height="13" />
  if (scorer === 'child') return <path d={`M${x} ${y - 8.5} ${x + 8.5} ${y} ${x} ${y + 8.5} ${x - 8.5} ${y}z`} />
  return <circle cx={x} cy={y} r={scorer === 'carer' ? 7 : 6} />
}

export function LaneMark({
  lane,
  x,
  y,
  open,
}: {
  readonly lane: LaneId
  readonly x: number
  readonly y: number
  readonly open: boolean
}) {
  switch (lane) {
    case 'visits':
      return <circle class="m-visit" cx={x} cy={y} r="6" />
    case 'incidents':
      return <path class="m-inc" d={`M${x} ${y - 9}l9 17h-18z`} />
    case 'missing':
      return <path class="m-miss" d={`M${x - 2.5} ${y - 8}v16M${x + 2.5} ${y - 8}v16`} />
    case 'help':
      return <path class={open ? 'm-help open' : 'm-help'} d={`M${x - 6} ${y - 8}h12v10h-6l-6 6z`} />
    default:
      return <rect class={open ? 'm-meet open' : 'm-meet'} x={x - 7} y={y - 7} width="14" height="14" rx="2" />
  }
}
