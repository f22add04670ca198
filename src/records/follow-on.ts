/** The records that signing a visit or an incident brings: nothing is typed twice. */
import type { Follows } from '../model/define-record.ts'
import { longDate } from '../model/calendar.ts'
import type { Body, BodyOf } from '../model/field.ts'
import type { FileKind } from '../model/file.ts'
import type { Json } from '../model/json.ts'
import type { actions } from './shared-fields.ts'

type ActionRows = NonNullable<BodyOf<{ actions: typeof actions }>['actions']>

/** One action record for each row, under the row's id: corrected rows stay the same record. */
export function actionsFrom(rows: ActionRows | undefined, source: string, date: string | undefined): Follows[] {
  return (rows ?? []).map((row) => ({
    type: 'action',
    key: `action:${row.id}`,
    body: given({
      what: row.what,
      plan: row.plan,
      owner: row.owner,
      due: row.due,
      promised: row.promised,
      asks: row.asks,
      status: 'open',
      source: sourceWords(source, date),
    }),
  }))
}

export function chronologyEntryFrom(entry: {
  readonly date: string | undefined
  readonly event: string
  readonly impact: string | undefined
  readonly source: string
  readonly significance: 'turning-point' | 'important' | 'background'
}): Follows {
  const files: readonly FileKind[] = ['child']
  const { date, event, impact, source, significance } = entry
  return {
    type: 'chronology-entry',
    key: 'chronology',
    files,
    body: given({ date, event, impact, source: sourceWords(source, date), significance }),
  }
}

const sourceWords = (source: string, date: string | undefined): string =>
  date ? `${source}, ${longDate(date)}` : source

/** A body without the answers that are not there. */
function given(body: { readonly [field: string]: Json | undefined }): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}
