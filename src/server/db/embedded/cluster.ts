/** The Postgres that comes with Doorstep: made on first use, started on a free port of the loopback, stopped cleanly. */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { CannotStart } from '../../cannot-start.ts'
import { findBinaries } from './binaries.ts'
import { endLeftBehind, runningOn } from './left-behind.ts'
import { findRunAs } from './run-as.ts'
import type { RunAs } from './run-as.ts'

const START_PATIENCE_MS = 120_000
const STOP_PATIENCE_MS = 30_000

export interface Cluster {
  readonly url: string
  /** Settles when Postgres ended without being asked to. */
  readonly lost: Promise<never>
  stop(): Promise<void>
}

export interface ClusterFolder {
  /** Everything of ours: the password, the log, the files of Postgres. */
  readonly root: string
  readonly data: string
  readonly password: string
}

/** Reads, or makes on first use, the folder and its password (readable by the owner alone). */
export function clusterFolder(root: string): ClusterFolder {
  const secret = join(root, 'postgres-password')
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return { root, data: join(root, 'postgres'), password: readFileSync(secret, 'utf8').trim() }
}

export const clusterUrl = (folder: ClusterFolder, port: number): string =>
  `postgres://doorstep:${folder.password}@127.0.0.1:${port}/doorstep`

/** The address of the Postgres that another server runs on this folder. */
export function urlOfRunning(folder: ClusterFolder): string | undefined {
  const running = runningOn(folder.data)
  return running && clusterUrl(folder, running.port)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** Makes the cluster beside its final place and moves it there, so that a crash half-way leaves nothing half-made. */
function initialise(folder: ClusterFolder, initdb: string, runAs: RunAs): void {
  const nearly = `${folder.data}.new`
  const pwfile = join(nearly, 'password')
  const cluster = join(nearly, 'cluster')
  rmSync(nearly, { recursive: true, force: true })
  mkdirSync(nearly, { mode: 0o700 })
  writeFileSync(pwfile, folder.password, { mode: 0o600 })
  const { uid, gid } = runAs
  if (uid !== undefined && gid !== undefined) for (const path of [nearly, pwfile]) chownSync(path, uid, gid)
  const { program, args } = runAs.command(initdb, [
    '-D',
    cluster,
    '-U',
    'doorstep',
    '-A',
    'scram-sha-256',
    `--pwfile=${pwfile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ])
  const user = program === initdb && runAs.uid !== undefined ? { uid: runAs.uid, gid: runAs.gid } : {}
  const done = spawnSync(program, args, {
    ...user,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  })
  if (done.status !== 0) {
    const reason = (done.stderr || done.error?.message || '').trim().split('\n').at(-1)
    throw new CannotStart(`The database in ${folder.data} could not be made: ${reason}. Is there room on the disk?`)
  }
  renameSync(cluster, folder.data)
  rmSync(nearly, { recursive: true, force: true })
}

/** Where data lives is never a bargain: fsync and synchronous commit are on unless a throw-away test asks otherwise. */
const settings = (port: number, durable: boolean): readonly string[] =>
  [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'max_locks_per_transaction=256',
    'shared_buffers=128MB',
    'timezone=UTC',
    'jit=off',
    `fsync=${durable ? 'on' : 'off'}`,
    `synchronous_commit=${durable ? 'on' : 'off'}`,
    // What people wrote must not leak into the database's log by way of a failed statement.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
  ].flatMap((setting) => ['-c', setting])

async function waitUntilReady(url: string, ended: () => boolean): Promise<boolean> {
  const until = Date.now() + START_PATIENCE_MS
  while (!ended() && Date.now() < until) {
    const client = new pg.Client({ connectionString: url.replace(/\/doorstep$/, '/postgres') })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'doorstep'`)
      if (rowCount === 0) await client.query('CREATE DATABASE doorstep')
      return true
    } catch {
      await new Promise((done) => setTimeout(done, 40))
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

/** Call while holding the folder's lock. */
export async function startCluster(
  root: string,
  choice: { readonly durable?: boolean; readonly port?: number } = {},
): Promise<Cluster> {
  const binaries = findBinaries()
  const folder = clusterFolder(root)
  const runAs = findRunAs(binaries.postgres, root, (uid, gid) => {
    chownSync(root, uid, gid)
    chmodSync(root, 0o700)
  })
  if (!existsSync(join(folder.data, 'PG_VERSION'))) initialise(folder, binaries.initdb, runAs)
  await endLeftBehind(folder.data)

  const port = choice.port ?? (await freePort())
  const logPath = join(root, 'postgres.log')
  const log = openSync(logPath, 'w', 0o600)
  const { program, args } = runAs.command(binaries.postgres, [
    '-D',
    folder.data,
    ...settings(port, choice.durable ?? true),
  ])
  const user = program === binaries.postgres && runAs.uid !== undefined ? { uid: runAs.uid, gid: runAs.gid } : {}
  // Its own process group: Ctrl-C in a terminal must reach us first, so that requests under way can finish.
  const child = spawn(program, args, {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  })
  closeSync(log)
  let stopping = false
  let hasEnded = false
  const ended = new Promise<void>((done) => {
    const note = (): void => {
      hasEnded = true
      done()
    }
    child.once('exit', note).once('error', note)
  })
  const url = clusterUrl(folder, port)
  if (!(await waitUntilReady(url, () => hasEnded))) {
    if (!hasEnded) child.kill('SIGQUIT')
    const reason = readFileSync(logPath, 'utf8').trim().split('\n').at(-1) ?? ''
    throw new CannotStart(`The built-in Postgres did not start: ${reason || 'no reason given'}. Its log is ${logPath}.`)
  }
  const lost = new Promise<never>((_, reject) => {
    void ended.then(
      () => stopping || reject(new Error(`The built-in Postgres ended by itself; its log is ${logPath}.`)),
    )
  })
  lost.catch(() => {})
  return {
    url,
    lost,
    async stop() {
      stopping = true
      if (!hasEnded) child.kill('SIGINT')
      const hurry = setTimeout(() => child.kill('SIGQUIT'), STOP_PATIENCE_MS)
      await ended
      clearTimeout(hurry)
    },
  }
}
