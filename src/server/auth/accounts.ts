/** Who may sign in. The account says role and team; the person's record in the directory says it to everybody else. */
import { randomUUID } from 'node:crypto'
import { derivedId } from '../../model/derived-id.ts'
import type { Uuid } from '../../model/file.ts'
import { ORGANISATION, personFile } from '../../model/file.ts'
import type { Actor, Role } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import { supervisionFile } from '../../model/supervision-file.ts'
import { person } from '../../records/person.ts'
import { applyAsService, SERVICE_PERSON, writeOperation } from '../apply/as-service.ts'
import { appendToFeeds, makeFiles } from '../apply/feed.ts'
import { lockRegister, regrant, startAfresh } from '../apply/register.ts'
import type { Client } from '../db/pool.ts'
import { hashPassphrase, oneTimePassphrase } from './passphrase.ts'

export interface NewAccount {
  readonly personId: Uuid
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly team: string
  readonly passphraseHash: string
  readonly mustChange: boolean
  /** Known to the service, and signs in no more. */
  readonly isClosed?: true
}

/** The accounts alone, with the grants that follow; the directory is the caller's business. As the system. */
export async function insertAccounts(client: Client, accounts: readonly NewAccount[]): Promise<void> {
  await lockRegister(client)
  await client.query(
    `INSERT INTO account (person_id, email, name, role, team, passphrase_hash, must_change, disabled_at)
     SELECT n.person_id, n.email, n.name, n.role, n.team, n.hash, n.must_change, CASE WHEN n.closed THEN now() END
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::boolean[])
       AS n (person_id, email, name, role, team, hash, must_change, closed)`,
    [
      accounts.map((one) => one.personId),
      accounts.map((one) => one.email.trim().toLowerCase()),
      accounts.map((one) => one.name),
      accounts.map((one) => one.role),
      accounts.map((one) => one.team),
      accounts.map((one) => one.passphraseHash),
      accounts.map((one) => one.mustChange),
      accounts.map((one) => one.isClosed === true),
    ],
  )
  const people = accounts.map((one) => one.personId)
  await makeFiles(client, [ORGANISATION, ...people.map(personFile), ...people.map(supervisionFile)])
  await appendToFeeds(client, await regrantPeople(client, people))
}

/** What they hold, and who holds their supervision: that goes by their role and team as well. */
const regrantPeople = (client: Client, people: readonly Uuid[]) => regrant(client, people.map(supervisionFile), people)

/**
 * The same address is the same person in one service, for ever: an account that a restored backup did not know yet is
 * added once more, and the devices of its person go on as theirs. Another service has another first epoch.
 */
async function personIdFor(client: Client, email: string): Promise<Uuid> {
  const { rows } = await client.query<{ epoch: Uuid }>('SELECT epoch FROM server_epoch ORDER BY since LIMIT 1')
  if (!rows[0]) throw new Error('the service has no epoch')
  return derivedId(rows[0].epoch, `account ${email.trim().toLowerCase()}`)
}

/** Returns the passphrase, which is told once and kept nowhere. */
export async function addAccount(
  client: Client,
  given: Pick<NewAccount, 'email' | 'name' | 'role' | 'team'>,
): Promise<{ readonly personId: Uuid; readonly passphrase: string }> {
  const personId = await personIdFor(client, given.email)
  const passphrase = oneTimePassphrase()
  await insertAccounts(client, [
    { ...given, personId, passphraseHash: await hashPassphrase(passphrase), mustChange: true },
  ])
  await writeDirectory(client, { personId, ...given }, given.email)
  return { personId, passphrase }
}

/** What the directory says of the person from now on. */
async function writeDirectory(client: Client, actor: Actor, email: string): Promise<void> {
  const { rows } = await client.query<{ record: CaseRecord }>(
    'SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision WHERE r.id = $1',
    [actor.personId],
  )
  const at = new Date().toISOString()
  const head = rows[0]?.record
  const body = { ...head?.body, name: actor.name, role: actor.role, email, ...(actor.team && { team: actor.team }) }
  const op = writeOperation({
    opId: randomUUID(),
    definition: person,
    recordId: actor.personId,
    fileIds: [ORGANISATION],
    body,
    at,
    ...(head && { head }),
  })
  await applyAsService(client, [
    { op, by: { personId: SERVICE_PERSON, name: 'Doorstep', role: 'team-manager', at }, receivedAt: at },
  ])
}

