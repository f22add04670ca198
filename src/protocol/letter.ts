/**
 * What is inside a letter to the organisation: the words of one device as they were frozen, its notes from the locked
 * screen, and bytes that had not been sent. Sealed as `sealed-letter.ts` says, bound to LETTER.
 */
import * as v from 'valibot'
import { BLOB_MAX_BYTES, fileId, sha256, uuid } from './messages.ts'

export const LETTER = 'doorstep letter 1'

export const letterContent = v.object({
  personId: uuid,
  deviceId: uuid,
  operations: v.array(v.object({ opId: uuid, sha256, raw: v.string() })),
  /** Written on the locked screen, or begun and never sent: then `about` says of what. `at` is the device's clock. */
  jots: v.array(
    v.object({
      id: uuid,
      text: v.string(),
      at: v.string(),
      about: v.optional(v.object({ recordIds: v.array(uuid), fileIds: v.array(fileId) })),
    }),
  ),
  blobs: v.array(
    v.object({
      sha256,
      mime: v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9.+-]+$/), v.maxLength(100)),
      /** base64 */
      bytes: v.pipe(v.string(), v.maxLength(Math.ceil(BLOB_MAX_BYTES / 3) * 4)),
      name: v.optional(v.string()),
      /** Whose words name it: they may have arrived before. */
      recordId: v.optional(uuid),
    }),
  ),
})
export type LetterContent = v.InferOutput<typeof letterContent>

/** Pieces of 32 KiB: a call with a million arguments is none. */
const AT_ONCE = 0x8000

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  return btoa(text)
}

/** Throws when it is no base64. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
