/** The parts of a progress report, as its side lists them: what belongs to each, and how far each is. */
import { isAsked, missingForSigning } from '../../model/check.ts'
import type { GuidancePart } from '../../documents/report-guidance.ts'
import { isInverted } from '../../practice/reports/report-period.ts'
import type { ReportBody } from '../../practice/reports/reports-of.ts'
import { PROMPTS, progressReport } from '../../records/progress-report.ts'
import type { Body } from '../../model/field.ts'
import type { SectionState } from './visit-state.ts'

type FieldName = keyof typeof progressReport.fields

interface Part {
  readonly id: GuidancePart | 'about'
  /** At the side, short. */
  readonly title: string
  /** Above the part, as a question. */
  readonly asks: string
  readonly fields: readonly FieldName[]
}

export const PARTS = [
  { id: 'overall', title: 'Overall', asks: 'How are things overall?', fields: ['status', 'steps', 'demand'] },
  { id: 'outcomes', title: 'Outcomes', asks: 'What do you work towards?', fields: ['outcomes'] },
  { id: 'progress', title: 'Progress', asks: 'What has come of it?', fields: ['feedback', 'noFeedback'] },
  { id: 'planned', title: 'Next period', asks: 'What comes next?', fields: ['planned'] },
  {
    id: 'concerns',
    title: 'Concerns',
    asks: 'What does the council need to know?',
    fields: PROMPTS.map(({ value }) => value),
  },
  {
    id: 'support',
    title: 'Support needed',
    asks: 'What would help this home to hold?',
    fields: ['support', 'meeting', 'level', 'stepDown'],
  },
  {
    id: 'about',
    title: 'About this report',
    asks: 'Who it is about, and which days',
    fields: [
      'from',
      'until',
      'frequency',
      'code',
      'age',
      'gender',
      'provider',
      'providerContact',
      'authority',
      'commissioner',
    ],
  },
] as const satisfies readonly Part[]
export type PartId = (typeof PARTS)[number]['id']

/** The part where a field is asked. */
export const partOf = (field: string): PartId =>
  PARTS.find(({ fields }) => (fields as readonly string[]).includes(field))?.id ?? 'overall'

const has = (words: string | undefined): boolean => Boolean(words?.trim())
const WORD = { green: 'Green', amber: 'Amber', red: 'Red' } as const

export function partState(id: PartId, body: ReportBody): SectionState {
  const fields = PARTS.find((one) => one.id === id)?.fields as readonly FieldName[]
  const missing = missingForSigning(progressReport, body as Body).filter(({ field }) =>
    (fields as readonly string[]).includes(field),
  )
  const shape = (begun: boolean): SectionState['shape'] => (!begun ? 'empty' : missing.length > 0 ? 'started' : 'done')
  const outcomes = body.outcomes ?? []
  switch (id) {
    case 'overall': {
      const word = body.status && WORD[body.status]
      return { shape: shape(word !== undefined), words: word ? `${word}, still a draft` : 'Not chosen yet' }
    }
    case 'outcomes': {
      const written = outcomes.filter(({ outcome }) => has(outcome)).length
      const whole = outcomes.every(({ outcome, term }) => has(outcome) && term)
      const state = written === 0 ? 'empty' : whole ? 'done' : 'started'
      return { shape: state, words: written === 0 ? 'Nothing yet' : `${written} written` }
    }
    case 'progress': {
      const answered = outcomes.filter(({ support, progress }) => has(support) && has(progress)).length
      const all = outcomes.length > 0 && answered === outcomes.length
      const begun = answered > 0 || has(body.feedback) || has(body.noFeedback)
      const state = !begun ? 'empty' : all && missing.length === 0 ? 'done' : 'started'
      return {
        shape: state,
        words: all
          ? `All ${answered} answered`
          : outcomes.length > 0
            ? `${answered} of ${outcomes.length}`
            : begun
              ? 'Begun'
              : 'Nothing yet',
      }
    }
    case 'planned': {
      const rows = body.planned ?? []
      return { shape: shape(rows.length > 0), words: rows.length === 0 ? 'Nothing yet' : `${rows.length} planned` }
    }
    case 'concerns': {
      const said = PROMPTS.filter(({ value }) => has(body[value])).length
      return {
        shape: said === PROMPTS.length ? 'done' : said > 0 ? 'started' : 'empty',
        words: `${said} of ${PROMPTS.length} prompts`,
      }
    }
    case 'support': {
      const rows = body.support ?? []
      const begun = rows.length > 0 || body.meeting !== undefined || body.level !== undefined
      return {
        shape: shape(begun),
        words: rows.length > 0 ? `${rows.length} asked for` : begun ? 'Nothing asked for' : 'Nothing yet',
      }
    }
    default:
      return {
        shape: isInverted(body) ? 'missing' : shape(body.from !== undefined),
        words: isInverted(body)
          ? 'The dates are the wrong way round'
          : missing.length > 0
            ? `${missing.length} missing`
            : 'Filled in',
      }
  }
}

/** Whether the question is asked as things stand: steps for amber and red, the demand for red alone (S1.12). */
export const asksFor = (field: FieldName, body: ReportBody): boolean => isAsked(progressReport.fields[field], body)
