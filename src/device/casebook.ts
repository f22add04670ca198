/**
 * The unlocked records in memory. Indexes by type and by file; a signal per question that was asked, so that a
 * keystroke in one note does not repaint every list.
 */
import { signal } from '@preact/signals'
import type { Signal } from '@preact/signals'
import type { FileId, Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import type { Casebook } from './notebook.ts'

export interface Entry {
  readonly record: CaseRecord
  readonly stamp: number
}

export interface OpenCasebook extends Casebook {
  readonly loaded: Signal<'nothing' | 'register' | 'all'>
  /** The council has said which files this person has. */
  filesTold(at: string): void
  filesToldAt(): string
  /** Without subscribing. */
  peek(recordId: Uuid): CaseRecord | undefined
  /** Older stamps than the one held are ignored. */
  put(entries: readonly Entry[]): void
  drop(ids: readonly Uuid[], stamp: number): void
  clear(): void
  all(): Iterable<CaseRecord>
  /** Calls back with the ids that changed or went. */
  onChange(tell: (ids: readonly Uuid[]) => void): void
}

const questionsOf = (record: CaseRecord): string[] => [
  record.type,
  ...record.fileIds.flatMap((file) => [`${file}|`, `${file}|${record.type}`]),
]

export function openCasebook(): OpenCasebook {
  const version = signal(0)
  const loaded = signal<'nothing' | 'register' | 'all'>('nothing')
  const toldAt = signal('')
  const records = new Map<Uuid, CaseRecord>()
  const stamps = new Map<Uuid, number>()
  const indexes = new Map<string, Set<Uuid>>()
  const lists = new Map<string, readonly CaseRecord[]>()
  const asked = new Map<string, Signal<number>>()
  const listeners: ((ids: readonly Uuid[]) => void)[] = []

  const watch = (question: string) => {
    let ticks = asked.get(question)
    if (!ticks) asked.set(question, (ticks = signal(0)))
    void ticks.value
  }
  const list = (question: string): readonly CaseRecord[] => {
    watch(question)
    let found = lists.get(question)
    if (!found) {
      found = [...(indexes.get(question) ?? [])].flatMap((id) => records.get(id) ?? [])
      lists.set(question, found)
    }
    return found
  }
  const index = (record: CaseRecord, touched: Set<string>) => {
    for (const question of questionsOf(record)) {
      touched.add(question)
      if (record.status === 'discarded') continue
      const ids = indexes.get(question)
      if (ids) ids.add(record.id)
      else indexes.set(question, new Set([record.id]))
    }
  }
  const unindex = (id: Uuid, touched: Set<string>) => {
    const record = records.get(id)
    if (!record) return
    for (const question of questionsOf(record)) {
      touched.add(question)
      indexes.get(question)?.delete(id)
    }
  }
  const tell = (ids: readonly Uuid[], touched: Set<string>) => {
    if (ids.length === 0) return
    for (const question of touched) lists.delete(question)
    for (const question of [...touched, ...ids.map((id) => `=${id}`)]) {
      const ticks = asked.get(question)
      if (ticks) ticks.value = ticks.peek() + 1
    }
    version.value = version.peek() + 1
    for (const listener of listeners) listener(ids)
  }

  return {
    version,
    loaded,
    get(id) {
      watch(`=${id}`)
      return records.get(id)
    },
    peek: (id) => records.get(id),
    ofType: (type) => list(type),
    inFile: (file: FileId, type?: string) => list(`${file}|${type ?? ''}`),
    all: () => records.values(),
    onChange: (listener) => void listeners.push(listener),
    put(entries) {
      const touched = new Set<string>()
      const ids: Uuid[] = []
      for (const { record, stamp } of entries) {
        if ((stamps.get(record.id) ?? -1) >= stamp) continue
        unindex(record.id, touched)
        records.set(record.id, record)
        stamps.set(record.id, stamp)
        index(record, touched)
        ids.push(record.id)
      }
      tell(ids, touched)
    },
    drop(gone, stamp) {
      const touched = new Set<string>()
      const ids = gone.filter((id) => records.has(id))
      for (const id of ids) {
        unindex(id, touched)
        records.delete(id)
        stamps.set(id, stamp)
      }
      tell(ids, touched)
    },
    filesToldAt: () => toldAt.value,
    filesTold(at) {
      toldAt.value = at
    },
    clear() {
      toldAt.value = ''
      const touched = new Set(indexes.keys())
      const ids = [...records.keys()]
      records.clear()
      stamps.clear()
      indexes.clear()
      loaded.value = 'nothing'
      tell(ids, touched)
      asked.clear()
    },
  }
}
