/**
 * Writing while locked. The locked screen knows only the account's public key: what it seals nobody can read until
 * the passphrase opens the private one.
 *
 *     ephemeral P-256 ──ECDH── account's public key ──HKDF──▶ AES-GCM key, used once
 */
import { v7 } from 'uuid'
import { isoWithOffset } from './clock.ts'
import { PersonDatabase } from './database.ts'
import type { Jot } from './notebook.ts'
import { NoVault } from './refusals.ts'
import { openBytes } from './seal.ts'
import type { Bytes } from './seal.ts'
import type { PersonDatabase as Database } from './database.ts'
import { vaultRow } from './vault.ts'
import type { VaultRow } from './vault.ts'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const PUBLIC_BYTES = 65
/** The key is used for one message, so a fixed nonce never repeats under it. */
const IV = new Uint8Array(12)

async function oneKey(secret: CryptoKey, open: CryptoKey, ephemeral: Bytes): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: open }, secret, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info: new TextEncoder().encode('doorstep jot 1') }
  return crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Strictly on the disk when it resolves; readable to nobody here. */
export async function sealJot(account: string, text: string, now: () => Date = () => new Date()): Promise<void> {
  const row = await vaultRow(account)
  if (!row) throw new NoVault()
  const open = await crypto.subtle.importKey('raw', row.jotKey, CURVE, false, [])
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const plain = new TextEncoder().encode(JSON.stringify({ text, at: isoWithOffset(now()) }))
  const key = await oneKey(pair.privateKey, open, ephemeral)
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: IV }, key, plain))
  const bytes = new Uint8Array(PUBLIC_BYTES + sealed.length)
  bytes.set(ephemeral)
  bytes.set(sealed, PUBLIC_BYTES)
  const db = new PersonDatabase(row.database, 'strict')
  try {
    await db.jots.add({ id: v7(), sealed: bytes.buffer })
  } finally {
    db.close()
  }
}

/** What was written while locked, oldest first. */
export async function openJots(db: Database, row: VaultRow, dataKey: Bytes): Promise<Jot[]> {
  const sealed = await db.jots.orderBy('id').toArray()
  if (sealed.length === 0) return []
  const pkcs8 = openBytes(dataKey, row.jotSecret, `jots ${row.account}`)
  const secret = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['deriveBits'])
  const jots: Jot[] = []
  for (const jot of sealed) {
    const ephemeral = new Uint8Array(jot.sealed.slice(0, PUBLIC_BYTES))
    const open = await crypto.subtle.importKey('raw', ephemeral, CURVE, false, [])
    const key = await oneKey(secret, open, ephemeral)
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: IV }, key, jot.sealed.slice(PUBLIC_BYTES))
    const { text, at } = JSON.parse(new TextDecoder().decode(plain)) as { text: string; at: string }
    jots.push({ id: jot.id, text, at })
  }
  return jots
}
