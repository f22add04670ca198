/** A whole service over a fresh database, and people who use it without a browser. */
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Logger } from 'pino'
import type { Hono } from 'hono'
import { diffBodies } from '../../../src/model/body.ts'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile, personFile } from '../../../src/model/file.ts'
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { Base, Operation, Patch } from '../../../src/model/operation.ts'
import type { Actor, Role } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import type { PullAnswer, PullRequest, PushAnswer } from '../../../src/protocol/messages.ts'
import { definitionOf } from '../../../src/records/all.ts'
import { applyAsService, SERVICE_PERSON, writeOperation } from '../../../src/server/apply/as-service.ts'
import { sha256Of } from '../../../src/server/apply/arrival.ts'
import { insertAccounts } from '../../../src/server/auth/accounts.ts'
import { beginSession, COOKIE } from '../../../src/server/auth/sessions.ts'
import { asSystem } from '../../../src/server/db/pool.ts'
import type { Pool } from '../../../src/server/db/pool.ts'
import { fillPermissions } from '../../../src/server/db/service-facts.ts'
import { createServer } from '../../../src/server/http/server.ts'
import type { Env, ServerDeps } from '../../../src/server/http/situation.ts'
import { makeMetrics } from '../../../src/server/metrics.ts'
import { freshDatabase } from '../../support/postgres.ts'

export const silentLog: Logger = pino({ level: 'silent' })
export const LIMITS = { sessionIdleHours: 12, sessionHours: 168 }

export interface Service {
  readonly app: Hono<Env>
  readonly pool: Pool
  readonly url: string
  close(): Promise<void>
}

export function serverOver(pool: Pool, changes: Partial<ServerDeps> = {}): Hono<Env> {
  return createServer({
    pool,
    log: silentLog,
    metrics: makeMetrics(),
    isReady: () => true,
    config: { ...LIMITS, publicUrl: undefined, trustProxy: false, appFolder: '/nowhere' },
    ...changes,
  })
}

export async function startService(changes: Partial<ServerDeps> = {}): Promise<Service> {
  const database = await freshDatabase()
  await fillPermissions(database.pool)
  return {
    app: serverOver(database.pool, changes),
    pool: database.pool,
    url: database.url,
    close: () => database.close(),
  }
}

let made = 0
/** Without a passphrase: `as` opens a session directly. */
export async function addPerson(
  { pool }: Pick<Service, 'pool'>,
  role: Role,
  team = 'North',
  passphraseHash = 'none',
): Promise<Actor & { readonly email: string }> {
  made += 1
  const actor = { personId: randomUUID(), name: `Person ${made}`, role, team }
  const email = `person${made}@council.example`
  await asSystem(pool, (client) => insertAccounts(client, [{ ...actor, email, passphraseHash, mustChange: false }]))
  return { ...actor, email }
}

/** Written by the service itself, as an import would. */
export async function writeRecord(
  { pool }: Pick<Service, 'pool'>,
  type: string,
  fileIds: readonly FileId[],
  body: Body,
  recordId: Uuid = randomUUID(),
): Promise<Uuid> {
  const definition = definitionOf(type)
  if (!definition) throw new Error(`no type ${type}`)
  const at = new Date().toISOString()
  const op = writeOperation({ opId: randomUUID(), definition, recordId, fileIds, body, at })
  await asSystem(pool, (client) =>
    applyAsService(client, [
      { op, by: { personId: SERVICE_PERSON, name: 'Doorstep', role: 'team-manager', at }, receivedAt: at },
    ]),
  )
  return recordId
}

export async function addChild(service: Pick<Service, 'pool'>, team = 'North', name = 'Peter'): Promise<FileId> {
  const id = randomUUID()
  await writeRecord(service, 'child', [childFile(id)], { name, team }, id)
  return childFile(id)
}

export async function addHousehold(
  service: Pick<Service, 'pool'>,
  team = 'North',
  name = 'Denise and Mark',
): Promise<FileId> {
  const id = randomUUID()
  await writeRecord(service, 'household', [householdFile(id)], { name, team, kind: 'in-house' }, id)
  return householdFile(id)
}

export const allocate = (
  service: Pick<Service, 'pool'>,
  worker: Actor,
  file: FileId,
  from = '2020-01-01',
  to?: string,
): Promise<Uuid> =>
  writeRecord(service, 'allocation', [file, personFile(worker.personId)], {
    role: worker.role,
    worker: { recordId: worker.personId, name: worker.name },
    from,
    ...(to && { to }),
  })

