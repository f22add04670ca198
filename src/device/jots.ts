/**
 * Writing while locked. The locked screen knows only the account's public key: what it seals nobody can read until
 * the passphrase opens the private one.
 */
import { v7 } from 'uuid'
import { openSealed, sealToKey } from '../protocol/sealed-letter.ts'
import { isoWithOffset } from './clock.ts'
import { PersonDatabase } from './database.ts'
import type { Jot } from './notebook.ts'
import { NoVault } from './refusals.ts'
import { openBytes } from './seal.ts'
import type { Bytes } from './seal.ts'
import type { PersonDatabase as Database } from './database.ts'
import { vaultRow } from './vault.ts'
import type { VaultRow } from './vault.ts'

/** Part of the key's making: what was sealed under it stays readable. */
export const JOT = 'doorstep jot 1'

/** Strictly on the disk when it resolves; readable to nobody here. */
export async function sealJot(account: string, text: string, now: () => Date = () => new Date()): Promise<void> {
  const row = await vaultRow(account)
  if (!row) throw new NoVault()
  const plain = new TextEncoder().encode(JSON.stringify({ text, at: isoWithOffset(now()) }))
  const bytes = await sealToKey(row.jotKey, plain, JOT)
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
  const secret = openBytes(dataKey, row.jotSecret, `jots ${row.account}`)
  const jots: Jot[] = []
  for (const jot of sealed) {
    const plain = await openSealed(secret, new Uint8Array(jot.sealed), JOT)
    const { text, at } = JSON.parse(new TextDecoder().decode(plain)) as { text: string; at: string }
    jots.push({ id: jot.id, text, at })
  }
  return jots
}
