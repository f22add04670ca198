/**
 * Until when a file is kept: no reminder, a line on its page. A child's until the 75th birthday, or fifteen years from the
 * death of one who dies under eighteen (reg 50); after an adoption a hundred years (Disclosure of Adoption Information
 * Regulations 2005, reg 6). A carer's ten years from the end of the approval, three where there was none (FSR 32).
 */
import { addMonths } from '../../model/calendar.ts'
import type { CaseRecord } from '../../model/record.ts'
import { carerApproval } from '../../records/carer-approval.ts'
import { child } from '../../records/child.ts'
import { household } from '../../records/household.ts'
import { placement } from '../../records/placement.ts'
import { having, ofType } from '../of-type.ts'
import { latestDay } from './timer.ts'

export interface KeptUntil {
  /** Absent while the day from which it counts has not come. */
  readonly day?: string
  readonly words: string
  readonly source: string
}

const BIRTHDAY_YEARS = 75
const DEATH_YEARS = 15
const ADOPTION_YEARS = 100
const CARER_YEARS = 10
const APPLICANT_YEARS = 3
const ADULT_MONTHS = 18 * 12
const years = (day: string, count: number): string => addMonths(day, count * 12)

export function childKeptUntil(records: readonly CaseRecord[]): KeptUntil {
  const homes = having(ofType(placement, records), 'end')
  const birth = ofType(child, records)[0]?.body.birthDate
  // E11 and E12: an adoption, unopposed or not; E2: the child died (SSDA903, reason an episode ceased).
  const adopted = homes.find(
    ({ body }) => body.leftFor === 'adoption' || body.endingReason === 'E11' || body.endingReason === 'E12',
  )
  if (adopted)
    return {
      day: years(adopted.body.end, ADOPTION_YEARS),
      words: 'a hundred years from the adoption',
      source: 'Disclosure of Adoption Information Regulations 2005, reg 6',
    }
  const died = homes.find(({ body }) => body.endingReason === 'E2')
  if (died && (!birth || died.body.end < addMonths(birth, ADULT_MONTHS)))
    return { day: years(died.body.end, DEATH_YEARS), words: 'fifteen years from the death', source: 'reg 50' }
  return {
    ...(birth && { day: years(birth, BIRTHDAY_YEARS) }),
    words: 'the 75th birthday',
    source: 'reg 50',
  }
}

export function householdKeptUntil(records: readonly CaseRecord[], today: string): KeptUntil {
  const decisions = having(ofType(carerApproval, records), 'date', 'decision').map(({ body }) => body)
  const newest = (kinds: readonly string[]): string | undefined =>
    latestDay(
      decisions.flatMap(({ date, decision }) => (kinds.includes(decision) ? [date] : [])),
      today,
    )
  const refused = newest(['refused'])
  const approved = newest(['approved', 'temporary']) ?? ofType(household, records)[0]?.body.approvedOn
  if (refused && !approved)
    return {
      day: years(refused, APPLICANT_YEARS),
      words: 'three years from the application’s end',
      source: 'FSR 32',
    }
  const ended = newest(['ended'])
  const isOver = ended && ended >= (newest(['approved', 'temporary']) ?? '')
  return {
    ...(isOver && { day: years(ended, CARER_YEARS) }),
    words: 'ten years from the end of the approval',
    source: 'FSR 32',
  }
}
