/** The messages about words that wait for a person's decision: `/api/waiting`. */
import * as v from 'valibot'
import { decision, fileId, sha256, uuid } from './messages.ts'

/** Why words wait whose writer has no account any more; kept with them as it stands here. */
export const ACCOUNT_CLOSED = 'The account was closed before this arrived. What was written is kept for the manager.'

/** One piece of writing: the operations of one writer on one record that wait together and are decided together. */
const waitingItem = v.object({
  /** Names it; the first of its operations. */
  opId: uuid,
  writer: v.object({ personId: uuid, name: v.string(), role: v.string() }),
  /** Files that are known here, with the name on their cover. */
  about: v.array(v.object({ fileId, name: v.string() })),
  /** What it was written as: "daily log"; absent where the text does not say. */
  kind: v.optional(v.string()),
  recordId: v.optional(uuid),
  /** The writer's device's clock, and ours. */
  writtenAt: v.optional(v.string()),
  receivedAt: v.string(),
  /** revoked: the writer no longer has the file · parked: it could not be taken in · dead letter: it came as a last resort. */
  why: v.picklist(['revoked', 'parked', 'dead letter']),
  reason: v.string(),
  words: v.array(v.object({ label: v.string(), words: v.string() })),
  pictures: v.number(),
  operations: v.number(),
  /** One's own words somebody else lets take effect. */
  own: v.boolean(),
})
export type WaitingItem = v.InferOutput<typeof waitingItem>

export const waitingList = v.object({ items: v.array(waitingItem), more: v.boolean() })
export type WaitingList = v.InferOutput<typeof waitingList>

const waitingAttachment = v.object({
  sha256,
  mime: v.string(),
  bytes: v.number(),
  /** Its bytes have arrived; else they are on their way, or only on the writer's device. */
  here: v.boolean(),
})
export type WaitingAttachment = v.InferOutput<typeof waitingAttachment>

/** `raw`: the texts exactly as they came, in their order. */
export const waitingWhole = v.object({
  ...waitingItem.entries,
  raw: v.array(v.string()),
  attachments: v.optional(v.array(waitingAttachment)),
})
export type WaitingWhole = v.InferOutput<typeof waitingWhole>

export const DECISIONS = ['release', 'attach', 'reject'] as const
export const decisionRequest = v.object({
  decision: v.picklist(DECISIONS),
  /** The answer to the writer. */
  words: v.pipe(v.string(), v.trim(), v.minLength(1, 'Say something to the writer'), v.maxLength(4000)),
  /** Where attached words are to stand; absent: in the file they were written for. */
  file: v.optional(fileId),
})
export type DecisionRequest = v.InferOutput<typeof decisionRequest>

export const decisionAnswer = v.object({
  ...decision.entries,
  /** The record in which attached words stand. */
  recordId: v.optional(uuid),
})
export type DecisionAnswer = v.InferOutput<typeof decisionAnswer>
