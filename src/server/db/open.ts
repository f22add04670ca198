/** The database of this service: the one that DATABASE_URL names, or the one that comes along, under the data folder. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import type { Config } from '../config.ts'
import { clusterFolder, startCluster, urlOfRunning } from './embedded/cluster.ts'
import type { Cluster } from './embedded/cluster.ts'
import { lockFolder } from './embedded/folder-lock.ts'
import type { FolderLock } from './embedded/folder-lock.ts'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'
import type { Pool } from './pool.ts'
import { followRules } from '../apply/narrower-rules.ts'
import { sayWorriesFrom } from '../apply/worries-from.ts'

export interface Database {
  readonly pool: Pool
  readonly url: string
  /** Rejects when the Postgres that came along ended by itself. */
  readonly lost: Promise<never>
  close(): Promise<void>
}

type Choice = Pick<Config, 'databaseUrl' | 'dataFolder'>

function useFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new CannotStart(
      `The data folder ${folder} cannot be written (${code}). Give this user the right to, or set DATA_FOLDER to another folder.`,
    )
  }
}

/** Where it is, without name and secret. */
function placeOf(url: string): string {
  try {
    return new URL(url).host || 'the given place'
  } catch {
    return 'the given place'
  }
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
  } catch (error) {
    const { code = 'no answer' } = error as NodeJS.ErrnoException
    throw new CannotStart(
      `The database at ${placeOf(url)} cannot be reached (${code}). Check DATABASE_URL, and that Postgres is running and lets this user in.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function prepare(url: string, onError: ((error: Error) => void) | undefined): Promise<Pool> {
  try {
    await migrate(url)
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    throw new CannotStart(
      `The tables could not be brought up to date (${code ?? message}). The database user must own its database and may need CREATEROLE.`,
    )
  }
  const pool = openPool(url, { max: 20, ...(onError && { onError }) })
  await followRules(pool)
  await sayWorriesFrom(pool)
  return pool
}

const never = new Promise<never>(() => {})

/** For the server: the data folder is ours alone until `close`. */
export async function openDatabase(choice: Choice, onError?: (error: Error) => void): Promise<Database> {
  if (choice.databaseUrl) {
    await reach(choice.databaseUrl)
    const pool = await prepare(choice.databaseUrl, onError)
    return { pool, url: choice.databaseUrl, lost: never, close: () => pool.end() }
  }
  useFolder(choice.dataFolder)
  const lock = await lockFolder(choice.dataFolder)
  if (!lock)
    throw new CannotStart(
      `Another Doorstep is running on ${choice.dataFolder}. Stop it first, or set DATA_FOLDER (and PORT) for this one.`,
    )
  return openEmbedded(choice.dataFolder, lock, onError)
}

async function openEmbedded(folder: string, lock: FolderLock, onError?: (error: Error) => void): Promise<Database> {
  let cluster: Cluster | undefined
  try {
    const started = await startCluster(folder)
    cluster = started
    const pool = await prepare(started.url, onError)
    return {
      pool,
      url: started.url,
      lost: started.lost,
      async close() {
        await pool.end()
        await started.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await cluster?.stop()
    await lock.release()
    throw error
  }
}

/**
 * Without bringing the tables up to date: a backup takes them as they are, a restore makes them anew. 'alone' refuses
 * while a server runs on the data folder; what is at DATABASE_URL says by a lock of its own who serves.
 */
export async function openAsItIs(choice: Choice, how: 'alone' | 'beside a server'): Promise<Omit<Database, 'lost'>> {
  if (choice.databaseUrl) {
    await reach(choice.databaseUrl)
    const pool = openPool(choice.databaseUrl)
    return { pool, url: choice.databaseUrl, close: () => pool.end() }
  }
  useFolder(choice.dataFolder)
  const lock = await lockFolder(choice.dataFolder)
  if (!lock && how === 'alone')
    throw new CannotStart(`A Doorstep is running on ${choice.dataFolder}. Stop it first, then run this again.`)
  if (!lock) {
    const url = runningUrl(choice.dataFolder)
    await reach(url)
    const pool = openPool(url)
    return { pool, url, close: () => pool.end() }
  }
  try {
    const cluster = await startCluster(choice.dataFolder)
    const pool = openPool(cluster.url)
    return {
      pool,
      url: cluster.url,
      async close() {
        await pool.end()
        await cluster.stop()
        await lock.release()
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

function runningUrl(folder: string): string {
  const url = urlOfRunning(clusterFolder(folder))
  if (!url) throw new CannotStart(`The Doorstep that runs on ${folder} is just starting. Try again in a moment.`)
  return url
}

/** For commands: beside a server that is running on the folder, or alone. */
export async function openForCommand(choice: Choice): Promise<Database> {
  if (choice.databaseUrl) return openDatabase(choice)
  useFolder(choice.dataFolder)
  const lock = await lockFolder(choice.dataFolder)
  if (lock) return openEmbedded(choice.dataFolder, lock)
  const url = runningUrl(choice.dataFolder)
  await reach(url)
  const pool = await prepare(url, undefined)
  return { pool, url, lost: never, close: () => pool.end() }
}
