/**
 * A secret of this device and this person, for the day the person can no longer sign in: the council's server knows its
 * hash, and so believes the device when it asks what has become of the account. Sealed with everything else.
 */
import { bytesToHex } from '@noble/hashes/utils.js'
import type { OrganisationKey } from './letters.ts'
import { randomBytes } from './seal.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'

const SECRET = 'device secret'
const REGISTERED = 'device registered'
const KEY = 'organisation key'

export async function deviceSecret(store: Store): Promise<string> {
  const db = store.strict
  return kept(store, () =>
    db.transaction('rw', db.meta, async () => {
      const there = (await db.meta.get(SECRET))?.value
      if (typeof there === 'string') return there
      const made = bytesToHex(randomBytes(32))
      await db.meta.put({ key: SECRET, value: made })
      return made
    }),
  )
}

/** A server that came back from a backup may have forgotten this device: each of its histories is told once. */
const history = async (store: Store) => (await store.relaxed.meta.get('server epoch'))?.value ?? ''

export const isRegistered = async (store: Store): Promise<boolean> =>
  (await store.relaxed.meta.get(REGISTERED))?.value === (await history(store))

export async function noteRegistered(store: Store): Promise<void> {
  const value = await history(store)
  await kept(store, () => store.relaxed.meta.put({ key: REGISTERED, value }))
}

/** The newest key that the council's server has told. */
export async function organisationKey(store: Store): Promise<OrganisationKey | undefined> {
  return (await store.relaxed.meta.get(KEY))?.value as OrganisationKey | undefined
}

export async function keepOrganisationKey(store: Store, key: OrganisationKey | undefined): Promise<void> {
  if (!key || (await organisationKey(store))?.keyId === key.keyId) return
  await kept(store, () => store.strict.meta.put({ key: KEY, value: { ...key } }))
}
