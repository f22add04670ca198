/**
 * Which visits count for whom, and nothing else decides it (section E). A visit to the child and a visit to the carers
 * are two things, whoever was in the house that day: neither satisfies the other's clock, and a supervisory visit is no
 * month's supervision. A visit that did not come about counts for nothing.
 */
import type { BodyOf } from '../model/field.ts'
import type { CaseRecord } from '../model/record.ts'
import { carerSupervision } from '../records/carer-supervision.ts'
import { statutoryVisit } from '../records/statutory-visit.ts'
import { supervisoryVisit } from '../records/supervisory-visit.ts'
import { having, ofType } from './of-type.ts'

export type Visit = CaseRecord<BodyOf<typeof statutoryVisit.fields>>

/** Reg 28. A virtual visit never satisfies it (section D), and the child must have been seen. */
export const sawTheChild = ({ body }: Visit): boolean =>
  body.manner === 'in-person' && (body.alone === 'alone' || body.alone === 'not-alone')

/** A form that was only opened says nothing: it is signed, or it tells of who was there or what was said. */
export const wasThere = ({ status, body }: Pick<CaseRecord, 'status'> & { readonly body: object }): boolean =>
  status === 'signed' || TOLD.some((field) => field in body)
const TOLD = ['agreed', 'logsReviewed', 'logsDiscussed', 'score', 'stability', 'scores', 'reflection']

const COUNTS = {
  /** The child's worker, in the child's file: reg 28. */
  'statutory visit': (records: readonly CaseRecord[]) =>
    having(ofType(statutoryVisit, records), 'date').filter(sawTheChild),
  /** The carers' worker, in the home's file: S2.7, held and signed. */
  'carer supervision': (records: readonly CaseRecord[]) =>
    having(ofType(carerSupervision, records), 'date').filter(({ status }) => status === 'signed'),
  /** The carers' worker comes to see them: no clock but the year's visit without notice. */
  'supervisory visit': (records: readonly CaseRecord[]) =>
    having(ofType(supervisoryVisit, records), 'date').filter(wasThere),
  /** NMS 21.8. */
  'unannounced visit': (records: readonly CaseRecord[]) =>
    having(ofType(supervisoryVisit, records), 'date').filter(
      (one) => one.body.announced === 'unannounced' && wasThere(one),
    ),
} as const

/** The oldest first. `records`: the file of whoever is visited, the child's or the household's. */
export const visitsThatCount = <C extends keyof typeof COUNTS>(clock: C, records: readonly CaseRecord[]) =>
  (COUNTS[clock](records) as ReturnType<(typeof COUNTS)[C]>).sort((a, b) =>
    a.body.date < b.body.date ? -1 : a.body.date > b.body.date ? 1 : 0,
  ) as ReturnType<(typeof COUNTS)[C]>
