/** The council's side: several processes of the real server over one real Postgres, each of which can be cut off anywhere. */
import './tasks.ts'
import type { Client, Pool } from '../../../src/server/db/pool.ts'
import { serverOver } from '../../server/support/service.ts'
import type { Given, Question } from './network.ts'

export interface Trouble {
  /** Counted in questions to the database from the beginning of a request; or the first that begins like this. */
  readonly at: number | string
  /**
   * crash: the process is gone, before or after the database did it · deadlock · away: the connection is lost before ·
   * unsure: it is lost after, so that a commit has happened and nobody knows · hold: it stands still until let go.
   */
  readonly kind: 'crash before' | 'crash after' | 'deadlock' | 'away' | 'unsure' | 'hold'
}
const never = new Promise<never>(() => undefined)
const sqlError = (code: string): Error => Object.assign(new Error(`injected ${code}`), { code })
type Ask = (...given: unknown[]) => Promise<unknown>

class Process {
  isDead = false
  trouble: Trouble | undefined
  count = 0
  /** Questions to the database that have had no answer yet. */
  busy = 0
  held: (() => void) | undefined
  readonly clients = new Set<Client>()
  readonly crashed: Promise<'crashed'>
  readonly app: ReturnType<typeof serverOver>
  private over: (word: 'crashed') => void = () => undefined

  constructor(real: Pool) {
    this.crashed = new Promise((resolve) => {
      this.over = resolve
    })
    this.app = serverOver(this.poolOver(real))
  }

  poolOver(real: Pool): Pool {
    const query = (real.query as Ask).bind(real)
    const connect = async (): Promise<Client> => {
      const client = await real.connect()
      const ask = (client.query as unknown as Ask).bind(client)
      let isBack = false
      const release = (broken?: Error | boolean): void => {
        if (!isBack) client.release(broken)
        isBack = true
        this.clients.delete(own)
      }
      const own = new Proxy(client, {
        get: (target, name) => {
          if (name === 'query') return (...given: unknown[]) => this.step(() => ask(...given), given[0])
          if (name === 'release') return release
          if (name === 'cut')
            return () =>
              ask('ROLLBACK').then(
                () => release(),
                () => release(true),
              )
          const value: unknown = Reflect.get(target, name)
          return typeof value === 'function' ? (value as Ask).bind(target) : value
        },
      })
      this.clients.add(own)
      return own
    }
    return new Proxy(real, {
      get: (target, name) => {
        if (name === 'query') return (...given: unknown[]) => this.step(() => query(...given), given[0])
        if (name === 'connect') return connect
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? (value as Ask).bind(target) : value
      },
    })
  }

  private isNow(asked: unknown): boolean {
    const at = this.trouble?.at
    return typeof at === 'string' ? typeof asked === 'string' && asked.trimStart().startsWith(at) : at === this.count
  }

  private async step(work: () => Promise<unknown>, asked: unknown): Promise<unknown> {
    if (this.isDead) return never
    this.count += 1
    const kind = this.isNow(asked) ? this.trouble?.kind : undefined
    if (kind) this.trouble = undefined
    if (kind === 'crash before') return this.crash()
    if (kind === 'deadlock') throw sqlError('40P01')
    if (kind === 'away') throw sqlError('57P01')
    if (kind === 'hold') await new Promise<void>((go) => (this.held = go))
    this.busy += 1
    try {
      const result = await work()
      if (this.isDead) return await never
      if (kind === 'crash after') return this.crash()
      if (kind === 'unsure') throw sqlError('08006')
      return result
    } finally {
      this.busy -= 1
    }
  }

  private crash(): Promise<never> {
    this.isDead = true
    this.over('crashed')
    return never
  }
  /** What Postgres does with the connections of a process that is gone. */
  async bury(): Promise<void> {
    for (const client of this.clients) await (client as unknown as { cut(): Promise<void> }).cut()
  }
}

const ORIGIN = 'https://doorstep.test'
const ASK_EVERY_MS = 15
const pause = (): Promise<void> => new Promise((resolve) => process.nextTick(() => queueMicrotask(resolve)))

export class Council {
  readonly pool: Pool
  private readonly processes: Process[]
  constructor(pool: Pool, count = 2) {
    this.pool = pool
    this.processes = Array.from({ length: count }, () => new Process(pool))
  }

  get isHeld(): boolean {
    return this.processes.some((one) => one.held)
  }
  /** A request that stood still goes on. */
  letGo(): void {
    for (const one of this.processes) {
      const go = one.held
      one.held = undefined
      go?.()
    }
  }

  /** Resolves to undefined when the process died over it. */
  async ask(question: Question, cookie: string, which: number, trouble?: Trouble): Promise<Given | undefined> {
    const n = which % this.processes.length
    const process = this.processes[n] as Process
    process.count = 0
    process.trouble = trouble
    const answered = process.app.request(ORIGIN + question.path, {
      method: question.method,
      headers: { ...question.headers, 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) },
      ...(question.body !== undefined && { body: question.body }),
    })
    const answer = await Promise.race([answered, process.crashed])
    if (answer === 'crashed') {
      this.processes[n] = new Process(this.pool)
      await process.bury()
      return undefined
    }
    const { status, headers } = answer
    return {
      status,
      type: headers.get('content-type') ?? '',
      headers: Object.fromEntries(
        ['retry-after'].flatMap((name) => (headers.get(name) ? [[name, headers.get(name) ?? '']] : [])),
      ),
      bytes: new Uint8Array(await answer.arrayBuffer()),
    }
  }

  /** Work that a process goes on with after its answer. */
  async settled(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      await pause()
      const isBusy = this.processes.some((one) => !one.held && (one.busy > 0 || one.clients.size > 0))
      if (isBusy) await new Promise((resolve) => setImmediate(resolve))
      calm = isBusy ? 0 : calm + 1
    }
  }

  /** Does something that may have to wait for what stands still; then that goes on first. */
  async besideHeld<T>(work: Promise<T>): Promise<T> {
    const state = { isOver: false }
    void work.catch(() => undefined).then(() => (state.isOver = true))
    while (this.isHeld && !state.isOver) {
      // mostly nothing waits for what stands still, and this is over before anybody has to ask
      await Promise.race([work.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS))])
      if (state.isOver) break
      const { rows } = await this.pool.query<{ blocked: number }>(
        'SELECT count(*)::int AS blocked FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0',
      )
      if (!state.isOver && (rows[0]?.blocked ?? 0) > 0) this.letGo()
    }
    return work
  }
}
