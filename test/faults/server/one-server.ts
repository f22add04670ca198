/** One of several built servers on one database: started, killed outright, started again on the same port. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { freePort } from '../../support/service.ts'

export interface OneServer {
  readonly address: string
  /** Until it says that it is ready. A database that is just recovering refuses it: then it is started once more. */
  start(): Promise<void>
  kill(): Promise<void>
  stop(): Promise<void>
  /** What it has printed: warnings and errors. */
  output(): string
}

const MOST_KEPT = 200_000
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export async function openServer(
  databaseUrl: string,
  options: { main?: string; env?: Record<string, string> } = {},
): Promise<OneServer> {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let printed = ''

  async function begin(): Promise<boolean> {
    const started = spawn(process.execPath, [options.main ?? 'dist/server/main.js'], {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        PORT: String(port),
        HOST: '127.0.0.1',
        DEMONSTRATION: 'off',
        LOG_LEVEL: 'warn',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(started)
    started.once('exit', () => running.delete(started))
    child = started
    started.stderr.on('data', (text) => (printed = (printed + String(text)).slice(-MOST_KEPT)))
    return new Promise((resolve) => {
      let said = ''
      started.stdout.on('data', (text) => {
        said += String(text)
        if (said.includes('Doorstep is ready')) resolve(true)
      })
      started.once('exit', () => resolve(false))
    })
  }

  async function finish(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await gone
  }

  return {
    address,
    async start() {
      for (let tries = 0; tries < 100; tries += 1) {
        if (await begin()) return
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      throw new Error(`The server did not get ready:\n${printed.slice(-4000)}`)
    },
    kill: () => finish('SIGKILL'),
    stop: () => finish('SIGTERM'),
    output: () => printed,
  }
}
