/**
 * The demonstration, filled once for all journeys of a run and copied for each: the database as a template, and the
 * folder with the service's private key beside the Postgres that holds it, so that both end together.
 */
import { dirname, join } from 'node:path'
import pg from 'pg'

/** It tells of hours as well as of days: one that is older than this is filled anew. */
const GOOD_FOR_MS = 20 * 60_000
const LOCK = 4711

export interface Place {
  readonly databaseName: string
  readonly databaseUrl: string
  readonly dataFolder: string
}

/**
 * @param adminUrl the `postgres` database of the cluster
 * @param fill fills an empty service that lies there, and leaves nobody connected to it
 */
export async function filledOnce(adminUrl: string, fill: (place: Place) => Promise<void>): Promise<Place> {
  const name = `doorstep_demonstration_${Math.floor(Date.now() / GOOD_FOR_MS)}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const { rows } = await client.query<{ lies: string; there: boolean }>(
      `SELECT current_setting('data_directory') AS lies,
         EXISTS (SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate) AS there`,
      [name],
    )
    const place = {
      databaseName: name,
      databaseUrl: adminUrl.replace(/\/[^/]+$/, `/${name}`),
      dataFolder: join(dirname(rows[0]?.lies ?? ''), name),
    }
    if (!rows[0]?.there) {
      await client.query(`DROP DATABASE IF EXISTS ${name}`)
      await client.query(`CREATE DATABASE ${name}`)
      await fill(place)
      await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`)
    }
    return place
  } finally {
    await client.end()
  }
}
