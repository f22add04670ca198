/** What devices say of records that were opened on them: each read is in the council's audit, also one without signal. */
import * as v from 'valibot'
import { deviceNote, uuid } from './messages.ts'

/** Most reads that one note names. */
export const READS_AT_ONCE = 500

/** `id`: the read's own number. An answer may be lost: one that is told twice bears the same. `at`: by the device’s clock, however wrong. */
export const oneRead = v.object({ id: uuid, recordId: uuid, at: v.pipe(v.string(), v.maxLength(40)) })
export type OneRead = v.InferOutput<typeof oneRead>

export const readsNote = v.object({
  ...deviceNote,
  reads: v.pipe(v.array(oneRead), v.minLength(1), v.maxLength(READS_AT_ONCE)),
})
