/**
 * Puts a backup back: into an empty database, or in place of what is there. The file is read to its end first; then
 * everything happens in one transaction, so that whatever goes wrong leaves what was there. The tables are made anew as
 * the backup's Doorstep had them, filled, and only then brought up to date. Last of all a new epoch begins, and every
 * device sends again what it kept.
 */
import { CannotStart } from '../cannot-start.ts'
import { migrationFiles, migrateWithin, MIGRATING } from '../db/migrate.ts'
import { inTransaction, SCHEMA } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { beginEpochWithin } from '../db/service-facts.ts'
import { SERVING } from '../sync/listening.ts'
import { copyIn } from './copy.ts'
import type { Header, TableOfBackup } from './frames.ts'
import { readBackup } from './read-backup.ts'
import { columnList, migrationsHere, qualified, quoted, tablesHere } from './tables.ts'

export interface Standing {
  readonly records: number
  readonly accounts: number
  /** When the last words came in, ISO 8601. */
  readonly lastWords: string | undefined
  readonly demonstration: boolean
}

/** What the database holds now; undefined when there is nothing that anybody would miss. */
export async function standing(client: Client | Pool): Promise<Standing | undefined> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('${SCHEMA}.account') IS NOT NULL AS there`,
  )
  if (!there[0]?.there) return undefined
  const { rows } = await client.query<{
    records: number
    accounts: number
    words: number
    last: Date | null
    demonstration: boolean
  }>(
    `SELECT (SELECT count(*) FROM ${SCHEMA}.record) AS records, (SELECT count(*) FROM ${SCHEMA}.account) AS accounts,
       (SELECT count(*) FROM ${SCHEMA}.op_inbox) AS words, (SELECT max(kept_at) FROM ${SCHEMA}.op_inbox) AS last,
       coalesce((SELECT bool_or(demonstration) FROM ${SCHEMA}.service), false) AS demonstration`,
  )
  const [found] = rows
  if (!found || found.records + found.accounts + found.words === 0) return undefined
  const { records, accounts, last, demonstration } = found
  return { records, accounts, demonstration, lastWords: last?.toISOString() }
}

/** Whoever serves holds this lock for as long; and nobody may begin to while tables are made anew. */
async function alone(client: Client): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS alone', [SERVING])
  if (!rows[0]?.alone)
    throw new CannotStart(
      'A Doorstep server is running on this database. Stop every server, then restore: devices keep what is written meanwhile.',
    )
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATING])
}

async function knownMigrations(header: Header): Promise<void> {
  const ours = await migrationFiles()
  const strange = header.migrations.find((name, at) => ours[at] !== name)
  if (strange !== undefined)
    throw new CannotStart(
      `This backup was made by another Doorstep than this one (it has “${strange}”). Update this Doorstep to at least the version that made it, then restore.`,
    )
}

async function makeTables(client: Client, header: Header): Promise<void> {
  await client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`)
  await migrateWithin(client, header.migrations.length)
  const here = (await migrationsHere(client)).length
  if (here !== header.migrations.length)
    throw new Error(`${here} migrations were done instead of ${header.migrations.length}`)
}

/** A table that the backup knows must be here with all its columns: nothing is left out in silence. */
async function sameTables(client: Client, header: Header): Promise<void> {
  const here = new Map((await tablesHere(client)).map((table) => [table.name, new Set(table.columns)]))
  for (const table of header.tables) {
    const columns = here.get(table.name)
    const strange = columns ? table.columns.find((column) => !columns.has(column)) : ''
    if (strange !== undefined)
      throw new CannotStart(
        `This backup has ${strange ? `a column “${strange}” in “${table.name}”` : `a table “${table.name}”`} that its migrations do not make: it was not made by a released Doorstep. Nothing was touched.`,
      )
  }
}

/** Rows go in as they were: nothing that watches for new rows may act on old ones. What a migration put there goes. */
async function fill(client: Client, table: TableOfBackup, rows: AsyncIterable<Buffer>): Promise<void> {
  const name = qualified(table.name)
  await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
  await client.query(`DELETE FROM ${name}`)
  await copyIn(client, `COPY ${name} (${columnList(table.columns)}) FROM STDIN`, rows)
  await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
}

/** Numbers that Postgres gives go on after the highest that was given. */
async function setNumbersOn(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) AS sequence
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) IS NOT NULL`,
    [SCHEMA],
  )
  for (const { table, column, sequence } of rows)
    await client.query(
      `SELECT setval($1::regclass, greatest((SELECT max(${quoted(column)}) FROM ${qualified(table)}), 1), EXISTS (SELECT FROM ${qualified(table)}))`,
      [sequence],
    )
}

export interface Restored {
  readonly header: Header
  readonly rows: number
  /** How many migrations the backup was behind. */
  readonly behind: number
}

export interface RestoreChoice {
  /** What is there goes. Without it only an empty database is filled. */
  readonly replace: boolean
  /** Called before anything is touched, with what will be replaced. */
  readonly onReplace?: (there: Standing) => void
}

export async function restoreBackup(pool: Pool, path: string, choice: RestoreChoice): Promise<Restored> {
  const { header: checked, sha256 } = await readBackup(path)
  await knownMigrations(checked)
  return inTransaction(pool, async (client) => {
    await alone(client)
    const there = await standing(client)
    if (there && !choice.replace) throw new CannotStart(notEmpty(there))
    if (there) choice.onReplace?.(there)
    await makeTables(client, checked)
    await sameTables(client, checked)
    const again = await readBackup(path, (table, rows) => fill(client, table, rows))
    if (again.sha256 !== sha256)
      throw new CannotStart(`${path} was changed while it was being read. Nothing was touched.`)
    await setNumbersOn(client)
    await migrateWithin(client)
    await beginEpochWithin(client)
    return {
      header: checked,
      rows: checked.tables.reduce((sum, table) => sum + table.rows, 0),
      behind: (await migrationsHere(client)).length - checked.migrations.length,
    }
  })
}

export const heldWords = (there: Standing): string =>
  `${there.demonstration ? 'the demonstration, ' : ''}${there.records} records and ${there.accounts} accounts${there.lastWords ? `, the last words received on ${there.lastWords}` : ''}`

const notEmpty = (there: Standing): string =>
  `This database is not empty: it holds ${heldWords(there)}. Nothing was touched. To put the backup in its place, make a backup of what is there first, then add --replace.`
