/** Why a door stays shut. Words for people are the screen's business; the facts are here. */

export class WrongPassphrase extends Error {
  override readonly name = 'WrongPassphrase'
  /** Seconds until the next try is taken. */
  readonly waitSeconds: number
  constructor(waitSeconds: number) {
    super('That is not the passphrase of this account on this device')
    this.waitSeconds = waitSeconds
  }
}

export class TooSoon extends Error {
  override readonly name = 'TooSoon'
  readonly waitSeconds: number
  constructor(waitSeconds: number) {
    super(`Wait ${waitSeconds} seconds before the next try`)
    this.waitSeconds = waitSeconds
  }
}

/** This person has never signed in on this device: the first time needs the council's server. */
export class NoVault extends Error {
  override readonly name = 'NoVault'
  constructor() {
    super('This account has not been used on this device yet')
  }
}

/** The browser's storage was emptied since this account last used it. `unsent` notes were only here. */
export class StorageCleared extends Error {
  override readonly name = 'StorageCleared'
  readonly unsent: number
  constructor(unsent: number) {
    super('The storage of this device was cleared')
    this.unsent = unsent
  }
}

/** A record of a version this build does not know: shown as such, left untouched. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood'
  constructor(type: string) {
    super(`This version of Doorstep cannot change a record of the kind "${type}". Update first`)
  }
}

/** An attachment over the limit, refused before it is read. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  readonly limitBytes: number
  constructor(limitBytes: number) {
    super(`Larger than ${Math.floor(limitBytes / 1_048_576)} MB`)
    this.limitBytes = limitBytes
  }
}

/** Words that are only on this device stay until they are sent, or until the person has done with them. */
export class StillUnsent extends Error {
  override readonly name = 'StillUnsent'
  readonly count: number
  constructor(count: number) {
    super('Some notes are only on this device')
    this.count = count
  }
}
