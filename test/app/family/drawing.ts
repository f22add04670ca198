import { test } from 'uvu'
import * as assert from 'uvu/assert'
import fc from 'fast-check'
import { outline } from '../../../src/app/drawing/outline.ts'
import { keepLatest } from '../../../src/app/drawing/keep-latest.ts'
import { toPaper } from '../../../src/app/drawing/place.ts'
import {
  asOneStep,
  drawingBytes,
  EMPTY_DRAWING,
  nextPlace,
  nudge,
  openSheet,
  PAPER,
  put,
  readDrawing,
  rubOut,
  undo,
  type Sheet,
  type Stroke,
} from '../../../src/app/drawing/strokes.ts'
import { boundedBytes, DRAWING_MAX_BYTES } from '../../../src/app/drawing/thin.ts'

const line = (...points: number[]): Stroke => ({ kind: 'stroke', crayon: 'blue', pen: false, points })
const blank = (): Sheet => openSheet(EMPTY_DRAWING)

test('draws two lines and takes them back one by one', () => {
  const two = put(put(blank(), line(0, 0, 0.5, 50, 0, 0.5)), line(0, 100, 0.5, 50, 100, 0.5))
  assert.is(two.now.marks.length, 2)
  const one = undo(two)
  assert.equal(one.now.marks, [line(0, 0, 0.5, 50, 0, 0.5)])
  assert.equal(undo(one).now, EMPTY_DRAWING)
})

test('takes back the last line after the tablet was started again', () => {
  const kept = readDrawing(drawingBytes(put(put(blank(), line(1, 1, 0.5)), line(2, 2, 0.5)).now))
  assert.ok(kept)
  assert.equal(undo(openSheet(kept)).now.marks, [line(1, 1, 0.5)])
})

test('rubs out the line the rubber passes over and no other, also between two points of it', () => {
  const sheet = put(put(blank(), line(0, 0, 0.5, 400, 0, 0.5)), line(0, 300, 0.5, 400, 300, 0.5))
  assert.equal(rubOut(sheet, 200, 8, 16).now.marks, [line(0, 300, 0.5, 400, 300, 0.5)])
  assert.is(rubOut(sheet, 200, 150, 16), sheet)
})

test('one rub over three lines is one step to take back', () => {
  let sheet = blank()
  for (const y of [0, 100, 200]) sheet = put(sheet, line(0, y, 0.5, 400, y, 0.5))
  const rubbed = asOneStep(
    sheet,
    [0, 100, 200].reduce((on, y) => rubOut(on, 200, y, 16), sheet),
  )
  assert.is(rubbed.now.marks.length, 0)
  assert.is(undo(rubbed).now.marks.length, 3)
})

test('what was rubbed out is not in what is kept', () => {
  const sheet = rubOut(put(blank(), line(123.4, 0, 0.5)), 123.4, 0, 16)
  assert.not.match(new TextDecoder().decode(drawingBytes(sheet.now)), '123.4')
})

test('a sticker is moved by buttons and stays on the paper', () => {
  let sheet = put(blank(), { kind: 'sticker', name: 'sun', crayon: 'yellow', ...nextPlace(EMPTY_DRAWING) })
  for (let presses = 0; presses < 100; presses += 1) sheet = nudge(sheet, 40, -40)
  const sun = sheet.now.marks[0]
  assert.ok(sun?.kind === 'sticker' && sun.x <= PAPER.width && sun.y >= 0 && sun.x > 900)
  assert.is(undo(sheet).now.marks.length, 0)
})

test('a drawing comes back exactly, whatever was drawn', () => {
  const number = fc.integer({ min: 0, max: 10_000 }).map((tenths) => tenths / 10)
  const stroke = fc.record(
    {
      kind: fc.constant('stroke' as const),
      crayon: fc.constantFrom('blue' as const, 'red' as const, 'black' as const),
      pen: fc.boolean(),
      points: fc.array(fc.tuple(number, number, number), { maxLength: 40 }).map((points) => points.flat()),
    },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 8 }), (marks) => {
      assert.equal(readDrawing(drawingBytes({ version: 1, marks })), { version: 1, marks })
    }),
  )
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('a drawing of a later version, or no drawing at all, is left alone', () => {
  assert.is(readDrawing(bytes('{"version":2,"marks":[]}')), undefined)
  assert.is(readDrawing(bytes('{"version":1,"marks":[{"kind":"video"}]}')), undefined)
  assert.is(readDrawing(bytes('not json')), undefined)
})

