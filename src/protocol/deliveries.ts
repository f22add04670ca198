/** The messages about papers that go to the document store: `/api/deliveries`. */
import * as v from 'valibot'
import { uuid } from './messages.ts'

export const TROUBLES = [
  'no-folder',
  'folder-closed',
  'folder-full',
  'folder-broken',
  'unreachable',
  'no-answer',
  'refused',
  'receiver-broken',
  'no-paper',
  'broken-off',
] as const
/** Why a try came to nothing. */
export type Trouble = (typeof TROUBLES)[number]

/** One paper for one place. Neither delivered nor failed: it waits, or is just on its way. */
const delivery = v.object({
  id: uuid,
  recordId: uuid,
  recordType: v.string(),
  childId: v.optional(uuid),
  paper: v.string(),
  target: v.picklist(['folder', 'webhook']),
  askedAt: v.string(),
  tries: v.number(),
  triedAt: v.optional(v.string()),
  nextAt: v.optional(v.string()),
  trouble: v.optional(v.picklist(TROUBLES)),
  deliveredAt: v.optional(v.string()),
  failedAt: v.optional(v.string()),
})
export type Delivery = v.InferOutput<typeof delivery>

/** What has failed first, then what waits, then what has arrived; of each the newest first. */
export const deliveryList = v.object({
  items: v.array(delivery),
  more: v.boolean(),
  /** Where papers go at all. */
  targets: v.array(v.picklist(['folder', 'webhook'])),
  /** What was signed before a place was named goes there as well, from this day on. */
  from: v.optional(v.array(v.object({ target: v.picklist(['folder', 'webhook']), day: v.string() }))),
})
export type DeliveryList = v.InferOutput<typeof deliveryList>
