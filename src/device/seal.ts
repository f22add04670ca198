/**
 * Sealing: XChaCha20-Poly1305 with a random 24-byte nonce in front. Synchronous, because WebCrypto awaited inside
 * an IndexedDB transaction ends that transaction in Firefox and WebKit. `about` binds the sealed bytes to their
 * place, so that nobody can move a row under another key unnoticed.
 */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Json } from '../model/json.ts'

const NONCE_BYTES = 24
const TAG_BYTES = 16
const toBytes = new TextEncoder()
const toText = new TextDecoder('utf-8', { fatal: true })

export type Bytes = Uint8Array<ArrayBuffer>

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}

export function sealBytes(key: Uint8Array, plain: Uint8Array, about: string): Bytes {
  // a write that outlived its lock must fail, and not seal with the zeros that the key was wiped with
  if (key.every((byte) => byte === 0)) throw new Error('The key is gone')
  const out = new Uint8Array(NONCE_BYTES + plain.length + TAG_BYTES)
  const nonce = crypto.getRandomValues(out.subarray(0, NONCE_BYTES))
  // straight to where it stays: a thousand rows of a pull leave no copies to be collected
  xchacha20poly1305(key, nonce, toBytes.encode(about)).encrypt(plain, out.subarray(NONCE_BYTES))
  return out
}

/** Throws when the key is wrong, or a byte or the place has changed. */
export function openBytes(key: Uint8Array, sealed: Uint8Array, about: string): Bytes {
  const cipher = xchacha20poly1305(key, sealed.subarray(0, NONCE_BYTES), toBytes.encode(about))
  return cipher.decrypt(sealed.subarray(NONCE_BYTES))
}

/** One desk for all texts on their way down, wiped after each. A longer text gets its own. */
const desk = new Uint8Array(64 * 1024)
const MOST_BYTES_A_CHARACTER = 3

export function sealJson(key: Uint8Array, value: unknown, about: string): Bytes {
  const text = JSON.stringify(value)
  if (text.length * MOST_BYTES_A_CHARACTER > desk.length) return sealBytes(key, toBytes.encode(text), about)
  const plain = desk.subarray(0, toBytes.encodeInto(text, desk).written)
  try {
    return sealBytes(key, plain, about)
  } finally {
    plain.fill(0)
  }
}

// the caller knows what was sealed
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const openJson = <T = Json>(key: Uint8Array, sealed: Uint8Array, about: string): T =>
  JSON.parse(toText.decode(openBytes(key, sealed, about))) as T

export const sha256Hex = (text: string): string => bytesToHex(sha256(toBytes.encode(text)))

/** The same, by the browser's own machine code where there is one. Never awaited inside a transaction. */
export async function sha256HexFast(text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  return subtle ? bytesToHex(new Uint8Array(await subtle.digest('SHA-256', toBytes.encode(text)))) : sha256Hex(text)
}

/** Everything that is derived from one person's data key on this device. */
export interface Keys {
  readonly rows: Bytes
  readonly blobs: CryptoKey
  readonly blobNames: Bytes
  /** The name of the person's database: says nothing, and a vault made anew never meets the old one's rows. */
  readonly database: string
}

export async function deriveKeys(dataKey: Uint8Array): Promise<Keys> {
  const derive = (about: string) => hkdf(sha256, dataKey, undefined, toBytes.encode(`doorstep 1 ${about}`), 32) as Bytes
  const blobs = await crypto.subtle.importKey('raw', derive('blobs'), 'AES-GCM', false, ['encrypt', 'decrypt'])
  return {
    rows: derive('rows'),
    blobs,
    blobNames: derive('blob names'),
    database: `doorstep-${bytesToHex(derive('database name').subarray(0, 16))}`,
  }
}

/** Best effort: the bytes are gone from where we hold them; the engine may still have copies until it collects them. */
export function wipe(...keys: Uint8Array[]): void {
  for (const key of keys) key.fill(0)
}
