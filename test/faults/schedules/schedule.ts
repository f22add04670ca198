/**
 * One schedule: five devices of three people, two hundred edits, whatever the seed puts in their way; then everything
 * heals, comes to rest, and is judged.
 * Long because a mishap touches all that a schedule holds: people, devices, network, clock, ledger and database.
 */
import { sweepInbox } from '../../../src/server/apply/sweep.ts'
import { silentLog } from '../../server/support/service.ts'
import { chanceFrom } from './chance.ts'
import type { Chance } from './chance.ts'
import { Council } from './council.ts'
import type { CouncilDatabase } from './database.ts'
import { Delivery } from './delivery.ts'
import { copyOf } from './disk.ts'
import { councilHas, deviceHas, inInbox } from './evidence.ts'
import type { OnDevice } from './evidence.ts'
import { judge } from './invariants.ts'
import type { Rest } from './invariants.ts'
import { Ledger } from './ledger.ts'
import { Network } from './network.ts'
import type { Question } from './network.ts'
import { evictDevice, newDevice, Page } from './page.ts'
import type { Device, Surroundings } from './page.ts'
import { gather, mayHold, signInOn, turnAllocation } from './people.ts'
import type { Allocation, People } from './people.ts'
import type { BeginPage } from './rooms.ts'
import { situationOf } from './situations.ts'
import type { Situation, Stage } from './situations.ts'
import { atRest, finished, watchSteps } from './tasks.ts'
import { writeSomething } from './writing.ts'
import type { Deed } from './writing.ts'

export interface Outcome {
  readonly seed: number
  readonly operations: number
  readonly violations: Ledger['violations']
  readonly trace: readonly string[]
}
interface Place {
  readonly name: string
  readonly device: Device
  page: Page | undefined
}
const DAY = 86_400_000
const SITUATION_SEED = 1_000_003

export class Schedule {
  private readonly chance: Chance
  private readonly ledger = new Ledger()
  private readonly network = new Network()
  private readonly clock = { passed: 0 }
  readonly trace: string[] = []
  private readonly around: Surroundings
  private readonly database: CouncilDatabase
  private readonly edits: number
  private readonly seed: number
  /** What was judged. */
  atEnd: Rest | undefined
  private people!: People
  private council: Council
  private delivery!: Delivery
  private places: Place[] = []
  private deeds: Deed[] = []
  private backup: { readonly name: string; readonly live: readonly boolean[] } | undefined
  /** "person file": held once and taken away. */
  private readonly takenAway = new Set<string>()
  private readonly evicted = new Set<Device>()

  constructor(seed: number, begin: BeginPage, database: CouncilDatabase, edits = 200) {
    this.seed = seed
    this.edits = edits
    this.database = database
    this.chance = chanceFrom(seed)
    this.around = { begin, clock: this.clock, network: this.network, chance: this.chance }
    this.council = new Council(database.pool)
  }

  get wasRestored(): boolean {
    return this.ledger.wasRestored
  }

  private readonly say = (what: string): void => {
    this.trace.push(what)
  }

  async run(): Promise<Outcome> {
    const situation = situationOf(this.seed)
    await this.begin(situation?.roles)
    if (situation?.when === 'before') await this.play(situation)
    for (let turn = 0; this.ledger.saved < this.edits && turn < this.edits * 12; turn += 1) await this.turn()
    await this.heal()
    if (situation?.when === 'after') {
      for (const one of this.people.allocations) if (!one.isLive) await this.turnThis(one)
      await this.heal()
      await this.play(situation)
      await this.heal()
    }
    await this.judge()
    const outcome = {
      seed: this.seed,
      operations: this.ledger.saved,
      violations: this.ledger.violations,
      trace: this.trace,
    }
    for (const place of this.places) place.page?.kill(() => true)
    if (this.backup) await this.database.forget(this.backup.name)
    return outcome
  }

  private async begin(roles?: number): Promise<void> {
    const { pool } = this.database
    await pool.query('UPDATE service SET swept_to = coalesce((SELECT max(arrival) FROM op_inbox), 0)')
    this.people = await gather(pool, this.chance, roles)
    this.delivery = this.newDelivery()
    const [first, second, third] = this.people.owners
    if (!first || !second || !third) throw new Error('three people')
    const devices = [first, first, second, second, third].map((owner, n) => newDevice(`device${n + 1}`, owner))
    this.places = devices.map((device) => ({ name: device.name, device, page: undefined }))
    const [one] = this.places
    if (one) this.places.push({ ...one, name: 'device1 second tab' })
    for (const device of devices) if (this.chance.of(15)) device.off = (this.chance.below(12) - 6) * 365 * DAY
    for (const place of this.places) await this.open(place)
    for (const place of this.places) place.page?.beginRound()
    this.delivery.isCalm = true
    await this.untilQuiet()
    this.delivery.isCalm = false
  }

