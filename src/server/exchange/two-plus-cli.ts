/** npm run list:two-plus -- --as-of YYYY-MM-DD prints {"<child id>": <count>, …}. */
import { parseArgs } from 'node:util'
import { CannotStart } from '../cannot-start.ts'
import { readConfig } from '../config.ts'
import { openForCommand } from '../db/open.ts'
import { asSystem } from '../db/pool.ts'
import { readReturnDate } from './return-date.ts'
import { twoPlusList } from './two-plus-list.ts'

const USAGE = 'npm run list:two-plus -- --as-of YYYY-MM-DD'

function readDay(): string {
  try {
    const { values } = parseArgs({ options: { 'as-of': { type: 'string' } } })
    const day = values['as-of'] ?? ''
    const [year, month, date] = day.split('-')
    if (/^\d{4}-\d\d-\d\d$/.test(day) && readReturnDate(`${date}/${month}/${year}`)) return day
  } catch {
    // said below
  }
  throw new CannotStart(USAGE)
}

async function main(): Promise<void> {
  const day = readDay()
  const database = await openForCommand(readConfig())
  try {
    const list = await asSystem(database.pool, (client) => twoPlusList(client, day))
    // Not by way of an object: that would put numbers before everything else.
    console.log(`{${list.map(([id, count]) => `${JSON.stringify(id)}:${count}`).join(',')}}`)
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
