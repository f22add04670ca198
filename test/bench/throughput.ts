/** How many operations one server process takes in and applies, from devices that send batches of 100 as fast as they can. */
import { createHash, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { childFile } from '../../src/model/file.ts'
import { COOKIE } from '../../src/server/auth/sessions.ts'
import type { SignIn } from '../support/people.ts'
import { quantile } from './figures.ts'

const DEVICES = 4
const BATCH = 100

export interface Throughput {
  /** From the first batch sent until the last operation was applied. */
  readonly perSecond: number
  readonly p99Ms: number
  readonly operations: number
}

function batchOf(child: string, deviceId: string, event: string): Buffer {
  const operations = Array.from({ length: BATCH }, () => {
    const opId = randomUUID()
    const raw = JSON.stringify({
      opId,
      prevOpId: null,
      deviceId,
      recordId: randomUUID(),
      type: 'chronology-entry',
      schemaVersion: 1,
      base: null,
      patch: {
        kind: 'write',
        changes: [
          { field: 'date', to: '2026-03-02' },
          { field: 'event', to: event },
          { field: 'source', to: 'Bench' },
        ],
      },
      claimedAt: '2026-03-02T15:40:00.000+00:00',
      fileIds: [childFile(child)],
    })
    return { opId, sha256: createHash('sha256').update(raw).digest('hex'), raw }
  })
  return gzipSync(JSON.stringify({ protocol: 1, nonce: randomUUID(), deviceId, keptIsEnough: true, operations }), {
    level: 1,
  })
}

/** `textBytes` long, each. All is made before the clock starts. */
export async function throughput(
  address: string,
  pool: pg.Pool,
  person: SignIn,
  child: string,
  batches: number,
  textBytes: number,
): Promise<Throughput> {
  const event = 'Laughed at breakfast, worried about school. '.repeat(Math.ceil(textBytes / 44)).slice(0, textBytes)
  const devices = await Promise.all(
    Array.from({ length: DEVICES }, async () => {
      const deviceId = randomUUID()
      const signedIn = await fetch(`${address}/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: person.email, passphrase: person.passphrase, deviceId }),
      })
      const cookie = signedIn.headers
        .getSetCookie()
        .find((one) => one.startsWith(COOKIE))
        ?.split(';')[0]
      if (!cookie) throw new Error(`sign-in ${signedIn.status}`)
      const own = Math.ceil(batches / DEVICES)
      return { cookie, bodies: Array.from({ length: own }, () => batchOf(child, deviceId, event)) }
    }),
  )
  const applied = async (): Promise<number> =>
    (await pool.query<{ n: number }>('SELECT count(*) AS n FROM doorstep.op_result')).rows[0]?.n ?? 0
  const before = await applied()
  const took: number[] = []
  const from = performance.now()
  await Promise.all(
    devices.map(async ({ cookie, bodies }) => {
      for (const body of bodies) {
        const sent = performance.now()
        const answer = await fetch(`${address}/sync/v1/push`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'content-encoding': 'gzip' },
          body: new Uint8Array(body),
        })
        await answer.text()
        took.push(performance.now() - sent)
        if (!answer.ok) throw new Error(`push ${answer.status}`)
      }
    }),
  )
  const operations = took.length * BATCH
  while ((await applied()) < before + operations) await new Promise((resolve) => setTimeout(resolve, 20))
  const seconds = (performance.now() - from) / 1000
  return { perSecond: operations / seconds, p99Ms: quantile(took, 0.99), operations }
}
