/** The built server as a process of its own, so that a journey can really stop it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filledOnce, type Place } from './filled-service.ts'
import { freshDatabase, sharedAdmin, type TestDatabase } from './postgres.ts'

export interface Service {
  readonly address: string
  readonly database: TestDatabase
  /** Where its private key lies. */
  readonly dataFolder: string
  /** Words that the demonstration has waiting for a person, by operation. */
  readonly waitedBefore: Set<string>
  /** Starts it again on the same database and port. */
  start(): Promise<void>
  /** SIGTERM, and waits until nobody answers any more. */
  stop(): Promise<void>
  /** SIGKILL. */
  kill(): Promise<void>
  /** Ends it for good and drops its database. */
  end(): Promise<void>
  /** Everything it has printed. */
  output(): string
}

interface Refusal {
  readonly opId: string
  readonly words: string
}

/** Words that wait for a person here and did not when the service opened: what kind of record, and why. */
export async function refusedByServers(): Promise<Refusal[]> {
  const each = await Promise.all(
    [...open].map(async (service) =>
      (await refusedBy(service.database)).filter(({ opId }) => !service.waitedBefore.has(opId)),
    ),
  )
  return each.flat()
}

async function refusedBy({ pool }: TestDatabase): Promise<Refusal[]> {
  const { rows } = await pool.query<{ op_id: string; status: string; reason: string | null; raw: string }>(
    `SELECT r.op_id, r.status, r.reason, i.raw FROM doorstep.op_result r JOIN doorstep.op_inbox i USING (op_id, sha256)
     WHERE r.status IN ('parked', 'quarantined')`,
  )
  return rows.map(({ op_id, status, reason, raw }) => ({
    opId: op_id,
    words: `${/"type":"([^"]*)"/.exec(raw)?.[1] ?? 'something'} ${status}: ${reason}`,
  }))
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const open = new Set<Service>()
export const saidByServers = (): string[] => [...open].map((service) => service.output())

/** After a journey, whatever came of it: nothing is left running. */
export async function endServices(): Promise<void> {
  await Promise.all([...open].map((service) => service.end()))
}

async function ready(child: ChildProcess, address: string, printed: () => string): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed()}`)
    const answered = await fetch(`${address}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server was not ready within two minutes:\n${printed()}`)
}

async function finish(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

/** What it prints goes to `hear`. */
async function startServer(settings: NodeJS.ProcessEnv, hear: (text: string) => void): Promise<ChildProcess> {
  let printed = ''
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      printed += String(text)
      hear(String(text))
    })
  try {
    await ready(child, `http://localhost:${settings.PORT}`, () => printed)
  } catch (error) {
    await finish(child, 'SIGKILL')
    throw error
  }
  return child
}

async function fill(place: Place): Promise<void> {
  const child = await startServer(
    {
      DATABASE_URL: place.databaseUrl,
      DATA_FOLDER: place.dataFolder,
      PORT: String(await freePort()),
      DEMONSTRATION: 'on',
    },
    () => {},
  )
  await finish(child, 'SIGTERM')
}

/** An empty database that the server fills by itself; among many journeys a copy of one that it has filled. */
async function roomFor(dataFolder: string, demonstration: boolean): Promise<TestDatabase> {
  const shared = sharedAdmin()
  if (!demonstration || !shared) return freshDatabase({ empty: true })
  const filled = await filledOnce(shared, fill)
  cpSync(filled.dataFolder, dataFolder, { recursive: true })
  return freshDatabase({ like: filled.databaseName })
}

export async function openService(
  options: { demonstration?: boolean; appFolder?: string; settings?: NodeJS.ProcessEnv } = {},
): Promise<Service> {
  // its organisation's key, and nothing of any other service's
  const dataFolder = mkdtempSync(join(tmpdir(), 'doorstep-service-'))
  const database = await roomFor(dataFolder, options.demonstration !== false)
  const port = await freePort()
  const address = `http://localhost:${port}`
  let child: ChildProcess | undefined
  let printed = ''

  async function start(): Promise<void> {
    child = await startServer(
      {
        DATABASE_URL: database.url,
        DATA_FOLDER: dataFolder,
        PORT: String(port),
        DEMONSTRATION: options.demonstration === false ? 'off' : 'on',
        ...(options.appFolder ? { APP_FOLDER: options.appFolder } : {}),
        ...options.settings,
      },
      (text) => (printed += text),
    )
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    await finish(ending, signal)
  }

  const service: Service = {
    address,
    database,
    dataFolder,
    waitedBefore: new Set<string>(),
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async end() {
      if (!open.delete(service)) return
      await end('SIGTERM')
      await database.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
    output: () => printed,
  }
  open.add(service)
  await start()
  for (const { opId } of await refusedBy(database)) service.waitedBefore.add(opId)
  return service
}
