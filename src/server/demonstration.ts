/**
 * An empty service opens with a demonstration, written the same way as everything else: operations through the inbox,
 * received at the times that the story says.
 */
import type { Logger } from 'pino'
import type { DemonstrationRecord, Person } from '../demo/book.ts'
import { emailOf } from '../demo/register.ts'
import { wrenbury } from '../demo/wrenbury.ts'
import type { DemonstrationService } from '../demo/wrenbury.ts'
import { blobHashes } from '../model/blob-refs.ts'
import { bodyHash, diffBodies } from '../model/body.ts'
import { derivedId } from '../model/derived-id.ts'
import type { Body } from '../model/field.ts'
import type { Operation, Patch } from '../model/operation.ts'
import type { Stamp } from '../model/person.ts'
import { ROLE_WORDS } from '../model/person.ts'
import { isSupervised } from '../model/supervision-file.ts'
import { londonDay } from '../practice/london-day.ts'
import type { DemonstrationAnswer } from '../protocol/messages.ts'
import { definitionOf } from '../records/all.ts'
import { keepResults } from './apply/answers.ts'
import { sha256Of } from './apply/arrival.ts'
import type { Arrival } from './apply/arrival.ts'
import { applyAsService, SERVICE_DEVICE } from './apply/as-service.ts'
import type { ServiceOperation } from './apply/as-service.ts'
import { NOT_YOURS } from './apply/decide.ts'
import { keepInInbox } from './apply/inbox.ts'
import { insertAccounts } from './auth/accounts.ts'
import { hashPassphrase } from './auth/passphrase.ts'
import type { Config } from './config.ts'
import { asSystem } from './db/pool.ts'
import type { Client, Pool } from './db/pool.ts'
import { keepWhole } from './sync/blobs.ts'

const FILL_LOCK = 4710_003

async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    'SELECT NOT stays_empty AND NOT EXISTS (SELECT FROM account) AND NOT EXISTS (SELECT FROM record) AS empty FROM service',
  )
  return rows[0]?.empty ?? false
}

export async function fillDemonstration(pool: Pool, config: Pick<Config, 'demonstration'>, log: Logger): Promise<void> {
  if (config.demonstration === 'off') return
  const filled = await asSystem(pool, async (client) => {
    // A second server that starts at once waits here and finds the service filled.
    await client.query('SELECT pg_advisory_xact_lock($1)', [FILL_LOCK])
    if (!(await isEmpty(client))) return 0
    const told = wrenbury(config.demonstration, londonDay(new Date().toISOString()))
    await openAccounts(client, told)
    await keepDrawings(client, told)
    await applyAsService(client, operationsOf(told.records, told.people))
    await keepWaiting(client, told)
    return told.records.length
  })
  if (filled > 0) log.info({ records: filled }, 'the empty service was filled with the demonstration')
}

async function openAccounts(client: Client, { accounts, people }: DemonstrationService): Promise<void> {
  const secrets = await Promise.all(accounts.map(({ passphrase }) => hashPassphrase(passphrase)))
  const found = accounts.flatMap((account, at) =>
    people
      .filter((one) => one.id === account.personId)
      .map((person) => ({ ...account, person, passphraseHash: secrets[at] ?? '' })),
  )
  await insertAccounts(
    client,
    found.map(({ person, email, passphraseHash }) => ({
      personId: person.id,
      email,
      name: person.name,
      role: person.role,
      team: person.team,
      passphraseHash,
      mustChange: false,
    })),
  )
  await insertAccounts(client, withoutSignIn(people, accounts))
  const signIns: DemonstrationAnswer['signIns'] = found.map(({ person, email, passphrase }) => ({
    name: person.name,
    email,
    passphrase,
    role: person.role,
    team: person.team,
  }))
  await client.query('UPDATE service SET demonstration = true, sign_ins = $1', [JSON.stringify(signIns)])
}

/** Colleagues nobody plays: known, so that their manager holds their supervision, and without a passphrase. */
function withoutSignIn(
  people: DemonstrationService['people'],
  accounts: DemonstrationService['accounts'],
): Parameters<typeof insertAccounts>[1] {
  const played = new Set(accounts.map(({ personId }) => personId))
  return people
    .filter(({ id, role }) => isSupervised(role) && !played.has(id))
    .map(({ id, name, role, team }) => ({
      personId: id,
      email: emailOf(name),
      name,
      role,
      team,
      passphraseHash: 'none',
      mustChange: false,
      isClosed: true,
    }))
}

/** Whoever's record a drawing lies in counts as having sent it. */
async function keepDrawings(client: Client, { blobs, records }: DemonstrationService): Promise<void> {
  const bySha256 = new Map(blobs.map((blob) => [blob.sha256, blob]))
  for (const record of records) {
    for (const written of [record, ...(record.edits ?? [])]) {
      for (const sha256 of blobHashes(written.body)) {
        const blob = bySha256.get(sha256)
        if (blob) await keepWhole(client, written.by, blob)
      }
    }
  }
}

