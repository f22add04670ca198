/**
 * One answer of a pull, put on the disk: rows and cursors in one transaction. First the echoes (an operation leaves
 * the outbox here and nowhere else), then the copies. A record with unsent work is not touched: the newest copy waits
 * beside it, and takes its place once the last of that work has been echoed, when it holds that work.
 */
import type { FileId, Uuid } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import type { CaseRecord } from '../model/record.ts'
import type { Change, PullAnswer } from '../protocol/messages.ts'
import type { PersonDatabase } from './database.ts'
import { takeAnswers } from './answers.ts'
import { neverRead } from './files-written-in.ts'
import { entryOf } from './follow.ts'
import { keptRow } from './kept-of-files.ts'
import { isSettled } from './outbox-list.ts'
import { forgetSaid, rowsOf } from './outbox-rows.ts'
import type { BaseRow, FileRow, OutboxRow, RecordRow } from './rows.ts'
import { sha256Hex } from './seal.ts'
import { shelfOf } from './shelf.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'

export interface Received {
  /** Files whose sequence had a hole or whose chain did not match: nothing of them was applied, they start anew. */
  readonly broken: readonly FileId[]
  /** New changes applied, in all files. */
  readonly changes: number
  /** Something has to be read that this answer did not bring. */
  readonly again: boolean
}

const start = (id: FileId, epoch: number): FileRow => ({ id, seq: 0, chain: id, epoch })

