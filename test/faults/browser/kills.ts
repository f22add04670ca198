/**
 * One tablet, one profile, killed with -9 again and again: while somebody types, and while words are on their way to a
 * server that is there, that is dead, or that is slow. Each time it is opened again, unlocked, and what stands in the
 * box is held against what the witness noted.
 */
import type { Page } from 'playwright-core'
import { openTablet } from '../../support/browser.ts'
import type { Tablet } from '../../support/browser.ts'
import { onServer, personCalled, sendNow, shellKept, signInOn, unlock, until } from '../../support/people.ts'
import type { SignIn } from '../../support/people.ts'
import { openService } from '../../support/service.ts'
import type { Service } from '../../support/service.ts'
import { openRoad } from './road.ts'
import type { Road } from './road.ts'
import { judge, watch } from './witness.ts'
import type { Finding, Witness } from './witness.ts'

/** So many in a row before the server changes its ways; each way comes up at least once. */
const inARow = (kills: number): number => (kills < 24 ? 2 : 4)
const WAYS = ['there', 'dead', 'slow'] as const
const SLOW_MS = 400
/** A note as long as anybody writes: then the next box. */
const LONG_NOTE = 1500
const BOXES = [
  { field: 'school', label: 'School' },
  { field: 'health', label: 'Health' },
  { field: 'familyTime', label: 'Family time' },
  { field: 'observations', label: 'What I saw' },
] as const
const SAYINGS = [
  'She read aloud in assembly. ',
  'Quiet after the phone call, then louder. ',
  'He asked twice when the next visit is. ',
  'Tea was pasta; nobody minded. ',
  'The bunk is to be blue. ',
]

export interface BrowserKills {
  readonly kills: number
  readonly whileTyping: number
  readonly whileSending: number
  readonly saves: number
  readonly typed: number
  readonly lost: readonly string[]
  readonly unsavedSecondsMost: number
  readonly unsavedSeconds: readonly number[]
  /** Boxes whose last words, or operations whose one effect, the server does not have at the end. */
  readonly notReceived: readonly string[]
}

const upTo = (n: number): number => Math.floor(Math.random() * n)
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

interface Scene {
  readonly service: Service
  readonly road: Road
  readonly hannah: SignIn
  readonly address: string
  readonly recordId: string
  readonly profile: string
}

/** Signs in once, begins a visit, and closes in good order, so that the sitting itself is on the disk. */
async function setTheScene(): Promise<Scene> {
  const service = await openService()
  const road = await openRoad(Number(new URL(service.address).port))
  const address = `http://localhost:${road.port}`
  const hannah = await personCalled(service, 'hannah')
  const tablet = await openTablet()
  const { page, profile } = tablet
  await signInOn(page, { ...service, address }, hannah)
  await shellKept(page)
  await page.getByRole('link', { name: /^Tilly, 9/ }).click()
  await page.getByRole('button', { name: 'Write' }).click()
  await page.getByRole('button', { name: 'Start the visit' }).click()
  await page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  const recordId = page.url().split('/').at(-1) ?? ''
  await page.getByRole('textbox', { name: 'School', exact: true }).fill('Begun. ')
  await sendNow(page)
  await tablet.close()
  return { service, road, hannah, address, recordId, profile }
}

async function openAgain({ profile, address, recordId, hannah }: Scene): Promise<Tablet> {
  const tablet = await openTablet({ profile })
  await tablet.page.goto(`${address}/visit/${recordId}`)
  await unlock(tablet.page, hannah)
  await tablet.page.getByRole('heading', { name: /^Visit to Tilly/ }).waitFor()
  return tablet
}

/** Types as people do, in spurts, until the power goes; gives the moment it went. */
async function typeUntilTheEnd(
  tablet: Tablet,
  label: string,
  whileSending: boolean,
  { seen }: Witness,
): Promise<number> {
  const { page } = tablet
  const box = page.getByRole('textbox', { name: label, exact: true })
  await box.focus()
  await page.keyboard.press('Control+End')
  const typing = async (): Promise<void> => {
    for (;;) {
      await page.keyboard.type(SAYINGS[upTo(SAYINGS.length)] ?? '', { delay: 15 + upTo(25) })
      if (upTo(3) === 0) await pause(300 + upTo(900))
    }
  }
  const asked = whileSending ? page.waitForRequest(/sync\/v1\/push/, { timeout: 20_000 }) : undefined
  asked?.catch(() => undefined)
  const busy = typing().catch(() => undefined)
  if (asked) {
    await asked.catch(() => undefined)
    await pause(upTo(250))
  } else {
    // however slow the machine is: what nobody was told is safe cannot be lost
    await until(async () => seen.find(({ kind }) => kind === 'saved'), 'the first word that is called saved')
    await pause(upTo(2000))
  }
  const diedAt = Date.now()
  await tablet.kill()
  await busy
  return diedAt
}

