/**
 * The ways in and out that need the council's server. One passphrase for both: it signs in, and it opens the vault.
 *
 *     vault here  → unlock offline, sign in behind it
 *     none        → the server says who it is, then the vault is made
 */
import { deviceId } from '../device/device-id.ts'
import { openNotebook } from '../device/open.ts'
import type { OpenNotebook, Opening } from '../device/open.ts'
import { WrongPassphrase } from '../device/refusals.ts'
import { accountOf, rewrapVault, vaultRow } from '../device/vault.ts'
import * as v from 'valibot'
import { ask, pageLink, tellJson } from './ask.ts'
import type { Answer, Link } from './ask.ts'
import type { RunningSync, SyncOptions } from './loop.ts'
import { PATHS } from './paths.ts'
import { signIn } from './sign-in-call.ts'

/** The council's server said no, or nobody answered. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed'
  readonly why: 'nobody' | 'refused' | 'too-many'
  readonly waitSeconds: number
  constructor(why: 'nobody' | 'refused' | 'too-many', waitSeconds = 0) {
    super(
      why === 'nobody'
        ? 'The council’s server cannot be reached'
        : why === 'refused'
          ? 'The address and the passphrase do not fit'
          : 'Too many tries',
    )
    this.why = why
    this.waitSeconds = waitSeconds
  }
}

/** The server takes this passphrase, but this device is still sealed with the one before: it is needed once. */
export class OldPassphraseNeeded extends Error {
  override readonly name = 'OldPassphraseNeeded'
  constructor() {
    super('Your passphrase was changed on another device. This device still opens with the one before')
  }
}

export interface Entered {
  readonly notebook: OpenNotebook
  readonly sync: RunningSync
}
export interface Entering extends Omit<Opening, 'person'> {
  /** After OldPassphraseNeeded. */
  readonly oldPassphrase?: string
  readonly link?: Link
}

/** Sending and reading are fetched when the door is open; nobody waits for them to type. */
async function startSync(notebook: OpenNotebook, options: SyncOptions): Promise<RunningSync> {
  const loop = await import('./loop.ts')
  return loop.startSync(notebook, options)
}

function failed(answer: Exclude<Answer<unknown>, { kind: 'answer' }>): SignInFailed {
  if (answer.kind === 'nobody') return new SignInFailed('nobody')
  if (answer.status === 429) return new SignInFailed('too-many', Math.ceil((answer.retryAfterMs ?? 60_000) / 1000))
  return new SignInFailed(
    answer.status === 401 || answer.status === 403 || answer.status === 400 ? 'refused' : 'nobody',
  )
}

/** Throws what `openNotebook` throws, SignInFailed (first time only) and OldPassphraseNeeded. */
export async function enter(given: Entering): Promise<Entered> {
  const { link = pageLink(), oldPassphrase, ...opening } = given
  const account = opening.account ?? accountOf(opening.email ?? '')
  if (await vaultRow(account)) {
    const notebook = await unlock(account, opening, oldPassphrase, link)
    return { notebook, sync: await startSync(notebook, { link, passphrase: opening.passphrase }) }
  }
  const answer = await signIn(link, {
    email: opening.email ?? '',
    passphrase: opening.passphrase,
    deviceId: await deviceId(),
  })
  if (answer.kind !== 'answer') throw failed(answer)
  const { personId, name, role, team } = answer.body
  const notebook = await openNotebook({ ...opening, person: { personId, name, role, team } })
  return { notebook, sync: await startSync(notebook, { link }) }
}

async function unlock(
  account: string,
  opening: Omit<Opening, 'person'>,
  oldPassphrase: string | undefined,
  link: Link,
): Promise<OpenNotebook> {
  if (oldPassphrase !== undefined) {
    await rewrapVault(account, oldPassphrase, opening.passphrase, opening.now ?? (() => new Date()))
    return openNotebook({ ...opening, account })
  }
  try {
    return await openNotebook({ ...opening, account })
  } catch (error) {
    if (!(error instanceof WrongPassphrase) || opening.email === undefined) throw error
    const answer = await signIn(link, {
      email: opening.email,
      passphrase: opening.passphrase,
      deviceId: await deviceId(),
    })
    throw answer.kind === 'answer' ? new OldPassphraseNeeded() : error
  }
}

/**
 * The server first, then this device: when the power fails between the two, the next unlock asks for the old one once.
 * Resolves to undefined, or to why not, in the server's words.
 */
export async function changePassphrase(
  notebook: OpenNotebook,
  current: string,
  next: string,
  link: Link = pageLink(),
): Promise<string | undefined> {
  const answer = await tellJson(link, PATHS.passphrase, { current, next }, v.unknown())
  if (answer.kind === 'nobody')
    return 'The council’s server cannot be reached just now. Your passphrase stays as it is.'
  if (answer.kind === 'refused') return answer.detail ?? 'The server did not take it. Your passphrase stays as it is.'
  // an empty 204 may be a portal's: the vault follows only when the server really takes the new one
  const { email, deviceId: device, account, now } = notebook.store
  const sure = await signIn(link, { email, passphrase: next, deviceId: device })
  if (sure.kind !== 'answer') return 'The council’s server broke off. Lock, and unlock with the passphrase that works.'
  await rewrapVault(account, current, next, now)
  return undefined
}

/** Ends the session and takes everything of this person off the device. Throws StillUnsent while words are only here. */
export async function signOut(entered: Entered, link: Link = pageLink()): Promise<void> {
  const { notebook, sync } = entered
  await sync.now()
  const { forgetAccount } = await import('../device/forget-account.ts')
  await forgetAccount(notebook, async () => {
    sync.stop()
    await ask(link, PATHS.signOut, { method: 'POST', headers: { accept: 'application/json' } })
  })
}
