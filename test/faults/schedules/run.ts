import './tasks.ts'
import { CouncilDatabase } from './database.ts'
import { preparePages } from './rooms.ts'
import { Schedule } from './schedule.ts'
const [first = 1, count = 1] = process.argv.slice(2).map(Number)
const begin = await preparePages()
const database = await CouncilDatabase.open()
const t0 = performance.now()
for (let seed = first; seed < first + count; seed++) {
  const t = performance.now()
  try {
    const outcome = await new Schedule(seed, begin, database).run()
    console.log(
      seed,
      outcome.operations,
      Math.round(performance.now() - t),
      'ms',
      outcome.violations.length,
      outcome.violations.slice(0, 6).map((one) => one.text),
    )
    if (process.env.TRACE) console.log(outcome.trace.join('\n'))
  } catch (e) {
    console.log(seed, 'broke', e)
  }
}
console.log((performance.now() - t0) / count, process.cpuUsage())
await database.close()
process.exit(0)
