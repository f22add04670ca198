/** Every version of one record, newest first: GET /sync/v1/history/{record}?before={revision}. */
import * as v from 'valibot'
import { STEP_KINDS } from '../model/history.ts'
import type { Json } from '../model/json.ts'
import { ROLES } from '../model/person.ts'
import type { FieldConflict } from '../model/record.ts'
import { uuid } from './messages.ts'

/** Most versions in one answer. */
export const HISTORY_MAX_STEPS = 50

const json = v.custom<Json>((value) => value !== undefined)
const stamp = v.object({ personId: uuid, name: v.string(), role: v.picklist(ROLES), at: v.string() })

/** `by.at` is the writer's own clock, with its offset; `receivedAt` is the server's. */
const step = v.object({
  revision: v.number(),
  opId: uuid,
  /** Absent: this version is kept from the reader's role, and nothing of it is told. */
  told: v.optional(
    v.object({
      kind: v.picklist(STEP_KINDS),
      by: v.optional(stamp),
      receivedAt: v.optional(v.string()),
      changes: v.array(v.object({ field: v.string(), from: json, to: json })),
      questions: v.array(v.custom<FieldConflict>((value) => typeof value === 'object' && value !== null)),
      words: v.optional(v.string()),
      mark: v.optional(v.string()),
      settled: v.optional(v.picklist(['taken-up', 'put-aside'])),
      /** Begun, or thrown away, because it had stood in the wrong file. */
      wrongFile: v.optional(v.literal(true)),
      /** It waited, and somebody at the council let it take effect. */
      released: v.optional(v.object({ by: v.string(), at: v.string() })),
    }),
  ),
})
export type HistoryStep = v.InferOutput<typeof step>

export const historyAnswer = v.object({
  recordId: uuid,
  steps: v.array(step),
  /** There are earlier versions. */
  more: v.boolean(),
})
export type HistoryAnswer = v.InferOutput<typeof historyAnswer>
