/** A device (one browser profile: disk, locks, cookie, clock) and its tabs. */
import { randomFillSync } from 'node:crypto'
import type { OpenNotebook } from '../../../src/device/open.ts'
import type { Actor } from '../../../src/model/person.ts'
import type { RunningSync } from '../../../src/sync/loop.ts'
import { chanceFrom, idFrom } from './chance.ts'
import type { Chance } from './chance.ts'
import { pageClock } from './clock.ts'
import type { Clock, PageClock } from './clock.ts'
import { evict, newDisk, seenBy } from './disk.ts'
import type { Disk, Sight } from './disk.ts'
import type { Network } from './network.ts'
import type { BeginPage, Rooms } from './rooms.ts'
import { elsewhere, finished, soon } from './tasks.ts'

export interface Device {
  readonly name: string
  readonly owner: Owner
  disk: Disk
  cookie: string
  /** Milliseconds by which its clock is wrong. */
  off: number
  readonly locks: Map<string, Page>
  readonly channels: Map<string, Set<Channel>>
  /** Every page that was ever open and is not gone. */
  readonly pages: Set<Page>
}
export interface Owner extends Actor {
  readonly email: string
}
export const PASSPHRASE = 'kettle orbit mossy plank'

export const newDevice = (name: string, owner: Owner): Device => ({
  name,
  owner,
  disk: newDisk(),
  cookie: '',
  off: 0,
  locks: new Map(),
  channels: new Map(),
  pages: new Set(),
})

const POOL_BYTES = 65_536
const pool = new Uint8Array(POOL_BYTES)
let used = POOL_BYTES
/** From a store of random bytes: asking the computer for a few at a time costs more than what is done with them. */
function random<T extends Uint8Array>(bytes: T): T {
  if (bytes.length > POOL_BYTES) return randomFillSync(bytes)
  if (used + bytes.length > POOL_BYTES) {
    randomFillSync(pool)
    used = 0
  }
  bytes.set(pool.subarray(used, used + bytes.length))
  used += bytes.length
  return bytes
}

interface Channel {
  readonly page: Page
  readonly hear: Set<(event: { data: unknown }) => void>
}

export interface Surroundings {
  readonly begin: BeginPage
  readonly clock: Clock
  readonly network: Network
  readonly chance: Chance
}

export class Page {
  readonly name: string
  readonly device: Device
  isGone = false
  notebook!: OpenNotebook
  sync!: RunningSync
  /** A round of sending and reading that is under way. */
  round: Promise<void> | undefined
  /** What it told nobody but whoever reads its log. */
  readonly warned: string[] = []
  private readonly around: Surroundings
  private readonly sight: Sight
  private readonly clock: PageClock
  private readonly stops: (() => void)[] = []
  private readonly rooms: Rooms

  constructor(name: string, device: Device, around: Surroundings) {
    this.name = name
    this.device = device
    this.around = around
    this.sight = seenBy(device.disk)
    this.clock = pageClock(
      around.clock,
      () => device.off,
      (work) => this.later(work),
    )
    const chance = chanceFrom(around.chance.below(2 ** 31))
    this.rooms = around.begin({
      indexedDB: this.sight.indexedDB,
      newId: () => idFrom(chance, this.clock.now()),
      stopAtEnd: (stop) => void this.stops.push(stop),
      globals: { ...this.clock.globals, ...this.surfaces(chance) },
    })
  }

  private later(work: () => void): void {
    soon(() => {
      if (!this.isGone) work()
    })
  }

  private surfaces(chance: Chance): { readonly [name: string]: unknown } {
    const { device } = this
    // classes of the platform that belong to this page
    // oxlint-disable-next-line typescript/no-this-alias
    const page = this
    const gone = (): boolean => page.isGone
    const subtle = new Proxy(crypto.subtle, {
      get: (real, name) => {
        const work = Reflect.get(real, name) as (...given: unknown[]) => Promise<unknown>
        return (...given: unknown[]) => elsewhere(work.apply(real, given), gone)
      },
    })
    class BroadcastChannel {
      private readonly own: Channel = { page, hear: new Set() }
      private readonly room: Set<Channel>
      constructor(name: string) {
        this.room = device.channels.get(name) ?? new Set()
        device.channels.set(name, this.room.add(this.own))
      }
      addEventListener(_kind: string, hear: (event: { data: unknown }) => void): void {
        this.own.hear.add(hear)
      }
      postMessage(data: unknown): void {
        for (const other of this.room)
          if (other !== this.own) other.page.later(() => other.hear.forEach((hear) => hear({ data })))
      }
      close(): void {
        this.room.delete(this.own)
      }
    }
    const locks = {
      async request(name: string, _how: object, work: (lock: object | null) => Promise<unknown>): Promise<unknown> {
        if (device.locks.has(name)) return work(null)
        device.locks.set(name, page)
        try {
          return await work({ name })
        } finally {
          if (device.locks.get(name) === page) device.locks.delete(name)
        }
      },
    }
    return {
      crypto: {
        subtle,
        getRandomValues: random,
        randomUUID: () => idFrom(chance, chance.below(2 ** 40)),
      },
      BroadcastChannel,
      navigator: { locks },
      localStorage: {
        getItem: (key: string) => device.disk.outside.get(key) ?? null,
        setItem: (key: string, value: string) => void device.disk.outside.set(key, value),
      },
      AbortSignal: { timeout: () => undefined },
      CompressionStream: undefined,
      console: { ...console, warn: (...said: unknown[]) => void page.warned.push(said.map(String).join(' ')) },
      fetch: undefined,
      window: undefined,
      document: undefined,
    }
  }

  /** Unlocks; makes the vault where there is none, as after a first sign-in. */
  async open(startAgain = false): Promise<void> {
    const { owner } = this.device
    const { personId, name, role, team } = owner
    this.notebook = await finished(
      this.rooms.openNotebook({
        email: owner.email,
        passphrase: PASSPHRASE,
        person: { personId, name, role, team },
        cost: { memoryKib: 64, passes: 1 },
        startAgain,
        now: () => new Date(this.clock.now()),
      }),
    )
    await finished(this.notebook.allLoaded)
    this.device.pages.add(this)
    this.sync = this.rooms.makeSync(this.notebook, {
      link: { origin: 'https://doorstep.test', timeoutMs: 30_000, fetch: this.around.network.fetchOf(this) },
      chance: () => 0,
    })
  }

  /** All that is known of what is in the outbox on the disk. */
  outboxRows(): ReturnType<Rooms['outboxRows']> {
    return this.rooms.outboxRows(this.notebook.store.relaxed)
  }

  beginRound(): void {
    if (this.round) return
    this.round = this.sync.now().then(
      () => {
        this.round = undefined
      },
      () => {
        this.round = undefined
      },
    )
  }

  ring(): void {
    this.clock.ring()
  }

  /** The browser takes the page away between two of its steps. */
  kill(isCommitted: () => boolean): void {
    if (this.isGone) return
    this.isGone = true
    this.sight.cut(isCommitted)
    this.around.network.forget(this)
    for (const [name, holder] of this.device.locks) if (holder === this) this.device.locks.delete(name)
    for (const room of this.device.channels.values())
      for (const channel of room) if (channel.page === this) room.delete(channel)
    this.device.pages.delete(this)
    for (const stop of this.stops) stop()
  }

  /** The browser closes its storage under it. */
  loseStorage(): void {
    this.sight.closeAll()
  }
}

/** All pages go, and the storage with them. */
export function evictDevice(device: Device): void {
  for (const page of device.pages) page.kill(() => true)
  evict(device.disk)
}
