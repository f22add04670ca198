/**
 * Runs in the council's namespace: a server on its own loopback and, before it, a listener on the road who writes down
 * every request: how many bytes of it came in, and what the server said. Ends when its input ends.
 */
import { createServer, request } from 'node:http'
import { createInterface } from 'node:readline'
import { beginSession, COOKIE } from '../../../src/server/auth/sessions.ts'
import { asSystem } from '../../../src/server/db/pool.ts'
import { fillPermissions } from '../../../src/server/db/service-facts.ts'
import { addChild, addPerson, allocate, LIMITS } from '../../server/support/service.ts'
import { openService } from '../../support/service.ts'
import type { CouncilLine } from './lines.ts'

const [address = '127.0.0.1'] = process.argv.slice(2)
const service = await openService({ demonstration: false })
const { pool } = service.database
await fillPermissions(pool)
const person = await addPerson({ pool }, 'childs-social-worker')
const child = await addChild({ pool })
await allocate({ pool }, person, child)
const token = await asSystem(pool, (client) =>
  beginSession(client, person.personId, '00000000-0000-4000-8000-000000000000', LIMITS),
)
const say = (line: CouncilLine): void => console.log(JSON.stringify(line))

async function bytesKept(sha256: string): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    `SELECT (SELECT coalesce(sum(octet_length(bytes)), 0) FROM doorstep.blob_chunk WHERE sha256 = $1)::int AS bytes
     FROM doorstep.blob WHERE sha256 = $1 AND complete`,
    [sha256],
  )
  return rows[0]?.bytes ?? 0
}

const listener = createServer((asked, answer) => {
  let received = 0
  const path = asked.url ?? ''
  const begun = Date.now()
  if (asked.method === 'PUT' && /\/blobs\/\w+\/\d/.test(path)) say({ kind: 'begun', at: begun, path })
  const { hostname, port } = new URL(service.address)
  const note = (status: number): void =>
    say({ kind: 'request', at: Date.now(), begun, method: asked.method ?? '', path, received, status })
  const onward = request(
    { hostname, port, path, method: asked.method, headers: { ...asked.headers, host: new URL(service.address).host } },
    (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers)
      said.pipe(answer)
      note(said.statusCode ?? 502)
    },
  )
  onward.on('error', () => {
    note(0)
    answer.destroy()
  })
  asked.on('data', (piece: Buffer) => (received += piece.length))
  asked.on('error', () => undefined)
  asked.on('close', () => {
    if (!asked.complete) onward.destroy()
  })
  asked.pipe(onward)
})
await new Promise<void>((resolve) => listener.listen(0, address, resolve))
const at = listener.address()
say({
  kind: 'ready',
  origin: `http://${address}:${typeof at === 'object' && at ? at.port : 0}`,
  cookie: `${COOKIE}=${token}`,
  person,
  child,
})
for await (const sha256 of createInterface({ input: process.stdin }))
  say({ kind: 'kept', sha256, bytes: await bytesKept(sha256) })
listener.close()
listener.closeAllConnections()
await service.end()
process.exit(0)
