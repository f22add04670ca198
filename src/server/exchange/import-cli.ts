/** npm run import:ssda903 -- <folder of CSVs or one XML file> [--team North]. The last line printed is the counts as JSON. */
import { parseArgs } from 'node:util'
import { CannotStart } from '../cannot-start.ts'
import { readConfig } from '../config.ts'
import { openForCommand } from '../db/open.ts'
import { afterImport } from './after-import.ts'
import { importReturn } from './import-return.ts'
import type { ImportProgress } from './import-return.ts'
import { openReturn, returnFilesAt } from './open-return.ts'
import { UnreadableReturn } from './return-kinds.ts'

const USAGE = 'npm run import:ssda903 -- <folder of CSV files, or one XML file> [--team <name>]'

function readArguments(): { readonly path: string; readonly team?: string } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { team: { type: 'string' } } })
    const [path, ...more] = positionals
    const team = values.team?.trim()
    if (path && more.length === 0) return { path, ...(team && { team }) }
  } catch {
    // said below, like every other way of calling it wrongly
  }
  throw new CannotStart(USAGE)
}

/** On a terminal, how far it is; nothing where somebody else reads. */
function showProgress({ doing, part }: ImportProgress): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${doing} ${String(Math.floor(part * 100)).padStart(3)} %${part === 1 ? '\n' : ''}`)
}

async function main(): Promise<void> {
  const { path, team } = readArguments()
  const files = await returnFilesAt(path)
  // Said before a database is started for nothing.
  await openReturn(files)
  const database = await openForCommand(readConfig())
  try {
    const counts = await importReturn(database.pool, files, {
      now: new Date(),
      onProgress: showProgress,
      ...(team && { team }),
    })
    await afterImport(database.pool, counts)
    console.log(JSON.stringify(counts))
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart || error instanceof UnreadableReturn ? error.message : error)
  process.exitCode = 1
})
