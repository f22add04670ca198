import { getStroke } from 'perfect-freehand'
import type { Stroke } from './strokes.ts'

/** Crayon width in paper units. */
const CRAYON_WIDTH = 15

/** The closed outline of a stroke as an SVG path, the same on every device. `drawn`: the pen has been lifted. */
export function outline(stroke: Pick<Stroke, 'points' | 'pen'>, drawn = true): string {
  const outlinePoints = getStroke(triples(stroke.points), {
    size: CRAYON_WIDTH,
    thinning: stroke.pen ? 0.6 : 0.35,
    smoothing: 0.5,
    streamline: 0.4,
    simulatePressure: !stroke.pen,
    last: drawn,
  })
  const first = outlinePoints[0]
  if (!first) return ''
  // Quadratic curves through the midpoints: the polygon's corners are the control points.
  const parts = outlinePoints.map(([x, y], i) => {
    const [nextX, nextY] = outlinePoints[(i + 1) % outlinePoints.length] ?? first
    return `${tenth(x)} ${tenth(y)} ${tenth((x + nextX) / 2)} ${tenth((y + nextY) / 2)}`
  })
  return `M${tenth(first[0])} ${tenth(first[1])}Q${parts.join(' ')}Z`
}

function triples(points: readonly number[]): [number, number, number][] {
  const all: [number, number, number][] = []
  for (let i = 0; i + 2 < points.length; i += 3) all.push([points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0])
  return all
}

const tenth = (value: number): number => Math.round(value * 10) / 10
