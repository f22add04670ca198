/**
 * How large a piece of an attachment this link carries. It begins with the largest; one that is lost or takes too long
 * makes the next smaller, a run of good ones larger again. Known for as long as the notebook is open.
 */
import { BLOB_GRAINS } from '../protocol/messages.ts'
import type { BlobGrain } from '../protocol/messages.ts'

const [LARGEST] = BLOB_GRAINS
export const SMALLEST: BlobGrain = 16_384
const RUN = 6
const LONGEST_RUN = 48

export interface Grain {
  readonly size: BlobGrain
  worked(): void
  failed(): void
  /** The server has said whether it knows any but the largest. */
  serverKnows(all: boolean): void
}

export function openGrain(): Grain {
  let at = 0
  let run = 0
  let enough = RUN
  let hasJustRisen = false
  let all = true
  return {
    get size() {
      return all ? (BLOB_GRAINS[at] ?? LARGEST) : LARGEST
    },
    worked() {
      run += 1
      if (hasJustRisen) {
        hasJustRisen = false
        enough = RUN
      }
      if (at === 0 || run < enough) return
      at -= 1
      run = 0
      hasJustRisen = true
    },
    failed() {
      // what was too large a moment ago is tried again later and later
      if (hasJustRisen) enough = Math.min(LONGEST_RUN, enough * 2)
      hasJustRisen = false
      run = 0
      at = Math.min(at + 1, BLOB_GRAINS.length - 1)
    },
    serverKnows(given) {
      all = given
    },
  }
}

/** The largest piece from here on that is no larger than `most`, lies on its own grid, and that `wants` as a whole. */
export function pieceFrom(at: number, most: BlobGrain, wants: (of: BlobGrain) => boolean): BlobGrain | undefined {
  return BLOB_GRAINS.find((of) => of <= most && at % of === 0 && wants(of))
}
