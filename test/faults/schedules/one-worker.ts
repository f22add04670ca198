/** One process that runs the seeds it is told, one after the other, over a database of its own. */
import './tasks.ts'
import { CouncilDatabase } from './database.ts'
import { preparePages } from './rooms.ts'
import type { BeginPage } from './rooms.ts'
import { Schedule } from './schedule.ts'
import type { Outcome } from './schedule.ts'

/** Tables that have grown large make everything slower: after so many schedules a fresh database. */
const SCHEDULES_A_DATABASE = 60

export class Runner {
  private begin: BeginPage | undefined
  private database: CouncilDatabase | undefined
  private ran = 0

  /** What breaks the schedule itself is a finding too: nothing of what it stood for is known. */
  async run(seed: number, edits?: number): Promise<Outcome> {
    this.begin ??= await preparePages()
    if (this.ran % SCHEDULES_A_DATABASE === 0) await this.database?.close()
    if (this.ran % SCHEDULES_A_DATABASE === 0) this.database = await CouncilDatabase.open()
    this.ran += 1
    const database = this.database as CouncilDatabase
    const schedule = new Schedule(seed, this.begin, database, edits)
    try {
      return await schedule.run()
    } catch (error) {
      this.ran = 0
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
    await this.database?.close()
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
