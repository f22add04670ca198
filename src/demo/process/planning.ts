/** The placement planning meeting of a home's first days. */
import { planningMeeting } from '../../records/planning-meeting.ts'
import { localTime } from '../calendar.ts'
import type { PlanningBeat } from './process-beats.ts'
import { homeThen, type Told } from './told.ts'

export function writePlanning(told: Told, beat: Omit<PlanningBeat, 'kind'>): void {
  const { world, child } = told
  const { profile } = child
  const home = homeThen(told, beat.ago)
  const by = world.workerOn(child, beat.ago)
  const when = world.moment(beat.ago, '10:00')
  world.book.write(planningMeeting, {
    files: [child.file, home.file],
    by,
    at: when,
    body: {
      held: localTime(world.day(beat.ago), '10:00'),
      present: home.carers.map(({ name }) => ({
        id: told.luck.uuid(when),
        who: world.ref(name, home),
        relation: 'carer',
      })),
      childThere:
        profile.age < 5 ? { answer: false, reason: 'Too young; their key person spoke for them.' } : { answer: true },
      routines: beat.routines,
      health: profile.health ?? 'Registered with the surgery; dentist in spring.',
      education: `${profile.school}, every day, by the same way.`,
      familyTime: profile.kin[0] ? `${profile.kin[0].name}: ${profile.kin[0].arrangement}` : 'As the care plan says.',
      delegated: 'Haircuts, school trips, sleepovers with people the carers know.',
      support: beat.support,
    },
    signed: { by, at: world.moment(Math.max(1, beat.ago - 1), '12:15') },
  })
}
