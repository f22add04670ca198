/** Opening the file of a child whom one does not hold: `/api/open-with-reason`. */
import * as v from 'valibot'
import { fileId } from './messages.ts'

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))

/** By exactly what somebody knows: the number in the return, or the name with the birthday. */
export const openRequest = v.object({
  child: v.union([
    v.strictObject({ number: words(40) }),
    v.strictObject({ name: words(120), birthDate: v.pipe(v.string(), v.isoDate()) }),
  ]),
  reason: words(2000),
})
export type OpenRequest = v.InferOutput<typeof openRequest>

export const openAnswer = v.object({
  fileId,
  /** Until when; absent where the file is held anyway. */
  until: v.optional(v.string()),
})
export type OpenAnswer = v.InferOutput<typeof openAnswer>
