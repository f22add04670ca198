/** Brings the tables up to date. Several servers may start at once: the later ones wait for the first. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PG_MIGRATE_LOCK_ID, runner } from 'node-pg-migrate'
import type { ClientBase } from 'pg'
import { SCHEMA } from './pool.ts'
import { projectFolder } from './project-folder.ts'

const silent = { info: () => {}, warn: () => {}, error: () => {} }

const folder = (): string => join(projectFolder(), 'src/server/db/migrations')
const HOW = {
  direction: 'up',
  migrationsTable: 'migration',
  schema: SCHEMA,
  createSchema: true,
  singleTransaction: true,
  logger: silent,
} as const

export async function migrate(databaseUrl: string): Promise<void> {
  await runner({ ...HOW, databaseUrl, dir: folder(), advisoryLockMode: 'wait' })
}

/** The lock under which tables are changed: whoever starts meanwhile waits. */
export const MIGRATING = PG_MIGRATE_LOCK_ID

/** By name, in their order. */
export async function migrationFiles(): Promise<string[]> {
  return (await readdir(folder()))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length))
    .sort()
}

/** The same within a transaction of the caller's, who holds the lock: the first `most` that are still to be done. */
export async function migrateWithin(client: ClientBase, most?: number): Promise<void> {
  const within = {
    // the transaction is not the runner's to begin or to end
    query: (text: string, ...rest: unknown[]) =>
      text === 'BEGIN' || text === 'COMMIT'
        ? Promise.resolve({ rows: [], rowCount: 0 })
        : (client.query as (...given: unknown[]) => unknown)(text, ...rest),
  }
  await runner({
    ...HOW,
    dbClient: within as unknown as ClientBase,
    dir: folder(),
    noLock: true,
    ...(most !== undefined && { count: most }),
  })
}
