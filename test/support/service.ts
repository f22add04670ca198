/** The built server as a process of its own, so that a journey can really stop it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase, type TestDatabase } from './postgres.ts'

export interface Service {
  readonly address: string
  readonly database: TestDatabase
  /** Where its private key lies. */
  readonly dataFolder: string
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

/** After a journey, whatever came of it: nothing is left running. */
export async function endServices(): Promise<void> {
  await Promise.all([...open].map((service) => service.end()))
}

export async function openService(options: { demonstration?: boolean; appFolder?: string } = {}): Promise<Service> {
  const database = await freshDatabase({ empty: true })
  const port = await freePort()
  const address = `http://localhost:${port}`
  // its organisation's key, and nothing of any other service's
  const dataFolder = mkdtempSync(join(tmpdir(), 'doorstep-service-'))
  let child: ChildProcess | undefined
  let printed = ''

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['dist/server/main.js'], {
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        DATA_FOLDER: dataFolder,
        PORT: String(port),
        HOST: '127.0.0.1',
        DEMONSTRATION: options.demonstration === false ? 'off' : 'on',
        LOG_LEVEL: 'warn',
        ...(options.appFolder ? { APP_FOLDER: options.appFolder } : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    started.stdout.on('data', (text) => (printed += String(text)))
    started.stderr.on('data', (text) => (printed += String(text)))
    for (let tries = 0; tries < 1200; tries += 1) {
      if (started.exitCode !== null) throw new Error(`The server ended with ${started.exitCode}:\n${printed}`)
      const ready = await fetch(`${address}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (ready) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`The server was not ready within two minutes:\n${printed}`)
  }

  async function finish(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null) return
    const gone = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await gone
  }

  const service: Service = {
    address,
    database,
    dataFolder,
    start,
    stop: () => finish('SIGTERM'),
    kill: () => finish('SIGKILL'),
    async end() {
      if (!open.delete(service)) return
      await finish('SIGTERM')
      await database.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
    output: () => printed,
  }
  open.add(service)
  await start()
  return service
}
