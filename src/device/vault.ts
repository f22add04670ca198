/**
 * One row per account, under the SHA-256 of its e-mail address. In clear: how to derive the key, the public key for
 * writing while locked, the first letter of a first name, how many notes wait, wrong tries. Nothing else.
 *
 *     passphrase ──argon2id──▶ wrapping key ──opens──▶ data key ──opens──▶ person, private key, the database
 *
 * Changing the passphrase re-wraps the data key in one transaction: either the old or the new one opens, never none.
 */
import { argon2id } from 'hash-wasm'
import { get, promisifyRequest, update } from 'idb-keyval'
import type { Actor } from '../model/person.ts'
import { makeKeyPair } from '../protocol/sealed-letter.ts'
import { NoVault, TooSoon, WrongPassphrase } from './refusals.ts'
import { deriveKeys, openBytes, openJson, randomBytes, sealBytes, sealJson, sha256Hex, wipe } from './seal.ts'
import type { Bytes } from './seal.ts'
import { strictKeep } from './strict-keep.ts'

/** 64 MiB and three passes: about 0.4 s per guess on a good laptop, see the threat model. */
export const FULL_COST = { memoryKib: 64 * 1024, passes: 3 } as const
export interface PassphraseCost {
  readonly memoryKib: number
  readonly passes: number
}

/** Seconds to wait after the n-th wrong passphrase. */
const WAIT_AFTER_WRONG_S = [0, 0, 0, 2, 5, 15, 30] as const
const MOST_WAIT_S = 60

export interface VaultRow {
  readonly version: 1
  readonly account: string
  readonly initial: string
  readonly cost: PassphraseCost
  readonly salt: Bytes
  readonly wrapped: Bytes
  readonly person: Bytes
  readonly jotKey: Bytes
  readonly jotSecret: Bytes
  readonly database: string
  /** The database has been made: when it is not there any more, the storage was cleared. */
  readonly storageMade: boolean
  readonly unsent: number
  readonly wrong: number
  /** Milliseconds of the device's clock. */
  readonly nextTryAt: number
}
export interface Opened {
  readonly dataKey: Bytes
  readonly row: VaultRow
  readonly person: Actor
  readonly email: string
}

/** A first letter, whole even where it is made of two code units. */
function initialOf(name: string): string {
  const first = name.trim().codePointAt(0)
  return first === undefined ? '' : String.fromCodePoint(first)
}

export const accountOf = (email: string): string => sha256Hex(email.trim().toLowerCase())
const keyOf = (account: string) => `vault:${account}`
export const vaultRow = (account: string) => get<VaultRow>(keyOf(account), strictKeep)

/** Vaults alone: beside them may lie letters with photographs. */
export const vaultRows = (): Promise<VaultRow[]> =>
  strictKeep('readonly', (store) =>
    promisifyRequest<VaultRow[]>(store.getAll(IDBKeyRange.bound('vault:', 'vault:\uffff'))),
  )

function change(account: string, by: (row: VaultRow) => VaultRow): Promise<VaultRow> {
  return new Promise((resolve, reject) => {
    let after: VaultRow
    update<VaultRow>(
      keyOf(account),
      (row) => {
        if (!row) throw new NoVault()
        return (after = by(row))
      },
      strictKeep,
    ).then(() => resolve(after), reject)
  })
}

export const noteStorageMade = (account: string) => change(account, (row) => ({ ...row, storageMade: true }))
export const noteUnsent = (account: string, unsent: number) => change(account, (row) => ({ ...row, unsent }))

export async function wrappingKey(passphrase: string, salt: Bytes, cost: PassphraseCost): Promise<Bytes> {
  const start = performance.now()
  // the same word typed on two keyboards may differ in its code points
  const password = passphrase.normalize('NFKC')
  const key = await argon2id({
    password,
    salt,
    iterations: cost.passes,
    memorySize: cost.memoryKib,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  })
  // what unlocking costs on purpose, told apart from what it costs besides: read by the bench
  performance.measure?.('doorstep:passphrase', { start })
  return new Uint8Array(key)
}

