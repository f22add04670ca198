import * as v from 'valibot'
import type { DemonstrationSignIn } from './door.ts'

const signIns = v.array(v.object({ name: v.string(), role: v.string(), email: v.string(), passphrase: v.string() }))
const answer = v.object({ signIns })

/** The sign-ins of a demonstration service; none where the service is a real one, or nobody answers. */
export async function readDemonstration(): Promise<readonly DemonstrationSignIn[]> {
  const response = await fetch('/api/demonstration', { headers: { accept: 'application/json' }, cache: 'no-store' })
  if (!response.ok) return []
  const read = v.safeParse(answer, await response.json())
  return read.success ? read.output.signIns : []
}
