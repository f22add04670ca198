import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { foldProcess } from '../../../src/practice/process/fold.ts'
import { TALL, WIDE } from '../../../src/practice/process/picture-plan.ts'
import { lineOf, processPicture } from '../../../src/practice/process/process-picture.ts'
import type { Arrow, Box, ProcessPicture } from '../../../src/practice/process/process-picture.ts'
import { STATES, TABLE } from '../../../src/practice/process/table.ts'
import type { ProcessEvent } from '../../../src/practice/process/event.ts'
import { must } from '../../support/must.ts'

const PICTURES: readonly (readonly [string, ProcessPicture])[] = [
  ['wide', processPicture(WIDE, 1000)],
  ['at its narrowest', processPicture(WIDE, 860)],
  ['on a phone', processPicture(TALL, 343)],
]
const arrowOn = (picture: ProcessPicture, line: string): Arrow =>
  must(
    picture.arrows.find(({ from, to }) => `${from}>${to}` === line),
    line,
  )

test('every row of the table is drawn, from every state it leads on from, and nothing else is', () => {
  for (const [name, picture] of PICTURES) {
    const wanted = TABLE.flatMap((row) => row.from.map((from) => [lineOf(row, from, row.to), row.id] as const))
    for (const [line, id] of wanted)
      assert.ok(arrowOn(picture, line).rules.split(', ').includes(id), `${name}: ${id} is not on ${line}`)
    for (const { from, to, rules } of picture.arrows)
      for (const id of rules.split(', '))
        assert.ok(
          wanted.some(([line, row]) => line === `${from}>${to}` && row === id),
          `${name}: ${id} on ${from}>${to} is in no row`,
        )
  }
})

test('every line has a way of its own in both layouts', () => {
  const lines = new Set(PICTURES.flatMap(([, { arrows }]) => arrows.map(({ from, to }) => `${from}>${to}`)))
  for (const layout of [WIDE, TALL])
    assert.equal(
      [...lines].filter((line) => !(line in layout.routes)),
      [],
    )
})

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y

test('no box lies on another, no arrow runs through one, and nothing lies beyond the edge', () => {
  for (const [name, picture] of PICTURES) {
    for (const box of picture.boxes)
      for (const other of picture.boxes)
        assert.ok(box === other || apart(box, other), `${name}: ${box.spot} lies on ${other.spot}`)
    for (const { from, to, points, name: at } of picture.arrows) {
      const what = `${name}: ${from}>${to}`
      for (const [x, y] of [...points, at])
        assert.ok(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height, `${what} leaves the picture`)
      points.slice(1).forEach(([x, y], piece) => {
        const [ox, oy] = must(points[piece])
        assert.ok(x === ox || y === oy, `${what} runs aslant`)
        for (const box of picture.boxes) {
          const through =
            Math.max(x, ox) > box.x + 1 &&
            Math.min(x, ox) < box.x + box.width - 1 &&
            Math.max(y, oy) > box.y + 1 &&
            Math.min(y, oy) < box.y + box.height - 1
          assert.not.ok(through, `${what} runs through ${box.spot}`)
        }
      })
    }
  }
})

const event = (type: string, day: number, data: object = {}): ProcessEvent =>
  ({
    id: `${type}${day}`,
    at: `2026-03-${String(day).padStart(2, '0')}T10:00:00+00:00`,
    type,
    by: 'CSW',
    data,
  }) as ProcessEvent

test('it shows where the placement stands, what led there and what may follow', () => {
  const { stays } = foldProcess(
    [event('K1 sent', 2, { kind: 'planned' }), event('placed', 4), event('PPM held', 6), event('issue reported', 10)],
    [],
    '2026-04-01T12:00:00+00:00',
  )
  const picture = processPicture(WIDE, 1000, must(stays[0]))
  const standing = (line: string) => arrowOn(picture, line).standing
  assert.equal(
    picture.boxes.filter((box) => box.standing === 'here').map(({ spot, foot }) => [spot, foot]),
    [['TRIAGE', 'It stands here']],
  )
  assert.equal(
    picture.boxes.filter((box) => box.standing === 'led').map(({ spot }) => spot),
    ['–', 'SOURCING', 'PLACED', 'MONITORED'],
  )
  assert.equal([standing('MONITORED>TRIAGE'), standing('–>SOURCING')], ['led', 'led'])
  assert.equal(
    [standing('TRIAGE>ARRANGING'), standing('TRIAGE>DISCUSSION'), standing('T22>EMERGENCY'), standing('T24>ENDED')],
    ['next', 'next', 'next', 'next'],
  )
  assert.is(standing('ARRANGING>HELD'), 'plain')
})

test('a placement that looks for a home ends by no harm at home: there is none yet', () => {
  const { stays } = foldProcess([event('K1 sent', 2, { kind: 'planned' })], [], '2026-04-01T12:00:00+00:00')
  const picture = processPicture(TALL, 343, must(stays[0]))
  assert.is(arrowOn(picture, 'T22>EMERGENCY').standing, 'plain')
  assert.is(arrowOn(picture, 'SOURCING>PLACED').standing, 'next')
})

test('every state has its box', () => {
  for (const [, { boxes }] of PICTURES) for (const state of STATES) assert.ok(boxes.some(({ spot }) => spot === state))
})

test.run()
