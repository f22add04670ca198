import type { BlobRef } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'

const isBlobRef = (value: object): value is BlobRef =>
  'sha256' in value &&
  'mime' in value &&
  'bytes' in value &&
  typeof value.sha256 === 'string' &&
  /^[0-9a-f]{64}$/.test(value.sha256)

/** The drawings, photos and attachments named anywhere in a value. */
export function blobsIn(value: Json | object | undefined, found: Set<string> = new Set()): Set<string> {
  if (value === null || typeof value !== 'object') return found
  if (isBlobRef(value)) found.add(value.sha256)
  else for (const member of Object.values(value)) blobsIn(member as Json, found)
  return found
}
