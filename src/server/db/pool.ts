/**
 * Connections. Three roles work on the tables: the owner (migrations only), `doorstep_system` (apply, jobs, import)
 * and `doorstep_person`, under which row-level security shows what the person named in `doorstep.person` may see.
 */
import pg from 'pg'

export type Pool = pg.Pool
export type Client = pg.PoolClient

/** All tables lie here, so that leaving the demonstration behind is one DROP SCHEMA. */
export const SCHEMA = 'doorstep'

const BIGINT = 20
const DATE = 1082
const own = new Map<number, (text: string) => unknown>([
  // Sequence numbers stay far below 2^53.
  [BIGINT, Number],
  // A calendar day is text everywhere in this product, never a moment.
  [DATE, (text) => text],
])
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => own.get(oid) ?? pg.types.getTypeParser(oid, format),
}

export interface PoolChoice {
  readonly max?: number
  /** Called when an idle connection breaks: without a listener a database restart would end the process. */
  onError?(error: Error): void
}

export function openPool(url: string, choice: PoolChoice = {}): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: choice.max ?? 10,
    connectionTimeoutMillis: 10_000,
    options: `-c search_path=${SCHEMA},public -c TimeZone=UTC`,
    types,
  })
  const report = (error: Error): void => choice.onError?.(error)
  pool.on('error', report)
  pool.on('connect', (client) => client.on('error', report))
  return pool
}

/** Runs `work` in one transaction; rolls back when it throws. A client that cannot roll back is thrown away. */
export async function inTransaction<T>(pool: Pool, work: (client: Client) => Promise<T>, begin = 'BEGIN'): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((failed: Error) => {
      broken = failed
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** As the system: sees every row, may not touch what is append-only. */
export function asSystem<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  return inTransaction(pool, work, 'BEGIN; SET LOCAL ROLE doorstep_system')
}

/** As a person, over one snapshot: only rows that row-level security shows them. */
export function asPerson<T>(pool: Pool, personId: string, work: (client: Client) => Promise<T>): Promise<T> {
  return inTransaction(
    pool,
    async (client) => {
      await client.query(`SELECT set_config('doorstep.person', $1, true)`, [personId])
      return work(client)
    },
    'BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL ROLE doorstep_person',
  )
}
