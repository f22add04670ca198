/**
 * Where the boxes of the process stand and how its arrows run: once for a page that is wide, once for one that is tall.
 * What the arrows are is not said here but in the table; a test holds that no row of it goes undrawn.
 */
import type { State } from './table.ts'

export type Side = 'left' | 'right' | 'top' | 'bottom'
/** Beside states, three notes stand in the picture: from any home into an emergency, into an ending, and on into another home. */
export type Spot = State | 'T22' | 'T24' | 'again'

/** A line leaves a side, turns at the gaps between rows ('row') and columns ('col'), and arrives at a side. */
export interface Route {
  /** Pixels from the middle of the side, to the right or down. */
  readonly out: readonly [Side, number]
  readonly into: readonly [Side, number]
  /** In turn a height and a width, as the line leaves: gap after that row or column, and pixels from its middle. */
  readonly by?: readonly (readonly [gap: number, off: number])[]
  /** Which piece of the line carries its name, and which way the name stands from it. */
  readonly name?: readonly [piece: number, dx: number, dy: number]
}

export interface Layout {
  readonly columns: number
  readonly rows: number
  readonly box: { readonly height: number; readonly gapX: number; readonly gapY: number }
  readonly margin: { readonly x: number; readonly top: number; readonly bottom: number }
  readonly at: { readonly [S in Spot]: readonly [column: number, row: number] }
  readonly routes: { readonly [fromTo: string]: Route }
}

const across: Route = { out: ['right', 0], into: ['left', 0] }
const back: Route = { out: ['left', 0], into: ['right', 0] }
const over: Route = { out: ['right', -14], into: ['left', -14], name: [0, 0, -13] }
const under: Route = { out: ['left', 14], into: ['right', 14], name: [0, 0, 19] }
const down: Route = { out: ['bottom', 16], into: ['top', 16] }

export const WIDE: Layout = {
  columns: 5,
  rows: 5,
  box: { height: 72, gapX: 52, gapY: 50 },
  margin: { x: 4, top: 38, bottom: 6 },
  at: {
    '–': [0, 0],
    SOURCING: [1, 0],
    PLACED: [2, 0],
    MONITORED: [3, 0],
    SCALED: [4, 0],
    DISCUSSION: [2, 1],
    TRIAGE: [3, 1],
    REVIEWED: [0, 2],
    ACTIONS: [1, 2],
    HELD: [2, 2],
    ARRANGING: [3, 2],
    APPROVAL: [0, 3],
    DECIDED: [1, 3],
    PLANNED_MOVE: [2, 3],
    ENDED: [3, 3],
    EMERGENCY: [2, 4],
    T22: [0, 4],
    T24: [4, 3],
    again: [4, 4],
  },
  routes: {
    '–>SOURCING': over,
    'SOURCING>–': under,
    'SOURCING>PLACED': across,
    '–>PLACED': { out: ['top', 0], into: ['top', 0], by: [[-1, 0]], name: [1, 0, 0] },
    'PLACED>MONITORED': across,
    'MONITORED>SCALED': over,
    'SCALED>MONITORED': under,
    'SCALED>SCALED': { out: ['top', 14], into: ['top', 40], by: [[-1, 4]], name: [1, 26, -2] },
    'MONITORED>TRIAGE': down,
    'SCALED>TRIAGE': { out: ['bottom', -24], into: ['right', 0], name: [1, 0, 0] },
    'SCALED>ARRANGING': { out: ['bottom', 24], into: ['right', 0], name: [1, 0, 0] },
    'TRIAGE>DISCUSSION': back,
    'TRIAGE>ARRANGING': down,
    'DISCUSSION>ARRANGING': { out: ['bottom', 0], into: ['top', -34], by: [[1, 0]], name: [1, 0, 0] },
    'DISCUSSION>MONITORED': { out: ['top', 10], into: ['bottom', -34], by: [[0, -6]], name: [1, 10, 0] },
    'PLACED>ARRANGING': {
      out: ['bottom', -34],
      into: ['top', -34],
      by: [
        [0, 12],
        [1, 0],
        [1, 0],
      ],
      name: [2, 0, 0],
    },
    'REVIEWED>MONITORED': { out: ['top', 20], into: ['bottom', -34], by: [[0, -6]], name: [1, -80, 0] },
    'REVIEWED>REVIEWED': { out: ['top', -40], into: ['top', -14], by: [[1, 8]], name: [1, 0, -10] },
    'ARRANGING>HELD': back,
    'HELD>ACTIONS': back,
    'ACTIONS>REVIEWED': { out: ['left', -14], into: ['right', -14], name: [0, 0, -13] },
    'REVIEWED>ACTIONS': { out: ['right', 14], into: ['left', 14], name: [0, 0, 19] },
    'REVIEWED>APPROVAL': { out: ['bottom', -20], into: ['top', -20] },
    'APPROVAL>ACTIONS': { out: ['top', 30], into: ['bottom', -20], by: [[2, 0]], name: [1, 0, 0] },
    'APPROVAL>DECIDED': across,
    'DECIDED>PLANNED_MOVE': across,
    'DECIDED>EMERGENCY': { out: ['bottom', 0], into: ['left', -14], name: [0, 0, 0] },
    'PLANNED_MOVE>ENDED': across,
    'EMERGENCY>ENDED': { out: ['right', 0], into: ['bottom', -30], name: [0, 0, 0] },
    'T22>EMERGENCY': { out: ['right', 14], into: ['left', 14], name: [0, 0, 0] },
    'T24>ENDED': back,
    'ENDED>again': { out: ['bottom', 30], into: ['left', 0], name: [1, 0, 0] },
  },
}

