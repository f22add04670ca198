import type { BlobRef } from './field.ts'

const isBlobRef = (value: object): value is BlobRef =>
  'sha256' in value &&
  'mime' in value &&
  'bytes' in value &&
  typeof value.sha256 === 'string' &&
  /^[0-9a-f]{64}$/.test(value.sha256)

/** Every drawing, photo and attachment named anywhere in a value: a body, a patch, a whole record with its addenda. */
export function blobRefs(value: unknown): BlobRef[] {
  if (typeof value !== 'object' || value === null) return []
  return isBlobRef(value) ? [value] : Object.values(value).flatMap(blobRefs)
}

export const blobHashes = (value: unknown): Set<string> => new Set(blobRefs(value).map(({ sha256 }) => sha256))
