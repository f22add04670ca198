/**
 * The copies of the next page are sealed while the disk is busy with this one: until it is done the device has nothing
 * else to do, and of a large reading a fifth of the time goes into sealing.
 */
import type { Uuid } from '../model/file.ts'
import type { CaseRecord } from '../model/record.ts'
import type { PullAnswer } from '../protocol/messages.ts'
import { sealInAdvance } from './sealing.ts'
import type { Store } from './store.ts'

export function sealAhead({ keys, locked }: Store, { files }: PullAnswer): void {
  if (locked.peek()) return
  // where a record lies in two files, the last copy is the one that is put down
  const copies = new Map<Uuid, CaseRecord>()
  for (const { changes } of files) for (const { record } of changes) if (record) copies.set(record.id, record)
  for (const [id, record] of copies) sealInAdvance(keys.rows, 'records', id, record)
}
