/** How often a child was at school, training or work in a span of time (S1.16, F14): half days possible and attended. */
import { defineRecord } from '../model/define-record.ts'
import { choice, date, shortText, text } from '../model/field.ts'

const whole = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d{1,4}$/.test(value.trim()) ? Number(value) : undefined

export const attendance = defineRecord({
  type: 'attendance',
  version: 1,
  words: { one: 'attendance', many: 'attendance', write: 'Enter attendance' },
  icon: 'table',
  files: ['child'],
  alsoIn: ['household'],
  fields: {
    where: choice({
      label: 'Where',
      required: true,
      options: [
        { value: 'school', label: 'School' },
        { value: 'training', label: 'College or training' },
        { value: 'work', label: 'Work' },
      ],
    }),
    from: date({ label: 'From', required: true }),
    until: date({ label: 'to', required: true }),
    possible: shortText({ label: 'Half days possible', required: true }),
    attended: shortText({ label: 'Half days attended', required: true }),
    why: text({ label: 'Why days were missed' }),
  },
  sections: [
    { id: 'attendance', title: 'Attendance', fields: ['where', 'from', 'until', 'possible', 'attended', 'why'] },
  ],
  occurred: 'until',
  summary(body) {
    const [possible, attended] = [whole(body.possible), whole(body.attended)]
    return possible && attended !== undefined ? `Attended ${attended} of ${possible} half days` : 'Attendance'
  },
  permission: {
    'childs-social-worker': 'cra',
    'supervising-social-worker': 'cra',
    'foster-carer': 'cro',
    'team-manager': 'r',
    'reviewing-officer': 'r',
    'independent-provider': 'crao',
    auditor: 'r',
  },
  check(body) {
    const findings: { field: 'possible' | 'attended' | 'until'; message: string }[] = []
    const [possible, attended] = [whole(body.possible), whole(body.attended)]
    if (body.possible && (possible === undefined || possible === 0))
      findings.push({ field: 'possible', message: 'A whole number of half days, one or more' })
    if (body.attended && attended === undefined)
      findings.push({ field: 'attended', message: 'A whole number of half days' })
    if (possible !== undefined && attended !== undefined && attended > possible)
      findings.push({ field: 'attended', message: 'More were attended than there were' })
    if (body.from && body.until && body.until < body.from)
      findings.push({ field: 'until', message: 'It ends before it begins' })
    return findings
  },
})
