/**
 * The paper under the pen. While a line is being drawn it lives here alone, painted straight into its path; when the
 * pen is lifted it becomes a mark. A pen wins over the hand that rests beside it.
 */
import { useEffect, useRef } from 'preact/hooks'
import { inkOf, type Crayon } from './crayons.ts'
import { outline } from './outline.ts'
import { Marks } from './picture.tsx'
import { stickerOf, type StickerName } from './stickers.ts'
import { toPaper } from './place.ts'
import { asOneStep, onPaper, PAPER, put, rubOut, type Sheet } from './strokes.ts'

export type Tool =
  | { readonly kind: 'crayon'; readonly crayon: Crayon }
  | { readonly kind: 'rubber' }
  | { readonly kind: 'sticker'; readonly name: StickerName }

const RUBBER_RADIUS = 16
/** Nearer points than this add bytes and no shape (paper units). */
const CLOSEST_POINTS = 1.5

interface Live {
  readonly pointerId: number
  readonly pen: boolean
  readonly points: number[]
  readonly from: Sheet
  rubbed: Sheet
}

interface Props {
  readonly sheet: Sheet
  readonly tool: Tool
  readonly onChange: (sheet: Sheet) => void
  readonly label: string
}

export function Pad({ sheet, tool, onChange, label }: Props) {
  const paper = useRef<SVGSVGElement>(null)
  const livePath = useRef<SVGPathElement>(null)
  const live = useRef<Live | null>(null)
  const penAt = useRef(0)
  const newest = useRef({ sheet, tool, onChange })
  newest.current = { sheet, tool, onChange }

  function finish(): void {
    const line = live.current
    if (!line) return
    live.current = null
    livePath.current?.setAttribute('d', '')
    const { tool: held, onChange: tell } = newest.current
    if (held.kind === 'crayon')
      tell(put(line.from, { kind: 'stroke', crayon: held.crayon, pen: line.pen, points: line.points }))
    else if (held.kind === 'rubber') tell(asOneStep(line.from, line.rubbed))
  }

  // Locking, switching away or closing keeps the line as far as it was drawn.
  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') finish()
    }
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      finish()
    }
  }, [])

  function onPointerDown(event: PointerEvent): void {
    if (
      event.button !== 0 ||
      live.current ||
      (event.pointerType === 'touch' && event.timeStamp - penAt.current < 400)
    ) {
      // The pen takes over from a palm that came first.
      if (event.pointerType !== 'pen' || !live.current || live.current.pen) return
      live.current = null
    }
    event.preventDefault()
    try {
      paper.current?.setPointerCapture(event.pointerId)
    } catch {
      /* the pointer is already up: the line still ends */
    }
    live.current = {
      pointerId: event.pointerId,
      pen: event.pointerType === 'pen',
      points: [],
      from: newest.current.sheet,
      rubbed: newest.current.sheet,
    }
    follow(event)
  }

  function onPointerMove(event: PointerEvent): void {
    if (live.current?.pointerId !== event.pointerId) return
    const between = event.getCoalescedEvents?.() ?? []
    for (const each of between.length > 0 ? between : [event]) follow(each)
  }

  function onPointerEnd(event: PointerEvent): void {
    if (live.current?.pointerId === event.pointerId) finish()
  }

  function follow(event: PointerEvent): void {
    const line = live.current
    const rect = paper.current?.getBoundingClientRect()
    if (!line || !rect) return
    if (line.pen) penAt.current = event.timeStamp
    const { x, y } = toPaper(rect, event.clientX, event.clientY)
    const { tool: held, onChange: tell } = newest.current
    if (held.kind === 'rubber') {
      line.rubbed = rubOut(line.rubbed, x, y, RUBBER_RADIUS)
      if (line.rubbed !== newest.current.sheet) tell(line.rubbed)
    } else if (held.kind === 'sticker') {
      tell(placed(newest.current.sheet, held.name, x, y))
    } else if (addPoint(line.points, x, y, line.pen ? event.pressure : 0.5)) {
      livePath.current?.setAttribute('d', outline(line, false))
    }
  }

  const ink = tool.kind === 'crayon' ? inkOf(tool.crayon) : 'none'
  return (
    <svg
      ref={paper}
      class={`art pad pad-${tool.kind}`}
      viewBox={`0 0 ${PAPER.width} ${PAPER.height}`}
      role="img"
      aria-label={label}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
    >
      <rect class="catch" width={PAPER.width} height={PAPER.height} fill="transparent" />
      <Marks marks={sheet.now.marks} />
      <path ref={livePath} fill={ink} />
    </svg>
  )
}

function addPoint(points: number[], x: number, y: number, pressure: number): boolean {
  const at = points.length - 3
  if (at >= 0 && Math.hypot((points[at] ?? 0) - x, (points[at + 1] ?? 0) - y) < CLOSEST_POINTS) return false
  points.push(Math.round(x * 10) / 10, Math.round(y * 10) / 10, Math.round(pressure * 100) / 100)
  return true
}

/** Moves the sticker just put; puts it where the finger is when there is none yet. */
function placed(sheet: Sheet, name: StickerName, x: number, y: number): Sheet {
  const last = sheet.now.marks.at(-1)
  const place = onPaper(x, y)
  if (last?.kind !== 'sticker' || last.name !== name || !stickerOf(name))
    return put(sheet, { kind: 'sticker', name, crayon: 'black', ...place })
  return { now: { version: 1, marks: [...sheet.now.marks.slice(0, -1), { ...last, ...place }] }, before: sheet.before }
}
