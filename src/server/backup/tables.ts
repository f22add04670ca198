/** Which tables there are, in the order in which they can be filled again. All that is said here comes from Postgres itself. */
import { SCHEMA } from '../db/pool.ts'
import type { Client } from '../db/pool.ts'

/**
 * Not in a backup: sessions end with a restore, tries to sign in are of no use after it, the migrations are done
 * again, and row-level security's table is filled at every start.
 */
const LEFT_OUT = new Set(['session', 'sign_in_attempt', 'migration', 'permission'])

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const qualified = (table: string): string => `${quoted(SCHEMA)}.${quoted(table)}`
export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ')

export async function tablesHere(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; after: string[] }>(
    `SELECT c.relname AS name,
       array(SELECT a.attname::text FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
       array(SELECT r.relname::text FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
             WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS after
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     ORDER BY c.relname`,
    [SCHEMA],
  )
  return referredFirst(rows.filter((row) => !LEFT_OUT.has(row.name)))
}

function referredFirst(rows: readonly (Table & { readonly after: readonly string[] })[]): Table[] {
  const left = new Map(rows.map((row) => [row.name, row]))
  const inOrder: Table[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter((row) => !row.after.some((other) => left.has(other)))
    // tables that refer to each other in a ring have no first one
    for (const { name, columns } of free.length > 0 ? free : left.values()) {
      inOrder.push({ name, columns })
      left.delete(name)
    }
  }
  return inOrder
}

export async function migrationsHere(client: Client): Promise<string[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('${SCHEMA}.migration') IS NOT NULL AS there`,
  )
  if (!there[0]?.there) return []
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${SCHEMA}.migration ORDER BY run_on, id`)
  return rows.map((row) => row.name)
}
