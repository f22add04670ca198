// npm test: everything that must hold, in the order in which a mistake is cheapest to find.
// `npm test -- model sync` runs only the test files whose path contains one of the words.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, relative } from 'node:path'
import { ROOT, ensureInstalled, run } from './installed.mjs'
import { ensureBuilt } from './built.mjs'
import { ensureChromium } from './chromium.mjs'

ensureInstalled()
const words = process.argv.slice(2)
const bin = (name) => join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
const FILE_MAX_MS = 25 * 60_000
const FAULTS = join(ROOT, 'test', 'faults')
const total = { passed: 0, failed: 0 }
const broken = []

const CHECKS = [
  ['types', 'tsc', ['-p', '.']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings', 'src', 'test', 'vite.config.ts']],
  ['format', 'biome', ['format', '.']],
  ['dead code', 'knip', []],
]

function check(name, command, args) {
  const started = Date.now()
  if (run(bin(command), args) === 0)
    return console.log(`${name}: good (${Math.round((Date.now() - started) / 1000)} s)`)
  console.log(`${name}: BROKEN`)
  total.failed += 1
  broken.push(name)
}

function testFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      // Of the faults only the small counts are tests: the folders hold what they and the long counts share.
      if (statSync(path).isDirectory())
        return ['support', 'bench', 'fixtures'].includes(name) || folder === FAULTS ? [] : testFiles(path)
      return /\.tsx?$/.test(name) ? [path] : []
    })
}

/** One uvu file, one process. A file that prints no total has not run its suite: that is a failure. */
function runFile(path, env) {
  return new Promise((resolve) => {
    const started = Date.now()
    const child = spawn(process.execPath, ['--import', 'tsx', path], {
      cwd: ROOT,
      env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    // A file that hangs is a failure like any other, and must not keep the rest from being counted.
    const limit = setTimeout(() => child.kill('SIGKILL'), FILE_MAX_MS)
    child.on('close', (code) => {
      clearTimeout(limit)
      const count = (word) =>
        [...output.matchAll(new RegExp(`${word}:\\s+(\\d+)`, 'g'))].reduce((sum, match) => sum + Number(match[1]), 0)
      const [all, passed] = [count('Total'), count('Passed')]
      const name = relative(ROOT, path)
      const failed = all - passed + (all === 0 || (code !== 0 && all === passed) ? 1 : 0)
      total.passed += passed
      total.failed += failed
      const took = `${Math.round((Date.now() - started) / 1000)} s`
      console.log(
        failed === 0
          ? `${name}: ${passed} (${took})`
          : `${name}: ${passed} passed, ${failed} FAILED (${took})\n${output}`,
      )
      if (failed > 0) broken.push(name)
      resolve()
    })
  })
}

async function runFiles(paths, atOnce, env = {}) {
  const waiting = [...paths]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let path = waiting.shift(); path; path = waiting.shift()) await runFile(path, env)
    }),
  )
}

/** One Postgres for all files that want one; ended by closing its input. */
async function holdPostgres() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/hold-postgres.ts'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const url = await new Promise((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(String(text).trim()))
    child.once('exit', (code) => reject(new Error(`the test database did not start (${code})`)))
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return { url, stop: () => (child.stdin.end(), ended) }
}

const chosen = testFiles(join(ROOT, 'test')).filter(
  (path) => words.length === 0 || words.some((word) => relative(ROOT, path).includes(word)),
)
/** What needs the built app, and the machine to itself: the journeys, and faults/browser-…, server-… and link-…. */
const needsTheBuild = (path) =>
  path.includes(`${join('test', 'journeys')}`) || /^(browser|server|link)-/.test(relative(FAULTS, path))
const journeys = chosen.filter(needsTheBuild)
if (words.length === 0) for (const [name, command, args] of CHECKS) check(name, command, args)
const postgres = await holdPostgres()
await runFiles(
  chosen.filter((path) => !journeys.includes(path)),
  Math.max(1, Math.min(4, cpus().length)),
  { DOORSTEP_TEST_POSTGRES: postgres.url },
)
await postgres.stop()
if (words.length === 0 || journeys.length > 0) {
  ensureBuilt()
  if (words.length === 0) check('size of the first load', 'size-limit', [])
  // One at a time: each starts a real server and a real browser.
  await runFiles(journeys, 1, { CHROME_PATH: await ensureChromium() })
}
if (broken.length > 0) console.log(`Broken: ${broken.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
