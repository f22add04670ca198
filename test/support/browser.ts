/**
 * A real Chromium as a process of ours, with a profile folder that outlives it: so that a journey can kill it with
 * -9 in the middle of a word, start it again and look for the word.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

export interface Tablet {
  readonly profile: string
  readonly page: Page
  /** The process group is killed as a flat battery would: nothing is flushed. */
  kill(): Promise<void>
  /** Closes the browser in good order and leaves the profile. */
  close(): Promise<void>
}

export interface Size {
  readonly width: number
  readonly height: number
}
export const PHONE: Size = { width: 390, height: 844 }
export const TABLET: Size = { width: 1180, height: 820 }
export const PORTRAIT: Size = { width: 820, height: 1180 }
export const DESKTOP: Size = { width: 1440, height: 900 }

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--remote-debugging-port=0',
]
const profiles: string[] = []
const running = new Set<ChildProcess>()

/** A page of a tablet that is still open, and what its console said. */
export interface Screen {
  readonly page: Page
  readonly said: readonly string[]
}
const browsers = new Map<ChildProcess, { context: BrowserContext; said: string[] }>()

/** Every page of every tablet that was neither killed nor closed. */
export const openScreens = (): Screen[] =>
  [...browsers.values()].flatMap(({ context, said }) => context.pages().map((page) => ({ page, said })))

export function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'doorstep-tablet-'))
  profiles.push(profile)
  return profile
}

async function debuggerAddress(profile: string, child: ChildProcess): Promise<string> {
  const file = join(profile, 'DevToolsActivePort')
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode} before it listened`)
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : ''
    if (port) return `http://127.0.0.1:${port}`
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Chromium did not listen within 30 seconds')
}

export async function openTablet(options: { profile?: string; size?: Size; dark?: boolean } = {}): Promise<Tablet> {
  const profile = options.profile ?? newProfile()
  const size = options.size ?? TABLET
  rmSync(join(profile, 'DevToolsActivePort'), { force: true })
  const path = process.env.CHROME_PATH ?? '/usr/bin/chromium'
  const child = spawn(
    path,
    [...FLAGS, `--user-data-dir=${profile}`, `--window-size=${size.width},${size.height}`, 'about:blank'],
    {
      detached: true,
      stdio: 'ignore',
    },
  )
  running.add(child)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const browser: Browser = await chromium.connectOverCDP(await debuggerAddress(profile, child))
  const context = browser.contexts()[0]
  if (!context) throw new Error('Chromium opened without a window')
  const said: string[] = []
  browsers.set(child, { context, said })
  context.on('console', (line) => said.push(`${new Date().toISOString()} ${line.type()}: ${line.text()}`))
  context.on('weberror', (thrown) => said.push(`${new Date().toISOString()} thrown: ${thrown.error().message}`))
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: options.dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  // Machines are noisy: how long a step may take proves nothing.
  page.setDefaultTimeout(45_000)
  const end = (signal: NodeJS.Signals): void => {
    running.delete(child)
    browsers.delete(child)
    try {
      if (child.pid) process.kill(-child.pid, signal)
    } catch {
      // Already gone.
    }
  }
  return {
    profile,
    page,
    async kill() {
      end('SIGKILL')
      await gone
    },
    async close() {
      const session = await browser.newBrowserCDPSession().catch(() => undefined)
      await session?.send('Browser.close').catch(() => undefined)
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))])
      end('SIGKILL')
    },
  }
}

export function endTablets(): void {
  for (const child of running) {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Already gone.
    }
  }
  running.clear()
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}

process.on('exit', endTablets)
