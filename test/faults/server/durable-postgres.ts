/** The embedded Postgres as a council would run it: durable, in a folder of its own, and killed outright when asked. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../../../src/server/db/embedded/cluster.ts'
import type { Cluster } from '../../../src/server/db/embedded/cluster.ts'
import { runningOn } from '../../../src/server/db/embedded/left-behind.ts'
import { freePort } from '../../support/service.ts'

export interface DurablePostgres {
  readonly url: string
  /** SIGKILL to the postmaster alone, or to all its processes at once; nothing is flushed. */
  kill(all: boolean): Promise<void>
  /** On the same folder and port, with recovery. */
  startAgain(): Promise<void>
  end(): Promise<void>
}

/** Processes of a killed postmaster end by themselves, and hold its memory until they have. */
const STARTS = 40

export async function openDurablePostgres(): Promise<DurablePostgres> {
  const root = mkdtempSync(join(tmpdir(), 'doorstep-durable-'))
  const port = await freePort()
  let cluster: Cluster | undefined = await startCluster(root, { port })
  const { url } = cluster
  const folder = join(root, 'postgres')
  const pid = (): number | undefined => runningOn(folder)?.pid
  const killAtExit = (): void => {
    const running = pid()
    try {
      if (running && cluster) process.kill(-running, 'SIGKILL')
    } catch {
      // Already gone.
    }
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', killAtExit)
  return {
    url,
    async kill(all) {
      const running = pid()
      const gone = cluster?.lost.catch(() => undefined)
      cluster = undefined
      if (running) process.kill(all ? -running : running, 'SIGKILL')
      await gone
    },
    async startAgain() {
      for (let tries = 1; ; tries += 1) {
        try {
          cluster = await startCluster(root, { port })
          return
        } catch (error) {
          if (tries === STARTS) throw error
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      }
    },
    async end() {
      await cluster?.stop()
      cluster = undefined
      process.off('exit', killAtExit)
      rmSync(root, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