let teams = 0
/** A team of its own for each story: a manager, a worker, a child of theirs. */
export async function openTeam(service: Service) {
  const name = `Team ${(teams += 1)}`
  const manager = await addPerson(service, 'team-manager', name)
  const worker = await addPerson(service, 'childs-social-worker', name)
  const child = await addChild(service, name, 'Peter')
  await allocate(service, worker, child)
  return { name, manager, worker, child, phone: await as(service, worker), desk: await as(service, manager) }
}

export const place = (
  service: Pick<Service, 'pool'>,
  child: FileId,
  household: FileId,
  start = '2020-01-01',
  end?: string,
): Promise<Uuid> =>
  writeRecord(service, 'placement', [child, household], {
    start,
    householdName: 'Denise and Mark',
    ...(end && { end }),
  })

export interface Sent {
  readonly opId: Uuid
  readonly sha256: string
  readonly raw: string
  readonly op: Operation
}

export function send(op: Operation): Sent {
  const raw = JSON.stringify(op)
  return { opId: op.opId, sha256: sha256Of(raw), raw, op }
}

export interface Written {
  readonly type: string
  readonly fileIds: readonly FileId[]
  readonly recordId?: Uuid
  readonly deviceId?: Uuid
  readonly prevOpId?: Uuid
  readonly base?: Base
}

export const operation = (written: Written, patch: Patch): Sent =>
  send({
    opId: randomUUID(),
    prevOpId: written.prevOpId ?? null,
    deviceId: written.deviceId ?? randomUUID(),
    recordId: written.recordId ?? randomUUID(),
    fileIds: written.fileIds,
    type: written.type,
    schemaVersion: definitionOf(written.type)?.version ?? 1,
    base: written.base ?? null,
    patch,
    claimedAt: '2026-05-01T15:40:00.000+01:00',
  })

export const write = (written: Written, to: Body, from: Body = {}): Sent =>
  operation(written, { kind: 'write', changes: diffBodies(definitionOf(written.type)?.fields ?? {}, from, to) })

export type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string>; duplex?: 'half' }

export interface Device {
  readonly deviceId: Uuid
  readonly cookie: string
  request(path: string, init?: Init): Promise<Response>
  push(...sent: readonly Pick<Sent, 'opId' | 'sha256' | 'raw'>[]): Promise<PushAnswer['results']>
  pull(cursors?: PullRequest['cursors'], only?: readonly FileId[]): Promise<PullAnswer>
  /** Everything the person may see, by record. */
  pullAll(): Promise<Map<Uuid, CaseRecord>>
}

export async function as(service: Pick<Service, 'app' | 'pool'>, person: Pick<Actor, 'personId'>): Promise<Device> {
  const deviceId = randomUUID()
  const token = await asSystem(service.pool, (client) => beginSession(client, person.personId, deviceId, LIMITS))
  const cookie = `${COOKIE}=${token}`
  const request = async (path: string, init: Init = {}): Promise<Response> =>
    service.app.request(path, { ...init, headers: { cookie, ...init.headers } })
  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await request(path, { method: 'POST', body: JSON.stringify(body) })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const pull = (cursors: PullRequest['cursors'] = {}, only?: readonly FileId[]): Promise<PullAnswer> =>
    post<PullAnswer>('/sync/v1/pull', { protocol: 1, nonce: randomUUID(), deviceId, cursors, ...(only && { only }) })
  return {
    deviceId,
    cookie,
    request,
    pull,
    push: async (...sent) =>
      (
        await post<PushAnswer>('/sync/v1/push', {
          protocol: 1,
          nonce: randomUUID(),
          deviceId,
          operations: sent.map(({ opId, sha256, raw }) => ({ opId, sha256, raw })),
        })
      ).results,
    async pullAll() {
      const records = new Map<Uuid, CaseRecord>()
      const cursors: PullRequest['cursors'] = {}
      for (let more = true; more; ) {
        const answer = await pull(cursors)
        for (const file of answer.files) {
          for (const change of file.changes) {
            cursors[file.fileId] = { seq: change.seq, chain: change.chain ?? '', epoch: file.epoch }
            if (change.record) records.set(change.record.id, change.record)
          }
        }
        more = answer.more
      }
      return records
    },
  }
}
