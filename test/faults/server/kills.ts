/**
 * Two servers on one durable Postgres, several devices that push without pause, and three killers: one for each server,
 * who waits until it has a push in hand, and one for the database. At the end everybody lives, everything settles, and
 * the tables are reckoned up.
 */
import { must } from '../../support/must.ts'
import { addChild, addHousehold, addPerson, allocate, LIMITS, place } from '../../server/support/service.ts'
import { beginSession, COOKIE } from '../../../src/server/auth/sessions.ts'
import { asSystem, openPool } from '../../../src/server/db/pool.ts'
import type { Pool } from '../../../src/server/db/pool.ts'
import { reckon } from './accounts.ts'
import type { Reckoning } from './accounts.ts'
import { openDurablePostgres } from './durable-postgres.ts'
import type { DurablePostgres } from './durable-postgres.ts'
import { openServer } from './one-server.ts'
import type { OneServer } from './one-server.ts'
import { PushingDevice, UnderWay, upTo } from './pushing-device.ts'

const HOMES = 2
const SERVERS = 2

export interface ServerKills extends Reckoning {
  readonly kills: number
  /** Of these, with a push under way at that server. */
  readonly midPush: number
  readonly databaseKills: number
  readonly unsettled: readonly string[]
  /** Answers other than 200 and "the service cannot reach its database". */
  readonly refusals: { readonly [said: string]: number }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Two homes, and in each a carer and a worker with a device of theirs, and one more of the carer's. */
async function people(pool: Pool, servers: readonly OneServer[], underWay: UnderWay): Promise<PushingDevice[]> {
  const devices: PushingDevice[] = []
  for (let home = 0; home < HOMES; home += 1) {
    const child = await addChild({ pool })
    const household = await addHousehold({ pool })
    await place({ pool }, child, household)
    const carer = await addPerson({ pool }, 'foster-carer')
    const worker = await addPerson({ pool }, 'childs-social-worker')
    const supervisor = await addPerson({ pool }, 'supervising-social-worker')
    await allocate({ pool }, carer, household)
    await allocate({ pool }, worker, child)
    await allocate({ pool }, supervisor, household)
    for (const person of [carer, carer, worker, supervisor]) {
      const token = await asSystem(pool, (client) =>
        beginSession(client, person.personId, '00000000-0000-4000-8000-000000000000', LIMITS),
      )
      devices.push(new PushingDevice(person, [child, household], `${COOKIE}=${token}`, servers, underWay))
    }
  }
  return devices
}

/** Everyone who kills takes from one count. */
interface Count {
  left: number
  done: number
  midPush: number
  databaseKills: number
}

async function killServer(server: OneServer, count: Count, underWay: UnderWay): Promise<void> {
  while (count.left > 0) {
    count.left -= 1
    // Most live until they have answered something: where nobody ever hears back, nobody writes on.
    const before = underWay.answeredAt(server.address)
    const patience = upTo(5) > 0 ? 1500 : 0
    for (let waited = 0; underWay.answeredAt(server.address) === before && waited < patience; waited += 1)
      await pause(2)
    await pause(upTo(200))
    for (let waited = 0; underWay.at(server.address) === 0 && waited < 500; waited += 1) await pause(2)
    await pause(upTo(40))
    if (underWay.at(server.address) > 0) count.midPush += 1
    await server.kill()
    count.done += 1
    await server.start()
  }
}

/** After every so many kills of servers one of the database, the postmaster alone or all of it. */
async function killDatabase(postgres: DurablePostgres, count: Count, every: number): Promise<void> {
  for (let at = Math.ceil(every / 2); ; at += every) {
    while (count.done < at && count.left > 0) await pause(20)
    if (count.left <= 0) return
    await pause(upTo(200))
    await postgres.kill(count.databaseKills % 2 === 0)
    await pause(upTo(300))
    await postgres.startAgain()
    count.databaseKills += 1
  }
}

export interface Choice {
  /** One of the database after so many of servers. */
  readonly databaseEvery?: number
  readonly settleMs?: number
  /** No further kill after so long, however many are left. */
  readonly minutes?: number
  /** A database that answers before its disk has: what is to be caught. */
  readonly unsynced?: boolean
  readonly say?: (line: string) => void
}

export async function killServers(kills: number, choice: Choice = {}): Promise<ServerKills> {
  const { databaseEvery = 12, settleMs = 180_000, minutes = 60, say = () => {} } = choice
  const postgres = await openDurablePostgres()
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => openServer(postgres.url)))
  const pool = openPool(postgres.url)
  try {
    if (choice.unsynced) {
      await pool.query('ALTER ROLE doorstep SET synchronous_commit = off')
      // what is not waited for stays in memory long enough for the next kill to find it there
      await pool.query(`ALTER SYSTEM SET wal_writer_delay = '10s'`)
      await pool.query(`ALTER SYSTEM SET wal_writer_flush_after = '1GB'`)
      await pool.query('SELECT pg_reload_conf()')
    }
    for (const server of servers) await server.start()
    const underWay = new UnderWay()
    const devices = await people(pool, servers, underWay)
    const count: Count = { left: kills, done: 0, midPush: 0, databaseKills: 0 }
    const stop = new AbortController()
    const lives = devices.map(async (device) => {
      while (!stop.signal.aborted) await device.turn(true)
    })
    const killers = [
      ...servers.map((server) => killServer(server, count, underWay)),
      killDatabase(postgres, count, databaseEvery),
    ]
    const late = setTimeout(() => (count.left = 0), minutes * 60_000)
    const report = setInterval(() => {
      const made = devices.reduce((sum, device) => sum + device.made.length, 0)
      say(`${count.done} servers and ${count.databaseKills} databases killed, ${made} operations written`)
    }, 10_000)
    // A device that meets a hole, or a server that does not come back, ends everything at once.
    await Promise.race([Promise.all(killers), Promise.all(lives).then(() => new Promise<never>(() => {}))]).finally(
      () => {
        // whoever still kills stops, also where a device ended everything: else this would never come to an end
        count.left = 0
        stop.abort()
        clearInterval(report)
        clearTimeout(late)
      },
    )
    await Promise.all(lives)
    const until = Date.now() + settleMs
    await Promise.all(
      devices.map(async (device) => {
        while (!device.isSettled && Date.now() < until) await device.turn(false)
      }),
    )
    const refusals: { [said: string]: number } = {}
    for (const { refusals: all } of devices)
      for (const [said, times] of all) if (!said.endsWith(' 503')) refusals[said] = (refusals[said] ?? 0) + times
    const reckoning = await reckon(pool, devices)
    if (Object.keys(refusals).length > 0) say(must(servers[0]).output().slice(-3000))
    return {
      kills: count.done,
      midPush: count.midPush,
      databaseKills: count.databaseKills,
      ...reckoning,
      unsettled: devices.flatMap((device) => [...device.waiting]),
      refusals,
    }
  } finally {
    await pool.end().catch(() => {})
    for (const server of servers) await server.kill()
    await postgres.end()
  }
}