  private newDelivery(): Delivery {
    const { chance, council, ledger, people, say } = this
    return new Delivery({ chance, council, ledger, people, say })
  }

  private async open(place: Place): Promise<void> {
    // nobody is let in while not even a wrong try can be counted
    place.device.disk.full = false
    const page = new Page(place.name, place.device, this.around)
    try {
      await page.open()
    } catch (error) {
      if ((error as Error | null)?.name === 'StorageCleared') await page.open(true)
      else throw error
    }
    place.page = page
    if (!place.device.cookie) await signInOn(this.database.pool, place.device, page.notebook.deviceId)
  }

  private async turn(): Promise<void> {
    const { chance } = this
    const dice = chance.next() * 100
    if (dice < 52) this.write()
    else if (dice < 59) this.beginRound()
    else if (dice < 93) await this.networkTurn()
    else if (dice < 95) await this.openAgain()
    else await this.mishap()
    // now and then two things happen at once
    if (chance.of(12)) return
    await this.rest()
  }

  private async rest(): Promise<void> {
    await atRest()
    this.deeds = []
  }

  private livePlace(): Place & { page: Page } {
    const live = this.places.filter((one): one is Place & { page: Page } => one.page !== undefined && !one.page.isGone)
    return this.chance.pick(live.length > 0 ? live : (this.places as (Place & { page: Page })[]))
  }

  private write(): void {
    const { page } = this.livePlace()
    if (!page || page.isGone) return
    const { chance, ledger, people } = this
    const deed = writeSomething({ chance, ledger, people, poison: () => chance.of(0.15) }, page)
    if (!deed) return
    this.say(deed.what)
    this.deeds.push(deed)
  }

  private beginRound(): void {
    const { page } = this.livePlace()
    if (!page || page.isGone || page.round) return
    this.say(`${page.name} begins a round`)
    if (page.sync.status.peek().signInNeeded && this.chance.of(70)) {
      page.device.cookie = ''
    }
    page.beginRound()
  }

  private async networkTurn(): Promise<void> {
    const { chance, network } = this
    const open = network.open.filter((one) => one.state !== 'asked')
    if (open.length === 0) return this.beginRound()
    const question = chance.pick(open)
    await this.letThrough(question, !chance.of(20))
  }

  private async letThrough(question: Network['open'][number], atOnce: boolean): Promise<void> {
    const { device } = question.page
    if (!device.cookie && !question.page.isGone) {
      await signInOn(this.database.pool, device, question.page.notebook.deviceId)
      this.say(`${device.name} signs in again`)
    }
    if (question.state === 'going') await this.delivery.forward(question)
    if (question.state === 'coming' && atOnce) await this.bring(question)
  }

  /** A pull does not touch what is being written; and what was no answer to this question changes nothing. */
  private async bring(question: Network['open'][number]): Promise<void> {
    const { page } = question
    if (question.isOlder) return this.bringOlder(question)
    // another tab's writing comes in by the same door
    const isAlone = page.device.pages.size === 1
    const isPull = question.path === '/sync/v1/pull' && !page.isGone && isAlone && this.deeds.length === 0
    const before = isPull ? await this.unsentOn(page) : undefined
    this.delivery.bring(question)
    if (!before) return
    await atRest()
    if (page.isGone) return
    const after = await this.unsentOn(page)
    for (const [id, body] of before)
      if (after.has(id) && after.get(id) !== body)
        this.ledger.broken('overwritten', `a pull changed the draft ${id} that ${page.name} had not sent`)
  }

