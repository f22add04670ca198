/** Who gets the minutes, proposed from who came: whoever lives or works elsewhere without the foster home's address. */
import { v7 as newId } from 'uuid'
import type { PersonRef, RowsField } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { useNotebook } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import type { PartProps } from './meeting-parts.ts'
import { rowsOf } from './meeting-parts.ts'
import type { MeetingRow } from './meeting-parts.ts'
import { MeetingRows } from './meeting-rows.tsx'

/** The address is nobody's business but those who live there or work with them. */
const KNOWS_THE_HOME: ReadonlySet<unknown> = new Set(['carer', 'social-worker'])

export function MeetingReaders({ definition, draft }: PartProps) {
  const { casebook } = useNotebook()
  const field = definition.fields.distribution
  if (!field) return <></>
  const rows = rowsOf(draft.body, 'distribution')
  const known = new Set(rows.map((row) => (row.who as PersonRef | undefined)?.name))
  const missing = rowsOf(draft.body, 'invited').filter(
    (row) => row.who !== undefined && row.came !== undefined && !known.has((row.who as PersonRef).name),
  )
  const livesThere = ({ who }: MeetingRow): boolean => {
    const { recordId } = who as PersonRef
    return recordId !== undefined && casebook.get(recordId)?.type === 'household-member'
  }
  const proposed = missing.map((row) => ({
    id: newId(),
    who: row.who as PersonRef,
    as: row.as === 'child' ? 'childs-version' : KNOWS_THE_HOME.has(row.as) || livesThere(row) ? 'whole' : 'no-address',
  }))
  return (
    <div class="stack-3">
      <MeetingRows field={field as RowsField} fieldId="distribution" draft={draft} />
      {proposed.length > 0 ? (
        <button
          type="button"
          class="btn plain tight"
          onClick={() => draft.set('distribution', [...rows, ...proposed] as Json)}
        >
          <Icon name="people" />
          {rows.length === 0 ? 'Everybody who was heard' : 'And everybody else who was heard'}
        </button>
      ) : null}
    </div>
  )
}
