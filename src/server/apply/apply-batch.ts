/**
 * Applies what lies in the inbox. One transaction for a whole batch; when it fails, halves of it, until the operation
 * that cannot be written stands alone and is parked: it holds up nothing but its own record.
 */
import type { Logger } from 'pino'
import type { FileId } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { asSystem } from '../db/pool.ts'
import type { Client, Pool } from '../db/pool.ts'
import { putDownDeliveries } from '../deliveries/enqueue.ts'
import { auditPush, keepResults, knownResults } from './answers.ts'
import type { PushAudit } from './answers.ts'
import type { Result, Step, Understood } from './arrival.ts'
import { decide } from './decide.ts'
import { appendToFeeds, entriesOf, makeFiles } from './feed.ts'
import { followOnUntried } from './inbox.ts'
import { followRegister, isRegister, lockRegister } from './register.ts'
import { noteRevision } from './renumbered.ts'
import { takeBackWithheld } from './withholding.ts'
import { fetchWorld, lockRecords, revisionKey } from './world.ts'
import type { World } from './world.ts'
import { writeSteps } from './write-steps.ts'

export interface Applied {
  readonly results: readonly Result[]
  /** Operations whose access may follow from what was just applied. */
  readonly later: readonly Understood[]
  readonly files: readonly FileId[]
}

function resultOf({ op, sha256 }: Understood, status: Result['status'], reason?: string, revision?: number): Result {
  return {
    opId: op.opId,
    sha256,
    status,
    recordId: op.recordId,
    ...(reason !== undefined && { reason }),
    ...(revision !== undefined && { revision }),
  }
}

/** So that a version which comes later in the batch names whose words it stands against. */
function noteWriting({ op, deviceId }: Understood, record: CaseRecord, { writings }: World): void {
  const writing = {
    revision: record.revision,
    hand: { ...record.updated, opId: op.opId, device: deviceId },
    body: record.body,
  }
  const known = writings.get(record.id)
  if (known) known.push(writing)
  else writings.set(record.id, [writing])
}

/** Works through the batch in memory, so that each operation sees what the one before it made. */
function workThrough(
  batch: readonly Understood[],
  world: World,
): { steps: Step[]; results: Result[]; later: Understood[] } {
  const steps: Step[] = []
  const results: Result[] = []
  const later: Understood[] = []
  let registerChanged = false
  const note = (result: Result): void => {
    results.push(result)
    if (result.status !== 'retry') world.results.set(result.opId, [...(world.results.get(result.opId) ?? []), result])
  }
  for (const understood of batch) {
    const { op } = understood
    // Another server, or the sweeper, was quicker.
    const known = world.results.get(op.opId)?.find((result) => result.sha256 === understood.sha256)
    if (known) {
      results.push(known)
      continue
    }
    if (later.some((one) => one.op.recordId === op.recordId)) {
      later.push(understood)
      continue
    }
    const verdict = decide(understood, world, registerChanged || later.length > 0)
    if (verdict.kind === 'later') later.push(understood)
    else if (verdict.kind === 'refused') note(resultOf(understood, verdict.status, verdict.reason))
    else {
      const { record, authored } = verdict.step
      steps.push(verdict.step)
      world.heads.set(record.id, record)
      world.byOperation.set(op.opId, { recordId: record.id, body: authored, revision: record.revision })
      world.byRevision.set(revisionKey(record.id, record.revision), record.body)
      world.made.add(op.opId).add(revisionKey(record.id, record.revision))
      noteWriting(understood, record, world)
      noteRevision(world.renumbering, record)
      registerChanged ||= isRegister(record.type)
      note(resultOf(understood, verdict.status, verdict.reason, record.revision))
    }
  }
  return { steps, results, later }
}

/** Nothing is called out of bounds because what opens the way was kept a moment before, and not applied yet. */
async function workThroughAll(client: Client, batch: readonly Understood[]): Promise<ReturnType<typeof workThrough>> {
  const done = workThrough(batch, await fetchWorld(client, batch))
  const outOfBounds = new Set(done.results.flatMap((one) => (one.status === 'quarantined' ? [one.opId] : [])))
  if (outOfBounds.size === 0) return done
  const untried = await followOnUntried(
    client,
    batch.filter(({ opId, trusted }) => !trusted && outOfBounds.has(opId)),
    batch,
  )
  return untried.size === 0 ? done : workThrough(batch, await fetchWorld(client, batch, untried))
}

