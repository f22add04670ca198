/** How far each file is read: a sequence without holes, and a chain over it that says so. */
import type { FileId } from '../model/file.ts'
import type { Change } from '../protocol/messages.ts'
import type { FileRow } from './rows.ts'
import { sha256Hex } from './seal.ts'
import type { Store } from './store.ts'

export const fromTheStart = (id: FileId, epoch: number): FileRow => ({ id, seq: 0, chain: id, epoch })

/** The file's next cursor and its new changes; undefined when the sequence is not what it must be. */
export function verify(
  cursor: FileRow,
  changes: readonly Change[],
): { readonly row: FileRow; readonly fresh: readonly Change[] } | undefined {
  let { seq, chain } = cursor
  const fresh = changes.filter((change) => change.seq > cursor.seq)
  let checked = true
  for (const change of fresh) {
    const digest = digestOf(change)
    if (change.seq !== seq + 1 || digest === undefined) return undefined
    seq = change.seq
    chain = sha256Hex(chain + digest)
    if (change.chain !== undefined && change.chain !== chain) return undefined
    checked = change.chain !== undefined
  }
  // in a brief answer only the last step says the chain: it stands for all before it
  return checked ? { row: { ...cursor, seq, chain }, fresh } : undefined
}

/** What a copy is said to be is what its step in the chain says: that follows from the copy itself. */
const digestOf = ({ digest, record }: Change): string | undefined =>
  digest ?? (record && sha256Hex(`${record.opId}|${record.id}|${record.revision}`))

export interface Cursor {
  readonly seq: number
  readonly chain: string
  readonly epoch: number
}

export async function cursors(store: Store): Promise<ReadonlyMap<FileId, Cursor>> {
  const rows = (await store.relaxed.files.toArray()).filter((row) => !row.revoked)
  return new Map(rows.map(({ id, seq, chain, epoch }) => [id, { seq, chain, epoch }]))
}
