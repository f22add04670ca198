/** The reviewing officer's receipt for what they were told: within a few days, and not yet for what is new. */
import type { Writing } from '../book.ts'
import { REGISTER_DAYS } from '../calendar.ts'
import type { Told } from './told.ts'

const ANSWERS_IN_DAYS = 2
const STILL_NEW_DAYS = 12

export function answered({ world, child }: Told, ago: number): Pick<Writing<Record<string, never>>, 'marks'> {
  if (ago <= STILL_NEW_DAYS) return {}
  const by = world.person(child.profile.reviewer === 'ruth' ? 'Ruth' : 'Marcus')
  return {
    marks: [{ by, kind: 'acknowledged', at: world.moment(Math.min(ago, REGISTER_DAYS) - ANSWERS_IN_DAYS, '09:30') }],
  }
}