/** In the caller's transaction, as the system. Locks: register, records, grants, files; everywhere in this order. */
export async function applyInTransaction(client: Client, batch: readonly Understood[]): Promise<Applied> {
  if (batch.some(({ op }) => isRegister(op.type))) await lockRegister(client)
  await lockRecords(client, batch)
  const { steps, results, later } = await workThroughAll(client, batch)
  const files = [...new Set(steps.flatMap((step) => step.record.fileIds))]
  const byOpId = new Map(batch.map((understood) => [understood.op.opId, understood]))
  await writeSteps(client, steps)
  await putDownDeliveries(client, steps)
  await keepResults(client, results)
  await auditPush(
    client,
    results.flatMap((result): PushAudit[] => {
      const of = byOpId.get(result.opId)
      return of
        ? [{ arrival: of, role: of.actor.role, action: `push-${of.op.patch.kind}`, result, fileIds: of.op.fileIds }]
        : []
    }),
  )
  await makeFiles(client, files)
  const access = [...(await followRegister(client, steps)), ...(await takeBackWithheld(client, steps))]
  await appendToFeeds(client, [...steps.flatMap(entriesOf), ...access])
  return { results, later, files: [...new Set([...files, ...access.map((entry) => entry.fileId)])] }
}

const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
/** Deadlock, serialisation failure: the same batch may well pass the next time. */
const isPassing = (error: unknown): boolean => sqlState(error).startsWith('40')
/** The data itself, a rule of the tables, a limit of Postgres, or a mistake of ours in code: trying again won't help. */
export const isPoison = (error: unknown): boolean =>
  sqlState(error) === ''
    ? error instanceof TypeError || error instanceof RangeError
    : /^(22|23|54)/.test(sqlState(error))

const TRIES = 3

/** `later` operations are tried again once something was applied before them. */
export async function applyBatch(pool: Pool, batch: readonly Understood[], log: Logger): Promise<Applied> {
  const results: Result[] = []
  const files = new Set<FileId>()
  let waiting = batch
  while (waiting.length > 0) {
    const done = await applyOrBisect(pool, waiting, log)
    results.push(...done.results)
    for (const file of done.files) files.add(file)
    waiting = done.later
  }
  return { results, later: [], files: [...files] }
}

async function applyOrBisect(pool: Pool, batch: readonly Understood[], log: Logger): Promise<Applied> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asSystem(pool, (client) => applyInTransaction(client, batch))
    } catch (error) {
      if (isPassing(error) && attempt < TRIES) continue
      if (!isPoison(error)) throw error
      const [only] = batch
      if (batch.length === 1 && only) return park(pool, only, error, log)
      const middle = Math.ceil(batch.length / 2)
      const first = await applyOrBisect(pool, batch.slice(0, middle), log)
      const second = await applyOrBisect(pool, [...first.later, ...batch.slice(middle)], log)
      return {
        results: [...first.results, ...second.results],
        later: second.later,
        files: [...first.files, ...second.files],
      }
    }
  }
}

/** Unless another server, or the sweeper, has let it in meanwhile: one operation never both takes effect and waits. */
async function park(pool: Pool, understood: Understood, error: unknown, log: Logger): Promise<Applied> {
  const name = error instanceof Error ? error.name : 'unknown'
  log.error(
    { opId: understood.opId, error: name, sqlState: sqlState(error) },
    'an operation could not be applied and is parked',
  )
  const result = resultOf(
    understood,
    'parked',
    'Doorstep could not take this in. Your words are kept, and whoever runs the service is told.',
  )
  const quicker = await asSystem(pool, async (client) => {
    await lockRecords(client, [understood])
    const known = (await knownResults(client, [understood])).get(understood.opId)
    if (known) return known
    await keepResults(client, [result])
    await auditPush(client, [
      {
        arrival: understood,
        role: understood.actor.role,
        action: `push-${understood.op.patch.kind}`,
        result,
        fileIds: understood.op.fileIds,
      },
    ])
    return undefined
  })
  return { results: [quicker ?? result], later: [], files: [] }
}
