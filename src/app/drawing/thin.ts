/**
 * A long afternoon with one drawing makes more points than a bad link carries. What is kept of it has fewer, where
 * they lie closest together, and whole numbers: every line begins and ends where it did.
 */
import { drawingBytes, type Drawing, type Mark } from './strokes.ts'

export const DRAWING_MAX_BYTES = 300 * 1024
/** In the paper's units; a crayon is fifteen wide. */
const CLOSER_THAN = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32] as const

/** The drawing in as many bytes as may be kept of one. */
export function boundedBytes(drawing: Drawing): Uint8Array {
  let bytes = drawingBytes(drawing)
  for (const distance of CLOSER_THAN) {
    if (bytes.length <= DRAWING_MAX_BYTES) break
    bytes = drawingBytes({ ...drawing, marks: drawing.marks.map((mark) => thinned(mark, distance)) })
  }
  return bytes
}

function thinned(mark: Mark, distance: number): Mark {
  if (mark.kind !== 'stroke') return mark
  const { points } = mark
  const kept: number[] = []
  for (let i = 0; i < points.length; i += 3) {
    const [x = 0, y = 0, pressure = 0] = points.slice(i, i + 3)
    const [lastX, lastY] = kept.slice(-3)
    const isEnd = i === 0 || i + 3 >= points.length
    if (isEnd || Math.hypot(x - (lastX ?? x), y - (lastY ?? y)) >= distance)
      kept.push(Math.round(x), Math.round(y), pressure)
  }
  return { ...mark, points: kept }
}
