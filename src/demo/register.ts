/**
 * The register the story hangs on: people, households and who lives there, children, their homes, who works with whom.
 * Long because every field of the register is written out once here, record type after record type.
 */
import { addDays } from '../model/calendar.ts'
import { ORGANISATION, personFile, type FileId } from '../model/file.ts'
import type { BodyOf } from '../model/field.ts'
import { allocation } from '../records/allocation.ts'
import { child as childRecord } from '../records/child.ts'
import { household as householdRecord } from '../records/household.ts'
import { householdMember } from '../records/household-member.ts'
import { networkContact } from '../records/network-contact.ts'
import { person as personRecord } from '../records/person.ts'
import { placement } from '../records/placement.ts'
import { sdqScore } from '../records/sdq-score.ts'
import { statutoryReview } from '../records/statutory-review.ts'
import type { Person } from './book.ts'
import { REGISTER_DAYS, STORY_DAYS } from './calendar.ts'
import type { EarlierHome } from './children.ts'
import { writeAfterReview } from './process/after-review.ts'
import { staff, type StaffKey } from './teams.ts'
import type { Child, Household, World } from './world.ts'

/** The morning on which the register was written up. */
const FIRST = REGISTER_DAYS
const nameOf = (key: StaffKey): string => staff.find((one) => one.key === key)?.name ?? key
const years = (age: number): number => Math.floor(age * 365.25)

export const emailOf = (name: string): string => `${name.toLowerCase()}@wrenbury.example`

export function writeRegister(world: World): void {
  for (const one of world.people) writePerson(world, one)
  for (const home of world.households) writeHousehold(world, home)
  for (const child of world.children) {
    writeChild(world, child)
    writeHomes(world, child)
    writeNetwork(world, child)
    writeReviews(world, child)
  }
}

function writePerson(world: World, one: Person): void {
  const phone =
    staff.find(({ name }) => name === one.name)?.phone ??
    world.households.find(({ carers }) => carers.includes(one))?.profile.phone
  world.book.write(personRecord, {
    id: one.id,
    files: [ORGANISATION],
    by: world.person('Priya'),
    at: world.moment(FIRST, '08:00'),
    body: { name: one.name, role: one.role, team: one.team, email: emailOf(one.name), ...(phone && { phone }) },
  })
}

function writeHousehold(world: World, home: Household): void {
  const { profile, supervisor } = home
  const at = world.moment(Math.min(profile.approvedMonths * 30 + 12, FIRST), '08:20')
  const agency = profile.team === 'Partner'
  const approvedOn = world.day(profile.approvedMonths * 30 + 12)
  world.book.write(householdRecord, {
    id: home.id,
    files: [home.file],
    by: supervisor,
    at,
    body: {
      name: profile.name,
      team: profile.team,
      kind: profile.approved === 'temporary' ? 'connected' : agency ? 'agency' : 'in-house',
      ...(agency && { provider: 'Partner' }),
      address: profile.address,
      phone: profile.phone,
      outOfHours: agency ? '01632 960129' : '01632 960199',
      approvedOn,
      logFrequency: profile.logs,
      ...(profile.pets && { pets: profile.pets }),
    },
  })
  const member = (name: string, body: BodyOf<typeof householdMember.fields>, leftAgo?: number): void => {
    const first = { name, ...body }
    world.book.write(householdMember, {
      id: home.members.get(name) as string,
      files: [home.file],
      by: supervisor,
      at,
      body: first,
      ...(leftAgo && {
        edits: [
          { by: supervisor, at: world.moment(leftAgo - 3, '10:15'), body: { ...first, left: world.day(leftAgo) } },
        ],
      }),
    })
  }
  profile.carers.forEach(({ name, age }, i) => {
    const carer = home.carers[i] as Person
    const done = world.day(400 + i * 31)
    member(name, {
      relation: profile.approved === 'temporary' ? 'carer, a cousin of the family' : 'carer',
      role: 'carer',
      birthDate: world.day(years(age) + 90 + i * 47),
      account: { recordId: carer.id, name },
      joined: approvedOn,
      checks: [
        { id: world.luck.uuid(at), what: 'Enhanced DBS', done, renew: addDays(done, 1095) },
        { id: world.luck.uuid(at), what: 'Medical', done: addDays(done, 20), renew: addDays(done, 750) },
      ],
    })
    allocate(world, home.file, carer, 'foster-carer', profile.approvedMonths * 30 + 12)
  })
  for (const { name, age, relation, leftAgo } of profile.others) {
    member(
      name,
      {
        relation: relation === 'parent' ? 'Leonard’s mother' : `their ${relation}`,
        role: relation === 'son' || relation === 'daughter' ? 'child' : 'other-adult',
        birthDate: world.day(years(age) + 120),
        joined: approvedOn,
      },
      leftAgo,
    )
  }
  allocate(world, home.file, supervisor, supervisor.role, Math.min(profile.approvedMonths * 30, 640))
}

