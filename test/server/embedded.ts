import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { startCluster } from '../../src/server/db/embedded/cluster.ts'
import { findBinaries, makeMissingLinks } from '../../src/server/db/embedded/binaries.ts'
import { lockFolder } from '../../src/server/db/embedded/folder-lock.ts'
import { endLeftBehind } from '../../src/server/db/embedded/left-behind.ts'
import { openDatabase } from '../../src/server/db/open.ts'
import { asSystem, openPool } from '../../src/server/db/pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-embedded-'))
test.after(() => rmSync(folder, { recursive: true }))

test('where install scripts were not run, the links of the package are made at the start, once', () => {
  mkdirSync(join(folder, 'native', 'lib'), { recursive: true })
  writeFileSync(join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library')
  const links = ['libpq.so.5', 'libpq.so'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }))
  writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  makeMissingLinks(folder)
  makeMissingLinks(folder)
  assert.is(readFileSync(join(folder, 'native', 'lib', 'libpq.so'), 'utf8'), 'library')
  assert.is(readlinkSync(join(folder, 'native', 'lib', 'libpq.so.5')), 'libpq.so.5.18')
})

test('the programs can be run', () => {
  for (const program of Object.values(findBinaries())) assert.is(lstatSync(program).mode & 0o111, 0o111, program)
})

test('a folder is held by one at a time, and free again after', async () => {
  const first = await lockFolder(folder)
  assert.ok(first)
  assert.is(await lockFolder(folder), undefined)
  await first.release()
  const second = await lockFolder(folder)
  assert.ok(second)
  await second.release()
})

test('a pid that is no Postgres is left in peace', async () => {
  writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n0\n5432\n`)
  await endLeftBehind(folder)
  assert.throws(() => lstatSync(join(folder, 'postmaster.pid')), 'ENOENT')
})

test('an ordinary database user who may create roles is enough', async () => {
  const root = mkdtempSync(join(tmpdir(), 'doorstep-council-'))
  const cluster = await startCluster(root, { durable: false })
  const owner = openPool(cluster.url)
  await owner.query(`CREATE ROLE council LOGIN CREATEROLE PASSWORD 'x'`)
  await owner.query('CREATE DATABASE council OWNER council')
  await owner.end()
  const url = new URL(cluster.url)
  Object.assign(url, { username: 'council', password: 'x', pathname: '/council' })
  const database = await openDatabase({ databaseUrl: url.toString(), dataFolder: '' })
  const { rows } = await asSystem(database.pool, (client) =>
    client.query<{ who: string }>('SELECT current_user AS who'),
  )
  assert.is(rows[0]?.who, 'doorstep_system')
  await database.close()
  await cluster.stop()
  rmSync(root, { recursive: true })
})

test.run()
