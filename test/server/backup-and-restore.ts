/** A backup holds everything, is refused when it is not whole, and a restore either happens whole or leaves what was there. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { restoreBackup } from '../../src/server/backup/restore.ts'
import { tablesHere } from '../../src/server/backup/tables.ts'
import { writeBackup } from '../../src/server/backup/write-backup.ts'
import { addAccount } from '../../src/server/auth/accounts.ts'
import { migrateWithin, migrationFiles } from '../../src/server/db/migrate.ts'
import { asPerson, asSystem, inTransaction } from '../../src/server/db/pool.ts'
import type { Pool } from '../../src/server/db/pool.ts'
import { serverEpoch } from '../../src/server/db/service-facts.ts'
import { startListening } from '../../src/server/sync/listening.ts'
import { keepWhole } from '../../src/server/sync/blobs.ts'
import { freshDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'
import { must } from '../support/must.ts'
import {
  addChild,
  addHousehold,
  addPerson,
  allocate,
  as,
  place,
  silentLog,
  startService,
  write,
} from './support/service.ts'
import type { Service } from './support/service.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-backup-'))
let files = 0
const newFile = (): string => join(folder, `${(files += 1)}.backup`)
let service: Service
const open: TestDatabase[] = []
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase({ empty: true })
  open.push(database)
  return database
}
const PICTURE = randomBytes(600_000)

test.before(async () => {
  service = await startService()
  const jo = await addPerson(service, 'childs-social-worker')
  const ann = await addPerson(service, 'foster-carer')
  const [child, household] = [await addChild(service), await addHousehold(service)]
  await place(service, child, household)
  await allocate(service, jo, child)
  await allocate(service, ann, household)
  const tablet = await as(service, jo)
  const odd = 'A tab\there, a \\backslash, a line\nend, “quotes”, \u{1f600}, and \\N which is not nothing.'
  const note = write({ type: 'statutory-visit', fileIds: [child] }, { health: odd, date: '2026-09-10' })
  const strange = { ...note, raw: 'half a pair \ud800 and a \0', sha256: '0'.repeat(64), opId: crypto.randomUUID() }
  await tablet.push(note)
  await tablet.push(strange)
  await asSystem(service.pool, (client) =>
    keepWhole(client, jo.personId, { sha256: 'a'.repeat(64), mime: 'image/png', bytes: PICTURE }),
  )
})
test.after(async () => {
  for (const database of open) await database.close()
  await service.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every table, every row, every value as text. */
async function everything(pool: Pool): Promise<Map<string, unknown>> {
  return inTransaction(pool, async (client) => {
    const all = new Map<string, unknown>()
    for (const { name, columns } of await tablesHere(client)) {
      if (name === 'server_epoch') continue
      const list = columns.map((column) => `"${column}"::text`).join(', ')
      const { rows } = await client.query(
        `SELECT ${list} FROM doorstep."${name}" ORDER BY ${columns.map((_, i) => i + 1).join(', ')}`,
      )
      all.set(name, rows)
    }
    return all
  })
}

const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it was done',
    (error: Error) => error.message,
  )

test('what a backup puts into an empty database is what was there, value by value; and it goes on from there', async () => {
  const path = newFile()
  const { rows } = await writeBackup(service.pool, path)
  assert.ok(rows > 20)
  assert.is(statSync(path).mode & 0o777, 0o600)
  const there = await emptyDatabase()
  const before = await serverEpoch(service.pool)
  await restoreBackup(there.pool, path, { replace: false })
  assert.equal(await everything(there.pool), await everything(service.pool))
  assert.not.equal(await serverEpoch(there.pool), before, 'a new epoch has begun')

  const { rows: sessions } = await there.pool.query('SELECT * FROM doorstep.session')
  assert.equal(sessions, [], 'everybody signs in once more')
  for (const table of ['op_inbox', 'change', 'revision', 'audit'])
    assert.match(await refusal(there.pool.query(`DELETE FROM doorstep.${table}`)), /append-only/)
  const secured = `SELECT count(*) AS n FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE nspname = 'doorstep' AND relrowsecurity`
  const [a, b] = [await there.pool.query(secured), await service.pool.query(secured)]
  assert.equal(a.rows, b.rows)
  const nobody = await asPerson(there.pool, crypto.randomUUID(), (client) =>
    client.query('SELECT * FROM doorstep.record'),
  )
  assert.is(nobody.rowCount, 0, 'row-level security hides')

  const again: Service = { ...service, ...(await serviceOver(there)) }
  const sam = await addPerson(again, 'childs-social-worker', 'North', 'none')
  const child = await addChild(again)
  await allocate(again, sam, child)
  const [result] = await (await as(again, sam)).push(
    write({ type: 'statutory-visit', fileIds: [child] }, { health: 'Well' }),
  )
  assert.is(result?.status, 'applied', 'numbers go on after the highest')
})

