/** What the strip says, as facts. Words are the screen's business. */
import type { ReadonlySignal } from '@preact/signals'

export interface SyncStatus {
  /** needs: a person must act · sending: a push is under way · device: unsent work · sent: nothing unsent. */
  readonly state: 'sent' | 'device' | 'sending' | 'needs'
  /** Records with unsent words on this device. */
  readonly unsent: number
  readonly sending?: { readonly done: number; readonly of: number }
  readonly needsYou: number
  /** Device time, ISO, of the last real answer by the council's server that left nothing unsent; null: never. */
  readonly lastSentAt: string | null
  /** Of the last real answer at all. Never `navigator.onLine`. */
  readonly lastContactAt: string | null
  /** Of the last round that read everything there was; null: not all files have arrived yet, so dates are not complete. */
  readonly lastReadAt: string | null
  /** The session has ended: the passphrase is needed once, nothing is lost. */
  readonly signInNeeded: boolean
  /** The passphrase was given out by somebody else, who knows it: the person is to choose their own. */
  readonly mustChange?: boolean
  /** Pieces of writing by others that wait for this person's decision. */
  readonly waiting?: number
  /** Signed papers that did not reach the document store, for those who can have them sent again. */
  readonly undelivered?: number
  /** The council has closed this account: what is unsent is to be sealed, and everything leaves this device. */
  readonly accountClosed?: boolean
  /** This build is too old to read; it still sends. */
  readonly updateNeeded: boolean
}

export interface Sync {
  readonly status: ReadonlySignal<SyncStatus>
  /** Try now. Resolves after the cycle, whatever came of it. */
  now(): Promise<void>
  /** A screen with words on it was left: they go without waiting for the pen to rest. */
  soon?(): void
  start(): void
  stop(): void
}
