/**
 * What must be told within a day: an allegation to the designated officer within one working day (Working Together); what
 * Schedule 7 lists without delay and within 24 hours, weekends too, a death at once (FSR 36, NMS 29). Told to all, or
 * signed by a manager, it is done: nothing can be signed before everybody on the list stands in it.
 */
import { addWorkingDays } from '../../model/calendar.ts'
import type { CaseRecord } from '../../model/record.ts'
import { incident } from '../../records/incident.ts'
import { stillToTell } from '../../records/schedule-7.ts'
import { londonDay } from '../london-day.ts'
import { hoursAfter, instantOf } from '../london-time.ts'
import { having, ofType } from '../of-type.ts'
import type { Timer } from './timer.ts'

const DESIGNATED_OFFICER_WORKING_DAYS = 1
const SCHEDULE_7_HOURS = 24

export const incidentTimers = (records: readonly CaseRecord[]): Timer[] =>
  having(ofType(incident, records), 'start').flatMap(({ id, body, status, extract }): Timer[] => {
    if (status === 'signed' || extract) return []
    const at = instantOf(body.start)
    const open = stillToTell(body)
    const timers: Timer[] = []
    if (open.includes('lado'))
      timers.push({
        what: 'tell LADO',
        owner: 'TM',
        due: addWorkingDays(londonDay(at), DESIGNATED_OFFICER_WORKING_DAYS).date,
        from: at,
        recordId: id,
      })
    if (body.notifiable?.answer === true && (!body.schedule7?.length || open.some((one) => one !== 'lado')))
      timers.push({
        what: 'notify Schedule 7 recipients',
        owner: 'TM',
        due: body.schedule7?.includes('death') ? at : hoursAfter(at, SCHEDULE_7_HOURS),
        from: at,
        recordId: id,
      })
    return timers
  })