function allocate(world: World, file: FileId, worker: Person, role: Person['role'], from: number, to?: number): void {
  const body = { role, worker: { recordId: worker.id, name: worker.name }, from: world.day(from) }
  const ended = to === undefined ? undefined : { ...body, to: world.day(to) }
  const closing = ended && to !== undefined && to < FIRST
  world.book.write(allocation, {
    files: [file, personFile(worker.id)],
    by: world.person('Priya'),
    at: world.moment(Math.min(from, FIRST), '08:40'),
    body: ended && !closing ? ended : body,
    ...(closing && { edits: [{ by: world.person('Priya'), at: world.moment(to, '09:10'), body: ended }] }),
  })
}

function writeChild(world: World, child: Child): void {
  const { profile } = child
  const since = Math.max(profile.placed, ...profile.earlier.map(({ from }) => from))
  const longTerm = profile.length === 'long-term'
  world.book.write(childRecord, {
    id: child.id,
    files: [child.file],
    by: world.workerOn(child, Math.min(since, FIRST)),
    at: world.moment(Math.min(since, FIRST), '09:00'),
    body: {
      name: profile.name,
      birthDate: birthDate(world.today, profile.age, profile.birthdayIn),
      gender: profile.gender,
      ethnicity: profile.ethnicity,
      ...(profile.language && { languages: profile.language }),
      ...(profile.faith && { religion: profile.faith }),
      team: profile.team,
      enteredCare: world.day(since),
      carePlan: profile.needs,
      communication: communication(child),
      longTerm: { answer: longTerm },
      ...(profile.visits === 'long-term' && { agreedSixMonthly: { answer: true }, agreedOn: world.workday(238) }),
    },
  })
  allocate(
    world,
    child.file,
    world.person(nameOf(profile.worker)),
    'childs-social-worker',
    profile.formerWorkers?.at(-1)?.to ?? Math.min(since, 540),
  )
  for (const { key, from, to } of profile.formerWorkers ?? [])
    allocate(world, child.file, world.person(nameOf(key)), 'childs-social-worker', from, to)
  allocate(world, child.file, world.person(nameOf(profile.reviewer)), 'reviewing-officer', Math.min(since - 3, 700))
  // Who may chair where the worker's own manager is too near.
  if (profile.worker === 'hannah') allocate(world, child.file, world.person('Emeka'), 'senior-practitioner', 60)
}

const communication = ({ profile }: Child): string =>
  [profile.health, `What helps: ${profile.comfort}.`, profile.language && 'Ask which language first.']
    .filter(Boolean)
    .join('. ')
    .replace('..', '.')

/** The birthday that makes the child this old today, with the next one so many days away. */
function birthDate(today: string, age: number, birthdayIn: number): string {
  const next = addDays(today, birthdayIn)
  const day = next.slice(5) === '02-29' ? '02-28' : next.slice(5)
  return `${Number(next.slice(0, 4)) - age - 1}-${day}`
}

const LEGAL = { 'care-order': 'C2', interim: 'C1', agreement: 'V2' } as const
const TYPES = { foster: 'U6', connected: 'U3', parent: 'P1', residential: 'K2' } as const

function writeHomes(world: World, child: Child): void {
  const { profile } = child
  const home = world.household(profile.home)
  const who = { child: { recordId: child.id, name: profile.name }, legalStatus: LEGAL[profile.status] }
  const by = world.person('Bilal')
  const long = profile.length === 'long-term' || profile.length === 'to-eighteen'
  const temporary = home.profile.approved === 'temporary'
  for (const earlier of [...profile.earlier].reverse()) writeEarlier(world, child, earlier, who)
  world.book.write(placement, {
    files: [child.file, home.file],
    by,
    at: world.moment(Math.min(profile.placed, FIRST), '09:30'),
    body: {
      ...who,
      household: { recordId: home.id, name: home.profile.name },
      householdName: home.profile.name,
      placementType: temporary ? 'U3' : long ? 'U4' : 'U6',
      provider: home.profile.team === 'Partner' ? 'PR4' : 'PR1',
      need: 'N1',
      intendedLength: profile.length,
      visitBasis: temporary ? 'temporary-approval' : 'ordinary',
      start: world.day(profile.placed),
      beganBecause: profile.earlier.some(({ to }) => to === profile.placed) ? 'P' : 'S',
    },
  })
}