/** How high a level line of this pressure is drawn. */
function width(pressure: number): number {
  const path = outline({ pen: true, points: [0, 100, pressure, 100, 100, pressure, 200, 100, pressure] })
  const ys = [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number)).filter((_, i) => i % 2 === 1)
  return Math.max(...ys) - Math.min(...ys)
}

test('a pressed pen draws a wider line than a light one', () => {
  assert.ok(width(0.9) > width(0.2) + 2, `${width(0.9)} against ${width(0.2)}`)
  assert.match(outline({ pen: false, points: [5, 5, 0.5] }), /^M.*Z$/)
})

test('a place on the paper is the same place on a wide and on a tall screen', () => {
  assert.equal(toPaper({ left: 10, top: 20, width: 500, height: 310 }, 260, 175), { x: 500, y: 310 })
  assert.equal(toPaper({ left: 0, top: 0, width: 1000, height: 1620 }, 500, 500), { x: 500, y: 0 })
})

const wave = (n: number, at: number): Stroke =>
  line(
    ...Array.from({ length: n }, (_, i) =>
      [at + i / 8, 300 + Math.sin(i / 30) * 200, 0.5].map((v) => Math.round(v * 10) / 10),
    ).flat(),
  )
const whole = (points: readonly number[]) => points.map((value, i) => (i % 3 === 2 ? value : Math.round(value)))

test('an afternoon of drawing stays small enough to send; a short drawing is kept as it is; every line keeps its ends', () => {
  const short = put(blank(), wave(200, 0)).now
  assert.equal(boundedBytes(short), drawingBytes(short))
  const marks = Array.from({ length: 40 }, (_, n) => wave(2000, n))
  assert.ok(drawingBytes({ version: 1, marks }).length > 2 * DRAWING_MAX_BYTES)
  const bytes = boundedBytes({
    version: 1,
    marks: [...marks, { kind: 'sticker', name: 'sun', crayon: 'yellow', x: 100, y: 100 }],
  })
  assert.ok(bytes.length <= DRAWING_MAX_BYTES, `${bytes.length} bytes`)
  const kept = readDrawing(bytes)
  assert.is(kept?.marks.length, 41)
  kept?.marks.forEach((mark, n) => {
    if (mark.kind !== 'stroke') return
    const before = whole(marks[n]?.points ?? [])
    assert.equal([mark.points.slice(0, 3), mark.points.slice(-3)], [before.slice(0, 3), before.slice(-3)])
    const there = new Set(Array.from({ length: before.length / 3 }, (_, i) => before.slice(i * 3, i * 3 + 2).join()))
    for (let i = 0; i < mark.points.length; i += 3) assert.ok(there.has(mark.points.slice(i, i + 2).join()))
  })
})

test('while one line is being kept, only the newest of the next ones is written', async () => {
  const written: number[] = []
  const gate: { release?: () => void } = {}
  const writer = keepLatest<number>(async (value) => {
    if (value === 1)
      await new Promise<void>((resolve) => {
        gate.release = resolve
      })
    written.push(value)
  })
  const first = writer.keep(1)
  void writer.keep(2)
  const last = writer.keep(3)
  gate.release?.()
  await Promise.all([first, last])
  assert.equal(written, [1, 3])
  assert.not(writer.waiting())
})

test('a line that could not be kept is written with the next try', async () => {
  const written: number[] = []
  let full = true
  const writer = keepLatest<number>(async (value) => {
    if (full) throw new Error('full')
    written.push(value)
  })
  await writer.keep(1).then(
    () => assert.unreachable('it was full'),
    () => undefined,
  )
  assert.ok(writer.waiting())
  full = false
  await writer.keep(2)
  assert.equal(written, [2])
})

test.run()
