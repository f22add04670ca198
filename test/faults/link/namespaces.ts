/** Two network namespaces of our own and the bad road between them. Nothing outside them is touched. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const END_PATIENCE_MS = 30_000
export const COUNCIL = '10.213.47.1'
export const TABLET = '10.213.47.2'

const says = (command: string, ...args: string[]): string | undefined => {
  const done = spawnSync(command, args, { encoding: 'utf8' })
  return done.status === 0 ? undefined : (done.stderr || done.error?.message || `ended with ${done.status}`).trim()
}

/** Undefined: it can be shown here. */
export function whyNotHere(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a matter of Linux'
  if (process.getuid?.() !== 0) return 'only root may make network namespaces'
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun'
  for (const [command, ...args] of [
    ['ip', '-V'],
    ['python3', '-V'],
  ] as const)
    if (says(command, ...args)) return `the program ${command} is not installed`
  const trial = `doorstep-trial-${process.pid}`
  const refused = says('ip', 'netns', 'add', trial)
  says('ip', 'netns', 'del', trial)
  return refused && `a network namespace cannot be made (${refused})`
}

export interface Namespaces {
  /** Per cent, each way. */
  lose(percent: number): void
  /** A program of ours inside one of them; gives each line that it says. */
  run(where: 'council' | 'tablet', script: string, args: readonly string[], hear: (line: unknown) => void): ChildProcess
  /** Both programs end in good order, with what they started; then the road and the namespaces go. */
  end(): Promise<void>
}

export async function joinNamespaces(kbit: number, delayMs: number): Promise<Namespaces> {
  const names = { council: `doorstep-c${process.pid}`, tablet: `doorstep-t${process.pid}` }
  const children: ChildProcess[] = []
  const endNow = (): void => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    for (const name of Object.values(names)) says('ip', 'netns', 'del', name)
    process.off('exit', endNow)
  }
  process.on('exit', endNow)
  for (const name of Object.values(names)) {
    const refused = says('ip', 'netns', 'add', name)
    if (refused) throw new Error(refused)
  }
  const road = spawn(
    'python3',
    [
      resolve('test/faults/link/packets.py'),
      names.council,
      COUNCIL,
      names.tablet,
      TABLET,
      String(kbit),
      String(delayMs),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  children.push(road)
  await new Promise<void>((done, failed) => {
    road.stdout.once('data', () => done())
    road.once('exit', (code) => failed(new Error(`the road ended with ${code}`)))
  })
  return {
    async end() {
      const programs = children.filter((child) => child !== road && child.exitCode === null)
      const ended = programs.map((child) => new Promise((done) => child.once('exit', done)))
      for (const child of programs) child.stdin?.end()
      await Promise.race([Promise.all(ended), new Promise((done) => setTimeout(done, END_PATIENCE_MS))])
      endNow()
    },
    lose: (percent) => void road.stdin.write(`${percent}\n`),
    run(where, script, args, hear) {
      const { DOORSTEP_TEST_POSTGRES: _, ...env } = process.env
      const child = spawn(
        'ip',
        ['netns', 'exec', names[where], process.execPath, '--import', 'tsx', resolve(script), ...args],
        { stdio: ['pipe', 'pipe', 'inherit'], env },
      )
      children.push(child)
      createInterface({ input: child.stdout }).on('line', (line) => hear(JSON.parse(line)))
      return child
    },
  }
}
