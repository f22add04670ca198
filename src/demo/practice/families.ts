/**
 * Families that were asked how they are coping, and logs that led somewhere (S4.5, S4.17). Dylan's family was asked round
 * the table; Marcia's was not, although Jonah came home smelling of cannabis: that one waits on Sam's first page.
 */
import { derivedId } from '../../model/derived-id.ts'
import type { BodyOf } from '../../model/field.ts'
import { action } from '../../records/action.ts'
import { impactAssessment } from '../../records/impact-assessment.ts'
import { logFollowUp } from '../../records/log-follow-up.ts'
import type { DemonstrationRecord } from '../book.ts'
import type { ChildKey } from '../children.ts'
import type { Child, Household, World } from '../world.ts'

export function writeFamilies(world: World): void {
  writeImpact(world)
  const dylan = lived(world, 'dylan')
  const tilly = lived(world, 'tilly')
  const idris = lived(world, 'idris')
  for (const log of logsOf(world, tilly.child).slice(-4, -3))
    follow(world, tilly, log, { where: 'supervision', on: world.day(-8) })
  for (const log of logsOf(world, idris.child).slice(-6, -5)) leadToAction(world, idris, log)
  for (const log of logsOf(world, dylan.child).slice(-5, -4))
    follow(world, dylan, log, { where: 'supervision', on: world.day(-11) })
}

interface Lived {
  readonly child: Child
  readonly home: Household
}
const lived = (world: World, key: ChildKey): Lived => {
  const child = world.child(key)
  return { child, home: world.household(child.profile.home) }
}

/** Oldest first. */
const logsOf = (world: World, child: Child): readonly DemonstrationRecord[] =>
  world.book.records
    .filter(({ type, fileIds }) => type === 'daily-log' && fileIds.includes(child.file))
    .sort((a, b) => (a.at < b.at ? -1 : 1))

function follow(
  world: World,
  { child, home }: Lived,
  log: DemonstrationRecord,
  led: Pick<BodyOf<typeof logFollowUp.fields>, 'where' | 'on' | 'made' | 'what'>,
): void {
  world.book.write(logFollowUp, {
    id: derivedId(log.id, 'follow-up'),
    files: [child.file, home.file],
    by: home.supervisor,
    at: world.moment(1, '16:20'),
    body: { date: world.day(1), log: log.id, ...led },
  })
}

function leadToAction(world: World, one: Lived, log: DemonstrationRecord): void {
  const made = derivedId(log.id, 'action')
  const { child, home } = one
  const what = 'A second draughts board, so that Alma does not always win at home'
  const body: BodyOf<typeof action.fields> = {
    what,
    plan: 'carer',
    owner: world.ref(home.supervisor.name),
    due: world.day(-6),
    source: 'Daily log',
    status: 'open',
  }
  world.book.write(action, {
    id: made,
    files: [child.file, home.file],
    by: home.supervisor,
    at: world.moment(2, '16:20'),
    body,
    edits: [
      {
        by: home.supervisor,
        at: world.moment(1, '17:05'),
        body: { ...body, status: 'done', doneOn: world.day(1), evidence: 'Dropped it off on the way home.' },
      },
    ],
  })
  follow(world, one, log, { where: 'action', made, what })
}

function writeImpact(world: World): void {
  const { child, home } = lived(world, 'dylan')
  const luck = world.luck.fork('impact/dylan')
  const ago = 38
  const at = world.moment(ago, '17:30')
  const member = (name: string, score: number, impact: string, stepUp: string) => ({
    id: luck.uuid(at),
    person: world.ref(name, home),
    score,
    impact,
    stepUp,
  })
  world.book.write(impactAssessment, {
    files: [child.file, home.file],
    by: home.supervisor,
    at,
    body: {
      date: world.day(ago),
      because: ['trauma', 'asked'],
      members: [
        member('Colin', 7, 'I miss Jodie and I have got bees. I can do this.', 'Bev sleeping.'),
        member(
          'Bev',
          5,
          'I listen for doors. At work I catch myself listening for doors.',
          'Two evenings that are mine.',
        ),
        member('Dylan', 6, 'Its alright when its me and Colin out the back.', 'Nobody going quiet when I come in.'),
      ],
      carers: 'Bev sleeps badly before school days. They have stopped asking friends round.',
      strengths: 'The hives. Jodie rings on Sundays and asks for Dylan first.',
      support: 'Somebody on two evenings a week is agreed. Nothing yet for Bev herself.',
      conclusion: 'more-support',
      review: world.day(-5),
    },
    signed: { by: home.supervisor, at: world.moment(ago - 1, '09:10') },
  })
}
