/** What every home has, story or not: its first steps, and the carers' supervision of each month. */
import { addWorkingDays, daysBetween } from '../../model/calendar.ts'
import { notice } from '../../records/notice.ts'
import { localTime, REGISTER_DAYS } from '../calendar.ts'
import { answered } from './answered.ts'
import { writeEndings } from './endings.ts'
import type { ProcessBeat } from './process-beats.ts'
import { writeMonth } from './month.ts'
import { writePlanning } from './planning.ts'
import { homeThen, type Told } from './told.ts'

export function writeOrdinaryProcess(told: Told, story: readonly ProcessBeat[]): void {
  const { profile } = told.child
  const homes = [profile.placed, ...profile.earlier.map(({ from }) => from)].filter(
    // a few days before the register was written up are its first days still
    (ago) => ago <= REGISTER_DAYS + 6,
  )
  for (const ago of homes) writeFirstSteps(told, ago, story)
  writeEndings(told, story)
  const supervised = story.flatMap((beat) => (beat.kind === 'supervision' ? [beat.ago] : []))
  // Whoever is told of in the story within the month needs no other.
  if (supervised.some((ago) => ago <= 27)) return
  const moved = profile.placed
  const ago = Math.min(4 + ((profile.number * 7) % 20), Math.max(1, moved - 1))
  if (moved > 12) writeMonth(told, ago)
}

function writeFirstSteps(told: Told, placed: number, story: readonly ProcessBeat[]): void {
  const { world, child } = told
  const told5 = (kind: ProcessBeat['kind']): boolean =>
    story.some((beat) => beat.kind === kind && 'ago' in beat && beat.ago <= placed && beat.ago >= placed - 9)
  const held = daysBetween(addWorkingDays(world.day(placed), 3).date, world.today)
  if (!told5('planning') && held >= 1)
    writePlanning(told, {
      ago: held,
      routines: `Breakfast together, ${child.profile.love} after school, ${child.profile.tea} when it has been a long day.`,
      support: `${homeThen(told, placed).supervisor.name} every week for the first month, then monthly.`,
    })
  const isNotified = story.some(
    (beat) => beat.kind === 'notice' && beat.what === 'reviewing-officer-notified' && beat.ago <= placed,
  )
  if (isNotified) return
  const bilal = world.person('Bilal')
  world.book.write(notice, {
    files: [child.file],
    by: bilal,
    at: world.moment(placed, '16:30'),
    body: {
      kind: 'reviewing-officer-notified',
      at: localTime(world.day(placed), '16:30'),
      to: child.profile.reviewer === 'ruth' ? 'Ruth' : 'Marcus',
      how: ['mail'],
    },
    ...answered(told, placed),
  })
}
