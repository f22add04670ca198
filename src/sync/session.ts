/** Whether the browser's session is this person's, from one round to the next, and the passphrase while it is in hand. */
import type { Store } from '../device/store.ts'
import type { Link } from './ask.ts'
import type { Facts } from './facts.ts'
import { ownSession } from './sign-in-again.ts'
import type { Stop } from './stop.ts'

export interface HeldSession {
  isOurs(): boolean
  /** Asks the server once, and again only after a doubt. Undefined: words may go. */
  prove(): Promise<Stop | undefined>
  /** Somebody else may have signed in, or nobody answered: it is proved anew before words go. */
  doubt(): void
  /** The person has typed the passphrase again, or signed in by another way. */
  takeUp(passphrase: string | undefined): void
  forgetPassphrase(): void
}

export function holdSession(link: Link, store: Store, facts: Facts, inHand: string | undefined): HeldSession {
  let passphrase = inHand
  let isOurs = false
  return {
    isOurs: () => isOurs,
    async prove() {
      if (isOurs) return undefined
      const { stop, used, mustChange } = await ownSession(link, store, passphrase)
      if (mustChange !== undefined) facts.note({ mustChange })
      if (used) passphrase = undefined
      isOurs = !stop && !mustChange
      return !stop && mustChange ? { why: 'own-passphrase' } : stop
    },
    doubt() {
      isOurs = false
    },
    takeUp(again) {
      passphrase = again
      isOurs = false
    },
    forgetPassphrase() {
      passphrase = undefined
    },
  }
}
