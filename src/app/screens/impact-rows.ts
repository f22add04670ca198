/** The rows of an impact assessment, one for each person of the home. Pure. */
import type { Body, BodyOf } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import type { impactAssessment } from '../../records/impact-assessment.ts'

export type ImpactBody = BodyOf<typeof impactAssessment.fields>
export type ImpactRow = NonNullable<ImpactBody['members']>[number]

export const rowsOf = (body: Body): readonly ImpactRow[] => (body as ImpactBody).members ?? []

/** An empty answer is no answer. */
export function changeRow(rows: readonly ImpactRow[], id: string, by: Partial<ImpactRow>): Json {
  return rows.map((row) =>
    row.id === id
      ? Object.fromEntries(Object.entries({ ...row, ...by }).filter(([, value]) => value !== '' && value !== undefined))
      : row,
  ) as Json
}

export const isAsked = (row: ImpactRow): boolean =>
  Boolean(row.seen?.trim()) || (row.score !== undefined && Boolean(row.impact?.trim()))

/** Whose card is in their hands stands sealed on this device, so that a reload shows the same card and no other. */
export const handsSetting = (recordId: Uuid): string => `impact-hands ${recordId}`
