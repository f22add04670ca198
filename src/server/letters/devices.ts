/** Which devices are known, by a secret of which only the hash is here, and what words lie on them. */
import type { FileId, Uuid } from '../../model/file.ts'
import { fileKind } from '../../model/file.ts'
import type { LeavingAnswer } from '../sync/pull.ts'
import { sha256Of } from '../apply/arrival.ts'
import { asPerson, asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'

interface DeviceOf {
  readonly personId: Uuid
  readonly deviceId: Uuid
}

export async function registerDevice(pool: Pool, device: DeviceOf, secretHash: string): Promise<void> {
  await asSystem(pool, (client) =>
    client.query(
      `INSERT INTO device (person_id, device_id, secret_hash) VALUES ($1, $2, $3)
       ON CONFLICT (person_id, device_id, secret_hash) DO UPDATE SET last_seen = now()`,
      [device.personId, device.deviceId, secretHash],
    ),
  )
}

/** Undefined: that is not this device. A service that knows nobody by this id says so of no other. */
export async function standingOf(
  pool: Pool,
  device: DeviceOf & { readonly secret: string },
): Promise<'open' | 'closed' | undefined> {
  return asSystem(pool, async (client) => {
    const { rows } = await client.query<{ open: boolean }>(
      `SELECT EXISTS (SELECT FROM account a WHERE a.person_id = d.person_id AND a.disabled_at IS NULL) AS open
       FROM device d WHERE d.person_id = $1 AND d.device_id = $2 AND d.secret_hash = $3`,
      [device.personId, device.deviceId, sha256Of(device.secret)],
    )
    const [row] = rows
    return row && (row.open ? 'open' : 'closed')
  })
}

/** With the pull that hands them out: words of these files are on this device from now on. As the system. */
export async function noteWordsOnDevice(
  client: Client,
  device: DeviceOf,
  files: LeavingAnswer['files'],
): Promise<void> {
  const cases = files.filter(
    (file) => isCase(file.fileId) && file.changes.some((change) => change.record !== undefined),
  )
  if (cases.length === 0) return
  await client.query(
    `INSERT INTO device_file AS f (person_id, device_id, file_id, epoch)
     SELECT $1, $2, * FROM unnest($3::text[], $4::int[])
     ON CONFLICT (person_id, device_id, file_id) DO UPDATE SET epoch = EXCLUDED.epoch WHERE f.epoch < EXCLUDED.epoch`,
    [device.personId, device.deviceId, cases.map((file) => file.fileId), cases.map((file) => file.epoch)],
  )
}

const isCase = (file: FileId): boolean => fileKind(file) === 'child' || fileKind(file) === 'household'

/** A receipt that comes late says nothing about words that went to the device since, under a later epoch. */
export async function keepReceipt(
  pool: Pool,
  device: DeviceOf,
  files: readonly { readonly fileId: FileId; readonly epoch: number }[],
): Promise<void> {
  const given = [device.personId, device.deviceId, files.map((one) => one.fileId), files.map((one) => one.epoch)]
  await asSystem(pool, async (client) => {
    await client.query(
      `INSERT INTO purge_receipt (person_id, device_id, file_id, epoch)
       SELECT $1, $2, * FROM unnest($3::text[], $4::int[])`,
      given,
    )
    await client.query(
      `DELETE FROM device_file f USING unnest($3::text[], $4::int[]) AS gone (file_id, epoch)
       WHERE f.person_id = $1 AND f.device_id = $2 AND f.file_id = gone.file_id AND f.epoch <= gone.epoch`,
      given,
    )
  })
}

export interface TakenOffRow {
  person_id: Uuid
  name: string
  role: string
  revoked_at: Date
  device_id: Uuid | null
  gone_at: Date | null
  last_seen: Date | null
}

/** Nothing for whoever does not manage the file's team: the database decides, see migration 0009. */
export async function takenOff(pool: Pool, personId: Uuid, file: FileId): Promise<readonly TakenOffRow[]> {
  return asPerson(pool, personId, async (client) => {
    const { rows } = await client.query<TakenOffRow>('SELECT * FROM taken_off($1)', [file])
    return rows
  })
}