/** The file's next cursor and its new changes; undefined when the sequence is not what it must be. */
function verify(
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

/** In clear lie numbers only; all of this is one person's view. */
export async function receive(store: Store, answer: PullAnswer): Promise<Received> {
  const db = store.relaxed
  const tables = [db.records, db.bases, db.outbox, db.said, db.kept, db.files, db.meta]
  const { answers = [] } = answer
  const done = await kept(store, () =>
    db.transaction('rw', tables, async () => {
      const broken: FileId[] = []
      const fresh: Change[] = []
      const { stamp } = await nextNumbers(db)
      const afresh = await beginAgain(store, answer, stamp)
      for (const file of answer.files) {
        const held = await db.files.get(file.fileId)
        const cursor = held && held.epoch === file.epoch ? held : start(file.fileId, file.epoch)
        const good = verify(cursor, file.changes)
        if (!good) {
          broken.push(file.fileId)
          // still known here: what was read of it must leave with it, should it be taken away meanwhile
          await db.files.put({
            ...start(file.fileId, file.epoch),
            ...(cursor.afresh && { afresh: cursor.afresh }),
          })
          continue
        }
        const { revoked: _, unpacked: _again, ...row } = good.row
        await db.files.put(row)
        fresh.push(...good.fresh)
      }
      const revoked = await noteGrants(store, answer)
      const taken = await takeAnswers(store, answers, stamp)
      const { echoed, noted } = await settleEchoes(store, fresh, Date.parse(answer.serverTime), stamp)
      const records = await placeCopies(store, fresh, stamp, afresh)
      return {
        broken,
        changes: fresh.length,
        stamp,
        echoed: [...taken.gone, ...echoed],
        noted: [...taken.rows, ...noted],
        records: [...taken.records, ...records],
        revoked,
        again: taken.again,
      }
    }),
  )
  store.ownStamps.add(done.stamp)
  applyHidden(store, done.revoked, done.stamp)
  store.casebook.put(done.records.map((row) => entryOf(store, row)).filter((entry) => entry !== undefined))
  store.outbox.put(done.noted)
  if (done.echoed.length > 0) store.outbox.remove(done.echoed)
  return { broken: done.broken, changes: done.changes, again: done.again }
}

/** `noted` stay in the list for the person to read, although they have arrived. */
interface Settled {
  readonly echoed: Uuid[]
  readonly noted: OutboxRow[]
}

async function settleEchoes(store: Store, changes: readonly Change[], at: number, stamp: number): Promise<Settled> {
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

/** What is unsent or not echoed of these records; mostly nothing is, and then no row is opened. */
async function rowsAmong(db: PersonDatabase, recordIds: readonly Uuid[]): Promise<readonly OutboxRow[]> {
  if ((await db.outbox.count()) === 0) return []
  return db.outbox
    .where('recordId')
    .anyOf([...recordIds])
    .toArray()
}

/** Every copy of one answer comes from one snapshot: where a record lies in two files, both say the same. */
async function placeCopies(
  store: Store,
  changes: readonly Change[],
  stamp: number,
  afresh: ReadonlySet<FileId>,
): Promise<RecordRow[]> {
  const db = store.relaxed
  const copies = new Map<Uuid, CaseRecord>()
  for (const { record } of changes) if (record) copies.set(record.id, record)
  const ids = [...copies.keys()]
  if (ids.length === 0) return []
  const lanes = new Set((await rowsAmong(db, ids)).filter((row) => !isSettled(row)).map((row) => row.recordId))
  const bases = new Map((await db.bases.where('recordId').anyOf(ids).toArray()).map((row) => [row.recordId, row]))
  // what no screen shows is put down whatever the disk has: of that nothing is read
  const shown = ids.filter((id) => store.casebook.peek(id))
  const held = new Map((await db.records.bulkGet(shown)).filter((row) => row !== undefined).map((row) => [row.id, row]))
  const rows: RecordRow[] = []
  const waiting: BaseRow[] = []
  for (const [id, record] of copies) {
    const base = bases.get(id)
    if (lanes.has(id) && base) waiting.push({ ...base, incoming: record })
    else if (
      base ||
      !sameCopy(held.get(id)?.record, record) ||
      !store.casebook.peek(id) ||
      record.fileIds.some((file) => afresh.has(file))
    )
      rows.push({ id, stamp, shelf: shelfOf(record, store.now()), record })
  }
  await db.records.bulkPut(rows)
  await db.bases.bulkPut(waiting)
  await db.bases.bulkDelete(rows.map((row) => row.id).filter((id) => bases.has(id)))
  return rows
}

const sameCopy = (a: CaseRecord | undefined, b: CaseRecord): boolean =>
  a !== undefined &&
  a.receivedAt === b.receivedAt &&
  a.revision === b.revision &&
  a.opId === b.opId &&
  a.extract === b.extract

/**
 * Files held under another epoch, or taken away and given back before they had left, are read from the start. Returns
 * every file that is under way so; what does not come again leaves, see `leave.ts`.
 */
async function beginAgain(store: Store, answer: PullAnswer, stamp: number): Promise<ReadonlySet<FileId>> {
  const db = store.relaxed
  const grants = new Map(answer.grants.map((grant) => [grant.fileId, grant]))
  const held = (await db.files.toArray()).flatMap((row) => {
    const grant = grants.get(row.id)
    return grant ? [{ row, grant }] : []
  })
  const again = held.filter(({ row, grant }) => row.revoked || (row.epoch !== grant.epoch && !neverRead(row)))
  const underWay = held.filter(({ row }) => row.afresh).filter((one) => !again.includes(one))
  await db.files.bulkPut([
    ...again.map(({ row, grant }) => ({
      ...start(row.id, grant.epoch),
      afresh: { since: stamp, to: grant.headSeq },
    })),
    ...underWay.map(({ row, grant }) => ({ ...row, afresh: { since: row.afresh?.since ?? stamp, to: grant.headSeq } })),
  ])
  const begun = new Set(again.map(({ row }) => row.id))
  if (begun.size > 0) {
    // a copy that waits beside unsent work came before: whether it may still be seen is not known
    const waiting = (await db.bases.toArray()).filter((base) => base.incoming?.fileIds.some((file) => begun.has(file)))
    await db.bases.bulkPut(waiting.map(({ incoming: _incoming, ...base }) => base))
  }
  return new Set([...begun, ...underWay.map(({ row }) => row.id)])
}

/** A file held and not granted any more goes out of sight at once; what leaves the disk, and when, see `leave.ts`. */
async function noteGrants(store: Store, answer: PullAnswer): Promise<readonly FileId[]> {
  const db = store.relaxed
  const granted = new Set<FileId>(answer.grants.map((grant) => grant.fileId))
  const held = await db.files.toArray()
  const revoked = held.filter((file) => !granted.has(file.id))
  await db.files.bulkPut(revoked.filter((file) => !file.revoked).map((file) => ({ ...file, revoked: true as const })))
  return revoked.map((file) => file.id)
}

function applyHidden(store: Store, revoked: readonly FileId[], stamp: number): void {
  const before = [...store.hidden]
  store.hidden.clear()
  for (const file of revoked) store.hidden.add(file)
  if (revoked.every((file) => before.includes(file))) return
  const gone = [...store.casebook.all()].filter((record) => record.fileIds.every((file) => store.hidden.has(file)))
  store.casebook.drop(
    gone.map((record) => record.id),
    stamp,
  )
}

export interface Cursor {
  readonly seq: number
  readonly chain: string
  readonly epoch: number
}

export async function cursors(store: Store): Promise<ReadonlyMap<FileId, Cursor>> {
  const rows = (await store.relaxed.files.toArray()).filter((row) => !row.revoked)
  return new Map(rows.map(({ id, seq, chain, epoch }) => [id, { seq, chain, epoch }]))
}
