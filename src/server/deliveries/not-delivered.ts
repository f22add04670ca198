import type { Uuid } from '../../model/file.ts'
import type { Trouble } from '../../protocol/deliveries.ts'
import type { Made } from './delivery-rows.ts'

/** One paper on its way. Its id never changes, so that who has it already knows it. */
export interface Parcel extends Made {
  readonly id: Uuid
  readonly recordId: Uuid
  readonly recordType: string
  readonly revision: number
  readonly childId: Uuid
  readonly paper: string
  readonly signedAt: string
}

/** It did not arrive, and will be tried again. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered'
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble)
    this.trouble = trouble
  }
}
