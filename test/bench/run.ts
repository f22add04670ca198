/**
 * npm run bench: where Doorstep stands against the least that any program would have to do, measured in the same run,
 * the same browser and the same Postgres. Prints a table, then one line of JSON.
 */
import { build } from 'vite'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { openTablet, newProfile, type Tablet } from '../support/browser.ts'
import { personCalled } from '../support/people.ts'
import { openService } from '../support/service.ts'
import type { Bench } from './page/bench-page.ts'
import { median, quantile, table, type Figure } from './figures.ts'
import { writeChanges } from './many-changes.ts'
import { benchSignals } from './signals.ts'
import { openSlowLink } from './slow-link.ts'
import { throughput } from './throughput.ts'
import { words } from './words.ts'
import { openYardstick } from './yardstick.ts'

const SIZES = (process.env.BENCH_SIZES ?? '100,1000,5000').split(',').map(Number)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const SLOW_ROUNDS = Number(process.env.BENCH_SLOW_ROUNDS ?? 1)
const CHANGES = Number(process.env.BENCH_CHANGES ?? 10_000)
const SLOWER = 4

const call = <K extends keyof Bench>(
  page: Page,
  name: K,
  ...given: Parameters<Bench[K]>
): Promise<Awaited<ReturnType<Bench[K]>>> =>
  page.evaluate(
    ([method, values]) => (window.bench[method as K] as (...all: unknown[]) => unknown)(...(values as unknown[])),
    [name, given] as const,
  ) as Promise<Awaited<ReturnType<Bench[K]>>>

await build({
  configFile: false,
  root: resolve('test/bench/page'),
  base: '/bench/',
  logLevel: 'warn',
  build: { outDir: resolve('dist/bench'), emptyOutDir: true, target: 'es2022' },
})
const service = await openService()
const yardstick = await openYardstick(service.address, service.database.pool, resolve('dist/bench'))
const link = await openSlowLink(yardstick.address)
const figures: Figure[] = []
const tablets: Tablet[] = []

const hannah = await personCalled(service, 'hannah')

async function worker(profile = newProfile(), address = yardstick.address): Promise<Page> {
  const tablet = await openTablet({ profile })
  tablets.push(tablet)
  await tablet.page.goto(`${address}/bench/index.html`)
  await tablet.page.waitForFunction(() => 'bench' in window)
  await call(tablet.page, 'signIn', hannah.email, hannah.passphrase)
  return tablet.page
}

const profile = newProfile()
const writer = await worker(profile)
const reader = await worker()
const far = await worker(newProfile(), link.address)

const saves = await call(writer, 'saves', 200)
for (const [name, q] of [
  ['p50', 0.5],
  ['p95', 0.95],
] as const) {
  figures.push({
    what: `save a 2 KB note, sealed and strict, ${name}`,
    ours: quantile(saves.sealed, q),
    limit: quantile(saves.raw, q),
    unit: 'ms',
  })
}

const HOMES = Number(process.env.BENCH_HOMES ?? 1000)
figures.push(...benchSignals(HOMES))
const signals = await call(writer, 'signals', HOMES)
figures.push({
  what: `signals of ${HOMES} homes in the browser: the longest the page was held up, against a long task`,
  ours: signals.longest,
  limit: 50,
  unit: 'ms',
})

let seed = 1
for (const size of SIZES) {
  const pushes: number[] = [],
    echoes: number[] = [],
    limits: number[] = [],
    pulls: number[] = [],
    limitPulls: number[] = []
  const bytes = { push: 0, pull: 0, limitPush: 0, limitPull: 0 }
  for (let round = 0; round < (size >= 5000 ? 1 : ROUNDS); round += 1) {
    seed += size
    await call(writer, 'write', size, seed)
    yardstick.takeBytes()
    pushes.push(await call(writer, 'push'))
    bytes.push = yardstick.takeBytes()
    echoes.push((pushes.at(-1) ?? 0) + (await call(writer, 'settle')))
    yardstick.takeBytes()
    limits.push(await call(writer, 'limitPush', size, seed))
    bytes.limitPush = yardstick.takeBytes()
    pulls.push(await call(reader, 'pullAll'))
    bytes.pull = yardstick.takeBytes()
    limitPulls.push(await call(reader, 'limitPull', size))
    bytes.limitPull = yardstick.takeBytes()
    await call(writer, 'pullAll')
  }
  const notes = `${size.toLocaleString('en-GB')} notes of 2 KB`
  figures.push({ what: `push ${notes}, until kept`, ours: median(pushes), limit: median(limits), unit: 'ms' })
  figures.push({
    what: `push ${notes}, until their echo left the outbox`,
    ours: median(echoes),
    limit: median(limits),
    unit: 'ms',
  })
  figures.push({ what: `push ${notes}`, ours: bytes.push, limit: bytes.limitPush, unit: 'bytes' })
  figures.push({ what: `pull ${notes}`, ours: median(pulls), limit: median(limitPulls), unit: 'ms' })
  figures.push({ what: `pull ${notes}`, ours: bytes.pull, limit: bytes.limitPull, unit: 'bytes' })
}

