/** The papers that nobody should lack when they grow up, and how each of them stands (S3.15, S3.19). */
import { addMonths, daysBetween } from '../../model/calendar.ts'
import type { BodyOf, PersonRef } from '../../model/field.ts'
import { childFile } from '../../model/file.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { pathwayPlan, PATHWAY_PAPERS } from '../../records/pathway-plan.ts'
import { childIn } from '../home.ts'
import { ofType } from '../of-type.ts'
import type { Files } from '../of-type.ts'

export type PathwayPlan = CaseRecord<BodyOf<typeof pathwayPlan.fields>>

// Three months before sixteen [P]: a provisional licence may be applied for from fifteen and nine months (gov.uk).
const ASKED_FROM_MONTHS = 15 * 12 + 9
// Needs are assessed not more than three months after sixteen, or after somebody becomes an eligible child later than that
// (Care Planning Regulations 2010, reg 42(1)); the pathway plan is prepared as soon as possible after the assessment (reg
// 43(1), from memory: check locally). Who is eligible later is not worked out here: the day is that of the birthday.
const ASSESSED_BY_MONTHS = 16 * 12 + 3

export const isOnTheWay = (birthDate: string | undefined, today: string): boolean =>
  birthDate !== undefined && addMonths(birthDate, ASKED_FROM_MONTHS) <= today

/** The newest plan, signed or not: a paper that has come is ticked at once, long before the plan is signed. */
export const pathwayPlanOf = (records: readonly CaseRecord[]): PathwayPlan | undefined =>
  ofType(pathwayPlan, records)
    .sort((a, b) => ((a.body.date ?? '') < (b.body.date ?? '') ? -1 : 1))
    .at(-1)

export interface PaperLine {
  readonly paper: (typeof PATHWAY_PAPERS)[number]['value']
  readonly label: string
  readonly state: 'held' | 'applied' | 'missing' | 'not-wanted' | 'not-asked'
  /** "No passport: applied 26 days ago" */
  readonly words: string
  readonly owner?: PersonRef
  readonly by?: string
  readonly late: boolean
}

export interface Pathway {
  /** The newest, signed or not. */
  readonly plan?: PathwayPlan
  /** The newest that is signed: until there is one, a plan is still to be made. */
  readonly signed?: PathwayPlan
  /** By when needs are assessed; the plan follows as soon as possible: 'YYYY-MM-DD'. */
  readonly needsAssessedBy: string
  readonly papers: readonly PaperLine[]
}

/** Undefined for whoever is too young to be asked. */
export function pathwayOf(files: Files, childId: Uuid, today: string): Pathway | undefined {
  const birthDate = childIn(files, childId)?.body.birthDate
  if (!birthDate || !isOnTheWay(birthDate, today)) return undefined
  const records = files.inFile(childFile(childId), pathwayPlan.type)
  const plan = pathwayPlanOf(records)
  const signed = pathwayPlanOf(records.filter(({ status }) => status === 'signed'))
  return {
    ...(plan && { plan }),
    ...(signed && { signed }),
    needsAssessedBy: addMonths(birthDate, ASSESSED_BY_MONTHS),
    papers: PATHWAY_PAPERS.map(({ value, label }) => {
      const row = plan?.body.papers?.findLast(({ paper }) => paper === value)
      const state = row?.state ?? 'not-asked'
      const by = state === 'held' || state === 'not-wanted' ? undefined : row?.by
      return {
        paper: value,
        label,
        state,
        words: paperWords(label, state, row?.since, today),
        ...(row?.owner && { owner: row.owner }),
        ...(by && { by }),
        late: by !== undefined && by < today,
      }
    }),
  }
}

/** What is not there yet: to be seen on Today. */
export const papersLacking = (pathway: Pathway): readonly PaperLine[] =>
  pathway.papers.filter(({ state }) => state === 'missing' || state === 'applied')

function paperWords(label: string, state: PaperLine['state'], since: string | undefined, today: string): string {
  const none = `No ${/^(National|[A-Z]{2})/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)}`
  switch (state) {
    case 'held':
      return `${label}: they have it`
    case 'not-wanted':
      return `${label}: not wanted`
    case 'applied': {
      const days = since ? daysBetween(since, today) : undefined
      if (days === undefined || days < 0) return `${none}: applied for`
      return days === 0 ? `${none}: applied for today` : `${none}: applied ${days} ${days === 1 ? 'day' : 'days'} ago`
    }
    case 'missing':
      return `${none}: not applied for`
    default:
      return `${label}: not asked yet`
  }
}
