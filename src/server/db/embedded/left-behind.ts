/** A server killed outright leaves its Postgres running, or a pid file that names a stranger by now. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const pidFile = (folder: string): string => join(folder, 'postmaster.pid')

/** Process id and port of the Postgres that says it runs on this folder. */
export function runningOn(folder: string): { readonly pid: number; readonly port: number } | undefined {
  if (!existsSync(pidFile(folder))) return undefined
  const lines = readFileSync(pidFile(folder), 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** In a new container the same number may be anybody: only a program called postgres is ever signalled. */
function isPostgres(pid: number): boolean {
  try {
    const name =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/comm`, 'utf8')
        : process.platform === 'win32'
          ? execFileSync('tasklist', ['/fi', `PID eq ${pid}`], { encoding: 'utf8' })
          : execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' })
    return name.includes('postgres')
  } catch {
    return false
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Call only while holding the folder's lock: then nobody of ours is using that Postgres. */
export async function endLeftBehind(folder: string): Promise<void> {
  const left = runningOn(folder)
  if (!left) return
  if (left.pid > 1 && isAlive(left.pid) && isPostgres(left.pid)) {
    process.kill(left.pid, 'SIGINT')
    for (let waited = 0; waited < 30_000 && isAlive(left.pid); waited += 50) await pause(50)
  }
  rmSync(pidFile(folder), { force: true })
}
