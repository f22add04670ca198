/**
 * One connection per server that listens for what the servers tell each other, and says by a shared lock that somebody
 * serves: a restore asks for that lock. A connection that is lost is made again; what was said meanwhile is unknown, so
 * everything may have changed.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import pg from 'pg'
import { ALL, CHANNEL } from './say-changed.ts'

/** Held, shared, by everybody who serves. */
export const SERVING = 4710_010

const FIRST_WAIT_MS = 250
const MOST_WAIT_MS = 10_000

export interface Listening {
  close(): Promise<void>
}

/** Resolves when it listens. A restore that is under way is waited for. */
export async function startListening(url: string, log: Logger, heard: (payload: string) => void): Promise<Listening> {
  const stop = new AbortController()
  let client = await connect(url, heard, lost)

  function lost(): void {
    if (!stop.signal.aborted) void again()
  }
  async function again(): Promise<void> {
    for (let tries = 0; !stop.signal.aborted; tries += 1) {
      const most = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10))
      await wait(Math.random() * most, undefined, { signal: stop.signal, ref: false }).catch(() => {})
      if (stop.signal.aborted) return
      try {
        client = await connect(url, heard, lost)
        if (stop.signal.aborted) await client.end()
        heard(ALL)
        return
      } catch (error) {
        if (tries === 0)
          log.warn({ code: (error as NodeJS.ErrnoException).code }, 'hints rest until the database is back')
      }
    }
  }
  return {
    async close() {
      stop.abort()
      await client.end().catch(() => {})
    },
  }
}

async function connect(url: string, heard: (payload: string) => void, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true })
  let isUp = false
  let isLost = false
  const once = (): void => {
    if (isUp && !isLost) lost()
    isLost = true
  }
  client.on('error', once).on('end', once)
  client.on('notification', ({ payload }) => heard(payload ?? ALL))
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock_shared($1)', [SERVING])
    await client.query(`LISTEN ${CHANNEL}`)
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
  isUp = true
  return client
}
