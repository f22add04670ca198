import * as v from 'valibot'
import type { Actor } from '../../../src/model/person.ts'
import { deviceId } from '../../../src/device/device-id.ts'
import { whoAmI, type WhoAmI } from '../../../src/protocol/messages.ts'

export async function signIn(email: string, passphrase: string): Promise<WhoAmI> {
  const answer = await fetch('/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, passphrase, deviceId: await deviceId() }),
  })
  if (!answer.ok) throw new Error(`sign-in ${answer.status}: ${await answer.text()}`)
  return v.parse(whoAmI, await answer.json())
}

export const personOf = ({ personId, name, role, team }: WhoAmI): Actor => ({ personId, name, role, team })
