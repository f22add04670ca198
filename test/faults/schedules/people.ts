/** Three people, two children, one household; who is allocated to whom, by a model of our own beside the server's. */
import { childFile, householdFile, ORGANISATION, personFile } from '../../../src/model/file.ts'
import type { FileId, Uuid } from '../../../src/model/file.ts'
import type { Body } from '../../../src/model/field.ts'
import type { Role } from '../../../src/model/person.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { definitionOf } from '../../../src/records/all.ts'
import { applyAsService, SERVICE_PERSON, writeOperation } from '../../../src/server/apply/as-service.ts'
import { insertAccounts } from '../../../src/server/auth/accounts.ts'
import { beginSession, COOKIE } from '../../../src/server/auth/sessions.ts'
import { asSystem } from '../../../src/server/db/pool.ts'
import type { Client, Pool } from '../../../src/server/db/pool.ts'
import { idFrom } from './chance.ts'
import type { Chance } from './chance.ts'
import type { Device, Owner } from './page.ts'

const LIMITS = { sessionIdleHours: 12, sessionHours: 168 }
const BY = { personId: SERVICE_PERSON, name: 'Doorstep', role: 'team-manager' as const }

export interface Allocation {
  readonly recordId: Uuid
  readonly person: Owner
  readonly file: FileId
  isLive: boolean
}
export interface People {
  readonly owners: readonly Owner[]
  readonly children: readonly [FileId, FileId]
  readonly household: FileId
  readonly files: readonly FileId[]
  readonly allocations: readonly Allocation[]
}

/** The first child lives in the household. */
export function mayHold(people: People, person: Owner, file: FileId): boolean {
  if (file === ORGANISATION || file === personFile(person.personId)) return true
  if (person.role === 'team-manager') return people.files.includes(file)
  const held = people.allocations.filter((one) => one.isLive && one.person === person).map((one) => one.file)
  if (held.includes(file)) return true
  const [child] = people.children
  return (file === people.household && held.includes(child)) || (file === child && held.includes(people.household))
}

interface Written {
  readonly type: string
  readonly recordId: Uuid
  readonly fileIds: readonly FileId[]
  readonly body: Body
  readonly head?: CaseRecord
}
const anId = (chance: Chance): Uuid => idFrom(chance, 1_600_000_000_000 + chance.below(2 ** 31))

function write(client: Client, chance: Chance, all: readonly Written[]): Promise<unknown> {
  const at = new Date().toISOString()
  return applyAsService(
    client,
    all.map(({ type, ...one }) => {
      const definition = definitionOf(type)
      if (!definition) throw new Error(`no type ${type}`)
      return { op: writeOperation({ opId: anId(chance), definition, at, ...one }), by: { ...BY, at }, receivedAt: at }
    }),
  )
}

const ROLES: readonly (readonly [Role, Role])[] = [
  ['childs-social-worker', 'foster-carer'],
  ['supervising-social-worker', 'foster-carer'],
  ['childs-social-worker', 'childs-social-worker'],
  ['childs-social-worker', 'team-manager'],
  ['supervising-social-worker', 'childs-social-worker'],
]

const allocationBody = (one: Allocation): Body => ({
  role: one.person.role,
  worker: { recordId: one.person.personId, name: one.person.name },
  from: '2020-01-01',
  ...(!one.isLive && { to: '2020-06-01' }),
})
const allocationIn = (one: Allocation) => ({
  type: 'allocation',
  recordId: one.recordId,
  fileIds: [one.file, personFile(one.person.personId)],
})

export async function gather(pool: Pool, chance: Chance, roles?: number): Promise<People> {
  const team = anId(chance)
  const drawn = chance.pick(ROLES)
  const others = ROLES[roles ?? -1] ?? drawn
  const owners = (['childs-social-worker', ...others] as const).map((role, n): Owner => {
    const personId = anId(chance)
    return { personId, name: `Person ${n + 1}`, role, team, email: `${personId}@council.test` }
  })
  const ids = [anId(chance), anId(chance), anId(chance), anId(chance)] as const
  const children = [childFile(ids[0]), childFile(ids[1])] as const
  const household = householdFile(ids[2])
  const allocations = owners.flatMap((person): Allocation[] => {
    const to: readonly FileId[] =
      person.role === 'childs-social-worker' ? children : person.role === 'team-manager' ? [] : [household]
    return to.map((file) => ({ recordId: anId(chance), person, file, isLive: true }))
  })
  await asSystem(pool, async (client) => {
    await insertAccounts(
      client,
      owners.map((one) => ({ ...one, passphraseHash: 'none', mustChange: false })),
    )
    await write(client, chance, [
      { type: 'child', recordId: ids[0], fileIds: [children[0]], body: { name: 'Peter', team } },
      { type: 'child', recordId: ids[1], fileIds: [children[1]], body: { name: 'Ada', team } },
      { type: 'household', recordId: ids[2], fileIds: [household], body: { name: 'Denise', team, kind: 'in-house' } },
      {
        type: 'placement',
        recordId: ids[3],
        fileIds: [children[0], household],
        body: { start: '2020-01-01', householdName: 'Denise' },
      },
      ...allocations.map((one) => ({ ...allocationIn(one), body: allocationBody(one) })),
    ])
  })
  return { owners, children, household, files: [...children, household], allocations }
}

/** Allocated, or no longer allocated. */
export async function turnAllocation(pool: Pool, chance: Chance, one: Allocation): Promise<void> {
  await asSystem(pool, async (client) => {
    const { rows } = await client.query<{ record: CaseRecord }>(
      'SELECT v.record FROM record r JOIN revision v ON v.record_id = r.id AND v.revision = r.revision WHERE r.id = $1',
      [one.recordId],
    )
    const head = rows[0]?.record
    if (!head) throw new Error('the allocation is not there')
    const body = allocationBody({ ...one, isLive: !one.isLive })
    await write(client, chance, [{ ...allocationIn(one), body, head }])
  })
  one.isLive = !one.isLive
}

/** Signed in on this device. */
export async function signInOn(pool: Pool, device: Device, deviceId: Uuid): Promise<void> {
  const token = await asSystem(pool, (client) => beginSession(client, device.owner.personId, deviceId, LIMITS))
  device.cookie = `${COOKIE}=${token}`
}
