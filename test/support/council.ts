/**
 * A council's server in memory: the protocol, the shared rules of `model`, and nothing else. Its `fetch` is given to a
 * device; `meets` lets a test put a portal, a lost answer or a refusal in the way.
 */
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { applyOperation } from '../../src/model/apply-operation.ts'
import type { Body } from '../../src/model/field.ts'
import { fileKind } from '../../src/model/file.ts'
import type { FileId, Uuid } from '../../src/model/file.ts'
import type { Operation } from '../../src/model/operation.ts'
import type { Actor } from '../../src/model/person.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { received } from '../../src/model/words-received.ts'
import { BLOB_CHUNK_BYTES } from '../../src/protocol/messages.ts'
import type { OperationStatus, PullAnswer, PullRequest, PushRequest } from '../../src/protocol/messages.ts'
import { PHRASES_TYPE, withoutPhrases } from '../../src/protocol/phrases.ts'
import { definitionOf } from '../../src/records/all.ts'
import type { Link } from '../../src/sync/ask.ts'
import { must } from './must.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('hex')

interface Step {
  seq: number
  digest: string
  chain: string
  opId: Uuid
  sha256: string
  recordId: Uuid
}
interface Blob {
  bytes: number
  mime: string
  chunks: Map<number, Uint8Array>
}
const missing = (blob: Blob): number[] =>
  Array.from({ length: Math.ceil(blob.bytes / BLOB_CHUNK_BYTES) }, (_, n) => n).filter((n) => !blob.chunks.has(n))
interface Account {
  person: Actor
  passphrase: string
  files: Map<FileId, number>
}
type Meeting = (
  path: string,
  body: unknown,
) => Response | 'lost' | 'answer lost' | undefined | Promise<Response | undefined>

export class Council {
  epoch = 'one'
  readonly inbox = new Map<Uuid, { sha256: string; raw: string; person: Actor }>()
  readonly results = new Map<Uuid, { status: OperationStatus; reason?: string }>()
  readonly heads = new Map<Uuid, CaseRecord>()
  readonly bodies = new Map<string, Body>()
  readonly feeds = new Map<FileId, Step[]>()
  readonly blobs = new Map<string, Blob>()
  readonly calls: { path: string; body: unknown }[] = []
  readonly accounts = new Map<string, Account>()
  readonly sessions = new Map<string, string>()
  meets: Meeting = () => undefined
  statusOf: (op: Operation) => { status: OperationStatus; reason?: string } | undefined = () => undefined
  pageSize = 500
  readonly notOwn = new Set<FileId>()

  employ(email: string, passphrase: string, person: Actor, files: readonly FileId[]): void {
    this.accounts.set(email, {
      person,
      passphrase,
      files: new Map([
        ['organisation', 1] as const,
        [`person:${person.personId}`, 1] as const,
        ...files.map((file) => [file, 1] as const),
      ]),
    })
  }
  grant(email: string, file: FileId, epoch = 1): void {
    this.accounts.get(email)?.files.set(file, epoch)
  }
  revoke(email: string, file: FileId): void {
    this.accounts.get(email)?.files.delete(file)
  }

  /** A device's way to here, as a browser with its own cookie. */
  link(email?: string): Link {
    let cookie = email
    return {
      origin: 'http://council.test',
      timeoutMs: 5000,
      fetch: (async (url: string, init: RequestInit = {}) => {
        const path = new URL(url).pathname
        const bytes = init.body === undefined ? undefined : new Uint8Array(await new Response(init.body).arrayBuffer())
        const zipped = new Headers(init.headers).get('content-encoding') === 'gzip'
        const type = new Headers(init.headers).get('content-type')
        const text = () =>
          withoutPhrases(Buffer.from(zipped && bytes ? gunzipSync(bytes) : (bytes ?? '')).toString(), Infinity)
        const isJson = type === 'application/json' || type === PHRASES_TYPE
        const body: unknown = bytes && isJson ? JSON.parse(text() ?? '') : bytes
        this.calls.push({ path, body })
        const met = await this.meets(path, body)
        if (met === 'lost') throw new TypeError('network')
        if (met instanceof Response) return met
        if (path === '/auth/sign-in') {
          const given = body as { email: string; passphrase: string }
          const account = this.accounts.get(given.email)
          if (account?.passphrase !== given.passphrase) return refusal(401)
          cookie = given.email
          return json({ ...account.person, demonstration: false, mustChange: false })
        }
        const account = cookie === undefined ? undefined : this.accounts.get(cookie)
        if (!account) return refusal(401)
        const answer = this.route(path, init.method ?? 'GET', body, account)
        if (met === 'answer lost') throw new TypeError('network')
        return answer
      }) as typeof fetch,
    }
  }

