/** Several servers on one database: nobody notices which one answers, while they start, and while one is older. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Hono } from 'hono'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { hashPassphrase } from '../../src/server/auth/passphrase.ts'
import { sweepInbox } from '../../src/server/apply/sweep.ts'
import { keepInInbox } from '../../src/server/apply/inbox.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { asSystem, openPool } from '../../src/server/db/pool.ts'
import type { Env } from '../../src/server/http/situation.ts'
import { must } from '../support/must.ts'
import { freshDatabase } from '../support/postgres.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  place,
  serverOver,
  silentLog,
  startService,
  write,
} from './support/service.ts'
import type { Sent, Service } from './support/service.ts'

type Home = Awaited<ReturnType<typeof home>>

async function home(service: Pick<Service, 'pool'>) {
  const child = await addChild(service)
  const household = await addHousehold(service)
  await place(service, child, household)
  const carer = await addPerson(service, 'foster-carer', 'North', await hashPassphrase('kettle orbit mossy plank'))
  await allocate(service, carer, household)
  return { carer, files: [child, household] as const }
}
const log = ({ files }: Home, happened: string): Sent =>
  write({ type: 'daily-log', fileIds: files }, { date: '2026-05-01', happened, wentWell: 'Bedtime' })

const json = (body: object, cookie = '') => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { cookie, 'content-type': 'application/json' },
})

test('signed in at one, written at another, read at a third, signed out at the first', async () => {
  const service = await startService()
  const pools = [0, 1, 2].map(() => openPool(service.url))
  const [one, two, three] = pools.map((pool) => serverOver(pool)) as [Hono<Env>, Hono<Env>, Hono<Env>]
  const at = await home(service)
  const deviceId = randomUUID()
  const signedIn = await one.request(
    '/auth/sign-in',
    json({ email: at.carer.email, passphrase: 'kettle orbit mossy plank', deviceId }),
  )
  assert.is(signedIn.status, 200)
  const cookie = must(must(signedIn.headers.get('set-cookie')).split(';')[0])
  const { opId, sha256, raw, op } = log(at, 'Through three doors')
  const message = { protocol: 1, nonce: randomUUID(), deviceId }
  const pushed = await two.request('/sync/v1/push', json({ ...message, operations: [{ opId, sha256, raw }] }, cookie))
  assert.is(pushed.status, 200)
  const read = await three.request('/sync/v1/pull', json({ ...message, cursors: {} }, cookie))
  assert.ok((await read.text()).includes(op.recordId))
  assert.ok((await one.request('/auth/sign-out', json({}, cookie))).ok)
  for (const server of [two, three])
    assert.is((await server.request('/sync/v1/pull', json({ ...message, cursors: {} }, cookie))).status, 401)
  for (const pool of pools) await pool.end()
  await service.close()
})

test('the same words pushed at three servers at once, and swept up by all of them, take effect once', async () => {
  const service = await startService()
  const at = await home(service)
  const pools = [0, 1, 2].map(() => openPool(service.url))
  const devices = await Promise.all(pools.map((pool) => as({ app: serverOver(pool), pool }, at.carer)))
  const sent = Array.from({ length: 60 }, (_, n) => log(at, `Hour ${n}`))
  const left = Array.from({ length: 60 }, (_, n) => log(at, `Accepted in hour ${n}, and never answered`))
  const arrived = { personId: at.carer.personId, deviceId: randomUUID(), receivedAt: new Date().toISOString() }
  await asSystem(service.pool, (client) =>
    keepInInbox(
      client,
      left.map((one) => ({ ...one, ...arrived })),
    ),
  )
  await Promise.all([
    ...devices.map((device) => device.push(...sent)),
    ...pools.map((pool) => sweepInbox(pool, silentLog, 0)),
  ])
  const { rows } = await service.pool.query<{ op_id: string; effects: number }>(
    'SELECT op_id, count(*) AS effects FROM revision WHERE op_id = ANY($1) GROUP BY op_id',
    [[...sent, ...left].map((one) => one.opId)],
  )
  assert.is(rows.length, sent.length + left.length)
  assert.ok(rows.every((row) => row.effects === 1))
  for (const pool of pools) await pool.end()
  await service.close()
})

test('three servers start on an empty database at the same moment', async () => {
  const database = await freshDatabase({ empty: true })
  const opened = await Promise.all([0, 1, 2].map(() => openDatabase({ databaseUrl: database.url, dataFolder: '' })))
  const { rows } = await database.pool.query<{ name: string }>('SELECT name FROM doorstep.migration ORDER BY name')
  assert.equal(
    rows.map((row) => row.name),
    readdirSync('src/server/db/migrations').map((name) => name.replace(/\.sql$/, '')),
    'each step was taken once',
  )
  for (const one of opened) await one.close()
  await database.close()
})

/** What was in use before this one: it goes on working while the tables are brought up to date under it. */
const OLDER = '63ea9be'
const git = (...args: string[]) => spawnSync('git', args, { maxBuffer: 256 * 1024 * 1024 })