  private async bringOlder(question: Network['open'][number]): Promise<void> {
    const { page } = question
    const isQuiet = question.path === '/sync/v1/pull' && page.device.pages.size === 1 && this.deeds.length === 0
    const cursors = async (): Promise<string[]> =>
      (await page.notebook.store.relaxed.files.toArray()).map(({ id, seq, epoch }) => `${id} ${epoch} ${seq}`)
    const before = isQuiet && !page.isGone ? await finished(cursors()) : undefined
    this.delivery.bring(question)
    if (before === undefined) return
    await atRest()
    if (page.isGone) return
    // a file may leave meanwhile; none goes on
    if ((await finished(cursors())).some((one) => !before.includes(one)))
      this.ledger.broken('diverged', `${page.name} took an older answer for the one to its question`)
  }

  /** By the disk: what a tab remembers as unsent another may have sent long ago, and then the copy is nobody's draft. */
  private async unsentOn(page: Page): Promise<Map<string, string>> {
    const { casebook } = page.notebook.store
    const rows = await finished(page.outboxRows())
    const unsent = rows.filter((row) => row.answer === undefined && row.text !== '')
    return new Map(
      unsent.flatMap((row) => {
        const record = casebook.peek(row.recordId)
        return record ? [[row.recordId, JSON.stringify([record.body, record.addenda, record.marks])] as const] : []
      }),
    )
  }

  private async mishap(): Promise<void> {
    const { chance, delivery } = this
    const dice = chance.below(100)
    const place = this.livePlace()
    const { device } = place
    if (dice < 26) return this.killInTheMiddle(place)
    if (dice < 44) device.disk.full = false
    if (dice < 58) return this.turnSomeAllocation()
    if (dice < 64) {
      this.clock.passed += chance.pick([3000, 30_000, 120_000, 3_600_000])
      this.say('time passes')
      for (const one of this.places) if (one.page && !one.page.isGone) one.page.ring()
      return
    }
    if (dice < 70) {
      this.say(`${device.name}: the session ends`)
      device.cookie = 'x=ended'
      return
    }
    if (dice < 76) {
      const how = delivery.cutOff.has(device) ? undefined : chance.pick(['answers', 'all'] as const)
      this.say(`${device.name}: ${how ? `${how} cut off` : 'connected again'}`)
      if (how) delivery.cutOff.set(device, how)
      else delivery.cutOff.delete(device)
      return
    }
    if (dice < 82) {
      device.disk.full = !device.disk.full
      this.say(`${device.name}: ${device.disk.full ? 'no room left' : 'room again'}`)
      return
    }
    if (dice < 87) {
      this.say(`${place.name}: the browser closes its storage`)
      place.page?.loseStorage()
      return
    }
    if (dice < 90) return delivery.comeAgain()
    if (dice < 92) return void (device.off = (chance.below(12) - 6) * 365 * DAY)
    if (dice < 94) {
      this.say('a sweep')
      await this.council.besideHeld(sweepInbox(this.database.pool, silentLog, 0))
      return
    }
    if (dice < 95) return this.evict(device)
    if (dice < 96) return this.copyProfile()
    if (dice < 98 && !this.ledger.wasRestored && chance.of(30)) return this.backUp()
    return this.restore()
  }

  private async openAgain(): Promise<void> {
    const empty = this.places.find((one) => one.page === undefined || one.page.isGone)
    if (!empty) return this.beginRound()
    this.say(`${empty.name} is opened again`)
    await this.rest()
    await this.open(empty)
  }

  private async killInTheMiddle({ page }: Place): Promise<void> {
    if (!page || page.isGone) return
    const { chance, ledger, people } = this
    await this.rest()
    let left = 1 + chance.below(chance.of(50) ? 12 : 80)
    watchSteps(() => {
      left -= 1
      if (left === 0) page.kill(() => chance.of(50))
    })
    if (chance.of(70)) {
      const deed = writeSomething({ chance, ledger, people, poison: () => false }, page)
      if (deed) this.say(`${deed.what} …`)
    }
    if (chance.of(50)) {
      page.beginRound()
      const waiting = this.network.open.find((one) => one.page === page && one.state === 'coming')
      if (waiting) this.delivery.bring(waiting)
    }
    this.say(`${page.name} is killed after ${left} steps`)
    await atRest()
    watchSteps(undefined)
    page.kill(() => chance.of(50))
  }

  private turnSomeAllocation(): Promise<void> {
    return this.turnThis(this.chance.pick(this.people.allocations))
  }
  private async turnThis(one: Allocation): Promise<void> {
    this.say(`${one.person.name} ${one.isLive ? 'loses' : 'is given'} ${one.file}`)
    const held = new Map(
      this.people.owners.map((owner) => [owner, this.people.files.filter((file) => mayHold(this.people, owner, file))]),
    )
    await this.council.besideHeld(turnAllocation(this.database.pool, this.chance, one))
    for (const [owner, files] of held)
      for (const file of files) if (!mayHold(this.people, owner, file)) this.takenAway.add(`${owner.personId} ${file}`)
  }

