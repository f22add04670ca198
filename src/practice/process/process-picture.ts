/**
 * The picture of the process, drawn from the table as plain shapes: a screen, a printed page and the README draw the same.
 * With a placement given it says where that stands, what led there and what may follow.
 */
import type { Stay } from './fold.ts'
import type { Layout, Route, Side, Spot } from './picture-plan.ts'
import { nameLines, shortLane } from './state-words.ts'
import { PLACED_STATES, STATES, TABLE } from './table.ts'
import type { Row, State } from './table.ts'

export type Standing = 'here' | 'led' | 'next' | 'plain'

export interface Box {
  readonly spot: Spot
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** Whose step it is to lead on from there. */
  readonly foot: string
  readonly standing: Standing
  /** A note, and no state of its own. */
  readonly isNote: boolean
}

export interface Arrow {
  readonly from: Spot
  readonly to: Spot
  /** "T5, T6". */
  readonly rules: string
  readonly points: readonly Point[]
  readonly name: Point
  readonly standing: Standing
}

export type Point = readonly [x: number, y: number]

export interface ProcessPicture {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

const NOTES: { readonly [note: string]: readonly string[] } = {
  T22: ['From any home:', 'significant', 'harm'],
  T24: ['From any home:', 'it ends for', 'another reason'],
  again: ['A new request', 'or a new home', 'begins again'],
}
const NOTE_SPOTS = ['T22', 'T24', 'again'] as const
const SPOTS: readonly Spot[] = [...STATES, ...NOTE_SPOTS]

/** The line a row is drawn on: its own, or the note's for what leads on from anywhere. */
export function lineOf(row: Pick<Row, 'id'>, from: State, to: State): string {
  if (row.id === 'T22') return 'T22>EMERGENCY'
  if (row.id === 'T24') return 'T24>ENDED'
  return from === 'ENDED' ? 'ENDED>again' : `${from}>${to}`
}

/** Every line of the picture with the rows that are drawn on it, in the order of the table. */
function linesOf(): ReadonlyMap<string, readonly Row[]> {
  const lines = new Map<string, readonly Row[]>()
  for (const row of TABLE)
    for (const from of row.from) {
      const line = lineOf(row, from, row.to)
      const rows = lines.get(line) ?? []
      if (!rows.includes(row)) lines.set(line, [...rows, row])
    }
  return lines
}

/** What may come next from a state: the rows that lead on from it, and those that follow at once where it waits for an answer. */
export const rowsFrom = (state: State): readonly Row[] => TABLE.filter((row) => row.from.includes(state))

/** @param here what stands in the box where the placement is */
export function processPicture(layout: Layout, width: number, stay?: Stay, here = 'It stands here'): ProcessPicture {
  const { columns, rows, box, margin } = layout
  const boxWidth = (width - 2 * margin.x - (columns - 1) * box.gapX) / columns
  const height = margin.top + rows * box.height + (rows - 1) * box.gapY + margin.bottom
  const state = stay?.state
  const led = new Set((stay?.path ?? []).map(({ row, from, to }) => lineOf(row, from, to)))
  const been = new Set((stay?.path ?? []).flatMap(({ from, to }) => [from, to]))
  const next = new Set(stay && state ? rowsFrom(state).map((row) => lineOf(row, state, row.to)) : [])

  const boxes = SPOTS.map((spot): Box => {
    const [column, row] = layout.at[spot]
    const note = NOTES[spot]
    // Reading 11 lets supervision lead on from elsewhere: whose step it is there says the row that begins there.
    const out =
      note || spot === 'ENDED'
        ? undefined
        : (TABLE.find((one) => one.from[0] === spot) ?? TABLE.find((one) => one.from.includes(spot as State)))
    const isNext = note && stay && state && (spot === 'again' ? state === 'ENDED' : PLACED_STATES.includes(state))
    return {
      spot,
      x: margin.x + column * (boxWidth + box.gapX),
      y: margin.top + row * (box.height + box.gapY),
      width: boxWidth,
      height: box.height,
      lines: note ?? nameLines(spot as State),
      foot: note ? '' : spot === state ? here : shortLane(out?.actor),
      standing:
        spot === state ? 'here' : note ? (isNext ? 'next' : 'plain') : been.has(spot as State) ? 'led' : 'plain',
      isNote: note !== undefined,
    }
  })
  const boxAt = new Map(boxes.map((one) => [one.spot, one]))
  const arrows = [...linesOf()].flatMap(([line, drawn]): Arrow[] => {
    const [from, to] = line.split('>') as [Spot, Spot]
    const [a, b] = [boxAt.get(from), boxAt.get(to)]
    if (!a || !b) return []
    const route = layout.routes[line] ?? { out: ['right', 0], into: ['left', 0] }
    const points = runOf(route, a, b, {
      x: (which) => (which >= columns - 1 ? width - margin.x / 2 : gap(boxWidth, box.gapX, margin.x, which)),
      y: (which) => gap(box.height, box.gapY, margin.top, which),
    })
    return [
      {
        from,
        to,
        rules: [...new Set(drawn.map(({ id }) => id))].join(', '),
        points,
        name: nameAt(route, points),
        standing: led.has(line) ? 'led' : next.has(line) ? 'next' : 'plain',
      },
    ]
  })
  return { width, height, boxes, arrows }
}

/** The middle of the gap after a column or a row; -1 is the margin before the first. */
const gap = (size: number, between: number, start: number, which: number): number =>
  which < 0 ? start / 2 : start + which * (size + between) + size + between / 2

const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom'

function sidePoint(box: Box, [side, off]: readonly [Side, number]): Point {
  if (isUpright(side)) return [box.x + box.width / 2 + off, side === 'top' ? box.y : box.y + box.height]
  return [side === 'left' ? box.x : box.x + box.width, box.y + box.height / 2 + off]
}

interface Gaps {
  readonly x: (which: number) => number
  readonly y: (which: number) => number
}

/** From side to side, turning at right angles. */
function runOf(route: Route, from: Box, to: Box, gaps: Gaps): readonly Point[] {
  const start = sidePoint(from, route.out)
  const end = sidePoint(to, route.into)
  const points: Point[] = [start]
  let [x, y] = start
  let upright = isUpright(route.out[0])
  for (const [which, off] of route.by ?? []) {
    if (upright) y = gaps.y(which) + off
    else x = gaps.x(which) + off
    points.push([x, y])
    upright = !upright
  }
  if (isUpright(route.into[0])) {
    if (x !== end[0]) points.push([end[0], y])
  } else if (y !== end[1]) points.push([x, end[1]])
  points.push(end)
  return points
}

function nameAt({ name = [0, 0, 0] }: Route, points: readonly Point[]): Point {
  const [piece, dx, dy] = name
  const [a, b] = [points[piece] ?? [0, 0], points[piece + 1] ?? [0, 0]]
  return [(a[0] + b[0]) / 2 + dx, (a[1] + b[1]) / 2 + dy]
}

/** An SVG path with rounded corners. */
export function pathOf(points: readonly Point[], radius = 8): string {
  return points
    .map(([x, y], at) => {
      const [before, after] = [points[at - 1], points[at + 1]]
      if (!before) return `M${x} ${y}`
      if (!after) return `L${x} ${y}`
      const towards = ([ox, oy]: Point): Point => {
        const far = Math.hypot(ox - x, oy - y) || 1
        const part = Math.min(radius, far / 2) / far
        return [x + (ox - x) * part, y + (oy - y) * part]
      }
      const [a, b] = [towards(before), towards(after)]
      return `L${a[0]} ${a[1]}Q${x} ${y} ${b[0]} ${b[1]}`
    })
    .join('')
    .replace(/\d+\.\d{3,}/g, (long) => String(Math.round(Number(long) * 100) / 100))
}

/** The head of an arrow: a triangle at the end of its line. */
export function headOf(points: readonly Point[]): string {
  const [a, b] = [points.at(-2), points.at(-1)]
  if (!a || !b) return ''
  const [dx, dy] = [Math.sign(b[0] - a[0]), Math.sign(b[1] - a[1])]
  const [x, y] = b
  return `M${x} ${y}L${x - dx * 9 - dy * 5} ${y - dy * 9 - dx * 5}L${x - dx * 9 + dy * 5} ${y - dy * 9 + dx * 5}Z`
}
