/** The tables of the Standard Safeguarding Dataset from all of the service's records, as one moment saw them. */
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaseRecord } from '../../model/record.ts'
import { upgradeRecord } from '../../model/upgrade.ts'
import { byDay, isTheCouncils, ssdCsv, ssdRows } from '../../practice/exchange/ssd-export.ts'
import type { Span } from '../../practice/exchange/ssd-export.ts'
import { SSD_TABLES } from '../../practice/exchange/ssd-tables.ts'
import type { SsdRow, SsdTable } from '../../practice/exchange/ssd-table.ts'
import { CannotStart } from '../cannot-start.ts'
import { inTransaction } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'

export type SsdCounts = { readonly [table: string]: number }

/** A thousand records at a time: their words are large, and the rows that are made of them small. */
const AT_ONCE = 1000

async function rowsOf(client: Client, table: SsdTable, span: Span): Promise<readonly SsdRow[]> {
  const rows: SsdRow[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows: read } = await client.query<{ record: CaseRecord }>(
      `SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision
       WHERE r.type = $1 AND r.status <> 'discarded' AND r.id > $2 ORDER BY r.id LIMIT ${AT_ONCE}`,
      [table.definition.type, after],
    )
    const records = read.map(({ record }) => {
      const upgraded = upgradeRecord(table.definition, record)
      if (!upgraded.readable)
        throw new CannotStart(
          'Some records were written by a newer Doorstep. Bring this one up to date: an extract without them would be wrong.',
        )
      return upgraded.record
    })
    rows.push(...ssdRows(table, records, isTheCouncils(table), span))
    const last = read.at(-1)
    if (!last || read.length < AT_ONCE) return rows
    after = last.record.id
  }
}

/** Only itself: a path of which more is missing is a mistake in writing it, or a drive that is not there. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Complete or not there: whoever fetches these files never sees half of one. */
async function putFile(path: string, text: string): Promise<() => Promise<void>> {
  const beside = `${path}.${process.pid}.part`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return () => rename(beside, path)
}

/** Written down in the audit before the files have their names. */
export async function exportSsd(pool: Pool, folder: string, span: Span): Promise<SsdCounts> {
  const finish: (() => Promise<void>)[] = []
  try {
    await makeFolder(folder)
    const counts = await inTransaction(
      pool,
      async (client) => {
        const made: Record<string, number> = {}
        for (const table of SSD_TABLES) {
          // each thousand is in order, and so must be all of them
          const rows = [...(await rowsOf(client, table, span))].sort(byDay)
          finish.push(await putFile(join(folder, `${table.name}.csv`), ssdCsv(table, rows)))
          made[table.name] = rows.length
        }
        await client.query(`INSERT INTO audit (action, detail) VALUES ('export-ssd', $1)`, [{ ...span, rows: made }])
        return made
      },
      'BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL ROLE doorstep_system',
    )
    for (const put of finish) await put()
    return counts
  } catch (error) {
    await Promise.all(
      SSD_TABLES.map(({ name }) =>
        rm(join(folder, `${name}.csv.${process.pid}.part`), { force: true }).catch(() => {}),
      ),
    )
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^E[A-Z]+$/.test(code)) throw new CannotStart(`The folder ${folder} cannot be written (${code}).`)
    throw error
  }
}
