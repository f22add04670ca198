/**
 * Children's drawings as strokes: crayon lines on a paper of 1000 by 620, points in threes of x, y and pressure. A few
 * plain things (a house, a sun, somebody, an animal, rain) put down with an unsteady hand, so that no two are alike.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { BlobRef } from '../model/field.ts'
import type { Chance } from './chance.ts'

export interface DemonstrationBlob {
  readonly sha256: string
  readonly mime: string
  readonly bytes: Uint8Array
}

type Crayon = 'blue' | 'red' | 'green' | 'yellow' | 'brown' | 'black'
type Line = readonly (readonly [x: number, y: number])[]

const MIME = 'application/vnd.doorstep.strokes+json'

export function drawSomething(luck: Chance): { readonly ref: BlobRef; readonly blob: DemonstrationBlob } {
  const marks: object[] = []
  const draw = (crayon: Crayon, ...lines: Line[]): void => {
    for (const line of lines) marks.push({ kind: 'stroke', crayon, pen: false, points: unsteady(line, luck) })
  }
  draw('green', [
    [30, 560],
    [980, 555],
  ])
  const house = luck.whole(90, 160)
  draw(
    'brown',
    [
      [house, 550],
      [house, 300],
      [house + 280, 300],
      [house + 280, 552],
      [house, 550],
    ],
    [
      [house - 20, 305],
      [house + 140, 170],
      [house + 300, 300],
    ],
  )
  draw('blue', box(house + 40, 350, 70), box(house + 170, 350, 70))
  draw('red', [
    [house + 110, 550],
    [house + 112, 440],
    [house + 170, 442],
    [house + 172, 550],
  ])
  const rain = luck.of(40)
  if (rain)
    for (let x = 480; x < 960; x += 70)
      draw('blue', [
        [x, 60 + luck.whole(0, 60)],
        [x - 14, 150 + luck.whole(0, 60)],
      ])
  else
    draw(
      'yellow',
      ring(850, 120, 60),
      ...[0, 1, 2, 3, 4, 5].map((i): Line => [at(850, 120, 80, i / 6), at(850, 120, 130, i / 6)]),
    )
  for (let i = 0, people = luck.whole(1, 3); i < people; i += 1)
    somebody(draw, 500 + i * 120, luck.whole(380, 450), luck.pick(['black', 'red', 'blue'] as const))
  if (luck.of(60))
    draw(
      'black',
      [
        [800, 520],
        [900, 520],
        [905, 470],
        [940, 465],
        [935, 490],
        [900, 495],
      ],
      [
        [810, 520],
        [808, 558],
      ],
      [
        [890, 520],
        [892, 558],
      ],
      [
        [800, 520],
        [770, 490],
      ],
    )
  const bytes = utf8ToBytes(JSON.stringify({ version: 1, marks }))
  const hash = bytesToHex(sha256(bytes))
  return { ref: { sha256: hash, mime: MIME, bytes: bytes.length }, blob: { sha256: hash, mime: MIME, bytes } }
}

function somebody(draw: (crayon: Crayon, ...lines: Line[]) => void, x: number, top: number, crayon: Crayon): void {
  draw(
    crayon,
    ring(x, top, 26),
    [
      [x, top + 26],
      [x, top + 90],
    ],
    [
      [x - 40, top + 50],
      [x, top + 40],
      [x + 40, top + 52],
    ],
    [
      [x - 26, top + 140],
      [x, top + 90],
      [x + 26, top + 142],
    ],
  )
  draw(crayon, [
    [x - 10, top + 6],
    [x, top + 12],
    [x + 10, top + 6],
  ])
}

const at = (x: number, y: number, r: number, turn: number): readonly [number, number] => [
  x + r * Math.cos(turn * 2 * Math.PI),
  y + r * Math.sin(turn * 2 * Math.PI),
]
const ring = (x: number, y: number, r: number): Line => Array.from({ length: 19 }, (_, i) => at(x, y, r, i / 18))
const box = (x: number, y: number, side: number): Line => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

/** A line as a hand draws it: steps of about thirty units, each a little off. */
function unsteady(line: Line, luck: Chance): number[] {
  const points: number[] = []
  line.forEach(([x, y], i) => {
    const [nx, ny] = line[i + 1] ?? [x, y]
    const steps = Math.max(1, Math.round(Math.hypot(nx - x, ny - y) / 30))
    for (let k = 0; k < steps; k += 1) {
      const off = (): number => (luck.next() - 0.5) * 7
      points.push(Math.round(x + ((nx - x) * k) / steps + off()), Math.round(y + ((ny - y) * k) / steps + off()), 0.5)
    }
  })
  return points
}
