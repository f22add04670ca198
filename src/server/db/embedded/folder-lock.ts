/**
 * One server per data folder. The lock is a listening socket, which the system takes back whatever way the process
 * ends: no stale lock files after a crash. Postgres's own lock on its files stands behind it.
 */
import { createHash } from 'node:crypto'
import { realpathSync, unlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FolderLock {
  release(): Promise<void>
}

function socketName(folder: string): string {
  const key = `doorstep-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${key}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${key}` : join(tmpdir(), `${key}.sock`)
}

function listen(name: string): Promise<FolderLock | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(name, () => {
      server.unref()
      resolve({ release: () => new Promise((done) => server.close(() => done())) })
    })
  })
}

const answers = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const visitor = connect(name)
    visitor.once('connect', () => resolve(true)).once('error', () => resolve(false))
    visitor.once('close', () => visitor.destroy())
  })

/** Undefined while another process holds the folder. */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const name = socketName(folder)
  const lock = await listen(name)
  if (lock || process.platform === 'linux' || process.platform === 'win32' || (await answers(name))) return lock
  // A socket file that nobody listens on was left behind by a crash.
  unlinkSync(name)
  return listen(name)
}
