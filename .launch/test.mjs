// npm test: everything that must hold, in the order in which a mistake is cheapest to find.
// `npm test -- model sync` runs only the test files whose path contains one of the words.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, parse, relative } from 'node:path'
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
/** Journeys that did not get through beside others: a mistake of theirs or of the product, though they pass alone. */
const stopped = []

/** By the seconds they take: begun last, one of these would keep one core busy while the others have nothing left to do. */
const LONGEST = [
  'every-screen-for-everybody',
  'homes-that-end',
  'hearing-of-news',
  'clock-years-off',
  'words-that-wait',
  'reminded-without-signal',
  'a-home-is-found',
  'rafi-noor-and-esme',
  'tilly-until-she-is-steady',
  'a-stability-meeting',
  'account-closed-while-away',
]

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

/**
 * One uvu file, one process. A file that prints no total has not run its suite: that is a failure. With `again`, one that
 * fails is put there instead of being counted, and all that it printed is shown.
 */
function runFile(path, env, again) {
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
      if (failed > 0 && again) {
        console.log(`${name}: ${failed} stopped beside others; played again alone at the end\n${output}`)
        again.push(path)
        return resolve()
      }
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

async function runFiles(paths, atOnce, env = {}, again = undefined) {
  const place = (path) => (LONGEST.indexOf(parse(path).name) + LONGEST.length + 1) % (LONGEST.length + 1)
  const waiting = [...paths].sort((a, b) => place(a) - place(b))
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let path = waiting.shift(); path; path = waiting.shift()) await runFile(path, env, again)
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
/** What needs the built app: the journeys; and faults/browser-…, server-… and link-…, which need the machine to themselves. */
const journeys = chosen.filter((path) => path.includes(join('test', 'journeys')))
const alone = chosen.filter((path) => /^(browser|server|link)-/.test(relative(FAULTS, path)))
if (words.length === 0) for (const [name, command, args] of CHECKS) check(name, command, args)
const postgres = await holdPostgres()
const shared = { DOORSTEP_TEST_POSTGRES: postgres.url }
await runFiles(
  chosen.filter((path) => !journeys.includes(path) && !alone.includes(path)),
  Math.max(1, Math.min(4, cpus().length)),
  shared,
)
if (words.length === 0 || journeys.length + alone.length > 0) {
  ensureBuilt()
  if (words.length === 0) check('size of the first load', 'size-limit', [])
  const browser = { CHROME_PATH: await ensureChromium() }
  // Each starts a real server and a real browser, and waits for them half of the time: two are what two cores can bear.
  // One that stops is told apart from one that is broken by playing it alone, once; that it stopped is said either way.
  await runFiles(
    journeys,
    Math.max(1, Math.min(2, cpus().length)),
    { ...browser, ...shared },
    words.length === 0 ? stopped : undefined,
  )
  await runFiles(stopped, 1, { ...browser, ...shared })
  await runFiles(alone, 1, browser)
}
await postgres.stop()
const onlyAlone = stopped.map((path) => relative(ROOT, path)).filter((name) => !broken.includes(name))
if (onlyAlone.length > 0) console.log(`Passed alone only, and is to be looked at: ${onlyAlone.join(', ')}`)
if (broken.length > 0) console.log(`Broken: ${broken.join(', ')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
