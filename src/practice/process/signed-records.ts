/** Signed records, as the events are told from them. */
import type { RecordDefinition } from '../../model/define-record.ts'
import type { BodyOf, Fields } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { actions } from '../../records/shared-fields.ts'
import { ofType } from '../of-type.ts'
import type { PlannedAction } from './event.ts'

/** Records of a type that are signed, by whom and when first. */
export function signedOf<F extends Fields>(definition: RecordDefinition<F>, records: readonly CaseRecord[]) {
  return ofType(definition, records).flatMap((record) => {
    const signature = record.signatures.find(({ as }) => as === 'sign')
    return record.status === 'signed' && signature ? [{ ...record, signature }] : []
  })
}

type ActionRows = NonNullable<BodyOf<{ actions: typeof actions }>['actions']>
export const plannedIn = (rows: ActionRows | undefined): PlannedAction[] =>
  (rows ?? []).map(({ what, plan, owner, due }) => ({
    what: what ?? '',
    plan: plan ?? 'child',
    owner: owner?.name ?? '',
    ...(due !== undefined && { due }),
  }))
