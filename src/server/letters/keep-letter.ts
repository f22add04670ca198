/** Letters to the organisation are kept as they came, by whichever server: see `open-letters.ts` for what follows. */
import type { Uuid } from '../../model/file.ts'
import { asSystem } from '../db/pool.ts'
import type { Pool } from '../db/pool.ts'

export interface Letter {
  readonly letterId: Uuid
  readonly personId: Uuid
  readonly deviceId: Uuid
  readonly keyId: string
  readonly sealed: Uint8Array
}

/** False: another letter goes by this id already. */
export async function keepLetter(pool: Pool, letter: Letter): Promise<boolean> {
  return asSystem(pool, async (client) => {
    const { letterId, personId, deviceId, keyId } = letter
    const sealed = Buffer.from(letter.sealed)
    await client.query(
      `INSERT INTO letter (letter_id, person_id, device_id, key_id, sealed) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (letter_id) DO NOTHING`,
      [letterId, personId, deviceId, keyId, sealed],
    )
    const { rowCount } = await client.query(
      'SELECT FROM letter WHERE letter_id = $1 AND person_id = $2 AND device_id = $3 AND sealed = $4',
      [letterId, personId, deviceId, sealed],
    )
    return rowCount === 1
  })
}
