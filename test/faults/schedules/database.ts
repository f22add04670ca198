/** The council's database, with backups that cost little: a copy of the whole, and back to it. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openPool } from '../../../src/server/db/pool.ts'
import type { Pool } from '../../../src/server/db/pool.ts'
import { beginEpoch, fillPermissions } from '../../../src/server/db/service-facts.ts'
import { freshDatabase } from '../../support/postgres.ts'
import type { TestDatabase } from '../../support/postgres.ts'

/** Text that the database itself refuses, as a limit of its own or a rule of a table would. */
const CHOKES = `
  CREATE FUNCTION choke() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN IF NEW.record::text LIKE '%chokeword%' THEN RAISE EXCEPTION 'too big a bite' USING ERRCODE = '22000'; END IF; RETURN NEW; END $$;
  CREATE TRIGGER choke BEFORE INSERT ON revision FOR EACH ROW EXECUTE FUNCTION choke();
  ALTER DATABASE current_one SET synchronous_commit = off`

const nameIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1)
const withName = (url: string, name: string): string => url.replace(/\/[^/]+$/, `/${name}`)

export class CouncilDatabase {
  pool: Pool
  private url: string
  private readonly first: TestDatabase

  private constructor(first: TestDatabase) {
    this.first = first
    this.url = first.url
    this.pool = openPool(first.url, { max: 12 })
  }

  static async open(): Promise<CouncilDatabase> {
    const first = await freshDatabase()
    await fillPermissions(first.pool)
    await first.pool.query(CHOKES.replace('current_one', nameIn(first.url)))
    return new CouncilDatabase(first)
  }

  private async admin(...statements: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: withName(this.url, 'postgres') })
    await client.connect()
    try {
      for (const statement of statements) await client.query(statement)
    } finally {
      await client.end()
    }
  }

  /** Nobody may be at work meanwhile. */
  async backUp(): Promise<string> {
    const name = `backup_${randomBytes(8).toString('hex')}`
    await this.closeAll()
    await this.admin(`CREATE DATABASE ${name} TEMPLATE ${nameIn(this.url)}`)
    this.pool = openPool(this.url, { max: 12 })
    return name
  }

  async restore(backup: string): Promise<void> {
    const before = this.url
    await this.closeAll()
    this.url = withName(this.url, backup)
    if (before !== this.first.url) await this.admin(`DROP DATABASE ${nameIn(before)} WITH (FORCE)`)
    this.pool = openPool(this.url, { max: 12 })
    await beginEpoch(this.pool)
  }

  async forget(backup: string): Promise<void> {
    await this.admin(`DROP DATABASE IF EXISTS ${backup} WITH (FORCE)`)
  }

  private async closeAll(): Promise<void> {
    await this.pool.end()
    // the pool of the copy's origin holds no connection open unless it was just used
    if (this.url === this.first.url) await this.first.pool.query('SELECT 1').then(() => undefined)
    await this.admin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nameIn(this.url)}' AND pid <> pg_backend_pid()`,
    )
  }

  async close(): Promise<void> {
    await this.pool.end()
    if (this.url !== this.first.url) await this.admin(`DROP DATABASE ${nameIn(this.url)} WITH (FORCE)`)
    await this.first.close()
  }
}
