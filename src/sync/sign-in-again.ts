/** Whose session the browser has. On a shared device it may be another person's: their cookie carries no word of ours. */
import type { Store } from '../device/store.ts'
import { whoAmI } from '../protocol/messages.ts'
import { askJson } from './ask.ts'
import type { Link } from './ask.ts'
import { PATHS } from './paths.ts'
import { signIn } from './sign-in-call.ts'
import { stopFor } from './stop.ts'
import type { Stop } from './stop.ts'

interface Session {
  /** Undefined: the session is this person's. */
  readonly stop: Stop | undefined
  readonly used: boolean
  /** Known once the session is this person's: the passphrase was given out by somebody else. */
  readonly mustChange?: boolean
}

/**
 * After an unlock that asked no network the passphrase is in hand, and signs
 * in where it must. `used`: it has had its answer and may be forgotten.
 */
export async function ownSession(link: Link, store: Store, passphrase: string | undefined): Promise<Session> {
  const { personId } = store.person.peek()
  const me = await askJson(link, PATHS.me, whoAmI)
  if (me.kind === 'answer' && me.body.personId === personId)
    return { stop: undefined, used: true, mustChange: me.body.mustChange }
  if (me.kind === 'nobody') return { stop: { why: 'nobody' }, used: false }
  if (me.kind === 'refused' && me.status !== 401) return { stop: stopFor(me), used: false }
  if (passphrase === undefined) return { stop: { why: 'sign-in' }, used: false }
  const answer = await signIn(link, { email: store.email, passphrase, deviceId: store.deviceId })
  if (answer.kind === 'answer') {
    if (answer.body.personId !== personId) return { stop: { why: 'sign-in' }, used: true }
    return { stop: undefined, used: true, mustChange: answer.body.mustChange }
  }
  if (answer.kind === 'nobody') return { stop: { why: 'nobody' }, used: false }
  // the server wants another passphrase, or this account is closed
  if (answer.status === 401 || answer.status === 403) return { stop: { why: 'sign-in' }, used: true }
  return { stop: stopFor(answer), used: false }
}
