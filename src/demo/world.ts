/** Everybody of the story with their ids, and the questions that every part asks: who, where, since when. */
import type { PersonRef } from '../model/field.ts'
import { childFile, householdFile, type FileId, type Uuid } from '../model/file.ts'
import type { Book, Person } from './book.ts'
import { openBook } from './book.ts'
import { at, daysAgo, REGISTER_DAYS, workingDayBefore } from './calendar.ts'
import { chance, type Chance } from './chance.ts'
import { children, type ChildKey, type ChildProfile } from './children.ts'
import { households, type HouseholdKey, type HouseholdStory } from './households.ts'
import { storyOf } from './stories/all.ts'
import type { Story } from './stories/beats.ts'
import { staff, teams } from './teams.ts'

export interface Child {
  readonly id: Uuid
  readonly file: FileId
  readonly profile: ChildProfile
  readonly story: Story
}
export interface Household {
  readonly id: Uuid
  readonly file: FileId
  readonly profile: HouseholdStory
  readonly carers: readonly Person[]
  readonly members: ReadonlyMap<string, Uuid>
  readonly supervisor: Person
}

export interface World {
  readonly today: string
  readonly luck: Chance
  readonly book: Book
  readonly people: readonly Person[]
  readonly children: readonly Child[]
  readonly households: readonly Household[]
  day(ago: number): string
  /** The working day so many days ago, or the one before it. */
  workday(ago: number): string
  /** A moment so many days ago; never later than yesterday. */
  moment(ago: number, time: string): string
  person(name: string): Person
  household(key: HouseholdKey): Household
  child(key: ChildKey): Child
  /** Somebody by name, as a record refers to them: people with an account, the house's own, children, else the name alone. */
  ref(name: string, home?: Household): PersonRef
  /** Where the child lived; undefined where the home is not on the register. */
  homeOn(child: Child, ago: number): Household | undefined
  workerOn(child: Child, ago: number): Person
  managerOf(child: Child): Person
}

/** 00:00 UTC of a day long before the story: when the register's ids were made. */
const REGISTERED = '2020-01-06T09:00:00.000Z'

function found<T>(one: T | undefined, name: string): T {
  if (one === undefined) throw new Error(`nobody is called ${name}`)
  return one
}

export function openWorld(seed: string, today: string): World {
  const luck = chance(`${seed}|${today}`)
  const ids = chance(seed)
  const idOf = (name: string): Uuid => ids.fork(name).uuid(REGISTERED)
  const workers: Person[] = staff.map(({ key, name, role, team }) => ({ id: idOf(`person/${key}`), name, role, team }))
  const byKey = new Map<string, Person>(staff.map(({ key }, i) => [key, workers[i] as Person]))
  const homes: Household[] = households.map((profile: HouseholdStory) => {
    const carers = profile.carers.map(
      ({ name }): Person => ({
        id: idOf(`person/${profile.key}/${name}`),
        name,
        role: 'foster-carer',
        team: profile.team,
      }),
    )
    const names = [...profile.carers, ...profile.others].map(({ name }) => name)
    const id = idOf(`household/${profile.key}`)
    return {
      id,
      file: householdFile(id),
      profile,
      carers,
      supervisor: byKey.get(teams[profile.team].supervising) as Person,
      members: new Map(names.map((name) => [name, idOf(`member/${profile.key}/${name}`)])),
    }
  })
  const kids: Child[] = children.map((profile: ChildProfile) => {
    const id = idOf(`child/${profile.key}`)
    return { id, file: childFile(id), profile, story: storyOf(profile.key as ChildKey) }
  })
  const people = [...workers, ...homes.flatMap(({ carers }) => carers)]
  const peopleByName = new Map(people.map((one) => [one.name, one]))
  const kidsByName = new Map(kids.map((one) => [one.profile.name, one]))
  const homesByKey = new Map(homes.map((one) => [one.profile.key, one]))
  return {
    today,
    luck,
    people,
    children: kids,
    households: homes,
    book: openBook(luck.fork('records')),
    day: (ago) => daysAgo(today, ago),
    workday: (ago) => workingDayBefore(daysAgo(today, ago)),
    moment: (ago, time) => at(daysAgo(today, Math.min(Math.max(ago, 1), REGISTER_DAYS)), time),
    person: (name) => found(peopleByName.get(name), name),
    household: (key) => found(homesByKey.get(key), key),
    child: (key) =>
      found(
        kids.find(({ profile }) => profile.key === key),
        key,
      ),
    ref(name, home) {
      const member = home?.members.get(name)
      const id = member ?? peopleByName.get(name)?.id ?? kidsByName.get(name)?.id
      return id ? { recordId: id, name } : { name }
    },
    homeOn(child, ago) {
      const { profile } = child
      if (ago <= profile.placed) return homesByKey.get(profile.home)
      const before = profile.earlier.find(({ from, to }) => ago <= from && ago > to)
      return before?.household && homesByKey.get(before.household)
    },
    workerOn(child, ago) {
      const former = child.profile.formerWorkers?.find(({ from, to }) => ago <= from && ago > to)
      return found(byKey.get(former?.key ?? child.profile.worker), child.profile.worker)
    },
    managerOf: (child) => found(byKey.get(teams[child.profile.team].manager), child.profile.team),
  }
}