  /** The published exception: what was never sent goes with it. */
  private async evict(device: Device): Promise<void> {
    await this.rest()
    this.say(`${device.name}: the browser clears everything`)
    evictDevice(device)
    this.evicted.add(device)
    const words = [...this.ledger.words.values()].filter((word) => word.device === device && word.opId !== undefined)
    const rows = await inInbox(
      this.database.pool,
      words.map((word) => word.opId ?? ''),
    )
    const others = await this.onOtherDevices()
    for (const word of words) {
      const there = rows.some((row) => row.op_id === word.opId && row.raw.includes(word.token))
      if (!there && !others.has(word.opId ?? '')) this.ledger.cleared.add(word.token)
    }
    for (const one of this.ledger.blobs) if (one.device === device) one.opId = ''
    device.cookie = ''
  }

  private async onOtherDevices(): Promise<Set<string>> {
    const found = new Set<string>()
    for (const { page } of this.places) {
      if (!page || page.isGone) continue
      const { outbox, kept } = await deviceHas(page)
      for (const row of [...outbox, ...kept]) if (row.text !== '') found.add(row.opId)
    }
    return found
  }

  private async copyProfile(): Promise<void> {
    const [from, to] = this.places
    if (!from?.page || from.page.isGone || !to?.page || to.page.isGone || from.device.disk.full) return
    await this.rest()
    if (to.page.notebook.store.outbox.rows().length > 0 || to.page.notebook.store.outbox.unsentBlobs().length > 0)
      return
    this.say(`${from.name} is copied over ${to.name}`)
    to.page.kill(() => true)
    to.device.disk = await finished(copyOf(from.device.disk))
    this.evicted.add(to.device)
    to.device.cookie = ''
    await this.open(to)
  }

  private async backUp(): Promise<void> {
    if (this.backup) return
    await this.standStill()
    this.say('the council makes a backup')
    this.backup = { name: await this.database.backUp(), live: this.people.allocations.map((one) => one.isLive) }
    this.newCouncil()
  }

  private async restore(): Promise<void> {
    if (!this.backup) return
    await this.standStill()
    this.say('the council comes back from its backup')
    this.ledger.wasRestored = true
    await this.database.restore(this.backup.name)
    for (const [n, one] of this.people.allocations.entries()) one.isLive = this.backup.live[n] ?? one.isLive
    this.backup = undefined
    this.newCouncil()
    for (const { device } of this.places) device.cookie = ''
    const words = [...this.ledger.words.values()].filter((word) => word.opId !== undefined)
    const here = new Set(
      (
        await inInbox(
          this.database.pool,
          words.map((word) => word.opId ?? ''),
        )
      ).map((row) => row.op_id),
    )
    const others = await this.onOtherDevices()
    for (const word of words) {
      const { owner } = word.device
      const wentAway =
        word.fileIds.some((file) => this.takenAway.has(`${owner.personId} ${file}`)) || this.evicted.has(word.device)
      if (word.opId !== undefined && wentAway && !here.has(word.opId) && !others.has(word.opId))
        this.ledger.goneWithBackup.add(word.opId)
    }
  }

  private async standStill(): Promise<void> {
    await this.rest()
    await this.delivery.letGo()
    await this.council.settled()
  }

  private newCouncil(): void {
    const { cutOff, isCalm } = this.delivery
    this.council = new Council(this.database.pool)
    this.delivery = this.newDelivery()
    this.delivery.isCalm = isCalm
    for (const [device, how] of cutOff) this.delivery.cutOff.set(device, how)
  }