export interface AccountLine extends Actor {
  readonly email: string
  readonly disabled: boolean
  readonly lastSeen: Date | null
}

export async function listAccounts(client: Client): Promise<readonly AccountLine[]> {
  const { rows } = await client.query<{
    person_id: string
    name: string
    role: Role
    team: string
    email: string
    disabled: boolean
    last_seen: Date | null
  }>(
    `SELECT person_id, name, role, team, email, disabled_at IS NOT NULL AS disabled,
       (SELECT max(seen_at) FROM session s WHERE s.person_id = account.person_id) AS last_seen
     FROM account ORDER BY name, email`,
  )
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    role: row.role,
    team: row.team,
    email: row.email,
    disabled: row.disabled,
    lastSeen: row.last_seen,
  }))
}

async function idOf(client: Client, email: string): Promise<Uuid | undefined> {
  const { rows } = await client.query<{ person_id: string }>('SELECT person_id FROM account WHERE email = $1', [
    email.trim().toLowerCase(),
  ])
  return rows[0]?.person_id
}

/** Sessions end, access ends; what they wrote stays, and what their device still sends is quarantined. */
export async function disableAccount(client: Client, email: string): Promise<boolean> {
  const personId = await idOf(client, email)
  if (!personId) return false
  await lockRegister(client)
  await client.query('UPDATE account SET disabled_at = coalesce(disabled_at, now()) WHERE person_id = $1', [personId])
  await client.query('DELETE FROM session WHERE person_id = $1', [personId])
  await client.query(`INSERT INTO audit (person_id, action) VALUES ($1, 'account-disabled')`, [personId])
  await appendToFeeds(client, await regrantPeople(client, [personId]))
  return true
}

/** A new one-time passphrase, and the account open again if it was disabled. */
export async function resetAccount(client: Client, email: string): Promise<string | undefined> {
  const personId = await idOf(client, email)
  if (!personId) return undefined
  await lockRegister(client)
  const passphrase = oneTimePassphrase()
  await client.query(
    'UPDATE account SET passphrase_hash = $2, must_change = true, disabled_at = NULL WHERE person_id = $1',
    [personId, await hashPassphrase(passphrase)],
  )
  await client.query('DELETE FROM session WHERE person_id = $1', [personId])
  await client.query(`INSERT INTO audit (person_id, action) VALUES ($1, 'account-reset')`, [personId])
  await appendToFeeds(client, await regrantPeople(client, [personId]))
  return passphrase
}

/** Another role sees other things of the same files: their devices begin again. */
export async function changeAccount(
  client: Client,
  email: string,
  change: { readonly role?: Role; readonly team?: string },
): Promise<boolean> {
  const personId = await idOf(client, email)
  if (!personId) return false
  await lockRegister(client)
  const { rows } = await client.query<{ name: string; role: Role; team: string; was: Role }>(
    `UPDATE account SET role = coalesce($2, role), team = coalesce($3, team) FROM (SELECT role AS was FROM account WHERE person_id = $1) before
     WHERE person_id = $1 RETURNING name, role, team, was`,
    [personId, change.role, change.team],
  )
  const [row] = rows
  if (!row) return false
  await writeDirectory(client, { personId, name: row.name, role: row.role, team: row.team }, email.trim().toLowerCase())
  const afresh = row.role === row.was ? [] : await startAfresh(client, undefined, [personId])
  await client.query(`INSERT INTO audit (person_id, role, action) VALUES ($1, $2, 'account-changed')`, [
    personId,
    row.role,
  ])
  await appendToFeeds(client, [...afresh, ...(await regrantPeople(client, [personId]))])
  return true
}
