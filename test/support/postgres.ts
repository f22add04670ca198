/**
 * A real Postgres for tests: one per process tree, a fresh database per call. The first process that needs it starts
 * it in a temporary folder and leaves its address in the environment for its children.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startCluster } from '../../src/server/db/embedded/cluster.ts'
import { runningOn } from '../../src/server/db/embedded/left-behind.ts'
import { migrate } from '../../src/server/db/migrate.ts'
import { openPool } from '../../src/server/db/pool.ts'
import type { Pool } from '../../src/server/db/pool.ts'

const SHARED = 'DOORSTEP_TEST_POSTGRES'
const TEMPLATE_LOCK = 4710

async function once(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const withDatabase = (url: string, name: string): string => url.replace(/\/[^/]+$/, `/${name}`)

let own: { readonly url: string; users: number; stop(): Promise<void> } | undefined

const exit = (): never => process.exit(1)

async function startOwn(): Promise<NonNullable<typeof own>> {
  const root = mkdtempSync(join(tmpdir(), 'doorstep-test-'))
  const cluster = await startCluster(root, { durable: false })
  // A test that ends by process.exit must not leave a Postgres behind.
  const killAtExit = (): void => {
    const running = runningOn(join(root, 'postgres'))
    if (running) process.kill(running.pid, 'SIGQUIT')
    rmSync(root, { recursive: true, force: true })
  }
  process.once('exit', killAtExit)
  process.once('SIGTERM', exit).once('SIGINT', exit)
  process.env[SHARED] = cluster.url
  return {
    url: cluster.url,
    users: 0,
    async stop() {
      delete process.env[SHARED]
      own = undefined
      process.off('exit', killAtExit).off('SIGTERM', exit).off('SIGINT', exit)
      await cluster.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Starts the shared Postgres if this process tree has none. The last `stop` of the process that started it ends it. */
export async function startTestPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const shared = process.env[SHARED]
  if (shared && !own) return { url: shared, stop: () => Promise.resolve() }
  own ??= await startOwn()
  own.users += 1
  const started = own
  return { url: started.url, stop: async () => void (--started.users === 0 && (await started.stop())) }
}

/** Migrated once into a template, which every further database is copied from. */
async function template(url: string): Promise<string> {
  const name = 'doorstep_template'
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [name])
    if (rowCount === 0) {
      await client.query(`DROP DATABASE IF EXISTS ${name}`)
      await client.query(`CREATE DATABASE ${name}`)
      await migrate(withDatabase(url, name))
      await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`)
    }
  } finally {
    await client.end()
  }
  return name
}

export interface TestDatabase {
  readonly url: string
  /** Connections of the owner, who may do everything but rewrite what is append-only. */
  readonly pool: Pool
  close(): Promise<void>
}

/** The `postgres` database of a cluster that other processes hold and share; undefined for who has their own. */
export const sharedAdmin = (): string | undefined =>
  process.env[SHARED] && !own ? withDatabase(process.env[SHARED], 'postgres') : undefined

/**
 * `empty` leaves out the tables: the program under test migrates by itself. `like` copies a database that nobody is
 * connected to.
 */
export async function freshDatabase(
  choice: { readonly empty?: boolean; readonly like?: string } = {},
): Promise<TestDatabase> {
  const postgres = await startTestPostgres()
  const name = `test_${randomBytes(8).toString('hex')}`
  const from = choice.empty ? '' : ` TEMPLATE ${choice.like ?? (await template(postgres.url))}`
  const admin = withDatabase(postgres.url, 'postgres')
  await once(admin, `CREATE DATABASE ${name}${from}`)
  const url = withDatabase(postgres.url, name)
  const pool = openPool(url, { max: 20 })
  return {
    url,
    pool,
    async close() {
      await pool.end()
      await once(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await postgres.stop()
    },
  }
}

/** As it is now, under another name: a backup. Whoever is connected loses the connection, and may connect again. */
export async function copyDatabase(url: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const admin = withDatabase(url, 'postgres')
  const from = url.replace(/^.*\//, '')
  await once(
    admin,
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${from}'`,
    `CREATE DATABASE ${name} TEMPLATE ${from}`,
  )
  const pool = openPool(withDatabase(url, name), { max: 20 })
  return {
    url: withDatabase(url, name),
    pool,
    async close() {
      await pool.end()
      await once(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}
