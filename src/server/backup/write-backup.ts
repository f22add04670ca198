/**
 * Everything the council holds, as one moment saw it, into one file. Runs beside a serving server: one snapshot that
 * only reads holds nobody up, and a few chunks at a time are all it keeps in memory.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { CannotStart } from '../cannot-start.ts'
import { inTransaction, SCHEMA } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { serverEpoch } from '../db/service-facts.ts'
import { copyOut } from './copy.ts'
import { FORMAT, frame, NAME, tableSum } from './frames.ts'
import type { Header } from './frames.ts'
import { columnList, migrationsHere, qualified, tablesHere } from './tables.ts'

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'
/** Values are written in one way, whatever this Postgres is set to. */
const AS_TEXT = `SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1`
/** Packs prose nearly as small as the default, in half the time. */
const GZIP_LEVEL = 4

export interface BackupDone {
  readonly header: Header
  readonly rows: number
  readonly sha256: string
}

async function headerOf(client: Client): Promise<Header> {
  const migrations = await migrationsHere(client)
  if (migrations.length === 0) throw new CannotStart('There is no Doorstep in this database: nothing to back up.')
  const tables = []
  for (const table of await tablesHere(client)) {
    const { rows } = await client.query<{ rows: number }>(`SELECT count(*) AS rows FROM ${qualified(table.name)}`)
    tables.push({ ...table, rows: rows[0]?.rows ?? 0 })
  }
  const { rows } = await client.query<{ at: Date; postgres: string }>(
    `SELECT transaction_timestamp() AS at, current_setting('server_version') AS postgres`,
  )
  if (!rows[0]) throw new Error('the database did not say what time it is')
  const { at, postgres } = rows[0]
  return {
    is: NAME,
    format: FORMAT,
    takenAt: at.toISOString(),
    epoch: await serverEpoch(client),
    postgres,
    migrations,
    tables,
  }
}

async function* framesFrom(client: Client, header: Header, done: (sha256: string) => void): AsyncGenerator<Buffer> {
  const all = createHash('sha256')
  const counted = (bytes: Buffer): Buffer => {
    all.update(bytes)
    return bytes
  }
  yield counted(frame('H', header))
  for (const { name, columns } of header.tables) {
    yield counted(frame('T', { name }))
    const sum = tableSum()
    for await (const rows of copyOut(client, `COPY ${qualified(name)} (${columnList(columns)}) TO STDOUT`)) {
      sum.add(rows)
      yield counted(frame('D', rows))
    }
    yield counted(frame('E', { name, ...sum.sum() }))
  }
  const sha256 = all.digest('hex')
  yield frame('Z', { sha256 })
  done(sha256)
}

/** The file appears under its name only when all of it is on the disk. */
export async function writeBackup(pool: Pool, path: string): Promise<BackupDone> {
  const nearly = `${path}.part`
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(
      error.code === 'EEXIST'
        ? `${path} is there already. A backup never overwrites another: give it a name of its own.`
        : `${path} cannot be written (${error.code ?? 'unknown'}). Choose a folder that is there and may be written.`,
    )
  })
  await file.close()
  try {
    const done = await inTransaction(
      pool,
      async (client) => {
        await client.query(`SET LOCAL search_path = ${SCHEMA}`)
        await client.query(AS_TEXT)
        const header = await headerOf(client)
        let sha256 = ''
        const frames = framesFrom(client, header, (sum) => {
          sha256 = sum
        })
        await pipeline(
          Readable.from(frames, { objectMode: false, highWaterMark: 256 * 1024 }),
          createGzip({ level: GZIP_LEVEL }),
          createWriteStream(nearly, { mode: 0o600, flush: true }),
        )
        return { header, rows: header.tables.reduce((sum, table) => sum + table.rows, 0), sha256 }
      },
      SNAPSHOT,
    )
    await rename(nearly, path)
    return done
  } catch (error) {
    await rm(nearly, { force: true })
    await rm(path, { force: true })
    throw noRoom(error, path)
  }
}

function noRoom(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new CannotStart(`There is no room for the backup at ${path}. Nothing was left there.`)
    : error
}
