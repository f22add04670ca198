import type { Store } from '../device/store.ts'
import type { Link } from './ask.ts'
import { signIn } from './sign-in-call.ts'

/** After an unlock that asked no network. `out`: the server wants another passphrase, or this account is closed. */
export async function signInInBackground(link: Link, store: Store, passphrase: string): Promise<'in' | 'out' | 'nobody'> {
  const answer = await signIn(link, { email: store.email, passphrase, deviceId: store.deviceId })
  if (answer.kind === 'answer') return answer.body.personId === store.person.peek().personId ? 'in' : 'out'
  return answer.kind === 'refused' && (answer.status === 401 || answer.status === 403) ? 'out' : 'nobody'
}