const child = await call(writer, 'child')
const slowPushes: number[] = [],
  slowLimits: number[] = []
link.shape({ roundTripMs: 300, kbitPerSecond: 400 })
for (let round = 0; round < SLOW_ROUNDS; round += 1) {
  seed += 1000
  await call(far, 'write', 1000, seed)
  slowPushes.push(await call(far, 'push'))
  link.shape(undefined)
  await call(far, 'settle')
  link.shape({ roundTripMs: 300, kbitPerSecond: 400 })
  slowLimits.push(await call(far, 'limitPush', 1000, seed))
}
link.shape(undefined)
figures.push({
  what: 'push 1,000 notes over 300 ms and 400 kbit/s, until kept',
  ours: median(slowPushes),
  limit: median(slowLimits),
  unit: 'ms',
})

if (CHANGES > 0) {
  await call(reader, 'pullAll')
  const texts = Array.from({ length: CHANGES }, (_, n) => words(2000, 90_000 + n))
  for (let at = 0; at < CHANGES; at += 1000)
    await writeChanges(service.database.pool, child, texts.slice(at, at + 1000))
  // the limit gives back as many, and is measured on both sides of it: the machine is seldom the same twice
  for (let at = 0; at < CHANGES; at += 1000) await call(far, 'limitPush', 1000, 90_000 + at)
  const before = await call(reader, 'limitPull', CHANGES)
  const ours = await call(reader, 'pullAll')
  const after = await call(reader, 'limitPull', CHANGES)
  figures.push({
    what: `pull ${CHANGES.toLocaleString('en-GB')} changes of 2 KB`,
    ours,
    limit: (before + after) / 2,
    unit: 'ms',
  })
}

await call(writer, 'pullAll')
yardstick.takePushed()
const final = await call(writer, 'longNote', 200, 5)
figures.push({
  what: 'a note of 200 edits, sent while online',
  ours: yardstick.takePushed(),
  limit: final,
  unit: 'bytes',
})

const { records } = await call(writer, 'counts')
// The app itself, once with the server so that the shell is kept, then cold without it.
await writer.goto(yardstick.address)
await writer.waitForFunction(async () => (await navigator.serviceWorker.ready).active !== null)
await writer.waitForTimeout(3000)
for (const tablet of tablets) await tablet.close()
const load = await throughput(service.address, service.database.pool, hannah, child, 200, 400)
figures.push({
  what: `operations received and applied, batches of 100 from 4 devices, ${load.operations.toLocaleString('en-GB')} in all`,
  ours: load.perSecond,
  limit: 1500,
  unit: 'a second',
})
figures.push({ what: 'their answers, p99', ours: load.p99Ms, limit: 500, unit: 'ms' })
await link.close()
await yardstick.close()
await service.end()

const doors: number[] = [],
  keys: number[] = [],
  todays: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const tablet = await openTablet({ profile })
  const session = await tablet.page.context().newCDPSession(tablet.page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const opened = performance.now()
  await tablet.page.goto(yardstick.address, { waitUntil: 'commit' })
  const secret = tablet.page.getByLabel('Your passphrase')
  await secret.waitFor()
  doors.push(performance.now() - opened)
  await secret.fill(hannah.passphrase)
  const asked = performance.now()
  await tablet.page.getByRole('button', { name: /^Unlock as/ }).click()
  await tablet.page.getByRole('heading', { name: 'Visits' }).waitFor()
  const whole = performance.now() - asked
  const key = await tablet.page.evaluate(() => performance.getEntriesByName('doorstep:passphrase')[0]?.duration ?? 0)
  keys.push(key)
  todays.push(whole - key)
  await tablet.close()
}
const slow = `${records.toLocaleString('en-GB')} records on the device, CPU ${SLOWER}× slower, no server`
figures.push({ what: `cold start to the locked door, ${slow}`, ours: median(doors), unit: 'ms' })
figures.push({ what: 'passphrase to key (argon2id, 64 MiB, on purpose slow)', ours: median(keys), unit: 'ms' })
figures.push({ what: 'key to usable Today', ours: median(todays), limit: 1500, unit: 'ms' })

console.log(table(figures))
console.log(JSON.stringify({ records, figures }))
