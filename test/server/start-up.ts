/** The server as a process: how it refuses to start, how it stops, and what it does after being killed. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { clusterFolder, urlOfRunning } from '../../src/server/db/embedded/cluster.ts'
import { runningOn } from '../../src/server/db/embedded/left-behind.ts'
import { openPool } from '../../src/server/db/pool.ts'
import { freshDatabase } from '../support/postgres.ts'

const folders: string[] = []
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-start-'))
  folders.push(folder)
  return folder
}
test.after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
  url(): Promise<string>
}

function run(script: string, env: Record<string, string>, ...args: string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: 'tsconfig.json', DEMONSTRATION: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (err += text.toString()))
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, err })),
  )
  return {
    child,
    ended,
    async url() {
      for (let tries = 0; tries < 600; tries += 1) {
        const found = /ready: (\S+)/.exec(out)?.[1]
        if (found) return found
        if (child.exitCode !== null) break
        await new Promise((done) => setTimeout(done, 50))
      }
      throw new Error(`it did not get ready: ${out}${err}`)
    },
  }
}

const serve = (env: Record<string, string>): Running => run('src/server/main.ts', { PORT: '0', ...env })

/** One line for an operator, nothing else, and a code that says that it failed. */
async function refuses(running: Running, words: RegExp): Promise<void> {
  const { code, out, err } = await running.ended
  assert.is(out, '')
  assert.match(err, words)
  assert.is(err.trim().split('\n').length, 1, err)
  assert.is(code, 1)
}

async function epochsIn(folder: string): Promise<number | undefined> {
  const pool = openPool(urlOfRunning(clusterFolder(folder)) ?? '')
  const { rows } = await pool.query<{ count: number }>('SELECT count(*) FROM server_epoch')
  await pool.end()
  return rows[0]?.count
}

test('a port in use', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const address = other.address()
  const port = address && typeof address === 'object' ? String(address.port) : ''
  await refuses(serve({ PORT: port, DATA_FOLDER: newFolder() }), /Port \d+ on 127\.0\.0\.1 is in use\. .*set PORT/)
  await new Promise((done) => other.close(done))
})

test('a number that is none', async () => {
  await refuses(serve({ PORT: 'seven' }), /PORT is “seven”/)
})

