/** The few facts about the service as a whole. */
import { lettersOf } from '../../model/permission-table.ts'
import { ROLES } from '../../model/person.ts'
import { definitions } from '../../records/all.ts'
import { asSystem } from './pool.ts'
import type { Client, Pool } from './pool.ts'

export async function isDemonstration(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ demonstration: boolean }>('SELECT demonstration FROM service')
  return rows[0]?.demonstration ?? false
}

export async function serverEpoch(client: Client | Pool): Promise<string> {
  const { rows } = await client.query<{ epoch: string }>('SELECT epoch FROM server_epoch ORDER BY since DESC LIMIT 1')
  if (!rows[0]) throw new Error('the service has no epoch')
  return rows[0].epoch
}

/** After a backup was put back: devices send again what they kept, and only then pull. */
export async function beginEpoch(pool: Pool): Promise<void> {
  await asSystem(pool, beginEpochWithin)
}

/** Newer than every epoch before it, whatever this machine's clock says. */
export async function beginEpochWithin(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO server_epoch (since) SELECT greatest(clock_timestamp(), max(since) + interval '1 microsecond') FROM server_epoch`,
  )
}

/** Row-level security reads section G from this table; the definitions are where it is written. */
export const fillPermissions = (pool: Pool): Promise<void> => asSystem(pool, fillPermissionsWithin)

export async function fillPermissionsWithin(client: Client): Promise<void> {
  const cells = definitions.flatMap(({ type, permission }) =>
    ROLES.map((role) => ({ type, role, letters: lettersOf(permission, role) })).filter(({ letters }) => letters !== ''),
  )
  await client.query('SELECT pg_advisory_xact_lock(4710_002)')
  await client.query(
    `DELETE FROM permission p WHERE NOT EXISTS (
       SELECT FROM unnest($1::text[], $2::text[]) AS n (type, role) WHERE n.type = p.type AND n.role = p.role)`,
    [cells.map((cell) => cell.type), cells.map((cell) => cell.role)],
  )
  await client.query(
    `INSERT INTO permission (type, role, letters) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (type, role) DO UPDATE SET letters = EXCLUDED.letters WHERE permission.letters <> EXCLUDED.letters`,
    [cells.map((cell) => cell.type), cells.map((cell) => cell.role), cells.map((cell) => cell.letters)],
  )
}
