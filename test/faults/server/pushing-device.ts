/**
 * A device that writes faster than anybody can: the real messages over the network, frozen bytes, several servers to
 * choose from, and the device's own rules: what has no answer is sent again, what was answered waits for its echo, and
 * a feed with a hole or a broken chain is not believed.
 */
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Body } from '../../../src/model/field.ts'
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { Actor } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import type { PullAnswer, PullRequest, PushAnswer } from '../../../src/protocol/messages.ts'
import { sha256Of } from '../../../src/server/apply/arrival.ts'
import type { Sent } from '../../server/support/service.ts'
import { write } from '../../server/support/service.ts'

const TIMEOUT_MS = 15_000
const MOST_AT_ONCE = 100
const MOST_UNSENT = 260

export const upTo = (n: number): number => Math.floor(Math.random() * n)
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What a killer wants to know: how many pushes a server has in hand this moment, and how many it has answered. */
export class UnderWay {
  readonly #count = new Map<string, number>()
  readonly #answered = new Map<string, number>()
  answeredAt(address: string): number {
    return this.#answered.get(address) ?? 0
  }
  noteAnswer(address: string): void {
    this.#answered.set(address, this.answeredAt(address) + 1)
  }
  at(address: string): number {
    return this.#count.get(address) ?? 0
  }
  note(address: string, by: 1 | -1): void {
    this.#count.set(address, this.at(address) + by)
  }
}

interface Lane {
  readonly type: string
  last: Uuid
  body: Body
}

const TYPES = {
  'foster-carer': { type: 'daily-log', field: 'happened' },
  'childs-social-worker': { type: 'action', field: 'what' },
} as const
const MOOD = ['quiet', 'loud', 'sunny', 'long', 'good', 'difficult', 'ordinary', 'slow']
const words = (n: number): string =>
  Array.from({ length: n }, () => `It was a ${MOOD[upTo(MOOD.length)]} hour, number ${upTo(1_000_000)}.`).join(' ')

export class PushingDevice {
  readonly deviceId = randomUUID()
  /** Every operation ever made, in order. */
  readonly made: Sent[] = []
  readonly answers = new Map<Uuid, string>()
  readonly refusals = new Map<string, number>()
  readonly lanes = new Map<Uuid, Lane>()
  /** Records that somebody else has written in too: what stands in them is not for this device to say. */
  readonly shared = new Set<Uuid>()
  readonly #waiting = new Map<Uuid, Sent>()
  readonly #cursors: PullRequest['cursors'] = {}
  readonly #others = new Map<Uuid, CaseRecord>()
  readonly #of: (typeof TYPES)[keyof typeof TYPES]

  constructor(
    readonly person: Actor,
    readonly files: readonly FileId[],
    readonly cookie: string,
    readonly servers: readonly { readonly address: string }[],
    readonly underWay: UnderWay,
  ) {
    this.#of = person.role === 'foster-carer' ? TYPES['foster-carer'] : TYPES['childs-social-worker']
  }