const ENDED_CODE = {
  planned: 'CARPL',
  carer: 'CREQO',
  child: 'CHILD',
  standards: 'STAND',
  safeguarding: 'LAREQ',
  other: 'OTHER',
} as const

type Who = Pick<BodyOf<typeof placement.fields>, 'child' | 'legalStatus'>

function writeEarlier(world: World, child: Child, earlier: EarlierHome, who: Who): void {
  const home = earlier.household && world.household(earlier.household)
  const by = world.person('Bilal')
  const first: BodyOf<typeof placement.fields> = {
    ...who,
    householdName: earlier.with,
    ...(home && { household: { recordId: home.id, name: home.profile.name } }),
    placementType: TYPES[earlier.type],
    need: 'N1',
    intendedLength: 'bridging',
    start: world.day(earlier.from),
    visitBasis: earlier.type === 'parent' ? 'parent-interim-order' : 'ordinary',
  }
  const ended = {
    ...first,
    end: world.day(earlier.to),
    ending: earlier.ended,
    planned: { answer: earlier.ended === 'planned' },
    endingReason: 'X1' as const,
    changeReason: ENDED_CODE[earlier.ended],
  }
  const inStory = earlier.to < FIRST
  world.book.write(placement, {
    files: home ? [child.file, home.file] : [child.file],
    by,
    at: world.moment(Math.min(earlier.from, FIRST), '09:20'),
    body: inStory ? first : ended,
    ...(inStory && { edits: [{ by, at: world.moment(earlier.to, '09:25'), body: ended }] }),
  })
}

function writeNetwork(world: World, child: Child): void {
  const { profile } = child
  const ago = Math.min(profile.placed, FIRST)
  const write = (body: BodyOf<typeof networkContact.fields>): void => {
    world.book.write(networkContact, {
      files: [child.file],
      by: world.workerOn(child, ago),
      at: world.moment(ago, '11:05'),
      body,
    })
  }
  for (const { name, relation, arrangement, restriction } of profile.kin) {
    write({
      person: world.ref(name),
      relation,
      arrangement,
      ...(restriction && { restrictions: restriction }),
      visibleTo: ['child', 'carers', 'provider'],
    })
  }
  write({
    person: { name: profile.teacher },
    relation: profile.age < 5 ? `key person, ${profile.school}` : `teacher, ${profile.school}`,
    arrangement: 'By phone or at the gate; comes to reviews.',
    visibleTo: ['child', 'carers', 'provider'],
  })
  write({
    person: { name: profile.friend },
    relation: 'best friend',
    visibleTo: ['child', 'carers', 'provider'],
    arrangement:
      profile.age < 5
        ? 'At nursery, and in the park when it suits both homes.'
        : 'At school and most weekends. The families know one another.',
  })
}

/** Reviews by reg 33: within 20 working days, three months on, then every six. */
function writeReviews(world: World, child: Child): void {
  const { profile } = child
  const reviewer = world.person(nameOf(profile.reviewer))
  const since = Math.max(profile.placed, ...profile.earlier.map(({ from }) => from))
  const took = profile.age < 4 ? 'PN0' : profile.age < 7 ? 'PN6' : profile.age > 10 && world.luck.of(40) ? 'PN6' : 'PN1'
  const due = [since - 26, since - 112]
  while ((due.at(-1) as number) > 178) due.push((due.at(-1) as number) - 178)
  // Ottilie's second is still to come, so that weekly visits go on: reg 28(4).
  for (const ago of due.filter((one) => one > 0 && one <= STORY_DAYS)) {
    world.book.write(statutoryReview, {
      files: [child.file],
      by: reviewer,
      at: world.moment(ago, '14:00'),
      body: { date: world.workday(ago), participation: took },
    })
    writeAfterReview(world, child, ago, reviewer)
  }
  if (profile.age < 4 || since < 365) return
  const sdqAgo = 30 + ((profile.number * 37) % 140)
  world.book.write(sdqScore, {
    files: [child.file],
    by: world.workerOn(child, sdqAgo),
    at: world.moment(sdqAgo, '12:00'),
    body:
      profile.key === 'leon'
        ? { date: world.day(sdqAgo), reason: 'SDQ4' }
        : { date: world.day(sdqAgo), score: String(8 + ((profile.number * 5) % 14)) },
  })
}
