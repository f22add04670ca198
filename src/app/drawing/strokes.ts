/**
 * A drawing as marks on a paper of its own size, so that turning the tablet or opening it on a telephone changes
 * nothing but the scale. What was rubbed out is gone from what is kept: a child who takes a line back means it.
 */
import { CRAYONS, type Crayon } from './crayons.ts'
import { isSticker, STICKER_SIZE, type StickerName } from './stickers.ts'

export const STROKES_MIME = 'application/vnd.doorstep.strokes+json'
/** The paper's own units. The window into it may be larger or smaller, never another shape. */
export const PAPER = { width: 1000, height: 620 } as const

/** `points` runs x, y, pressure, x, y, pressure … `pen` says that the pressure was felt, not guessed. */
export interface Stroke {
  readonly kind: 'stroke'
  readonly crayon: Crayon
  readonly pen: boolean
  readonly points: readonly number[]
}
export interface Sticker {
  readonly kind: 'sticker'
  readonly name: StickerName
  readonly crayon: Crayon
  readonly x: number
  readonly y: number
}
export type Mark = Stroke | Sticker
export interface Drawing {
  readonly version: 1
  readonly marks: readonly Mark[]
}

/** The drawing now and how it looked before each step of this sitting. */
export interface Sheet {
  readonly now: Drawing
  readonly before: readonly Drawing[]
}

export const EMPTY_DRAWING: Drawing = { version: 1, marks: [] }
export const openSheet = (drawing: Drawing): Sheet => ({ now: drawing, before: [] })

export function put(sheet: Sheet, mark: Mark): Sheet {
  return step(sheet, [...sheet.now.marks, mark])
}

/** Takes away every mark that comes within `radius` of the point; the same sheet where there is none. */
export function rubOut(sheet: Sheet, x: number, y: number, radius: number): Sheet {
  const left = sheet.now.marks.filter((mark) => !touches(mark, x, y, radius))
  return left.length === sheet.now.marks.length ? sheet : step(sheet, left)
}

/** Back one step; with no steps left from this sitting (after a restart, say) the last mark goes. */
export function undo(sheet: Sheet): Sheet {
  const last = sheet.before.at(-1)
  if (last) return { now: last, before: sheet.before.slice(0, -1) }
  return { now: { version: 1, marks: sheet.now.marks.slice(0, -1) }, before: [] }
}

/** A rub of the rubber takes many marks on its way and is still one step to undo. */
export function asOneStep(from: Sheet, to: Sheet): Sheet {
  return from.now === to.now ? from : { now: to.now, before: [...from.before, from.now] }
}

/** Moves the sticker that was put last, and stays on the paper. Moving is not a step of its own to undo. */
export function nudge(sheet: Sheet, dx: number, dy: number): Sheet {
  const last = sheet.now.marks.at(-1)
  if (last?.kind !== 'sticker') return sheet
  const moved: Sticker = { ...last, ...onPaper(last.x + dx, last.y + dy) }
  return { now: { version: 1, marks: [...sheet.now.marks.slice(0, -1), moved] }, before: sheet.before }
}

/** A place for the next sticker: they fill the paper in rows, left to right. */
export function nextPlace(drawing: Drawing): { x: number; y: number } {
  const taken = drawing.marks.filter((mark) => mark.kind === 'sticker').length
  const perRow = Math.floor(PAPER.width / (STICKER_SIZE * 1.3))
  const rows = Math.floor(PAPER.height / (STICKER_SIZE * 1.15))
  const slot = taken % (perRow * rows)
  const column = slot % perRow
  const row = rows - 1 - Math.floor(slot / perRow)
  return onPaper((column + 0.5) * (PAPER.width / perRow), (row + 0.5) * (PAPER.height / rows))
}

export function onPaper(x: number, y: number): { x: number; y: number } {
  const edge = STICKER_SIZE / 2
  return {
    x: Math.min(PAPER.width - edge, Math.max(edge, Math.round(x))),
    y: Math.min(PAPER.height - edge, Math.max(edge, Math.round(y))),
  }
}

export function drawingBytes(drawing: Drawing): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(drawing))
}

/** Undefined where the bytes are not a drawing this version understands: they are left as they are. */
export function readDrawing(bytes: Uint8Array): Drawing | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['marks'])) return undefined
    return value['marks'].every(isMark) ? { version: 1, marks: value['marks'] } : undefined
  } catch {
    return undefined
  }
}

function step(sheet: Sheet, marks: readonly Mark[]): Sheet {
  return { now: { version: 1, marks }, before: [...sheet.before, sheet.now] }
}

function touches(mark: Mark, x: number, y: number, radius: number): boolean {
  if (mark.kind === 'sticker') return Math.abs(mark.x - x) < STICKER_SIZE / 2 && Math.abs(mark.y - y) < STICKER_SIZE / 2
  const { points } = mark
  for (let i = 0; i < points.length; i += 3) {
    const next = i + 3 < points.length ? i + 3 : i
    const [ax = 0, ay = 0, bx = 0, by = 0] = [points[i], points[i + 1], points[next], points[next + 1]]
    if (distanceToLine(x, y, ax, ay, bx, by) <= radius) return true
  }
  return false
}

function distanceToLine(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2))
  return Math.hypot(x - (ax + t * (bx - ax)), y - (ay + t * (by - ay)))
}

function isMark(value: unknown): value is Mark {
  if (!isObject(value) || !CRAYONS.some((crayon) => crayon.name === value['crayon'])) return false
  if (value['kind'] === 'stroke') {
    const points: unknown = value['points']
    return Array.isArray(points) && points.length % 3 === 0 && points.every(Number.isFinite)
  }
  return (
    value['kind'] === 'sticker' &&
    isSticker(value['name']) &&
    Number.isFinite(value['x']) &&
    Number.isFinite(value['y'])
  )
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
