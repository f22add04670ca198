/**
 * How much one server process takes: batches of 100 from several devices at once, into a durable Postgres, against the
 * least that anybody would have to do: the same texts, 100 to a multi-row insert, from as many connections.
 */
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { asSystem, openPool } from '../../../src/server/db/pool.ts'
import type { Pool } from '../../../src/server/db/pool.ts'
import { beginSession, COOKIE } from '../../../src/server/auth/sessions.ts'
import type { PushAnswer } from '../../../src/protocol/messages.ts'
import { openDurablePostgres } from './durable-postgres.ts'
import { openServer } from './one-server.ts'
import { addChild, addHousehold, addPerson, allocate, LIMITS, place, write } from '../../server/support/service.ts'
import type { Sent } from '../../server/support/service.ts'
import { quantile } from '../../bench/figures.ts'

export interface LoadFigure {
  /** Answered once applied, or once kept. */
  readonly answer: 'applied' | 'kept'
  readonly operations: number
  /** Until the last of them has taken effect. */
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly limitPerSecond: number
  /** How many times as long as the bare inserts. */
  readonly ratio: number
}

const BATCH = 100
const SENTENCE = 'She read aloud in assembly and was not sick beforehand; tea was pasta, and nobody minded. '

interface Writer {
  readonly cookie: string
  readonly batches: readonly {
    readonly sent: readonly Sent[]
    readonly body: Uint8Array<ArrayBuffer>
    readonly nonce: string
  }[]
}

async function makeWriter(pool: Pool, batches: number, keptIsEnough: boolean): Promise<Writer> {
  const child = await addChild({ pool })
  const household = await addHousehold({ pool })
  await place({ pool }, child, household)
  const carer = await addPerson({ pool }, 'foster-carer')
  await allocate({ pool }, carer, household)
  const deviceId = randomUUID()
  const token = await asSystem(pool, (client) => beginSession(client, carer.personId, deviceId, LIMITS))
  return {
    cookie: `${COOKIE}=${token}`,
    batches: Array.from({ length: batches }, () => {
      const sent = Array.from({ length: BATCH }, () =>
        write(
          { type: 'daily-log', fileIds: [child, household], deviceId },
          { date: '2026-05-01', happened: SENTENCE.repeat(8) + randomUUID(), wentWell: 'Bedtime' },
        ),
      )
      const nonce = randomUUID()
      const operations = sent.map(({ opId, sha256, raw }) => ({ opId, sha256, raw }))
      const message = { protocol: 1, nonce, deviceId, ...(keptIsEnough && { keptIsEnough }), operations }
      return { sent, nonce, body: new Uint8Array(gzipSync(JSON.stringify(message))) }
    }),
  }
}

/** Each device sends its next batch when the last one was answered. */
async function push(address: string, { cookie, batches }: Writer, tookMs: number[]): Promise<void> {
  for (const { body, nonce } of batches) {
    const begun = performance.now()
    const answer = await fetch(`${address}/sync/v1/push`, {
      method: 'POST',
      body,
      headers: { cookie, 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    const said = (await answer.json()) as PushAnswer
    tookMs.push(performance.now() - begun)
    if (
      !answer.ok ||
      said.nonce !== nonce ||
      said.results.some(({ status }) => status !== 'applied' && status !== 'kept')
    )
      throw new Error(`A push was answered ${answer.status}: ${JSON.stringify(said).slice(0, 300)}`)
  }
}

async function applied(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*) FROM op_result WHERE status = 'applied'`)
  return rows[0]?.count ?? 0
}

async function allApplied(pool: Pool, count: number): Promise<void> {
  for (;;) {
    if ((await applied(pool)) >= count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function bareInserts(pool: Pool, writers: readonly Writer[]): Promise<number> {
  const begun = performance.now()
  await Promise.all(
    writers.map(async ({ batches }) => {
      for (const { sent } of batches)
        await pool.query('INSERT INTO bare SELECT * FROM unnest($1::uuid[], $2::text[])', [
          sent.map((one) => one.opId),
          sent.map((one) => one.raw),
        ])
    }),
  )
  return performance.now() - begun
}

export async function measureLoad(devices = 4, batchesEach = 20): Promise<LoadFigure[]> {
  const postgres = await openDurablePostgres()
  const server = await openServer(postgres.url)
  const pool = openPool(postgres.url, { max: devices + 2 })
  try {
    await server.start()
    await pool.query('CREATE TABLE bare (op_id uuid PRIMARY KEY, raw text NOT NULL)')
    const figures: LoadFigure[] = []
    // The first round warms up: a server that has just started has compiled nothing yet.
    for (const answer of ['applied', 'applied', 'kept'] as const) {
      const writers = await Promise.all(
        Array.from({ length: devices }, () => makeWriter(pool, batchesEach, answer === 'kept')),
      )
      const operations = devices * batchesEach * BATCH
      const limitMs = await bareInserts(pool, writers)
      const before = await applied(pool)
      const tookMs: number[] = []
      const begun = performance.now()
      await Promise.all(writers.map((writer) => push(server.address, writer, tookMs)))
      await allApplied(pool, before + operations)
      const whole = performance.now() - begun
      figures.push({
        answer,
        operations,
        perSecond: Math.round((operations / whole) * 1000),
        p50Ms: Math.round(quantile(tookMs, 0.5)),
        p99Ms: Math.round(quantile(tookMs, 0.99)),
        limitPerSecond: Math.round((operations / limitMs) * 1000),
        ratio: Math.round((whole / limitMs) * 100) / 100,
      })
    }
    return figures.slice(1)
  } finally {
    await pool.end().catch(() => {})
    await server.kill()
    await postgres.end()
  }
}
