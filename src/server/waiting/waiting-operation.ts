import type { FileId, Uuid } from '../../model/file.ts'

/** Operations of one writer on one record, in the order of their arrival. */
export interface WaitingOperation {
  readonly op_id: Uuid
  readonly sha256: string
  readonly raw: string
  readonly raw_form: string
  readonly device_id: Uuid
  readonly received_at: Date
  readonly writer: Uuid
  readonly record_id: Uuid | null
  readonly file_ids: readonly FileId[]
  readonly status: 'parked' | 'quarantined'
  readonly reason: string | null
}
