/** One process that runs the seeds it is told, one after the other, over a database of its own. */
import './tasks.ts'
import { beginEpoch } from '../../../src/server/db/service-facts.ts'
import { CouncilDatabase } from './database.ts'
import { preparePages } from './rooms.ts'
import type { BeginPage } from './rooms.ts'
import { Schedule } from './schedule.ts'
import type { Outcome } from './schedule.ts'

// Dexie throws away a question to ask another, thousands of times: nobody reads where each of these errors came from
Error.stackTraceLimit = 2

/** Tables that have grown large make everything slower: after so many schedules a fresh database. */
const SCHEDULES_A_DATABASE = 60
/** For months after a restore the council treats some words otherwise: every so many seeds begin in such a time. */
const AFTER_A_RESTORE_EVERY = 4

/** What a seed meets depends on the seed alone: a service is never handed on to one that begins in another time. */
interface Service {
  readonly database: CouncilDatabase
  schedules: number
}

export class Runner {
  private begin: BeginPage | undefined
  private readonly services = new Map<boolean, Service>()

  private async serviceFor(cameBack: boolean): Promise<Service> {
    const there = this.services.get(cameBack)
    if (there && there.schedules < SCHEDULES_A_DATABASE) return there
    await this.end(cameBack)
    const service = { database: await CouncilDatabase.open(), schedules: 0 }
    if (cameBack) await beginEpoch(service.database.pool)
    this.services.set(cameBack, service)
    return service
  }

  private async end(cameBack: boolean): Promise<void> {
    await this.services.get(cameBack)?.database.close()
    this.services.delete(cameBack)
  }

  /** What breaks the schedule itself is a finding too: nothing of what it stood for is known. */
  async run(seed: number, edits?: number): Promise<Outcome> {
    this.begin ??= await preparePages()
    const cameBack = seed % AFTER_A_RESTORE_EVERY === 1
    const service = await this.serviceFor(cameBack)
    service.schedules += 1
    const schedule = new Schedule(seed, this.begin, service.database, edits)
    try {
      const outcome = await schedule.run()
      if (schedule.wasRestored && !cameBack) await this.end(false)
      return outcome
    } catch (error) {
      await this.end(cameBack)
      const text =
        error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : String(error)
      return {
        seed,
        operations: 0,
        violations: [{ kind: 'diverged', text: `the schedule broke off: ${text}` }],
        trace: schedule.trace,
      }
    }
  }

  async close(): Promise<void> {
    for (const cameBack of this.services.keys()) await this.end(cameBack)
  }
}

/** Started by `run.ts`: seeds come one by one, so that a quick process takes more of them. */
if (process.send) {
  const runner = new Runner()
  const edits = Number(process.argv[2] ?? 200)
  process.on('message', (seed: number | 'end') => {
    if (seed === 'end') void runner.close().finally(() => process.exit(0))
    else void runner.run(seed, edits).then((outcome) => process.send?.(outcome))
  })
  process.send('ready')
}
