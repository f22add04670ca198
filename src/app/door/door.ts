/** The locked door as the unlock screen sees it: who is known on this device, and the ways in. */
import type { Notebook } from '../../device/notebook.ts'
import type { Added } from '../../device/open-saved.ts'
import type { Sync } from '../../sync/status.ts'

/** An account that has been used on this device. Only a first letter is known while the door is locked. */
export interface KnownPerson {
  readonly account: string
  readonly initial: string
  readonly unsent: number
  /** Seconds until the next try is taken. */
  readonly waitSeconds: number
  /** The database that should be here is gone. */
  readonly cleared: boolean
}

/** A sign-in of the demonstration service: everybody may know it. */
export interface DemonstrationSignIn {
  readonly name: string
  readonly role: string
  readonly email: string
  readonly passphrase: string
}

export interface Opened {
  readonly notebook: Notebook
  readonly sync: Sync
  readonly email: string
  readonly account: string
  /** Whether this is the signed-in person's passphrase: taking the tablet back from a child asks it. */
  readonly verify: (passphrase: string) => Promise<boolean>
  readonly changePassphrase: (current: string, next: string) => Promise<void>
  /** Ends the session and takes everything of this person off the device. Only once nothing is unsent. */
  readonly signOut: () => Promise<void>
  /** For rare days: an account that was closed, a device that dies. Fetched when the day comes. */
  readonly leaving: () => Promise<Leaving>
}

export interface Leaving {
  /** The council closed the account: seals what is unsent, and `held` from the screen, and destroys the rest. */
  close(held: readonly string[]): Promise<void>
  /** Everything unsent as one sealed file. Throws WrongPassphrase, TooSoon. */
  save(passphrase: string): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }>
  /** Takes in what another device of the same person saved. Throws what `device/open-saved.ts` names. */
  open(file: Uint8Array<ArrayBuffer>, passphrase: string): Promise<Added>
}

export interface Unlocking {
  /** The person knows that the storage was emptied, and goes on. */
  readonly startAgain?: boolean
  /** The passphrase that still seals this device, after it was changed on another one. */
  readonly oldPassphrase?: string
}

export interface Door {
  known(): Promise<readonly KnownPerson[]>
  /** Everything that was on this device is gone, the accounts too. */
  emptied(): Promise<boolean>
  /** With the passphrase alone; no network is asked. Throws what `device/refusals.ts` names, StorageEmptied. */
  unlock(account: string, passphrase: string, more?: Unlocking): Promise<Opened>
  /** The first time on this device: the council's server must answer. Throws NotSignedIn, SealedBefore. */
  signIn(email: string, passphrase: string, more?: Unlocking): Promise<Opened>
  /** Seals words to the account's public key; only its passphrase opens them. */
  jot(account: string, words: string): Promise<void>
  demonstration(): Promise<readonly DemonstrationSignIn[]>
}

/** The council's server said no, or could not be reached; `message` is for the person. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
  readonly waitSeconds: number
  constructor(message: string, waitSeconds = 0) {
    super(message)
    this.waitSeconds = waitSeconds
  }
}

/** The browser's storage was emptied since this account was last open here. */
export class StorageEmptied extends Error {
  override readonly name = 'StorageEmptied'
  /** Notes that were only here. */
  readonly unsent: number
  constructor(unsent: number) {
    super('The storage of this device was emptied')
    this.unsent = unsent
  }
}

/** The passphrase is right, but this device is still sealed with the one before. */
export class SealedBefore extends Error {
  override readonly name = 'SealedBefore'
  constructor() {
    super('This device still opens with the passphrase before')
  }
}
