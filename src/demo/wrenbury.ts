/**
 * "Wrenbury Fostering", the demonstration service: 24 invented children in 18 households of three teams, with six months
 * of records up to the day before `today`. Pure: the same seed and day give the same service, another day shifts it.
 *
 * For the server, which applies it through its ordinary path under given stamps:
 *  - `people`: the person records are among `records`; here they are again for the stamps (id, name, role, team);
 *  - `accounts`: who can sign in, with what;
 *  - `records`: sorted by time of creation; see book.ts for what each one holds and in which order it is applied;
 *  - `waiting`: what arrived too late to take effect, for the team manager to decide;
 *  - `blobs`: the bytes of drawings, addressed by their SHA-256.
 */
import type { Uuid } from '../model/file.ts'
import type { DemonstrationRecord, Person } from './book.ts'
import type { DemonstrationBlob } from './drawings.ts'
import { writeLogs } from './everyday.ts'
import { writeAudits } from './practice/audits.ts'
import { writeChildsOwn } from './practice/childs-own.ts'
import { writeFamilies } from './practice/families.ts'
import { writeSupportAsked } from './practice/support-asked.ts'
import { writeDates } from './practice/dates.ts'
import { writeReports } from './practice/reports.ts'
import { writePlansAndComments } from './practice/plans-and-comments.ts'
import { writeWorkerSupervision } from './practice/worker-supervision.ts'
import { tellProcess } from './process/tell-process.ts'
import { emailOf, writeRegister } from './register.ts'
import { writeSupervision } from './supervising.ts'
import { staff, type StaffMember } from './teams.ts'
import { tellStories } from './telling.ts'
import { writeVisits } from './visiting.ts'
import { writeWaiting } from './waiting.ts'
import type { DemonstrationWaiting } from './waiting.ts'
import { openWorld, type World } from './world.ts'

interface DemonstrationAccount {
  readonly personId: Uuid
  readonly email: string
  readonly passphrase: string
}

export interface DemonstrationService {
  readonly demonstration: true
  readonly name: 'Wrenbury Fostering'
  readonly people: readonly Person[]
  readonly accounts: readonly DemonstrationAccount[]
  readonly records: readonly DemonstrationRecord[]
  readonly blobs: readonly DemonstrationBlob[]
  readonly waiting: readonly DemonstrationWaiting[]
}

/** `today` is a London day, 'YYYY-MM-DD'. */
export function wrenbury(seed: string, today: string): DemonstrationService {
  const world = openWorld(seed, today)
  writeRegister(world)
  writeVisits(world)
  writeSupervision(world)
  const blobs = [...tellStories(world), ...writeChildsOwn(world)]
  tellProcess(world)
  writeDates(world)
  writeSupportAsked(world)
  writeReports(world)
  writeLogs(world)
  writeFamilies(world)
  writeWorkerSupervision(world)
  writePlansAndComments(world)
  writeAudits(world)
  const waiting = writeWaiting(world)
  const records = [...world.book.records].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return {
    demonstration: true,
    name: 'Wrenbury Fostering',
    people: world.people,
    accounts: accounts(world),
    records,
    blobs,
    waiting,
  }
}

function accounts(world: World): DemonstrationAccount[] {
  const secrets = [
    ...staff.map(({ name, ...one }: StaffMember) => ({ name, passphrase: one.passphrase })),
    ...world.households.flatMap(({ profile }) => profile.carers.map(({ name, passphrase }) => ({ name, passphrase }))),
  ]
  return secrets.flatMap(({ name, passphrase }) =>
    passphrase ? [{ personId: world.person(name).id, email: emailOf(name), passphrase }] : [],
  )
}
