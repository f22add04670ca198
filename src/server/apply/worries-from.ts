/**
 * From which day on worries are told by a day, in a service that was there before the rule was: said once, in the file of
 * the organisation, so that every device reckons by the same day as the server.
 */
import { bodyHash } from '../../model/body.ts'
import { derivedId } from '../../model/derived-id.ts'
import type { BodyOf } from '../../model/field.ts'
import { ORGANISATION } from '../../model/file.ts'
import type { Stamp } from '../../model/person.ts'
import { practiceSetting, WORRIES_FROM } from '../../records/practice-setting.ts'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'
import { applyAsService, operation, SERVICE_PERSON, writeOperation } from './as-service.ts'
import { lockRegister } from './register.ts'

const RECORD = derivedId(SERVICE_PERSON, WORRIES_FROM)

export function sayWorriesFrom(pool: Pool): Promise<void> {
  return asSystem(pool, async (client) => {
    // servers that start together: whoever comes second finds it said
    await lockRegister(client)
    const { rows } = await client.query<{ day: string }>(
      `SELECT worries_from::text AS day FROM service
       WHERE worries_from IS NOT NULL AND NOT EXISTS (SELECT FROM record WHERE id = $1)`,
      [RECORD],
    )
    const [found] = rows
    if (!found) return
    const at = new Date().toISOString()
    const by: Stamp = { personId: SERVICE_PERSON, name: 'Doorstep', role: 'senior-manager', at }
    const body: BodyOf<typeof practiceSetting.fields> = {
      name: WORRIES_FROM,
      value: found.day,
      from: found.day,
      why: 'Doorstep was brought up to date on this day',
    }
    const write = { definition: practiceSetting, recordId: RECORD, fileIds: [ORGANISATION], at }
    const written = writeOperation({ ...write, opId: derivedId(RECORD, 'written'), body })
    const signed = {
      ...operation(
        { ...write, opId: derivedId(RECORD, 'signed') },
        { kind: 'sign', as: 'sign', bodyHash: bodyHash(body) },
      ),
      prevOpId: written.opId,
      base: { opId: written.opId },
    }
    await applyAsService(client, [
      { op: written, by, receivedAt: at },
      { op: signed, by, receivedAt: at },
    ])
  })
}
