/** npm run restore -- <file> [--replace]: with every server stopped. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart } from '../cannot-start.ts'
import { readConfig } from '../config.ts'
import { openAsItIs } from '../db/open.ts'
import { heldWords, restoreBackup } from './restore.ts'

const USAGE = `npm run restore -- <file> [--replace]
Fills an empty database; with --replace it takes the place of what is there. Stop every server first.`

function asked(): { readonly path: string; readonly replace: boolean } {
  try {
    const { values, positionals } = parseArgs({ options: { replace: { type: 'boolean' } }, allowPositionals: true })
    const [path, ...more] = positionals
    if (path && more.length === 0) return { path: resolve(path), replace: values.replace ?? false }
  } catch {
    // an option that is none
  }
  throw new CannotStart(USAGE)
}

async function main(): Promise<void> {
  const { path, replace } = asked()
  const started = performance.now()
  const database = await openAsItIs(readConfig(), 'alone')
  try {
    const { header, rows, behind } = await restoreBackup(database.pool, path, {
      replace,
      onReplace: (there) => console.log(`Replacing ${heldWords(there)}.`),
    })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `Restored as of ${header.takenAt}: ${rows} rows of ${header.tables.length} tables, in ${seconds} s${behind > 0 ? `; ${behind} later changes of the tables were made` : ''}.
A new epoch has begun: at their next contact devices send again what they kept. Everybody signs in once more.
Start the servers as always.`,
    )
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
