/** A notebook of paper: the contract of device/notebook.ts in memory, for looking at screens without a device. */
import { computed, signal } from '@preact/signals'
import { v7 } from 'uuid'
import { sha256Hex } from '../../../../src/model/derived-id.ts'
import type { BlobRef, Body } from '../../../../src/model/field.ts'
import type { FileId, Uuid } from '../../../../src/model/file.ts'
import type { Json } from '../../../../src/model/json.ts'
import type { Actor, Stamp } from '../../../../src/model/person.ts'
import type { CaseRecord } from '../../../../src/model/record.ts'
import type { NewRecord, Notebook, OutboxItem } from '../../../../src/device/notebook.ts'
import type { Sync, SyncStatus } from '../../../../src/sync/status.ts'

export interface PaperNotebook extends Notebook {
  /** Lays a record on the table as if it had come from the server. */
  put(record: Partial<CaseRecord> & { type: string; fileIds: readonly FileId[]; body: Body }): CaseRecord
  /** The next writes fail with this. */
  failWith: Error | undefined
  readonly edits: { recordId: Uuid; body: Body }[]
}

export function paperNotebook(person: Actor): PaperNotebook {
  const records = signal<ReadonlyMap<Uuid, CaseRecord>>(new Map())
  const blobs = new Map<string, Uint8Array>()
  const settings = new Map<string, ReturnType<typeof signal<Json | undefined>>>()
  const setting = (key: string) => {
    const kept = settings.get(key) ?? signal<Json | undefined>(undefined)
    settings.set(key, kept)
    return kept
  }
  const stamp = (): Stamp => ({
    personId: person.personId,
    name: person.name,
    role: person.role,
    at: new Date().toISOString(),
  })
  const keep = (record: CaseRecord): CaseRecord => {
    if (notebook.failWith) throw notebook.failWith
    records.value = new Map(records.value).set(record.id, record)
    return record
  }
  const known = (id: Uuid): CaseRecord => {
    const record = records.value.get(id)
    if (!record) throw new Error(`no record ${id}`)
    return record
  }
  const version = computed(() => records.value.size)

  const notebook: PaperNotebook = {
    person,
    deviceId: v7(),
    failWith: undefined,
    edits: [],
    casebook: {
      version,
      loaded: signal('all' as const),
      get: (id) => records.value.get(id),
      ofType: (type) =>
        [...records.value.values()].filter((record) => record.type === type && record.status !== 'discarded'),
      inFile: (file, type) =>
        [...records.value.values()].filter(
          (record) =>
            record.fileIds.includes(file) &&
            (type === undefined || record.type === type) &&
            record.status !== 'discarded',
        ),
    },
    outbox: signal<readonly OutboxItem[]>([]),
    put(given) {
      const at = given.author ?? stamp()
      return keep({
        id: v7(),
        schemaVersion: 1,
        status: 'draft',
        revision: 1,
        opId: v7(),
        author: at,
        updated: at,
        signatures: [],
        addenda: [],
        marks: [],
        conflicts: [],
        receivedAt: at.at,
        ...given,
      })
    },
    async create(given: NewRecord) {
      return keep({
        id: given.id ?? v7(),
        type: given.type,
        schemaVersion: 1,
        fileIds: given.fileIds,
        body: given.body,
        ...(given.wrongFile && { wrongFile: given.wrongFile }),
        status: 'draft',
        revision: 0,
        opId: v7(),
        author: stamp(),
        updated: stamp(),
        signatures: [],
        addenda: [],
        marks: [],
        conflicts: [],
        ...(given.together ? { together: given.together } : {}),
      })
    },
    async edit(recordId, body) {
      notebook.edits.push({ recordId, body })
      return keep({ ...known(recordId), body, updated: stamp(), opId: v7() })
    },
    async sign(recordId, as) {
      const record = known(recordId)
      return keep({
        ...record,
        status: 'signed',
        signatures: [...record.signatures, { ...stamp(), as, bodyHash: sha256Hex(JSON.stringify(record.body)) }],
      })
    },
    async amend(recordId, addendum) {
      const record = known(recordId)
      return keep({ ...record, addenda: [...record.addenda, { ...stamp(), id: v7(), ...addendum }] })
    },
    async settleLate(recordId, lateId, how, note) {
      const record = known(recordId)
      const addenda = record.addenda.map((one) =>
        one.id === lateId ? { ...one, settled: [...(one.settled ?? []), { ...stamp(), how, note }] } : one,
      )
      return keep({ ...record, addenda })
    },
    async mark(recordId, mark) {
      const record = known(recordId)
      return keep({ ...record, marks: [...record.marks, { ...stamp(), id: v7(), ...mark }] })
    },
    async discard(recordId, why) {
      keep({ ...known(recordId), status: 'discarded', ...(why && { [why]: true }) })
    },
    async resolve(recordId) {
      return known(recordId)
    },
    async putBlob(bytes, mime, name): Promise<BlobRef> {
      if (notebook.failWith) throw notebook.failWith
      const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
      blobs.set(sha256, bytes)
      return { sha256, mime, bytes: bytes.length, ...(name ? { name } : {}) }
    },
    blob: async (ref) => blobs.get(ref.sha256),
    search: () => [],
    setting: <T extends Json>(key: string) => setting(key) as unknown as ReturnType<typeof signal<T | undefined>>,
    async keepSetting(key, value) {
      if (notebook.failWith) throw notebook.failWith
      setting(key).value = value
    },
    async keepTyped(key, value) {
      await notebook.keepSetting(key, value)
    },
    noteRead: () => Promise.resolve(),
    begunLines: () => Promise.resolve([]),
    async keepBegun(key, words) {
      if (notebook.failWith) throw notebook.failWith
      setting(key).value = words || undefined
      return words
    },
    jots: signal([]),
    jotFiled: async () => undefined,
    unsentText: () => undefined,
    lock: () => undefined,
    locked: signal(false),
    seen: async () => undefined,
  }
  return notebook
}

export function paperSync(state: SyncStatus['state'] = 'sent'): Sync {
  const status = signal<SyncStatus>({
    state,
    unsent: state === 'sent' ? 0 : 1,
    needsYou: 0,
    lastSentAt: new Date().toISOString(),
    lastContactAt: null,
    lastReadAt: '2026-09-10T13:02:00Z',
    signInNeeded: false,
    updateNeeded: false,
  })
  return { status, now: async () => undefined, start: () => undefined, stop: () => undefined }
}
