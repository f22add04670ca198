/**
 * Sealing to a public key, so that whoever seals cannot read it again: jots on the locked screen, and the last words of
 * a device whose account was closed. Both sides run WebCrypto.
 *
 *     ephemeral P-256 ──ECDH── the reader's public key ──HKDF(about)──▶ AES-GCM key, used once
 */
type Bytes = Uint8Array<ArrayBuffer>

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const PUBLIC_BYTES = 65
/** Each key is used for one message, so a fixed nonce never repeats under it. */
const IV = new Uint8Array(12)

async function oneKey(secret: CryptoKey, open: CryptoKey, ephemeral: Bytes, about: string): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: open }, secret, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info: new TextEncoder().encode(about) }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** `publicKey` is the uncompressed point (65 bytes); `about` binds the message to its purpose. Ephemeral key first, then ciphertext. */
export async function sealToKey(publicKey: Bytes, plain: Bytes, about: string): Promise<Bytes> {
  const open = await crypto.subtle.importKey('raw', publicKey, CURVE, false, [])
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const key = await oneKey(pair.privateKey, open, ephemeral, about)
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: IV }, key, plain))
  const bytes = new Uint8Array(PUBLIC_BYTES + sealed.length)
  bytes.set(ephemeral)
  bytes.set(sealed, PUBLIC_BYTES)
  return bytes
}

/** Throws when the key is another, the purpose is another, or a byte has changed. `secret`: PKCS #8. */
export async function openSealed(secret: Bytes, sealed: Bytes, about: string): Promise<Bytes> {
  const own = await crypto.subtle.importKey('pkcs8', secret, CURVE, false, ['deriveBits'])
  const ephemeral = sealed.slice(0, PUBLIC_BYTES)
  const open = await crypto.subtle.importKey('raw', ephemeral, CURVE, false, [])
  const key = await oneKey(own, open, ephemeral, about)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: IV }, key, sealed.slice(PUBLIC_BYTES)))
}

/** A pair for somebody who is to be written to. */
export async function makeKeyPair(): Promise<{ readonly publicKey: Bytes; readonly secret: Bytes }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    secret: new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)),
  }
}
