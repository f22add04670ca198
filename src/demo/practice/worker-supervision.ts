/**
 * The workers' own supervision (S4.13): Hannah's is due within days, Sam's is past, Joel's comes every fortnight because he is
 * new, and Emeka's has never been written down. Every child stands on the agenda.
 */
import { addDays } from '../../model/calendar.ts'
import { supervisionFile } from '../../model/supervision-file.ts'
import { staffSupervision } from '../../records/staff-supervision.ts'
import type { Person } from '../book.ts'
import { teams } from '../teams.ts'
import type { Child, World } from '../world.ts'

interface Held {
  readonly worker: string
  /** Days ago, the newest first. */
  readonly ago: readonly number[]
  readonly every: number
  /** How many of them the worker has read. */
  readonly unread: number
}

const HELD: readonly Held[] = [
  { worker: 'Hannah', ago: [26, 55, 85, 114], every: 30, unread: 0 },
  { worker: 'Sam', ago: [37, 66, 97], every: 30, unread: 1 },
  { worker: 'Ingrid', ago: [12, 41], every: 30, unread: 0 },
  { worker: 'Joel', ago: [9, 23, 38], every: 14, unread: 0 },
  { worker: 'Bronwen', ago: [19, 48], every: 30, unread: 0 },
  { worker: 'Moira', ago: [15, 47], every: 30, unread: 1 },
  { worker: 'Elin', ago: [22], every: 30, unread: 0 },
]

const STABILITY = [
  'Holding. Nobody has asked for anything in a fortnight, so we ask.',
  'A tired house and a kind one. The nights decide.',
  'As steady as it has been. The carers say so and so does the scale.',
  'One hard week in four. The other three are good ones.',
  'Steady while school is steady. The holidays are the test.',
]
const PLAN = [
  'Two goals on the way, one has not been looked at since the review. It is this month’s.',
  'The plan says more than anybody could do. We kept three things.',
  'On the way. The date for the school goal is honest now.',
  'Family time is the goal that moves everything else. It comes first.',
  'The plan is older than what we know. It is written anew before the next review.',
]
const DECIDED = [
  'Visit within the week instead of the month: the last two were hurried.',
  'Stay with what works, and change nothing for the sake of changing it.',
  'Both workers visit together once, so that the carers tell it one time.',
  // nothing to decide
  '',
]
const REFLECTION = [
  'You go quiet about the children who go quiet. We noticed it together and will watch for it.',
  'What carried this month was ringing before being rung. It costs ten minutes and saves an evening.',
  'Two visits were about paper. The child who said so was right.',
]
const WELLBEING = [
  'Sleeping again. Leave is booked and stays booked.',
  'Tired, and saying so. One afternoon a week is kept free of visits.',
]

export function writeWorkerSupervision(world: World): void {
  for (const one of HELD) {
    const worker = world.person(one.worker)
    const manager = managerOf(world, worker)
    one.ago.forEach((ago, at) => writeOne(world, worker, manager, ago, one, at))
  }
}

function managerOf(world: World, { team }: Person): Person {
  const found = Object.entries(teams).find(([name]) => name === team)
  const name = found?.[1].manager === 'farah' ? 'Farah' : found?.[1].manager === 'tom' ? 'Tom' : 'Priya'
  return world.person(name)
}

function writeOne(world: World, worker: Person, manager: Person, ago: number, held: Held, at: number): void {
  const luck = world.luck.fork(`worker supervision/${worker.name}/${ago}`)
  const date = world.workday(ago)
  const when = world.moment(ago, '10:00')
  const children = carriedOn(world, worker, ago).map(({ id, profile }) => {
    const decision = luck.pick(DECIDED)
    return {
      id: luck.uuid(when),
      child: { recordId: id, name: profile.name },
      stability: luck.pick(STABILITY),
      plan: luck.pick(PLAN),
      ...(decision && { decision }),
    }
  })
  world.book.write(staffSupervision, {
    files: [supervisionFile(worker.id)],
    by: manager,
    at: when,
    body: {
      date,
      worker: { recordId: worker.id, name: worker.name },
      supervisor: { recordId: manager.id, name: manager.name },
      manner: at % 3 === 2 ? 'virtual' : 'in-person',
      ...(children.length > 0 && { children }),
      reflection: luck.pick(REFLECTION),
      wellbeing: luck.pick(WELLBEING),
      workload:
        children.length === 0
          ? 'On duty, and no child of your own yet.'
          : `${children.length === 1 ? 'One child' : `${children.length} children`}. No new case before the next supervision.`,
      decisions:
        'What is overdue is done, or has an honest date, by the end of next week. Reasons stand with each child.',
      nextDate: addDays(date, held.every),
    },
    signed: { by: manager, at: world.moment(Math.max(1, ago - 1), '16:10') },
    ...(at >= held.unread && {
      marks: [{ by: worker, at: world.moment(Math.max(1, ago - 3), '09:05'), kind: 'read' as const }],
    }),
  })
}

const carriedOn = (world: World, worker: Person, ago: number): readonly Child[] =>
  world.children.filter((child) =>
    worker.role === 'supervising-social-worker'
      ? world.homeOn(child, ago)?.supervisor.id === worker.id
      : child.profile.placed >= ago && world.workerOn(child, ago).id === worker.id,
  )