  /** What the situation does has a chance of its own: the turns of a seed stay what they are. */
  private async play(situation: Situation): Promise<void> {
    this.say(`situation: ${situation.name}`)
    const { ledger, people } = this
    const writer = { chance: chanceFrom(this.seed + SITUATION_SEED), ledger, people, poison: () => false }
    this.delivery.isCalm = true
    const stage: Stage = {
      writer,
      people,
      page: (n) => {
        const page = this.places[n]?.page
        if (!page) throw new Error(`no page ${n}`)
        return page
      },
      rest: () => this.rest(),
      round: (page, meet) => this.playRound(page, meet),
      forward: (question) => this.letThrough(question, false),
      stand: (question, at) => this.delivery.stand(question, { at, kind: 'hold' }),
      letGo: () => this.delivery.letGo(),
      bring: (question) => this.bring(question),
      turnAllocation: (one) => this.turnThis(one),
      backUp: () => this.backUp(),
      restore: () => this.restore(),
      copyProfile: () => this.copyProfile(),
    }
    await situation.play(stage)
    await this.rest()
    this.delivery.isCalm = false
  }

  private async playRound(page: Page, meet?: (question: Question) => Promise<boolean>): Promise<void> {
    await this.rest()
    page.beginRound()
    for (let turns = 0; page.round && turns < 500; turns += 1) {
      await this.rest()
      const question = this.network.open.find((one) => one.page === page && one.state !== 'asked')
      if (question && !(await meet?.(question))) await this.letThrough(question, true)
    }
    if (page.round) throw new Error(`${page.name} never came to the end of a round`)
  }

  /** Everything that was sent arrives, until no page has anything under way. */
  private async untilQuiet(): Promise<void> {
    for (let turns = 0; turns < 3000; turns += 1) {
      await this.rest()
      const [question] = this.network.open.filter((one) => one.state !== 'asked')
      if (question) await this.letThrough(question, true)
      else if (this.places.every((place) => !place.page?.round)) return
      else await this.rest()
    }
    throw new Error('the pages never came to rest')
  }

  private async heal(): Promise<void> {
    this.say('everything heals')
    const { delivery } = this
    delivery.isCalm = true
    await this.rest()
    await delivery.letGo()
    for (const place of this.places) place.device.disk.full = false
    for (const place of this.places) if (!place.page || place.page.isGone) await this.open(place)
    for (const place of this.places)
      if (place.page) await signInOn(this.database.pool, place.device, place.page.notebook.deviceId)
    await this.untilQuiet()
    for (const place of this.places) place.page?.warned.splice(0)
    let before = ''
    for (let pass = 0; pass < 16; pass += 1) {
      this.clock.passed += 700_000
      for (const place of this.places.slice(0, 5)) {
        place.page?.ring()
        place.page?.beginRound()
        await this.untilQuiet()
      }
      await sweepInbox(this.database.pool, silentLog, 0)
      const now = await this.shape()
      if (now === before && pass > 1) break
      before = now
    }
    this.everyRoundEnds()
    await this.twoWeeksLater()
  }

  private async judge(): Promise<void> {
    const devices: OnDevice[] = []
    for (const place of this.places.slice(0, 5)) if (place.page) devices.push(await deviceHas(place.page))
    const opIds = [
      ...[...this.ledger.words.values()].flatMap((word) => word.opId ?? []),
      ...devices.flatMap(({ outbox, kept }) => [...outbox, ...kept].map((row) => row.opId)),
    ]
    const council = await councilHas(this.database.pool, this.people, this.ledger, opIds)
    this.atEnd = { people: this.people, ledger: this.ledger, council, devices }
    judge(this.atEnd)
  }

  /** With nothing in its way every round comes to its end: one that breaks would break again every time. */
  private everyRoundEnds(): void {
    for (const { page } of this.places)
      for (const said of page?.warned.splice(0) ?? []) this.ledger.broken('diverged', `${page?.name}: ${said}`)
  }

  /** What rests on words that a restore has forgotten, and that no device sends again, is given to a person. */
  private async twoWeeksLater(): Promise<void> {
    if (!this.ledger.wasRestored) return
    const { now } = Date
    Date.now = () => now() + 15 * DAY
    try {
      await sweepInbox(this.database.pool, silentLog, 0)
    } finally {
      Date.now = now
    }
  }

  private async shape(): Promise<string> {
    const parts: string[] = []
    for (const { page } of this.places.slice(0, 5)) {
      if (!page) continue
      const files = await finished(Promise.resolve(page.notebook.store.relaxed.files.toArray()))
      const rows = page.notebook.store.outbox.rows().map((row) => `${row.opId}${row.answer ?? ''}`)
      parts.push(
        files.map((file) => `${file.id}${file.seq}`).join(),
        rows.join(),
        String(page.notebook.store.outbox.unsentBlobs().length),
      )
    }
    return parts.join('|')
  }
}