/** The opened form of an account that this device has not known. Written at once. */
export async function makeVault(given: {
  email: string
  passphrase: string
  person: Actor
  cost: PassphraseCost
}): Promise<Opened> {
  const account = accountOf(given.email)
  const dataKey = randomBytes(32)
  const salt = randomBytes(16)
  const { publicKey, secret } = await makeKeyPair()
  const email = given.email.trim().toLowerCase()
  const row: VaultRow = {
    version: 1,
    account,
    initial: initialOf(given.person.name),
    cost: given.cost,
    salt,
    wrapped: sealBytes(await wrappingKey(given.passphrase, salt, given.cost), dataKey, `vault ${account}`),
    person: sealJson(dataKey, { person: given.person, email }, `person ${account}`),
    jotKey: publicKey,
    jotSecret: sealBytes(dataKey, secret, `jots ${account}`),
    database: (await deriveKeys(dataKey)).database,
    storageMade: false,
    unsent: 0,
    wrong: 0,
    nextTryAt: 0,
  }
  await update<VaultRow>(
    keyOf(account),
    (there) => {
      // another tab was first: its key may already seal notes
      if (there) throw new Error('This account was set up on this device a moment ago. Unlock it')
      return row
    },
    strictKeep,
  )
  return { dataKey, row, person: given.person, email }
}

/**
 * 0 where the next try lies further ahead than anybody is ever made to wait: then the clock was put back, and the try
 * begins the longest wait anew, by the clock as it is now. Nobody is locked out for years.
 */
export function waitSeconds({ nextTryAt }: VaultRow, now: () => Date): number {
  const seconds = Math.max(0, Math.ceil((nextTryAt - now().getTime()) / 1000))
  return seconds > MOST_WAIT_S ? 0 : seconds
}

/** Throws NoVault, TooSoon or WrongPassphrase. A wrong try is counted before it is judged, so closing the page does not help. */
export async function openVault(account: string, passphrase: string, now: () => Date): Promise<Opened> {
  let wasPutBack = false
  const row = await change(account, (there) => {
    const wait = waitSeconds(there, now)
    if (wait > 0) throw new TooSoon(wait)
    wasPutBack = there.nextTryAt > now().getTime()
    if (wasPutBack) return { ...there, nextTryAt: now().getTime() + MOST_WAIT_S * 1000 }
    const wrong = there.wrong + 1
    const seconds = WAIT_AFTER_WRONG_S[wrong - 1] ?? MOST_WAIT_S
    return { ...there, wrong, nextTryAt: now().getTime() + seconds * 1000 }
  })
  if (wasPutBack) throw new TooSoon(MOST_WAIT_S)
  let dataKey: Bytes
  try {
    dataKey = openBytes(await wrappingKey(passphrase, row.salt, row.cost), row.wrapped, `vault ${account}`)
  } catch {
    throw new WrongPassphrase(Math.max(0, Math.ceil((row.nextTryAt - now().getTime()) / 1000)))
  }
  const { person, email } = openJson<{ person: Actor; email: string }>(dataKey, row.person, `person ${account}`)
  return { dataKey, row: await change(account, (there) => ({ ...there, wrong: 0, nextTryAt: 0 })), person, email }
}

/** Re-wraps the same data key. Throws WrongPassphrase when `current` does not open it. */
export async function rewrapVault(account: string, current: string, next: string, now: () => Date): Promise<void> {
  const { dataKey, row } = await openVault(account, current, now)
  const salt = randomBytes(16)
  const wrapped = sealBytes(await wrappingKey(next, salt, row.cost), dataKey, `vault ${account}`)
  await change(account, (there) => ({ ...there, salt, wrapped }))
}

/** Name, role or team changed on the server: what opens offline next time says so too. */
export async function renamePerson(account: string, dataKey: Bytes, person: Actor, email: string): Promise<void> {
  const sealed = sealJson(dataKey, { person, email }, `person ${account}`)
  await change(account, (row) => ({ ...row, person: sealed, initial: initialOf(person.name) }))
}

/** Whether this is the account's passphrase; a wrong one counts as a wrong try. Throws TooSoon. */
export async function isPassphrase(account: string, passphrase: string, now: () => Date): Promise<boolean> {
  try {
    wipe((await openVault(account, passphrase, now)).dataKey)
    return true
  } catch (error) {
    if (error instanceof WrongPassphrase) return false
    throw error
  }
}
