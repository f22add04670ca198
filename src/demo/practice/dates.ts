/** What section E counts from, so that most of it is in time: health, schooling, approval; and one date that is late, with its reason. */
import { addMonths, addWorkingDays, daysBetween } from '../../model/calendar.ts'
import { carerApproval } from '../../records/carer-approval.ts'
import { educationPlan } from '../../records/education-plan.ts'
import { healthAssessment } from '../../records/health-assessment.ts'
import { lateReason } from '../../records/late-reason.ts'
import { REGISTER_DAYS } from '../calendar.ts'
import type { Child, Household, World } from '../world.ts'

export function writeDates(world: World): void {
  for (const child of world.children) {
    writeHealth(world, child)
    writeSchooling(world, child)
  }
  for (const home of world.households) writeApproval(world, home)
}

/** Days since the child came into care. */
const inCare = ({ profile }: Child): number => Math.max(profile.placed, ...profile.earlier.map(({ from }) => from))

const HEALTH = [
  'Growing well. Teeth seen in spring; glasses checked.',
  'Well. Vaccinations up to date; sleep talked about.',
  'Well. A hearing test is asked for; the carers go along.',
  'Well. Dentist every six months; eats everything but peas.',
]
const SCHOOL = [
  ['Read aloud without looking up first', 'Fifteen minutes with the same adult every day'],
  ['Stay for the whole of the afternoon', 'A place to go to that is not the corridor'],
  ['Be in the school play', 'The carers hear which days are hard'],
  ['Catch up in maths before the summer', 'An hour a week paid from pupil premium'],
] as const

function writeHealth(world: World, child: Child): void {
  const { profile } = child
  const since = inCare(child)
  const plan = HEALTH[profile.number % HEALTH.length] ?? ''
  const write = (ago: number, kind: 'initial' | 'review'): void => {
    const by = world.workerOn(child, ago)
    world.book.write(healthAssessment, {
      files: [child.file],
      by,
      at: world.moment(ago - 2, '11:10'),
      body: { date: world.day(ago), kind, reported: world.day(Math.max(1, ago - 2)), plan },
    })
  }
  if (since > 24 && since <= REGISTER_DAYS + 30) write(since - 16, 'initial')
  // Callum was away on both days that had been agreed: his year ran out nineteen days ago.
  if (profile.key === 'callum') {
    const last = daysBetween(addMonths(world.day(19), -12), world.today)
    write(last, 'review')
    writeWhy(world, child, world.day(19))
    return
  }
  const most = profile.age < 5 ? 120 : 200
  const ago = 14 + ((profile.number * 29) % most)
  if (since > ago + 30) write(ago, 'review')
}

function writeWhy(world: World, child: Child, due: string): void {
  world.book.write(lateReason, {
    files: [child.file],
    by: world.workerOn(child, 12),
    at: world.moment(12, '10:25'),
    body: {
      what: 'Health assessment',
      clock: `health assessment ${due}`,
      due,
      reason: 'He was away on both days we had agreed, and the nurse comes once a month.',
      instead: 'The nurse sees him at college on Thursday week; he chose the place.',
    },
  })
}

function writeSchooling(world: World, child: Child): void {
  const { profile } = child
  if (profile.age < 3) return
  const since = inCare(child)
  const [goals, support] = SCHOOL[profile.number % SCHOOL.length] ?? SCHOOL[0]
  const write = (ago: number, stage: 'begun' | 'meeting'): void =>
    void world.book.write(educationPlan, {
      files: [child.file],
      by: world.workerOn(child, ago),
      at: world.moment(ago - 1, '15:05'),
      body: { date: world.workday(ago), stage, goals, support },
    })
  if (since > 14 && since <= REGISTER_DAYS + 30)
    write(daysBetween(addWorkingDays(world.day(since), 7).date, world.today), 'begun')
  // In this term or in the one before it, whatever day of the year it is.
  const ago = 12 + ((profile.number * 11) % 40)
  if (since > ago + 12) write(ago, 'meeting')
}

function writeApproval(world: World, home: Household): void {
  const { profile, supervisor } = home
  const write = (ago: number, decision: 'approved' | 'temporary' | 'reviewed', terms: string): void =>
    void world.book.write(carerApproval, {
      files: [home.file],
      by: supervisor,
      at: world.moment(Math.max(1, ago - 1), '09:45'),
      body: { date: world.day(ago), decision, terms },
    })
  const begun = profile.approvedMonths * 30 + 12
  if (profile.approved === 'temporary') {
    const placed = world.children.find((child) => child.profile.home === profile.key)?.profile.placed ?? begun
    write(placed, 'temporary', 'The child who lives here, and nobody else')
    return
  }
  const terms = `${profile.carers.length === 1 ? 'One child' : 'Two children'} from birth to eighteen`
  write(begun, 'approved', terms)
  const reviewed = 20 + ((profile.approvedMonths * 17) % 240)
  if (begun > reviewed + 60) write(reviewed, 'reviewed', terms)
}
