// What both commands need before anything else can run: a Node new enough and the packages of the lockfile.
// Plain JavaScript without imports from node_modules, because there may be none yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'

// Not `npm ci`: it refuses a lockfile that lacks another platform's optional packages, as a lockfile written behind a
// registry mirror may. The versions are exact and the lockfile's hashes are checked all the same; nothing is saved.
const INSTALL = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const STAMP = join(ROOT, 'node_modules', '.installed-from')

/** Runs a command in the repository's folder with our own streams; returns its exit code. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  return done.status ?? 1
}

export function fail(line) {
  console.error(line)
  process.exit(1)
}

export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Doorstep needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`)
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return
  console.log('Installing what Doorstep is built on (once) …')
  // The build and the tests are part of a running Doorstep: never leave development packages out.
  if (run('npm', INSTALL) !== 0) {
    fail('The packages could not be installed. Is the npm registry within reach? Run the command again when it is.')
  }
  writeFileSync(STAMP, lock)
}