const wordsIn = (page: Page, label: string): Promise<string> =>
  page.getByRole('textbox', { name: label, exact: true }).inputValue()

/** No further kill after so many minutes, however many are left. */
export async function killBrowsers(
  kills: number,
  say: (line: string) => void = () => {},
  minutes = 60,
): Promise<BrowserKills> {
  const late = Date.now() + minutes * 60_000
  const scene = await setTheScene()
  const { service, road } = scene
  let isAlive = true
  const findings: Finding[] = []
  const lost: string[] = []
  const last = new Map<string, string>()
  let [whileTyping, whileSending, box, typed] = [0, 0, 0, 0]
  try {
    let tablet = await openAgain(scene)
    for (let n = 0; n < kills && Date.now() < late; n += 1) {
      const way = WAYS[Math.floor(n / inARow(kills)) % WAYS.length] ?? 'there'
      if (isAlive !== (way !== 'dead')) {
        isAlive = !isAlive
        await (isAlive ? service.start() : service.kill())
      }
      road.delayMs = way === 'slow' ? SLOW_MS : 0
      const { field, label } = BOXES[box % BOXES.length] ?? BOXES[0]
      const start = await wordsIn(tablet.page, label)
      const witness = await watch(tablet.page, label)
      const sending = isAlive && n % 2 === 1
      const diedAt = await typeUntilTheEnd(tablet, label, sending, witness)
      if (sending) whileSending += 1
      else whileTyping += 1
      tablet = await openAgain(scene)
      const restored = await wordsIn(tablet.page, label)
      const found = judge(start, witness.seen, restored, diedAt)
      findings.push(found)
      typed += witness.seen.filter((one) => one.kind === 'typed').length
      if (found.lost !== '') lost.push(`kill ${n + 1}, server ${way}: “${found.lost}”`)
      if (found.invented) lost.push(`kill ${n + 1}, server ${way}: “${restored.slice(start.length)}” was not typed so`)
      last.set(field, restored)
      if (restored.length > LONG_NOTE * (1 + Math.floor(box / BOXES.length))) box += 1
      if ((n + 1) % 10 === 0)
        say(`${n + 1} kills, ${findings.reduce((sum, each) => sum + each.saves, 0)} saves, ${lost.length} lost`)
    }
    road.delayMs = 0
    if (!isAlive) await service.start()
    const notReceived = await sendAll(scene, tablet, last)
    await tablet.close()
    const unsavedSeconds = findings.map((each) => each.unsavedSeconds)
    return {
      kills: findings.length,
      whileTyping,
      whileSending,
      saves: findings.reduce((sum, each) => sum + each.saves, 0),
      typed,
      lost,
      unsavedSeconds,
      unsavedSecondsMost: Math.max(0, ...unsavedSeconds),
      notReceived,
    }
  } finally {
    await road.close()
  }
}

/** With the server there again everything arrives, and nothing twice. */
async function sendAll({ service, recordId }: Scene, { page }: Tablet, last: Map<string, string>): Promise<string[]> {
  await sendNow(page)
  const visit = await until(
    async () => (await onServer(service, 'statutory-visit')).find(({ id }) => id === recordId),
    'the visit on the server',
  )
  const { rows } = await service.database.pool.query<{ op_id: string }>(
    'SELECT op_id FROM doorstep.revision WHERE record_id = $1',
    [recordId],
  )
  return [
    ...[...last].filter(([field, words]) => visit.body[field] !== words).map(([field]) => field),
    ...(new Set(rows.map((row) => row.op_id)).size === rows.length ? [] : ['an operation took effect twice']),
    ...((visit.record.conflicts as unknown[]).length === 0 ? [] : ['the visit is in conflict with itself']),
  ]
}
