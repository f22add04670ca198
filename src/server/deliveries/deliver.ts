/** One round: every delivery to one place whose time has come, one after the other. */
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import {
  addTarget,
  claimNext,
  giveUpBrokenOff,
  keepMade,
  madeBefore,
  settleDelivered,
  settleFailed,
  takeTargetAway,
} from './delivery-rows.ts'
import type { Claimed, Target } from './delivery-rows.ts'
import { makeFile, readSigned } from './make-file.ts'
import { NotDelivered } from './not-delivered.ts'
import type { Parcel } from './not-delivered.ts'
import { putDownFrom } from './put-down-from.ts'
import { toFolder } from './to-folder.ts'
import { toWebhook } from './to-webhook.ts'

/** A round ends after so long, whatever still waits: the next one begins within a minute. */
const ROUND_MS = 40_000

type Deliver = (parcel: Parcel, stop: AbortSignal) => Promise<void>
export type Delivering = { readonly [T in Target]?: Deliver }

export function openDelivering({ deliveryFolder, deliveryWebhook }: Config['delivery']): Delivering {
  return {
    ...(deliveryFolder &&
      deliveryFolder !== 'off' && { folder: (parcel: Parcel) => toFolder(deliveryFolder.path, parcel) }),
    ...(deliveryWebhook &&
      deliveryWebhook !== 'off' && {
        webhook: (parcel: Parcel, stop: AbortSignal) => toWebhook(deliveryWebhook, parcel, stop),
      }),
  }
}

/** Said at every start. Where nothing is said, what another server has said stays. */
export async function sayTargets(
  client: Client,
  { deliveryFolder, deliveryWebhook }: Pick<Config['delivery'], 'deliveryFolder' | 'deliveryWebhook'>,
): Promise<void> {
  // whoever signs just now has either seen the new place, or has ended before it is looked for what was signed until now
  await client.query('LOCK TABLE delivery_target IN ACCESS EXCLUSIVE MODE')
  const said = { folder: deliveryFolder, webhook: deliveryWebhook } as const
  for (const target of ['folder', 'webhook'] as const) {
    if (said[target] === 'off') await takeTargetAway(client, target)
    else if (said[target]) await addTarget(client, target)
  }
}

/** After `sayTargets`: of what was signed before, where a day is said. */
export async function sayFromDay(pool: Pool, { from, ...said }: Config['delivery'], log: Logger): Promise<void> {
  if (from === undefined) return
  for (const target of ['folder', 'webhook'] as const) {
    const place = target === 'folder' ? said.deliveryFolder : said.deliveryWebhook
    if (place && place !== 'off') await putDownFrom(pool, target, from, log)
  }
}

async function parcelOf(pool: Pool, claimed: Claimed): Promise<Parcel> {
  const parcel = await asSystem(pool, async (client) => {
    const read = await readSigned(client, claimed)
    if (!read) return undefined
    const made = (await madeBefore(client, claimed.id)) ?? (await makeFile(client, claimed, read, now()))
    if (!made) return undefined
    const { record, childId } = read
    return {
      ...(await keepMade(client, claimed.id, made)),
      id: claimed.id,
      recordId: record.id,
      recordType: record.type,
      revision: claimed.revision,
      childId,
      paper: claimed.paper,
      signedAt: record.signatures.at(-1)?.at ?? record.updated.at,
    }
  })
  if (!parcel) throw new NotDelivered('no-paper')
  return parcel
}

const now = (): string => new Date().toISOString()

export interface Round {
  readonly delivered: number
  readonly failed: number
}

export async function deliverDue(
  pool: Pool,
  target: Target,
  deliver: Deliver,
  log: Logger,
  stop: AbortSignal,
): Promise<Round> {
  const until = performance.now() + ROUND_MS
  let delivered = 0
  let failed = 0
  await asSystem(pool, (client) => giveUpBrokenOff(client, target))
  while (!stop.aborted && performance.now() < until) {
    const claimed = await asSystem(pool, (client) => claimNext(client, target))
    if (!claimed) break
    try {
      await deliver(await parcelOf(pool, claimed), stop)
    } catch (error) {
      // a database that is away is not the document store's trouble: the row's own time brings it again
      if (!(error instanceof NotDelivered) && isDatabase(error)) throw error
      const trouble = error instanceof NotDelivered ? error.trouble : 'no-paper'
      const isLast = await asSystem(pool, (client) => settleFailed(client, claimed.id, trouble))
      log.warn({ delivery: claimed.id, target, trouble, tries: claimed.tries, isLast }, 'a paper was not delivered')
      failed += 1
      continue
    }
    await asSystem(pool, (client) => settleDelivered(client, claimed.id))
    delivered += 1
  }
  return { delivered, failed }
}

const isDatabase = (error: unknown): boolean => error instanceof Error && 'code' in error