function olderSource(): string | undefined {
  if (git('cat-file', '-e', `${OLDER}^{commit}`).status !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-older-'))
  const tree = git('archive', OLDER, 'src', 'package.json', 'tsconfig.json')
  const unpacked = spawnSync('tar', ['-x', '-C', folder], { input: tree.stdout })
  if (tree.status !== 0 || unpacked.status !== 0) return undefined
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

async function startFrom(folder: string, url: string): Promise<{ app: Hono<Env>; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(folder, 'src/server/main.ts')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      TSX_TSCONFIG_PATH: join(folder, 'tsconfig.json'),
      DATABASE_URL: url,
      DEMONSTRATION: 'off',
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text) => (said += String(text)))
  const address = await new Promise<string>((ready, failed) => {
    child.stdout.on('data', (text) => {
      said += String(text)
      const found = /ready: (\S+)/.exec(said)?.[1]
      if (found) ready(found)
    })
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${said}`)))
  })
  const app = { request: (path: string, init?: RequestInit) => fetch(address + path, init) }
  return { app: app as unknown as Hono<Env>, child }
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}

test('an older server goes on working while a newer one brings the tables up to date beside it', async () => {
  const folder = olderSource()
  if (!folder) {
    console.log(`not shown here: this copy of the repository does not hold ${OLDER}`)
    return
  }
  const database = await freshDatabase({ empty: true })
  const { pool } = database
  const older = await startFrom(folder, database.url)
  const steps = async (): Promise<number> => (await pool.query('SELECT FROM doorstep.migration')).rowCount ?? 0
  const before = await steps()
  const at = await home({ pool })
  const atOlder = await as({ app: older.app, pool }, at.carer)
  const first = log(at, 'Before anything changed')
  assert.is((await atOlder.push(first))[0]?.status, 'applied')

  // Words go on coming in while the newer one starts.
  const started = new AbortController()
  const meanwhile: Sent[] = []
  const writing = (async () => {
    while (!started.signal.aborted) {
      const one = log(at, `While it starts, ${meanwhile.length}`)
      assert.is((await atOlder.push(one))[0]?.status, 'applied')
      meanwhile.push(one)
    }
  })()
  const newer = await startFrom(resolve('.'), database.url)
  started.abort()
  await writing
  assert.ok((await steps()) > before, 'the newer one has changed the tables')
  assert.ok(meanwhile.length > 0)

  const atNewer = await as({ app: newer.app, pool }, at.carer)
  const [second, third] = [log(at, 'At the older one, afterwards'), log(at, 'At the newer one')]
  assert.is((await atOlder.push(second))[0]?.status, 'applied')
  assert.is((await atNewer.push(third))[0]?.status, 'applied')
  assert.is((await atOlder.push(third))[0]?.status, 'duplicate')
  for (const device of [atOlder, atNewer]) {
    const all = await device.pullAll()
    for (const one of [first, ...meanwhile, second, third]) assert.ok(all.has(one.op.recordId), one.raw)
  }
  // The older one can be started again beside it, as when somebody takes a step back.
  await stop(older.child)
  const again = await startFrom(folder, database.url)
  const fourth = log(at, 'At the older one, started again')
  assert.is((await (await as({ app: again.app, pool }, at.carer)).push(fourth))[0]?.status, 'applied')
  assert.ok((await atNewer.pullAll()).has(fourth.op.recordId))
  await stop(again.child)
  await stop(newer.child)
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test.run()
