/** npm run export:ssd -- --to <folder> [--from YYYY-MM-DD --until YYYY-MM-DD]. Prints how many rows each table has, as JSON. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isDate } from '../../model/calendar.ts'
import type { Span } from '../../practice/exchange/ssd-export.ts'
import { CannotStart } from '../cannot-start.ts'
import { readConfig } from '../config.ts'
import { openForCommand } from '../db/open.ts'
import { exportSsd } from './export-ssd.ts'

const USAGE = 'npm run export:ssd -- --to <folder> [--from YYYY-MM-DD --until YYYY-MM-DD]'

function readArguments(): { readonly to: string; readonly span: Span } {
  try {
    const { values } = parseArgs({
      options: { to: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' } },
    })
    const { to, from, until } = values
    const areDays = [from, until].every((date) => date === undefined || isDate(date))
    if (to && areDays && (!from || !until || from <= until))
      return { to: resolve(to), span: { ...(from && { from }), ...(until && { until }) } }
  } catch {
    // said below, like every other way of calling it wrongly
  }
  throw new CannotStart(USAGE)
}

async function main(): Promise<void> {
  const { to, span } = readArguments()
  const database = await openForCommand(readConfig())
  try {
    console.log(JSON.stringify(await exportSsd(database.pool, to, span)))
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
