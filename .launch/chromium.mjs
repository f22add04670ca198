// A Chromium for the journeys: one that is named, one that is installed, or one that can be installed here.
import { existsSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fail, run } from './installed.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function onPath(name) {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim().split(/\r?\n/)[0] : undefined
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

async function find() {
  if (process.env.CHROME_PATH) {
    if (existsSync(process.env.CHROME_PATH)) return process.env.CHROME_PATH
    fail(`CHROME_PATH names ${process.env.CHROME_PATH}, and there is nothing there.`)
  }
  for (const name of NAMES) {
    const path = onPath(name)
    if (path) return path
  }
  return PLACES.find((path) => existsSync(path)) ?? (await playwrightsOwn())
}

function isDebian() {
  try {
    return /debian/i.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

export async function ensureChromium() {
  const found = await find()
  if (found) return found
  console.log('No Chromium found: installing one for the journeys (once) …')
  if (isDebian() && process.getuid?.() === 0) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
  } else {
    run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
  }
  return (
    (await find()) ??
    fail(
      'No Chromium could be installed. Install Chromium or Chrome, or set CHROME_PATH to one, and run npm test again.',
    )
  )
}
