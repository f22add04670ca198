/**
 * npm run faults -- --seeds N [--seed first] [--processes 2] [--planted]
 * Seeded schedules one after the other. A seed that fails is told with the end of its story and fails again in the same
 * way with `--seed`. The last line is JSON; anything but noughts in it ends with 1.
 */
import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startTestPostgres } from '../../support/postgres.ts'
import { KINDS } from './ledger.ts'
import type { Kind } from './ledger.ts'
import { runPlanted } from './planted/plant.ts'
import type { Outcome } from './schedule.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    processes: { type: 'string', default: String(Math.max(1, Math.min(2, cpus().length))) },
    planted: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** From one seed to the next. */
    step: { type: 'string', default: '1' },
    /** So many edits in each. */
    edits: { type: 'string', default: '200' },
    /** Ends with the first seed that fails. */
    first: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
})
const first = Number(values.seed ?? 1)
const step = Number(values.step)
const edits = Number(values.edits)
const count = Number(values.seeds ?? (values.planted ? 500 : 1))
const TOLD_VIOLATIONS = 8
const TOLD_EVENTS = 40
const TOLD_SEEDS = 10
const EVERY_MS = 30_000

function tell({ seed, violations, trace }: Outcome): void {
  console.log(`seed ${seed} fails:`)
  for (const one of violations.slice(0, TOLD_VIOLATIONS)) console.log(`  ${one.kind}: ${one.text}`)
  const about = new Set(violations.slice(0, 3).flatMap((one) => one.text.match(/\b[0-9a-f]{6}\b/g) ?? []))
  const events = trace.filter((event) => [...about].some((part) => event.includes(part)) || STORY.test(event))
  for (const event of events.slice(-TOLD_EVENTS)) console.log(`    ${event}`)
  console.log(`  again: npm run faults -- --seed ${seed}`)
}
const STORY = / (loses|is given) |killed|clears|copied|backup|heals|storage|arrives once more/

async function runSeeds(): Promise<number> {
  const sums: { [K in Kind]: number } = { lost: 0, duplicated: 0, overwritten: 0, leaked: 0, diverged: 0 }
  const began = performance.now()
  let [next, schedules, operations, failed] = [first, 0, 0, 0]
  const took = (outcome: Outcome): void => {
    schedules += 1
    operations += outcome.operations
    for (const { kind } of outcome.violations) sums[kind] += 1
    if (outcome.violations.length === 0) return
    failed += 1
    if (failed <= TOLD_SEEDS && !values.quiet) tell(outcome)
  }
  const isOver = (): boolean => next >= first + count * step || (values.first && failed > 0)
  const timer = setInterval(() => {
    const minutes = (performance.now() - began) / 60_000
    if (!values.quiet) console.log(`${schedules} schedules, ${Math.round(schedules / minutes)} a minute`)
  }, EVERY_MS)
  await Promise.all(
    Array.from({ length: Math.min(Number(values.processes), count) }, async () => {
      const child = fork(fileURLToPath(new URL('one-worker.ts', import.meta.url)), [String(edits)], {
        stdio: 'inherit',
        // a device makes much that is thrown away at once
        execArgv: [...process.execArgv, '--max-semi-space-size=64'],
      })
      await new Promise<void>((resolve, reject) => {
        child.on('message', (message: Outcome | 'ready') => {
          if (message !== 'ready') took(message)
          child.send(isOver() ? 'end' : next)
          next += step
        })
        child.once('error', reject)
        child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`))))
      })
    }),
  )
  clearInterval(timer)
  const seconds = (performance.now() - began) / 1000
  if (!values.quiet)
    console.log(`${Math.round(seconds)} s, ${Math.round((schedules / seconds) * 60)} schedules a minute`)
  console.log(JSON.stringify({ schedules, operations, ...Object.fromEntries(KINDS.map((kind) => [kind, sums[kind]])) }))
  return KINDS.every((kind) => sums[kind] === 0) ? 0 : 1
}

const postgres = await startTestPostgres()
const code = values.planted
  ? await runPlanted({
      from: values.seed === undefined ? undefined : first,
      most: count,
      only: values.only,
      edits,
      processes: Number(values.processes),
    })
  : await runSeeds()
await postgres.stop()
process.exit(code)