test('a database that cannot be reached', async () => {
  await refuses(
    serve({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' }),
    /127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/,
  )
})

test('a database that does not let us in, without telling the secret', async () => {
  const database = await freshDatabase({ empty: true })
  const url = database.url.replace(/:[^:@/]+@/, ':wrong-secret@')
  const running = serve({ DATABASE_URL: url })
  await refuses(running, /cannot be reached \(28P01\)/)
  assert.not.match((await running.ended).err, /wrong-secret/)
  await database.close()
})

test('a data folder that is a file', async () => {
  const file = join(newFolder(), 'file')
  writeFileSync(file, '')
  await refuses(serve({ DATA_FOLDER: join(file, 'data') }), /data folder .* cannot be written/)
})

if (process.getuid?.() !== 0) {
  test('a data folder that may not be written', async () => {
    const folder = newFolder()
    chmodSync(folder, 0o500)
    await refuses(serve({ DATA_FOLDER: folder }), /cannot be written \(EACCES\)/)
    chmodSync(folder, 0o700)
  })
}

test('a second server on the same folder is refused; the first goes on, stops when asked, and comes again after a kill', async () => {
  const folder = newFolder()
  const first = serve({ DATA_FOLDER: folder })
  const url = (await first.url()).replace('localhost', '127.0.0.1')
  await refuses(serve({ DATA_FOLDER: folder }), /Another Doorstep is running on/)
  assert.is((await fetch(`${url}/readyz`)).status, 200)
  assert.is(statSync(join(folder, 'postgres-password')).mode & 0o777, 0o600)

  const added = run(
    'src/server/account.ts',
    { DATA_FOLDER: folder },
    'add',
    '--name',
    'Sam Okoro',
    '--email',
    'Sam@Council.example',
    '--role',
    'childs-social-worker',
    '--team',
    'North',
  )
  const { code, out } = await added.ended
  assert.is(code, 0)
  const passphrase = /shown this once: (.+)/.exec(out)?.[1] ?? ''
  assert.is(passphrase.split(' ').length, 5)
  const signIn = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ email: 'sam@council.example', passphrase, deviceId: crypto.randomUUID() }),
  })
  assert.is(signIn.status, 200)
  assert.is(((await signIn.json()) as { mustChange: boolean }).mustChange, true)

  first.child.kill('SIGKILL')
  await first.ended
  const orphan = runningOn(join(folder, 'postgres'))
  assert.ok(orphan, 'its Postgres was left behind')
  const second = serve({ DATA_FOLDER: folder })
  const again = (await second.url()).replace('localhost', '127.0.0.1')
  const signedIn = await fetch(`${again}/auth/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ email: 'sam@council.example', passphrase, deviceId: crypto.randomUUID() }),
  })
  assert.is(signedIn.status, 200, 'nothing was lost')
  second.child.kill('SIGTERM')
  assert.is((await second.ended).code, 0)
  assert.is(runningOn(join(folder, 'postgres')), undefined, 'Postgres was stopped as well')

  // A pid file that names somebody else by now must not stop us, nor harm them.
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(folder, 'postgres')}\n0\n1\n`)
  const third = serve({ DATA_FOLDER: folder, RESTORED: 'yes' })
  await third.url()
  const epochs = await epochsIn(folder)
  assert.is(epochs, 2, 'told that a backup was put back, it begins a new epoch')
  third.child.kill('SIGINT')
  await new Promise((done) => setTimeout(done, 20))
  // As a terminal and npm together do it.
  third.child.kill('SIGINT')
  assert.is((await third.ended).code, 0)
})

test('two servers start at the same moment on one empty database: both get ready, the demonstration is there once', async () => {
  const database = await freshDatabase({ empty: true })
  const both = [
    serve({ DATABASE_URL: database.url, DEMONSTRATION: 'wrenbury' }),
    serve({ DATABASE_URL: database.url, DEMONSTRATION: 'wrenbury' }),
  ]
  const urls = await Promise.all(both.map((one) => one.url()))
  const answer = (await (await fetch(`${urls[1]?.replace('localhost', '127.0.0.1')}/api/demonstration`)).json()) as {
    demonstration: boolean
    signIns: { email: string; passphrase: string }[]
  }
  assert.is(answer.demonstration, true)
  const { rows } = await database.pool.query<{ children: number }>(
    `SELECT count(*) AS children FROM record WHERE type = 'child'`,
  )
  assert.is(rows[0]?.children, 24)
  for (const one of both) one.child.kill('SIGTERM')
  const ends = await Promise.all(both.map((one) => one.ended))
  assert.equal(
    ends.map((end) => end.code),
    [0, 0],
  )
  assert.match(ends[0]?.out ?? '', /Sign in as/)

  const left = await run('src/server/leave-demonstration.ts', { DATABASE_URL: database.url }).ended
  assert.is(left.code, 0, left.err)
  const empty = serve({ DATABASE_URL: database.url, DEMONSTRATION: 'wrenbury' })
  await empty.url()
  const { rows: after } = await database.pool.query<{ records: number }>('SELECT count(*) AS records FROM record')
  assert.is(after[0]?.records, 0, 'it stays empty')
  empty.child.kill('SIGTERM')
  await empty.ended
  const twice = await run('src/server/leave-demonstration.ts', { DATABASE_URL: database.url }).ended
  assert.is(twice.code, 1)
  assert.match(twice.err, /nothing was touched/)
  await database.close()
})

test('a wrong command tells how it is used', async () => {
  const { code, err } = await run('src/server/account.ts', { DATA_FOLDER: newFolder() }, 'invite').ended
  assert.is(code, 1)
  assert.match(err, /npm run account -- add/)
})

test.run()
