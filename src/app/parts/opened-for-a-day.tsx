import type { CaseRecord } from '../../model/record.ts'
import { whyNotSignOpened } from '../../records/opened-only.ts'
import { useNotebook, useNow } from '../context.ts'
import { Status } from './status.tsx'

/** In the place of a signature: why none is offered in a file that was opened with a reason. */
export function OpenedForADay({ why }: { readonly why: string | undefined }) {
  return why === undefined ? null : <Status kind="soon">{why}.</Status>
}

/** Why this person signs none of these; nothing where they may, as far as their files go. */
export function useNotSignedHere(...records: readonly (Pick<CaseRecord, 'fileIds'> | undefined)[]): string | undefined {
  const { casebook, person } = useNotebook()
  const at = useNow()
  return records
    .map((record) => record && whyNotSignOpened(casebook, record.fileIds, { personId: person.personId, at }))
    .find((why) => why !== undefined)
}