  private route(path: string, method: string, body: unknown, account: Account): Response {
    if (path === '/auth/me') return json({ ...account.person, demonstration: false, mustChange: false })
    const claimed = (body as { personId?: string } | undefined)?.personId
    if (claimed !== undefined && claimed !== account.person.personId) return refusal(401)
    if (path === '/sync/v1/push') return json(this.push(body as PushRequest, account))
    if (path === '/sync/v1/pull') return json(this.pull(body as PullRequest, account))
    if (path === '/sync/v1/shelf') {
      return json({
        files: [...account.files.keys()].map((file) => ({
          fileId: file,
          kind: fileKind(file),
          name: '',
          team: '',
          headSeq: 0,
          own: !this.notOwn.has(file),
        })),
      })
    }
    const [, , , kind, hash, n] = path.split('/')
    if (kind !== 'blobs' || !hash) return refusal(404)
    const blob = this.blobs.get(hash)
    const state = (one: Blob) =>
      json({
        sha256: hash,
        bytes: one.bytes,
        mime: one.mime,
        complete: missing(one).length === 0,
        missing: missing(one),
      })
    if (method === 'PUT' && n === undefined) {
      const one = blob ?? { ...(body as { bytes: number; mime: string }), chunks: new Map<number, Uint8Array>() }
      this.blobs.set(hash, one)
      return state(one)
    }
    if (!blob) return refusal(method === 'PUT' ? 409 : 404)
    if (method === 'PUT') {
      blob.chunks.set(Number(n), body as Uint8Array)
      return state(blob)
    }
    const chunk = blob.chunks.get(Number(n))
    return chunk && missing(blob).length === 0 ? new Response(new Uint8Array(chunk)) : refusal(404)
  }

  push(request: PushRequest, account: Account) {
    const results = request.operations.map(({ opId, raw, ...named }) => {
      // one digest stands for all hashes
      const sha256 = request.digest === undefined ? named.sha256 : sha(raw)
      const before = this.inbox.get(opId)
      if (sha(raw) !== sha256 || (before && before.sha256 !== sha256))
        return { opId, status: 'parked' as const, reason: 'other words' }
      if (before && this.results.has(opId)) return { opId, status: 'duplicate' as const }
      this.inbox.set(opId, { sha256, raw, person: account.person })
      const result = this.apply(JSON.parse(raw) as Operation, sha256, account)
      if (result.status !== 'retry') this.results.set(opId, result)
      return { opId, ...result }
    })
    return { nonce: request.nonce, serverEpoch: this.epoch, results }
  }

  apply(op: Operation, sha256: string, account: Account): { status: OperationStatus; reason?: string } {
    const told = this.statusOf(op)
    if (told) return told
    const head = this.heads.get(op.recordId)
    if (!(head?.fileIds ?? op.fileIds).some((file) => account.files.has(file)))
      return { status: 'quarantined', reason: 'not your file any more' }
    if (op.prevOpId && !this.results.has(op.prevOpId)) return { status: 'retry' }
    const base =
      op.base === null
        ? undefined
        : this.bodies.get('revision' in op.base ? `${op.recordId}@${op.base.revision}` : op.base.opId)
    const { role, name, personId } = account.person
    try {
      const made = applyOperation(must(definitionOf(op.type)), head, base, op, {
        role,
        name,
        personId,
        at: op.claimedAt,
      })
      const record: CaseRecord = {
        ...received(head, made.record, new Date().toISOString()),
        opId: op.opId,
        revision: (head?.revision ?? 0) + 1,
      }
      this.store(record, sha256)
      this.bodies.set(op.opId, made.authored)
      return { status: made.outcome }
    } catch (error) {
      return { status: 'parked', reason: (error as Error).message }
    }
  }

  store(record: CaseRecord, sha256 = sha(record.opId)): void {
    this.heads.set(record.id, record)
    this.bodies.set(`${record.id}@${record.revision}`, record.body)
    if (!this.bodies.has(record.opId)) this.bodies.set(record.opId, record.body)
    for (const file of record.fileIds) {
      const feed = this.feeds.get(file) ?? []
      const digest = sha(`${record.opId}|${record.id}|${record.revision}`)
      feed.push({
        seq: feed.length + 1,
        digest,
        chain: sha((feed.at(-1)?.chain ?? file) + digest),
        opId: record.opId,
        sha256,
        recordId: record.id,
      })
      this.feeds.set(file, feed)
    }
  }

  pull(request: PullRequest, account: Account): PullAnswer {
    let left = this.pageSize
    let more = false
    const files = [...account.files]
      .filter(([file]) => !request.only || request.only.includes(file))
      .map(([fileId, epoch]) => {
        const cursor = request.cursors[fileId]
        const from = cursor && cursor.epoch === epoch ? cursor.seq : 0
        const feed = this.feeds.get(fileId) ?? []
        const steps = feed.slice(from, from + left)
        left -= steps.length
        if (from + steps.length < feed.length) more = true
        return {
          fileId,
          epoch,
          changes: steps.map(({ recordId, ...step }) => ({
            ...step,
            ...(feed.findLast((one) => one.recordId === recordId)?.seq === step.seq && {
              record: must(this.heads.get(recordId)),
            }),
          })),
        }
      })
      .filter((file) => file.changes.length > 0)
    const told =
      request.only &&
      new Set<string>([
        ...request.only,
        ...Object.keys(request.cursors),
        'organisation',
        `person:${account.person.personId}`,
      ])
    const grants = [...account.files]
      .filter(([file]) => !told || told.has(file))
      .map(([fileId, epoch]) => ({ fileId, epoch, headSeq: this.feeds.get(fileId)?.length ?? 0 }))
    return {
      nonce: request.nonce,
      serverEpoch: this.epoch,
      serverTime: new Date().toISOString(),
      person: account.person,
      grants,
      files,
      more,
    }
  }
}

export const json = (value: object, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } })
export const refusal = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'no', status }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
