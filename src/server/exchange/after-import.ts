import type { Pool } from '../db/pool.ts'
import { ALL, sayChanged } from '../sync/say-changed.ts'
import type { ReturnOutcome } from '../../protocol/return-outcome.ts'

/** From so many records on, the database's picture of its tables is out of date after an import. */
const MANY = 5000

/** Once an import is committed. Nothing here is needed for it to be there. */
export async function afterImport(pool: Pool, counts: ReturnOutcome): Promise<void> {
  // A hint to devices that are waiting, as after a push: everything may have changed.
  await sayChanged(pool, [ALL])
  if (counts.placements + counts.reviews < MANY) return
  await pool.query('ANALYZE record, revision, change, file, placement, file_grant').catch(() => {})
}
