/**
 * The door of this very device. The rooms behind it (keys, database, sync) are fetched only when somebody comes to
 * the door: the locked screen itself is on the page before them.
 */
import { NotSignedIn, SealedBefore, StorageEmptied } from './door.ts'
import type { Door, Opened, Unlocking } from './door.ts'
import { StorageCleared, TooSoon } from '../../device/refusals.ts'

const device = () => import('../../device/open.ts')
const session = () => import('../../sync/sign-in.ts')

export function createDeviceDoor(): Door {
  return {
    async known() {
      const { accountsHere } = await device()
      // Whoever looks at the locked screen will need the way in next.
      void session().catch(() => undefined)
      return (await accountsHere()).map(({ account, initial, unsent, waitSeconds, cleared }) => ({
        account,
        initial,
        unsent,
        waitSeconds,
        cleared,
      }))
    },
    async emptied() {
      const { everythingWasCleared } = await import('../../device/device-id.ts')
      return everythingWasCleared()
    },
    unlock: (account, passphrase, more) => enterWith({ account, passphrase, ...more }),
    signIn: (email, passphrase, more) => enterWith({ email, passphrase, ...more }),
    async jot(account, words) {
      const { sealJot } = await import('../../device/jots.ts')
      await sealJot(account, words)
    },
    async demonstration() {
      const { readDemonstration } = await import('./demonstration.ts')
      return readDemonstration()
    },
  }
}

async function enterWith(given: { account?: string; email?: string; passphrase: string } & Unlocking): Promise<Opened> {
  const { enter, SignInFailed, OldPassphraseNeeded, changePassphrase, signOut } = await session()
  const entered = await enter(given).catch((error: unknown) => {
    if (error instanceof SignInFailed) throw new NotSignedIn(SIGN_IN_WORDS[error.why], error.waitSeconds)
    if (error instanceof StorageCleared) throw new StorageEmptied(error.unsent)
    if (error instanceof OldPassphraseNeeded) throw new SealedBefore()
    throw error
  })
  const { notebook, sync } = entered
  const { account, email } = notebook.store
  return {
    notebook,
    sync,
    account,
    email,
    async verify(passphrase) {
      const { isPassphrase } = await import('../../device/vault.ts')
      try {
        return await isPassphrase(account, passphrase, () => new Date())
      } catch (error) {
        if (error instanceof TooSoon)
          throw new Error(`After several wrong tries there is a short wait: ${error.waitSeconds} seconds.`, {
            cause: error,
          })
        throw error
      }
    },
    async changePassphrase(current, next) {
      const whyNot = await changePassphrase(notebook, current, next)
      if (whyNot) throw new NotSignedIn(whyNot)
      await sync.signedIn()
    },
    signOut: () => signOut(entered),
    leaving: async () => (await import('../leaving/leaving-here.ts')).leavingHere(notebook),
  }
}

const SIGN_IN_WORDS = {
  nobody:
    'The council’s server cannot be reached. The first time on a device needs a connection; after that it does not.',
  refused: 'That email address and passphrase do not go together. Try them again.',
  'too-many': 'After several wrong tries there is a wait.',
} as const
