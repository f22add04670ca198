/** From the frozen text to an operation, or to the reason why it is none. */
import * as v from 'valibot'
import { isFileId } from '../../model/file.ts'
import type { FileId } from '../../model/file.ts'
import type { Operation } from '../../model/operation.ts'
import type { Json } from '../../model/json.ts'
import { uuid } from '../../protocol/messages.ts'
import { sha256Of } from './arrival.ts'
import type { Arrival } from './arrival.ts'

const fileId = v.custom<FileId>((value) => typeof value === 'string' && isFileId(value))
const moment = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((text) => !Number.isNaN(Date.parse(text))),
)
const json = v.custom<Json>((value) => value !== undefined)
const body = v.record(v.string(), json)
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const row = v.objectWithRest({ id: uuid }, json)

const fieldChange = v.union([
  v.strictObject({ field: v.string(), to: json }),
  v.strictObject({ field: v.string(), splices: v.array(v.strictObject({ at: whole, cut: whole, put: v.string() })) }),
  v.strictObject({ field: v.string(), put: v.array(row), drop: v.array(uuid) }),
  v.strictObject({ field: v.string(), add: v.array(v.string()), remove: v.array(v.string()) }),
])

const patch = v.variant('kind', [
  v.strictObject({
    kind: v.literal('write'),
    changes: v.array(fieldChange),
    resolves: v.exactOptional(v.array(uuid)),
    wrongFile: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    kind: v.literal('sign'),
    as: v.picklist(['sign', 'countersign']),
    bodyHash: v.pipe(v.string(), v.length(64)),
  }),
  v.strictObject({
    kind: v.literal('amend'),
    addendumId: uuid,
    text: v.string(),
    corrections: v.exactOptional(body),
    late: v.exactOptional(v.picklist(['taken-up', 'put-aside'])),
  }),
  v.strictObject({
    kind: v.literal('mark'),
    markId: uuid,
    mark: v.picklist([
      'read',
      'discussed',
      'acknowledged',
      'answered',
      'closed',
      'reopened',
      'verified',
      'visit-begun',
      'support-begun',
    ]),
    note: v.exactOptional(v.string()),
    bodyHash: v.exactOptional(v.pipe(v.string(), v.length(64))),
  }),
  v.strictObject({ kind: v.literal('discard'), wrongFile: v.exactOptional(v.literal(true)) }),
])

const operation = v.object({
  opId: uuid,
  prevOpId: v.nullable(uuid),
  deviceId: uuid,
  recordId: uuid,
  fileIds: v.pipe(v.array(fileId), v.minLength(1), v.maxLength(8)),
  type: v.pipe(v.string(), v.maxLength(64)),
  schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  base: v.nullable(v.union([v.strictObject({ revision: whole }), v.strictObject({ opId: uuid })])),
  baseHash: v.exactOptional(v.pipe(v.string(), v.length(64))),
  patch,
  claimedAt: moment,
  together: v.exactOptional(uuid),
  followsFrom: v.exactOptional(uuid),
})

/** Reasons are read by the person who wrote the words, which stay on their device and here. */
export function readOperation(
  arrival: Pick<Arrival, 'opId' | 'sha256' | 'raw'>,
): { readonly op: Operation } | { readonly reason: string } {
  if (sha256Of(arrival.raw) !== arrival.sha256) return { reason: 'It was changed on its way here' }
  let given: unknown
  try {
    given = JSON.parse(arrival.raw)
  } catch {
    return { reason: 'It could not be read' }
  }
  const read = v.safeParse(operation, given)
  if (!read.success) return { reason: 'It is not in a form that this version of Doorstep understands' }
  const op: Operation = read.output
  if (op.opId !== arrival.opId) return { reason: 'It was sent under another number than its own' }
  return { op }
}
