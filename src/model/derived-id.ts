/**
 * Ids that follow from other ids: the same on every try and on every device, so that signing a visit twice
 * makes its actions once. A UUID of version 8 (RFC 9562) from SHA-256.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Uuid } from './file.ts'
import type { Json } from './json.ts'

export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** `derivedId(visit.id, follows.key)` is the id of a record that follows from the visit. */
export function derivedId(from: Uuid, key: string): Uuid {
  const hex = sha256Hex(`${from}|${key}`)
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const isUuid = (value: Json | undefined): value is Uuid =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
