/** npm run leave-demonstration: from the demonstration to a fresh, empty service. Never touches anything else. */
import { CannotStart } from './cannot-start.ts'
import { readConfig } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openForCommand } from './db/open.ts'
import { SCHEMA } from './db/pool.ts'
import { isDemonstration } from './db/service-facts.ts'

async function main(): Promise<void> {
  const database = await openForCommand(readConfig())
  try {
    if (!(await isDemonstration(database.pool)))
      throw new CannotStart('This is not the demonstration: nothing was touched.')
    // Append-only tables cannot be emptied, so the whole schema goes and comes anew.
    await database.pool.query(`DROP SCHEMA ${SCHEMA} CASCADE`)
    await migrate(database.url)
    await database.pool.query('UPDATE service SET stays_empty = true')
    console.log(
      'The demonstration is gone; the service is empty. Add the first person with:\n  npm run account -- add --name "…" --email … --role team-manager --team …',
    )
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
