import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Keys } from './seal.ts'

/** A keyed hash: the hash of a known picture must not be found among the keys of a locked device. */
export const blobId = (keys: Keys, contentHash: string): string =>
  bytesToHex(hmac(sha256, keys.blobNames, utf8ToBytes(contentHash)))

/** The name of what has arrived so far of a blob that is not here yet. */
export const COMING = 'coming '
export const comingId = (id: string): string => `${COMING}${id}`
