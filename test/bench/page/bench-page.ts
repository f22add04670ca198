/**
 * What is measured inside a real browser: the device's own code against the least that any program would have to do.
 * Driven from `test/bench/run.ts` through `window.bench`.
 */
import { openNotebook, type OpenNotebook } from '../../../src/device/open.ts'
import { childFile } from '../../../src/model/file.ts'
import { ask, pageLink, type Link } from '../../../src/sync/ask.ts'
import { makeSync } from '../../../src/sync/loop.ts'
import { pull } from '../../../src/sync/pull.ts'
import { openGrain } from '../../../src/sync/grain.ts'
import { push } from '../../../src/sync/push.ts'
import type { Cycle } from '../../../src/sync/cycle.ts'
import { inSlices } from '../../../src/app/in-slices.ts'
import { homesWithRecords, indexed, signalsNow } from '../signals.ts'
import { words } from '../words.ts'
import { personOf, signIn } from './bench-sign-in.ts'

const link: Link = pageLink()
let notebook: OpenNotebook | undefined

function open(): OpenNotebook {
  if (!notebook) throw new Error('not signed in')
  return notebook
}

const cycle = (): Cycle => ({
  store: open().store,
  link,
  timeIsUp: () => false,
  contact: () => undefined,
  waiting: () => undefined,
  isRestored: () => Promise.resolve(false),
  grain: openGrain(),
  notThere: new Set(),
})

const note = (n: number) => ({
  type: 'chronology-entry',
  fileIds: [childFile(firstChild())],
  body: { date: '2026-03-02', event: words(2000, n), source: 'Bench' },
})

function firstChild(): string {
  const child = open().casebook.ofType('child')[0]
  if (!child) throw new Error('no child on this device')
  return child.id
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** A bare strict transaction that puts the same bytes. */
async function rawPut(db: IDBDatabase, bytes: Uint8Array, n: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' })
    transaction.objectStore('rows').put({ id: n, bytes })
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('error', () => reject(transaction.error ?? new Error('not written')))
  })
}

function openRaw(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('bench-raw', 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows', { keyPath: 'id' }))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')))
  })
}

async function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()
}

const bench = {
  async signIn(email: string, passphrase: string): Promise<void> {
    const person = await signIn(email, passphrase)
    notebook = await openNotebook({ email, passphrase, person: personOf(person) })
    await bench.pullAll()
    await notebook.allLoaded
  },
  /** The longest that the page was held up, in milliseconds, while the signals of so many homes were worked out. */
  async signals(homes: number): Promise<{ longest: number; total: number }> {
    let longest = 0
    let total = 0
    for (let done = 0; done < homes; done += 50) {
      const { children, all } = homesWithRecords()
      const files = indexed(all)
      const waiting = [...children]
      let from = 0
      await new Promise<void>((resolve) => {
        inSlices(
          () => {
            if (from === 0) from = performance.now()
            const child = waiting.shift()
            if (child !== undefined) signalsNow(files, child)
            return waiting.length > 0
          },
          (isDone) => {
            const held = performance.now() - from
            from = 0
            longest = Math.max(longest, held)
            total += held
            if (isDone) resolve()
          },
        )
      })
    }
    return { longest, total }
  },
  async pullAll(): Promise<number> {
    return timed(() => pull(cycle(), undefined, () => Promise.resolve()))
  },
  /** Milliseconds of each strict, sealed save of a 2 KB note that grows by a sentence, and of each bare one. */
  async saves(count: number): Promise<{ sealed: number[]; raw: number[] }> {
    const record = await open().create(note(1))
    const db = await openRaw()
    const sealed: number[] = []
    const raw: number[] = []
    for (let n = 0; n < count; n += 1) {
      const body = { ...record.body, event: words(2000, n + 10) }
      sealed.push(await timed(() => open().edit(record.id, body)))
      // What the sealed save puts down: the record and its operation.
      raw.push(await timed(() => rawPut(db, new TextEncoder().encode(JSON.stringify(body).repeat(2)), 1)))
    }
    db.close()
    await open().discard(record.id)
    await push(cycle())
    return { sealed, raw }
  },
  async write(count: number, seed: number): Promise<void> {
    for (let n = 0; n < count; n += 1) await open().create(note(seed + n))
  },
  /** Until the server has said of all of them that it has them. */
  async push(): Promise<number> {
    const took = await timed(() => push(cycle()))
    const waiting = bench.unsent()
    if (waiting > 0) throw new Error(`${waiting} operations have no answer`)
    return took
  },
  /** Reads until nothing waits for its echo; returns when that was, in milliseconds from now. */
  async settle(): Promise<number> {
    return timed(async () => {
      for (;;) {
        await bench.pullAll()
        if (open().outbox.value.length === 0) return
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })
  },
  unsent(): number {
    return open().outbox.value.filter((item) => item.state !== 'received').length
  },
  /** The limit: the same notes in one gzip POST, answered after one multi-row insert. */
  async limitPush(count: number, seed: number): Promise<number> {
    const notes = Array.from({ length: count }, (_, n) => ({ id: crypto.randomUUID(), body: note(seed + n) }))
    return timed(async () => {
      const answer = await fetch('/limit/push', { method: 'POST', body: await gzip(JSON.stringify(notes)) })
      if (!answer.ok) throw new Error(`limit push ${answer.status}`)
    })
  },
  /** The limit: the same notes in one gzip answer, put into one bare store in one relaxed transaction. */
  async limitPull(count: number): Promise<number> {
    const db = await openRaw()
    const took = await timed(async () => {
      const notes = (await (await fetch(`/limit/pull?count=${count}`)).json()) as { id: string; body: object }[]
      await new Promise<void>((resolve, reject) => {
        const transaction = db.transaction('rows', 'readwrite')
        for (const each of notes) transaction.objectStore('rows').put(each)
        transaction.addEventListener('complete', () => resolve())
        transaction.addEventListener('error', () => reject(transaction.error ?? new Error('not written')))
      })
    })
    db.close()
    return took
  },
  /**
   * A note of 200 autosaves while the tablet is online, at the pace of somebody who writes for some minutes and rests
   * now and then, five times as fast. Returns the bytes of its final text.
   */
  async longNote(edits: number, times: number): Promise<number> {
    const sync = makeSync(open(), { link, pace: { stillMs: 3000 / times, longestMs: 30_000 / times } })
    sync.start()
    const text = words(2000, 4711)
    const record = await open().create(note(1))
    for (let n = 1; n <= edits; n += 1) {
      await open().edit(record.id, { ...record.body, event: text.slice(0, Math.ceil((text.length * n) / edits)) })
      // half a second after the last keystroke; a rest of five seconds after every twentieth
      await new Promise((resolve) => setTimeout(resolve, (n % 20 === 0 ? 5000 : 1000) / times))
    }
    await sync.now()
    sync.stop()
    return text.length
  },
  child: (): string => firstChild(),
  async counts(): Promise<{ records: number }> {
    return { records: await open().store.relaxed.records.count() }
  },
  /** Who the server takes us for: shows that the session stands. */
  me: async (): Promise<boolean> => (await ask(link, '/auth/me', {}))?.ok ?? false,
}
export type Bench = typeof bench
declare global {
  interface Window {
    bench: Bench
  }
}
window.bench = bench