async function serviceOver(there: TestDatabase): Promise<Pick<Service, 'app' | 'pool'>> {
  const { fillPermissions } = await import('../../src/server/db/service-facts.ts')
  const { serverOver } = await import('./support/service.ts')
  await fillPermissions(there.pool)
  return { app: serverOver(there.pool), pool: there.pool }
}

test('a file that was cut, changed, or is something else is refused before anything is touched', async () => {
  const path = newFile()
  await writeBackup(service.pool, path)
  const whole = readFileSync(path)
  const plain = gunzipSync(whole)
  const wrong = (bytes: Buffer): string => {
    const other = newFile()
    writeFileSync(other, bytes)
    return other
  }
  const at = plain.indexOf('backslash')
  assert.ok(at > 0)
  const changed = Buffer.from(plain)
  changed.write('B', at)
  // the last frame of the last table, taken out with everything after it
  const shorter = plain.subarray(0, plain.length - 80)
  const cases: readonly (readonly [Buffer, RegExp])[] = [
    [whole.subarray(0, Math.floor(whole.length / 2)), /cut off or damaged/],
    [gzipSync(changed), /not what it was/],
    [gzipSync(shorter), /not a whole backup/],
    [gzipSync(Buffer.concat([plain, plain])), /follows its end/],
    [Buffer.from('PGDMP something else'), /not a whole backup/],
    [gzipSync('hello, this is text'), /not a whole backup/],
  ]
  const there = await emptyDatabase()
  for (const [bytes, words] of cases) {
    const said = await refusal(restoreBackup(there.pool, wrong(bytes), { replace: true }))
    assert.match(said, words)
    assert.match(said, /Nothing was touched/)
  }
  assert.match(await refusal(restoreBackup(there.pool, join(folder, 'none'), { replace: true })), /There is no file/)
  const { rows } = await there.pool.query(`SELECT FROM pg_namespace WHERE nspname = 'doorstep'`)
  assert.is(rows.length, 0)
  assert.match(await refusal(writeBackup(service.pool, path)), /is there already/)
  assert.equal(readFileSync(path), whole, 'a backup never overwrites another')
})

test('what is there is replaced only when it is said, never while somebody serves, and not at all when something fails', async () => {
  const path = newFile()
  await writeBackup(service.pool, path)
  const there = await freshDatabase()
  open.push(there)
  await addPerson({ pool: there.pool }, 'team-manager')
  const before = await everything(there.pool)
  const epoch = await serverEpoch(there.pool)
  assert.match(
    await refusal(restoreBackup(there.pool, path, { replace: false })),
    /not empty: it holds 0 records and 1 accounts/,
  )

  const serving = await startListening(there.url, silentLog, () => undefined)
  assert.match(await refusal(restoreBackup(there.pool, path, { replace: true })), /Stop every server/)
  await serving.close()

  // Half-way through, with words in the new tables already, the database says no.
  await there.pool.query(`CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
    IF to_regclass('doorstep.revision') IS NOT NULL AND EXISTS (SELECT FROM doorstep.op_inbox) AND EXISTS (SELECT FROM doorstep.revision) THEN RAISE EXCEPTION 'no room'; END IF; END $$`)
  await there.pool.query(
    `CREATE EVENT TRIGGER refuse ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION public.refuse()`,
  )
  assert.match(await refusal(restoreBackup(there.pool, path, { replace: true })), /no room/)
  await there.pool.query('DROP EVENT TRIGGER refuse')
  assert.equal(await everything(there.pool), before, 'what was there is there')
  assert.is(await serverEpoch(there.pool), epoch)

  let said: { records: number; accounts: number } | undefined
  await restoreBackup(there.pool, path, { replace: true, onReplace: (standing) => (said = standing) })
  assert.is(said?.accounts, 1)
  assert.equal(await everything(there.pool), await everything(service.pool))
})

