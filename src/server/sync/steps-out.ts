/** One step of a file's sequence as it goes out to one person: with its record where they see the newest of it. */
import type { FileId } from '../../model/file.ts'
import type { Actor } from '../../model/person.ts'
import type { CaseRecord } from '../../model/record.ts'
import type { Change } from '../../protocol/messages.ts'
import type { JsonText } from '../http/body.ts'
import type { Seen } from './records-seen.ts'

export interface ChangeRow {
  file_id: FileId
  seq: number
  digest: string
  chain: string
  op_id: string | null
  sha256: string | null
  person_id: string | null
  record_id: string | null
  revision: number | null
}

/** A step on its way out: its record may be text already. */
export type Leaving = Omit<Change, 'record'> & { readonly record?: CaseRecord | JsonText }

/** What a device cannot work out by itself, see `change` in the messages. */
export function briefChange(row: ChangeRow, actor: Actor, seen: Seen | undefined, isLast: boolean): Leaving {
  const long = changeFor(row, actor, seen)
  return {
    seq: long.seq,
    ...(long.record === undefined && { digest: row.digest }),
    ...(isLast && { chain: row.chain }),
    // the record itself names it
    ...(long.record === undefined && long.opId !== undefined && { opId: long.opId }),
    ...(row.person_id === actor.personId && long.sha256 !== undefined && { sha256: long.sha256 }),
    ...(long.record !== undefined && { record: long.record }),
  }
}

export function changeFor(row: ChangeRow, actor: Actor, seen: Seen | undefined): Leaving {
  const isTheirs = row.person_id === actor.personId
  const isNewest = seen !== undefined && seen.revision === row.revision
  return {
    seq: row.seq,
    digest: row.digest,
    chain: row.chain,
    // One's own operation is echoed whatever one may see: the device waits for it.
    ...((isTheirs || seen) && row.op_id !== null && { opId: row.op_id }),
    ...((isTheirs || seen) && row.sha256 !== null && { sha256: row.sha256 }),
    ...(isNewest && { record: seen.record }),
  }
}