/** Written by somebody who no longer held the file: kept, and waiting for a decision. */
async function keepWaiting(client: Client, { waiting }: DemonstrationService): Promise<void> {
  const arrivals = waiting.map(({ by, receivedAt, operation: op }): Arrival => {
    const raw = JSON.stringify(op)
    return { opId: op.opId, sha256: sha256Of(raw), raw, personId: by, deviceId: op.deviceId, receivedAt }
  })
  await keepInInbox(client, arrivals)
  await keepResults(
    client,
    arrivals.map(({ opId, sha256 }, at) => ({
      opId,
      sha256,
      status: 'quarantined',
      reason: NOT_YOURS,
      ...(waiting[at] && { recordId: waiting[at].operation.recordId }),
    })),
  )
}

/** In the order in which they were received. */
function operationsOf(records: readonly DemonstrationRecord[], people: readonly Person[]): readonly ServiceOperation[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const stampOf = (by: string, at: string): Stamp => {
    const person = byId.get(by)
    if (!person) throw new Error(`the demonstration is written by ${by}, who is nobody in it`)
    return { personId: person.id, name: person.name, role: person.role, at }
  }
  return records
    .flatMap((record) => stepsOf(record, stampOf))
    .map((step, place) => ({ step, place }))
    .sort((a, b) =>
      a.step.receivedAt < b.step.receivedAt ? -1 : a.step.receivedAt > b.step.receivedAt ? 1 : a.place - b.place,
    )
    .map(({ step }) => step)
}

/** Revision n is the record's n-th operation. */
function stepsOf(record: DemonstrationRecord, stampOf: (by: string, at: string) => Stamp): ServiceOperation[] {
  const definition = definitionOf(record.type)
  if (!definition) throw new Error(`the demonstration holds the unknown type ${record.type}`)
  const steps: ServiceOperation[] = []
  let latest: string | undefined
  const add = (by: string, at: string, patch: Patch, base: Operation['base']): void => {
    // A step never comes before the one it follows on, whatever the story's clock says.
    const receivedAt = latest !== undefined && latest > at ? latest : at
    latest = receivedAt
    steps.push({
      by: stampOf(by, at),
      receivedAt,
      op: {
        opId: derivedId(record.id, `operation ${steps.length + 1}`),
        prevOpId: null,
        deviceId: SERVICE_DEVICE,
        recordId: record.id,
        fileIds: record.fileIds,
        type: record.type,
        schemaVersion: definition.version,
        base,
        patch,
        claimedAt: at,
        ...(record.together !== undefined && { together: record.together }),
      },
    })
  }
  const here = (): Operation['base'] => ({ revision: steps.length })
  add(record.by, record.at, { kind: 'write', changes: diffBodies(definition.fields, {}, record.body) }, null)
  let body: Body = record.body
  for (const edit of record.edits ?? []) {
    const from = edit.onFirst ? record.body : body
    add(
      edit.by,
      edit.at,
      { kind: 'write', changes: diffBodies(definition.fields, from, edit.body) },
      edit.onFirst ? { revision: 1 } : here(),
    )
    if (!edit.onFirst) body = edit.body
  }
  for (const { by, at, as } of record.signatures ?? [])
    add(by, at, { kind: 'sign', as, bodyHash: bodyHash(body) }, here())
  for (const one of record.addenda ?? []) {
    add(
      one.by,
      one.at,
      { kind: 'amend', addendumId: one.id, text: one.text, ...(one.corrections && { corrections: one.corrections }) },
      here(),
    )
  }
  for (const one of record.marks ?? []) {
    add(
      one.by,
      one.at,
      { kind: 'mark', markId: one.id, mark: one.kind, ...(one.note !== undefined && { note: one.note }) },
      here(),
    )
  }
  return steps
}

/** What the terminal says at the start: a few people to try, one of each role. */
export async function signInLines(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ sign_ins: DemonstrationAnswer['signIns'] | null }>('SELECT sign_ins FROM service')
  const all = rows[0]?.sign_ins ?? []
  const oneOfEach = all.filter((one, n) => all.findIndex((other) => other.role === one.role) === n)
  const widest = Math.max(0, ...oneOfEach.map((one) => one.passphrase.length))
  return [
    'This is the demonstration: Wrenbury Fostering, made up from beginning to end. Sign in as',
    ...oneOfEach.map(
      (one) => `  ${one.email.padEnd(26)} ${one.passphrase.padEnd(widest)}   ${one.name}, ${ROLE_WORDS[one.role]}`,
    ),
  ]
}
