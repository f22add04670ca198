import * as v from 'valibot'
import { ROLE_WORDS } from '../../model/person.ts'
import { demonstrationAnswer } from '../../protocol/messages.ts'
import { capital } from '../words.ts'
import type { DemonstrationSignIn } from './door.ts'

/** The sign-ins of a demonstration service; none where the service is a real one, or nobody answers. */
export async function readDemonstration(): Promise<readonly DemonstrationSignIn[]> {
  const response = await fetch('/api/demonstration', { headers: { accept: 'application/json' }, cache: 'no-store' })
  if (!response.ok) return []
  const read = v.safeParse(demonstrationAnswer, await response.json())
  if (!read.success) return []
  return read.output.signIns.map(({ name, email, passphrase, role, team }) => ({
    name,
    email,
    passphrase,
    role: [capital(ROLE_WORDS[role]), team].filter(Boolean).join(', '),
  }))
}