test('a backup of an older Doorstep is brought up to date; one of a newer is refused', async () => {
  const names = await migrationFiles()
  const old = await emptyDatabase()
  await inTransaction(old.pool, (client) => migrateWithin(client, 5))
  await old.pool.query(`INSERT INTO doorstep.account (person_id, email, name, role, passphrase_hash)
    VALUES (gen_random_uuid(), 'ada@council.example', 'Ada', 'team-manager', 'none')`)
  const path = newFile()
  const { header } = await writeBackup(old.pool, path)
  assert.equal(header.migrations, names.slice(0, 5))
  const there = await emptyDatabase()
  const { behind } = await restoreBackup(there.pool, path, { replace: false })
  assert.is(behind, names.length - 5)
  const { rows } = await there.pool.query<{ name: string }>('SELECT name FROM doorstep.migration ORDER BY id')
  assert.equal(
    rows.map((row) => row.name),
    names,
  )
  assert.is((await there.pool.query('SELECT FROM doorstep.account')).rowCount, 1)

  await old.pool.query(`INSERT INTO doorstep.migration (name, run_on) VALUES ('0006_of_tomorrow', now())`)
  const newer = newFile()
  await writeBackup(old.pool, newer)
  assert.match(await refusal(restoreBackup(there.pool, newer, { replace: true })), /Update this Doorstep/)
})

test('somebody whose account is younger than the backup is added once more, and is the same person', async () => {
  const there = await freshDatabase()
  open.push(there)
  const path = newFile()
  await writeBackup(there.pool, path)
  const ada = { name: 'Ada', email: 'Ada@Council.example', role: 'team-manager', team: 'North' } as const
  const before = await asSystem(there.pool, (client) => addAccount(client, ada))
  await restoreBackup(there.pool, path, { replace: true })
  const again = await asSystem(there.pool, (client) => addAccount(client, { ...ada, email: 'ada@council.example' }))
  assert.is(again.personId, before.personId)
})

test('a backup sees one moment while people go on writing', async () => {
  const manager = await addPerson(service, 'childs-social-worker')
  const child = await addChild(service)
  await allocate(service, manager, child)
  const tablet = await as(service, manager)
  const until = { isDone: false }
  let pushed = 0
  const writing = (async () => {
    while (!until.isDone) {
      const [result] = await tablet.push(
        write({ type: 'statutory-visit', fileIds: [child] }, { health: `Note ${pushed}` }),
      )
      assert.is(result?.status, 'applied')
      pushed += 1
    }
  })()
  const path = newFile()
  for (let i = 0; i < 3; i += 1) {
    rmSync(path, { force: true })
    await writeBackup(service.pool, path)
  }
  until.isDone = true
  await writing
  assert.ok(pushed > 0)
  const there = await emptyDatabase()
  await restoreBackup(there.pool, path, { replace: false })
  const { rows } = await there.pool.query<{ loose: number }>(
    `SELECT (SELECT count(*) FROM doorstep.op_result r WHERE NOT EXISTS (SELECT FROM doorstep.op_inbox i WHERE i.op_id = r.op_id))
          + (SELECT count(*) FROM doorstep.file f WHERE f.head_seq <> (SELECT count(*) FROM doorstep.change c WHERE c.file_id = f.id)) AS loose`,
  )
  assert.is(rows[0]?.loose, 0, 'no half of anything')
})

const run = (script: string, url: string, ...given: string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `src/server/backup/${script}.ts`, ...given], {
      env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: 'tsconfig.json', DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => (err += text.toString()))
    child.once('close', (code) => resolve({ code, out, err }))
  })

test('the two commands, as an operator types them', async () => {
  const path = newFile()
  const there = await emptyDatabase()
  assert.match((await run('backup-cli', there.url, path)).err, /nothing to back up/)
  const backup = await run('backup-cli', service.url, path)
  assert.is(backup.code, 0, backup.err)
  assert.match(backup.out, /^Backed up as of .* rows of /)
  assert.is((await run('restore-cli', there.url, path)).code, 0)
  const refused = await run('restore-cli', there.url, path)
  assert.is(refused.code, 1)
  assert.match(refused.err, /not empty.*--replace/s)
  const replaced = await run('restore-cli', there.url, path, '--replace')
  assert.is(replaced.code, 0, replaced.err)
  assert.match(replaced.out, /^Replacing \d+ records and \d+ accounts.*\nRestored as of/)
  const wrong = await run('restore-cli', there.url, '--erase', path)
  assert.is(wrong.code, 1)
  assert.match(wrong.err, /npm run restore -- <file>/)
  const { rows } = await there.pool.query<{ n: number }>('SELECT count(DISTINCT epoch) AS n FROM doorstep.server_epoch')
  assert.is(must(rows[0]).n, 2, 'the backup’s own, and the one that began with it')
})

test.run()
