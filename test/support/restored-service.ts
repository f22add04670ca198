/** A council whose server can be lost and put back: devices keep their address, the database under it comes from a backup. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { openNotebook } from '../../src/device/open.ts'
import type { OpenNotebook } from '../../src/device/open.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { writeBackup } from '../../src/server/backup/write-backup.ts'
import { openPool } from '../../src/server/db/pool.ts'
import { fillPermissions } from '../../src/server/db/service-facts.ts'
import type { Env } from '../../src/server/http/situation.ts'
import type { Link } from '../../src/sync/ask.ts'
import { makeSync } from '../../src/sync/loop.ts'
import type { RunningSync } from '../../src/sync/loop.ts'
import { addPerson, serverOver, startService } from '../server/support/service.ts'
import type { Service } from '../server/support/service.ts'
import { must } from './must.ts'
import { CHEAP, PASSPHRASE } from './tablet.ts'

export interface Tablet {
  readonly person: Actor & { readonly email: string }
  readonly notebook: OpenNotebook
  readonly sync: RunningSync
  /** What stands between this tablet and the server. */
  way: (path: string) => 'lost' | 'answer lost' | undefined
  /** Rounds until nothing is left to send, a few at most. */
  settle(): Promise<void>
}

export interface RestorableService extends Service {
  tablet(role: Role, name?: string): Promise<Tablet>
  /** Another device of the same person. */
  another(tablet: Tablet): Promise<Tablet>
  backUp(): Promise<string>
  /** The server is gone, and comes back from this backup. */
  restore(path: string): Promise<void>
}

export async function restorableService(): Promise<RestorableService> {
  const service = await startService()
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-restored-'))
  let app: Hono<Env> | undefined = service.app
  let backups = 0
  const hash = await hashPassphrase(PASSPHRASE)

  async function open(person: Tablet['person']): Promise<Tablet> {
    // a device of its own: its own storage, its own cookies
    const notebook = await openNotebook({ email: person.email, passphrase: PASSPHRASE, person, cost: CHEAP })
    await notebook.allLoaded
    let cookie = ''
    const link: Link = {
      origin: 'https://doorstep.test',
      timeoutMs: 20_000,
      fetch: (async (url: string, init: RequestInit = {}) => {
        const met = tablet.way(new URL(url).pathname)
        if (met === 'lost' || !app) throw new TypeError('network')
        const headers = new Headers(init.headers)
        headers.set('sec-fetch-site', 'same-origin')
        if (cookie) headers.set('cookie', cookie)
        const answer = await app.request(url, { ...init, headers })
        const set = answer.headers.get('set-cookie')
        if (set) cookie = must(set.split(';')[0])
        if (met === 'answer lost') throw new TypeError('network')
        return answer
      }) as typeof fetch,
    }
    const sync = makeSync(notebook, { link, passphrase: PASSPHRASE, chance: () => 0 })
    const tablet: Tablet = {
      person,
      notebook,
      sync,
      way: () => undefined,
      async settle() {
        for (let round = 0; round < 8; round += 1) {
          // sessions are not restored: the person types the passphrase once more
          if (sync.status.value.signInNeeded) await sync.signedIn(PASSPHRASE)
          await sync.now()
          if (!sync.status.value.signInNeeded && notebook.outbox.value.length === 0) return
        }
      },
    }
    return tablet
  }

  return {
    ...service,
    get app() {
      return must(app)
    },
    tablet: async (role) => open(await addPerson(service, role, 'North', hash)),
    another: (tablet) => open(tablet.person),
    async backUp() {
      const path = join(folder, `${(backups += 1)}.backup`)
      await writeBackup(service.pool, path)
      return path
    },
    async restore(path) {
      app = undefined
      const pool = openPool(service.url)
      try {
        await restoreBackup(pool, path, { replace: true })
      } finally {
        await pool.end()
      }
      await fillPermissions(service.pool)
      app = serverOver(service.pool)
    },
    async close() {
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
