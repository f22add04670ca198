/** What this tab wrote of late: to know later whether an operation still says what a view of it showed. */
import type { Body } from '../model/field.ts'
import type { CaseRecord } from '../model/record.ts'
import type { OutboxRow } from './rows.ts'
import type { Store } from './store.ts'

export interface Written {
  readonly row: OutboxRow
  /** The body that its operation names, and the record that was shown. */
  readonly authored: Body
  readonly record: CaseRecord
}

const REMEMBERED = 100

export function rememberWritten({ written }: Store, { row, authored, record }: Written): void {
  written.delete(row.opId)
  written.set(row.opId, { text: row.text, body: record.body, authored })
  const [oldest] = written.keys()
  if (written.size > REMEMBERED && oldest !== undefined) written.delete(oldest)
}