export const TALL: Layout = {
  columns: 2,
  rows: 10,
  box: { height: 70, gapX: 50, gapY: 42 },
  margin: { x: 26, top: 6, bottom: 6 },
  at: {
    '–': [0, 0],
    SOURCING: [1, 0],
    MONITORED: [0, 1],
    PLACED: [1, 1],
    SCALED: [0, 2],
    TRIAGE: [1, 2],
    DISCUSSION: [1, 3],
    ARRANGING: [0, 4],
    HELD: [1, 4],
    REVIEWED: [0, 5],
    ACTIONS: [1, 5],
    APPROVAL: [0, 6],
    DECIDED: [1, 6],
    EMERGENCY: [0, 7],
    PLANNED_MOVE: [1, 7],
    T22: [0, 8],
    ENDED: [1, 8],
    again: [0, 9],
    T24: [1, 9],
  },
  routes: {
    '–>SOURCING': over,
    'SOURCING>–': under,
    'SOURCING>PLACED': { out: ['bottom', 24], into: ['top', 24] },
    '–>PLACED': { out: ['bottom', 0], into: ['top', -24], by: [[0, 0]], name: [1, 0, 0] },
    'PLACED>MONITORED': { out: ['left', -16], into: ['right', -16] },
    'MONITORED>SCALED': { out: ['bottom', -34], into: ['top', -34] },
    'SCALED>MONITORED': { out: ['top', 18], into: ['bottom', 18] },
    'SCALED>SCALED': { out: ['bottom', -54], into: ['bottom', -34], by: [[2, -4]], name: [1, 0, 12] },
    'MONITORED>TRIAGE': { out: ['right', 18], into: ['left', -18], by: [[0, 0]], name: [1, 0, 0] },
    'SCALED>TRIAGE': { out: ['right', 16], into: ['left', 16], name: [0, 0, 18] },
    'SCALED>ARRANGING': { out: ['bottom', -10], into: ['top', -10], name: [0, 0, -38] },
    'TRIAGE>DISCUSSION': { out: ['bottom', 24], into: ['top', 24] },
    'TRIAGE>ARRANGING': { out: ['bottom', -24], into: ['top', 24], by: [[2, 0]], name: [1, 0, 0] },
    'DISCUSSION>ARRANGING': { out: ['bottom', -24], into: ['top', 48], by: [[3, 0]], name: [1, 0, 0] },
    'DISCUSSION>MONITORED': { out: ['left', 8], into: ['left', 14], by: [[-1, 0]], name: [0, 62, 0] },
    'PLACED>ARRANGING': {
      out: ['right', 0],
      into: ['top', 48],
      by: [
        [1, 0],
        [3, 0],
      ],
      name: [1, -2, -20],
    },
    'ARRANGING>HELD': across,
    'HELD>ACTIONS': down,
    'ACTIONS>REVIEWED': { out: ['left', -14], into: ['right', -14], name: [0, 0, -13] },
    'REVIEWED>ACTIONS': { out: ['right', 14], into: ['left', 14], name: [0, 0, 19] },
    'REVIEWED>REVIEWED': { out: ['top', -20], into: ['top', 8], by: [[4, 4]], name: [1, 28, 2] },
    'REVIEWED>MONITORED': { out: ['left', 0], into: ['left', 14], by: [[-1, 0]], name: [1, 2, 120] },
    'REVIEWED>APPROVAL': { out: ['bottom', -24], into: ['top', -24] },
    'APPROVAL>ACTIONS': { out: ['top', 30], into: ['bottom', -16], by: [[5, 0]], name: [1, 0, 0] },
    'APPROVAL>DECIDED': across,
    'DECIDED>PLANNED_MOVE': { out: ['bottom', 24], into: ['top', 24] },
    'DECIDED>EMERGENCY': { out: ['bottom', -24], into: ['top', 16], by: [[6, 0]], name: [1, 0, 0] },
    'PLANNED_MOVE>ENDED': down,
    'EMERGENCY>ENDED': { out: ['right', 0], into: ['left', -14], by: [[0, 0]], name: [1, 0, 0] },
    'T22>EMERGENCY': { out: ['top', 0], into: ['bottom', 0] },
    'T24>ENDED': { out: ['top', 0], into: ['bottom', 0] },
    'ENDED>again': { out: ['left', 14], into: ['right', 0], by: [[0, 0]], name: [1, 0, 0] },
  },
}
