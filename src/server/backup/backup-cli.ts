/** npm run backup -- <file>: everything the council holds, in one file. Beside a running server, or without one. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { readConfig } from '../config.ts'
import { openAsItIs } from '../db/open.ts'
import { writeBackup } from './write-backup.ts'

const USAGE = `npm run backup -- <file>
The file must not be there yet. It holds everything in clear: keep it as you keep the database.`

async function main(): Promise<void> {
  const [given, ...more] = process.argv.slice(2)
  if (!given || given.startsWith('-') || more.length > 0) throw new CannotStart(USAGE)
  const path = resolve(given)
  const started = performance.now()
  const database = await openAsItIs(readConfig(), 'beside a server')
  try {
    const { header, rows, sha256 } = await writeBackup(database.pool, path)
    const megabytes = (statSync(path).size / 1e6).toFixed(1)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `Backed up as of ${header.takenAt}: ${rows} rows of ${header.tables.length} tables, ${megabytes} MB, in ${seconds} s.\nSHA-256 of its contents: ${sha256}\n${path}`,
    )
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
