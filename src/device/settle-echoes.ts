/** Operations that come back with a pull: they leave the outbox here, and nowhere else. */
import type { Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import type { CaseRecord } from '../model/record.ts'
import type { Change } from '../protocol/messages.ts'
import { keptRow } from './kept-of-files.ts'
import { isSettled } from './outbox-list.ts'
import { forgetSaid, rowsOf } from './outbox-rows.ts'
import type { OutboxRow } from './rows.ts'
import type { Store } from './store.ts'

/** `noted` stay in the list for the person to read, although they have arrived. */
interface Settled {
  readonly echoed: Uuid[]
  readonly noted: OutboxRow[]
}

export async function settleEchoes(
  store: Store,
  changes: readonly Change[],
  at: number,
  stamp: number,
): Promise<Settled> {
  const db = store.relaxed
  const echoes = new Map(
    changes.flatMap(({ opId, sha256, record }) => {
      const id = opId ?? record?.opId
      return id && sha256 ? [[id, sha256] as const] : []
    }),
  )
  const copies = new Map(changes.flatMap(({ record }) => (record ? [[record.id, record] as const] : [])))
  if (echoes.size === 0) return { echoed: [], noted: [] }
  const here = new Set(await db.outbox.toCollection().primaryKeys())
  const ours = [...echoes.keys()].filter((opId) => here.has(opId))
  // mostly nothing of ours is among it
  if (ours.length === 0) return { echoed: [], noted: [] }
  const rows = await rowsOf(db, ours)
  const same = rows.flatMap((row) =>
    row.sha256 !== undefined && row.sha256 === echoes.get(row.opId) ? [{ ...row, sha256: row.sha256 }] : [],
  )
  // what left with its file and took effect after all: its words are not here any more
  const worded = same.filter((row) => row.text !== '')
  await db.kept.bulkPut(worded.map((row) => keptRow(row, row.sha256, at)))
  const noted = same
    .filter((row) => isSettled(row) || cameTooLate(row, copies.get(row.recordId)))
    .map((row) =>
      row.decision
        ? { ...row, stamp, text: '' }
        : { ...row, stamp, answer: 'stale' as const, reason: row.reason ?? CAME_TOO_LATE },
    )
  const staying = new Set(noted.map((row) => row.opId))
  const echoed = same.map((row) => row.opId).filter((opId) => !staying.has(opId))
  await db.outbox.bulkPut(noted)
  await db.outbox.bulkDelete(echoed)
  await forgetSaid(db, new Set(echoed))
  return { echoed, noted }
}

const CAME_TOO_LATE = 'Somebody changed it before this arrived. Read it again, then sign it.'

/** The answer to a signature was lost on the way, and the copy says that it did not take. */
function cameTooLate(row: OutboxRow, copy: CaseRecord | undefined): boolean {
  if (row.answer !== undefined || !copy) return false
  const { patch } = JSON.parse(row.text) as Operation
  return patch.kind === 'sign' && !copy.signatures.some((one) => one.as === patch.as && one.bodyHash === patch.bodyHash)
}
