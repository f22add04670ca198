/**
 * Letters to the organisation, on their way. They lie beside the vaults and not in a person's database, because they
 * outlive it: nobody on this device can open them, and they go when there is a network, whoever stands at the door.
 */
import { del, get, promisifyRequest, set } from 'idb-keyval'
import { Dexie } from 'dexie'
import { v7 } from 'uuid'
import type { FileId, Uuid } from '../model/file.ts'
import { fromBase64, LETTER } from '../protocol/letter.ts'
import type { LetterContent } from '../protocol/letter.ts'
import { sealToKey } from '../protocol/sealed-letter.ts'
import type { Bytes } from './seal.ts'
import { MOMENTS } from './reminder-moments.ts'
import { strictKeep } from './strict-keep.ts'

// A type alias, not an interface: only those are assignable to Json.
export type OrganisationKey = { readonly keyId: string; readonly publicKey: string }

/** Who a letter is from, and how the server knows that. */
export interface Sender {
  readonly personId: Uuid
  readonly deviceId: Uuid
  readonly secret: string
}

export interface LetterRow extends Sender {
  readonly letterId: Uuid
  readonly keyId: string
  readonly sealed: Bytes
  /** What is in it, in a form that says nothing: so that it is not sealed twice. */
  readonly about?: string
}

/** An account that was closed, until its person has been told and everything has arrived. */
export interface LeftRow extends Sender {
  readonly id: Uuid
  /** "Your account …": the first letter of a name, as the door had it. */
  readonly initial: string
  readonly database: string
  /** The database has been deleted. */
  readonly gone: boolean
  /** Pieces of writing that were sealed. */
  readonly notes: number
  readonly files: readonly { readonly fileId: FileId; readonly epoch: number }[]
  /** Device time at which the last letter had arrived. */
  readonly sentAt?: string
  readonly receiptSent: boolean
  /** The person has read what happened. */
  readonly read: boolean
}

const LETTERS = 'letter:'
const LEFT = 'left:'
const letterKey = (letterId: Uuid) => `${LETTERS}${letterId}`
const leftKey = (id: Uuid) => `${LEFT}${id}`

const from = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`)

/** Ids alone: a letter may hold photographs. */
export async function letterIds(): Promise<readonly Uuid[]> {
  const keys = await strictKeep('readonly', (store) => promisifyRequest(store.getAllKeys(from(LETTERS))))
  return keys.map((key) => (key as string).slice(LETTERS.length))
}
export const letterOf = (letterId: Uuid) => get<LetterRow>(letterKey(letterId), strictKeep)
/** It has arrived. */
export const letterArrived = (letterId: Uuid) => del(letterKey(letterId), strictKeep)

export const leftAccounts = (): Promise<LeftRow[]> =>
  strictKeep('readonly', (store) => promisifyRequest<LeftRow[]>(store.getAll(from(LEFT))))

export async function sealLetter(
  sender: Sender,
  key: OrganisationKey,
  content: Omit<LetterContent, 'personId' | 'deviceId'>,
  about?: string,
): Promise<LetterRow> {
  const { personId, deviceId, secret } = sender
  const plain = new TextEncoder().encode(JSON.stringify({ personId, deviceId, ...content }))
  const sealed = await sealToKey(fromBase64(key.publicKey), plain, LETTER)
  return { personId, deviceId, secret, letterId: v7(), keyId: key.keyId, sealed, ...(about && { about }) }
}

/** Strictly on the disk when it resolves. */
export const keepLetter = (letter: LetterRow) => set(letterKey(letter.letterId), letter, strictKeep)

/**
 * The step from which there is no way back, in one transaction: the letters are on the disk and the vault is gone. Before
 * it every word opens with the passphrase, after it with the organisation's key alone.
 */
export async function keepLettersAndLeave(
  account: string,
  letters: readonly LetterRow[],
  left: LeftRow,
): Promise<void> {
  await strictKeep('readwrite', (store) => {
    try {
      for (const letter of letters) store.put(letter, letterKey(letter.letterId))
      store.put(left, leftKey(left.id))
      store.delete(`vault:${account}`)
      store.delete(MOMENTS)
    } catch (error) {
      // all of it or nothing: what was put before would be kept
      store.transaction.abort()
      throw error
    }
    return promisifyRequest(store.transaction)
  })
}

async function noteLeft(id: Uuid, changed: Partial<LeftRow>): Promise<void> {
  await strictKeep('readwrite', async (store) => {
    const row = await promisifyRequest<LeftRow | undefined>(store.get(leftKey(id)))
    if (row) store.put({ ...row, ...changed }, leftKey(id))
    return promisifyRequest(store.transaction)
  })
}

/** What a power cut interrupted: the key has been destroyed, and its database goes too. */
export async function finishLeaving(): Promise<void> {
  for (const left of await leftAccounts()) {
    if (left.gone) continue
    await Dexie.delete(left.database)
    await noteAndForget(left.id, { gone: true })
  }
}

export const lettersHaveArrived = (id: Uuid, sentAt: string) => noteLeft(id, { sentAt })

/** Told and read, arrived and confirmed: then nothing is left to remember. */
export async function noteAndForget(
  id: Uuid,
  changed: Partial<Pick<LeftRow, 'read' | 'receiptSent' | 'gone'>>,
): Promise<void> {
  await noteLeft(id, changed)
  const left = await get<LeftRow>(leftKey(id), strictKeep)
  if (left?.gone && left.read && left.receiptSent && left.sentAt !== undefined) await del(leftKey(id), strictKeep)
}
