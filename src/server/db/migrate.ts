/** Brings the tables up to date. Several servers may start at once: the later ones wait for the first. */
import { join } from 'node:path'
import { runner } from 'node-pg-migrate'
import { SCHEMA } from './pool.ts'
import { projectFolder } from './project-folder.ts'

const silent = { info: () => {}, warn: () => {}, error: () => {} }

export async function migrate(databaseUrl: string): Promise<void> {
  await runner({
    databaseUrl,
    dir: join(projectFolder(), 'src/server/db/migrations'),
    direction: 'up',
    migrationsTable: 'migration',
    schema: SCHEMA,
    createSchema: true,
    singleTransaction: true,
    advisoryLockMode: 'wait',
    logger: silent,
  })
}