  get #unsent(): Sent[] {
    return [...this.#waiting.values()].filter(({ opId }) => !this.answers.has(opId))
  }
  get isSettled(): boolean {
    return this.#waiting.size === 0
  }
  get waiting(): readonly Uuid[] {
    return [...this.#waiting.keys()]
  }

  writeSome(most: number): void {
    for (let n = 1 + upTo(most); n > 0; n -= 1) {
      const chance = Math.random()
      const other = [...this.#others.values()].at(-1 - upTo(5))
      if (chance < 0.05 && other) this.#editOthers(other)
      else if (chance < 0.5 && this.lanes.size > 0) this.#editOwn()
      else this.#begin()
    }
  }

  #keep(sent: Sent): void {
    this.made.push(sent)
    this.#waiting.set(sent.opId, sent)
  }
  #begin(): void {
    const body = {
      [this.#of.field]: [words(4), words(4), words(4)].join('\n\n'),
      ...(this.#of.type === 'daily-log' ? { date: '2026-05-01', wentWell: words(2) } : { source: 'visit' }),
    }
    const sent = write({ type: this.#of.type, fileIds: this.files, deviceId: this.deviceId }, body)
    this.lanes.set(sent.op.recordId, { type: this.#of.type, last: sent.opId, body })
    this.#keep(sent)
  }
  #editOwn(): void {
    const [recordId, lane] = [...this.lanes].at(-1 - upTo(Math.min(20, this.lanes.size))) ?? []
    if (!recordId || !lane) return
    const body = { ...lane.body, [this.#of.field]: changed(lane.body[this.#of.field]) }
    const sent = write(
      {
        type: lane.type,
        fileIds: this.files,
        recordId,
        deviceId: this.deviceId,
        prevOpId: lane.last,
        base: { opId: lane.last },
      },
      body,
      lane.body,
    )
    Object.assign(lane, { last: sent.opId, body })
    this.#keep(sent)
  }
  #editOthers(record: CaseRecord): void {
    this.#others.delete(record.id)
    this.shared.add(record.id)
    const { type, fileIds, id: recordId, revision, body } = record
    const after = { ...body, [this.#of.field]: changed(body[this.#of.field]) }
    this.#keep(write({ type, fileIds, recordId, deviceId: this.deviceId, base: { revision } }, after, body))
  }

  async #ask<T>(address: string, path: string, message: object): Promise<T | undefined> {
    try {
      const answer = await fetch(address + path, {
        method: 'POST',
        body: gzipSync(JSON.stringify(message)),
        headers: { cookie: this.cookie, 'content-type': 'application/json', 'content-encoding': 'gzip' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      if (answer.status === 200) return (await answer.json()) as T
      const said = `${path} ${answer.status}`
      this.refusals.set(said, (this.refusals.get(said) ?? 0) + 1)
    } catch {
      // Nobody answered, or the answer broke off: both happen, and neither says anything about the words.
    }
    return undefined
  }

  /** True: answered. A device of today says so with `keptIsEnough`, and sends one digest once it knows the server. */
  async push(address: string, batch: readonly Sent[], keptIsEnough: boolean): Promise<boolean> {
    const nonce = randomUUID()
    const isBrief = keptIsEnough && (batch.length > MOST_AT_ONCE || Math.random() < 0.5)
    this.underWay.note(address, 1)
    const answer = await this.#ask<PushAnswer>(address, '/sync/v1/push', {
      protocol: 1,
      nonce,
      deviceId: this.deviceId,
      personId: this.person.personId,
      ...(keptIsEnough && { keptIsEnough }),
      ...(isBrief && { digest: sha256Of(batch.map((one) => one.sha256).join('')) }),
      operations: batch.map(({ opId, sha256, raw }) => ({ opId, raw, ...(!isBrief && { sha256 }) })),
    })
    this.underWay.note(address, -1)
    if (answer?.nonce !== nonce) return false
    this.underWay.noteAnswer(address)
    const named = new Set(answer.results.map((result) => result.opId))
    const { rest } = answer
    const others = rest ? batch.filter((one) => !named.has(one.opId)).map(({ opId }) => ({ opId, status: rest })) : []
    for (const { opId, status } of [...answer.results, ...others])
      if (status !== 'retry' && !(status === 'duplicate' && this.answers.has(opId))) this.answers.set(opId, status)
    return true
  }

  async pull(address: string): Promise<boolean> {
    for (let more = true; more; ) {
      const answer = await this.#ask<PullAnswer>(address, '/sync/v1/pull', {
        protocol: 1,
        nonce: randomUUID(),
        deviceId: this.deviceId,
        cursors: this.#cursors,
        ...(Math.random() < 0.5 && { brief: true }),
      })
      if (!answer) return false
      for (const file of answer.files) this.#follow(file)
      more = answer.more
    }
    return true
  }

  #follow(file: PullAnswer['files'][number]): void {
    let { seq, chain } = this.#cursors[file.fileId] ?? { seq: 0, chain: file.fileId }
    for (const change of file.changes) {
      const { record } = change
      const digest = change.digest ?? sha256Of(`${record?.opId}|${record?.id}|${record?.revision}`)
      chain = sha256Of(chain + digest)
      if (change.seq !== seq + 1 || (change.chain !== undefined && change.chain !== chain))
        throw new Error(`${file.fileId}: step ${change.seq} does not follow on ${seq}`)
      seq = change.seq
      const own = this.#waiting.get(change.opId ?? record?.opId ?? '')
      if (own && own.sha256 === change.sha256) this.#waiting.delete(own.opId)
      if (record?.type === this.#of.type && !this.lanes.has(record.id) && record.conflicts.length === 0)
        this.#others.set(record.id, record)
      else if (record && this.lanes.has(record.id) && record.updated.personId !== this.person.personId)
        this.shared.add(record.id)
    }
    this.#cursors[file.fileId] = { seq, chain, epoch: file.epoch }
  }

  /** One turn of its life: writes, sends to either server, sometimes twice or to both at once, sometimes reads. */
  async turn(writes: boolean): Promise<void> {
    const { address } = this.servers[upTo(this.servers.length)] ?? { address: '' }
    if (writes && this.#unsent.length < MOST_UNSENT) this.writeSome(upTo(10) === 0 ? MOST_AT_ONCE : 20)
    const kept = Math.random() < 0.5
    const most = kept && upTo(4) === 0 ? 2 * MOST_AT_ONCE : MOST_AT_ONCE
    const batch = this.#unsent.slice(0, writes ? 1 + upTo(most) : most)
    if (batch.length > 0) {
      // A device that lost patience, and its service worker: the same words come in at two doors.
      const everywhere = Math.random() < 0.08 ? this.servers : [{ address }]
      const answered = await Promise.all(everywhere.map((server) => this.push(server.address, batch, kept)))
      if (!answered.some(Boolean)) await pause(40 + upTo(120))
      else if (Math.random() < 0.05) await this.push(address, batch, kept)
    }
    if (Math.random() < (writes ? 0.25 : 1)) await this.pull(address)
    await pause(10 + upTo(40))
  }
}

/** Another sentence in one of the paragraphs. */
function changed(text: Body[string]): string {
  const paragraphs = (typeof text === 'string' ? text : '').split('\n\n')
  const n = upTo(paragraphs.length)
  return paragraphs.map((one, at) => (at === n ? `${one} ${words(1)}` : one)).join('\n\n')
}
