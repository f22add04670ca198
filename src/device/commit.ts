/**
 * Every write of a person: one strict transaction for the record, its operation and its base. What resolves is on the
 * disk. Only operations that were never sent are coalesced: two hundred autosaves of a note are one operation.
 */
import { v7 } from 'uuid'
import { applyOperation, Refused } from '../model/apply-operation.ts'
import { bodyHash, diffBodies } from '../model/body.ts'
import { derivedId } from '../model/derived-id.ts'
import type { Body } from '../model/field.ts'
import { fileKind } from '../model/file.ts'
import type { Uuid } from '../model/file.ts'
import type { Json } from '../model/json.ts'
import type { Operation, Patch } from '../model/operation.ts'
import { mayBegin } from '../model/permission.ts'
import type { Action } from '../model/permission.ts'
import type { CaseRecord, LateChoice, Mark } from '../model/record.ts'
import { definitionOf } from '../records/all.ts'
import { whyNotSignHere } from '../records/around-signing.ts'
import { whyNotSignOpened } from '../records/opened-only.ts'
import { isoWithOffset } from './clock.ts'
import { carryOver, lineOf, sameBody } from './lineage.ts'
import type { NewRecord } from './notebook.ts'
import { restedOnCopy } from './own-view.ts'
import { NotUnderstood } from './refusals.ts'
import { isFrozen } from './outbox-rows.ts'
import type { BaseRow, OutboxRow } from './rows.ts'
import { shelfOf } from './shelf.ts'
import type { Store } from './store.ts'
import { allowed, headOf, linksIn, onlyHere, stampOf, stepOn, take } from './take.ts'
import type { Head } from './take.ts'
import { asksTheDisk, transact } from './transact.ts'
import type { Done } from './transact.ts'

export function create(store: Store, given: NewRecord): Promise<CaseRecord> {
  const definition = definitionOf(given.type)
  if (!definition) return Promise.reject(new NotUnderstood(given.type))
  const recordId = given.id ?? v7()
  return transact(store, async (done) => {
    allowed(store, 'create', definition)
    // a new id is nobody's yet; one that was given may be that of a record which follows from another
    if (given.id !== undefined) asksTheDisk(done)
    const there = given.id === undefined ? undefined : (await store.strict.records.get(recordId))?.record
    if (there) return there
    const changes = diffBodies(definition.fields, {}, given.body)
    const patch: Patch = { kind: 'write', changes, ...(given.wrongFile && { wrongFile: given.wrongFile }) }
    const op = { fileIds: given.fileIds, ...(given.together !== undefined && { together: given.together }) }
    return take(store, done, {
      recordId,
      definition,
      head: undefined,
      baseRow: undefined,
      base: null,
      baseBody: undefined,
      patch,
      op,
    })
  })
}

export function edit(store: Store, recordId: Uuid, body: Body, seenRecord?: CaseRecord): Promise<CaseRecord> {
  // read before anything is awaited: what the caller's screen showed
  const shown = seenRecord ?? store.casebook.peek(recordId)
  return transact(store, async (done) => {
    const head = await headOf(store, done, recordId)
    const seen = shown ?? head.record
    if (sameBody(body, seen.body)) return head.record
    allowed(store, 'amend', head.definition, head.record)
    const again = await coalesce(store, done, head, seen.body, body)
    if (again) return again
    const rested = await restedOnCopy(store, done, head, seen, body)
    if (rested) return take(store, done, stepOn(head, rested.base, rested.body, rested.patch))
    const line = lineOf(head.record, head.base, seen)
    const written = carryOver(head.definition.fields, seen.body, body, line.body, apartIn(head.record)).body
    const patch: Patch = { kind: 'write', changes: diffBodies(head.definition.fields, line.body, written) }
    return take(store, done, stepOn(head, line.base, line.body, patch))
  })
}

const apartIn = (record: CaseRecord): string[] => record.conflicts.map((conflict) => conflict.field)

/** Makes the last operation again from its own base, when it was never sent. Undefined: a new operation is due. */
async function coalesce(store: Store, done: Done, head: Head, seen: Body, body: Body): Promise<CaseRecord | undefined> {
  const { definition, base: row, lane } = head
  const last = lane.at(-1)
  if (!row || !last || isFrozen(last, done.before) || last.opId !== row.lastOpId) return undefined
  const op = JSON.parse(last.text) as Operation
  if (op.patch.kind !== 'write' || op.patch.resolves || op.schemaVersion !== definition.version) return undefined
  const { body: written, clash } = carryOver(
    definition.fields,
    seen,
    body,
    row.authored ?? head.record.body,
    apartIn(head.record),
  )
  // the words that lose on the screen stay in an operation of their own
  if (clash) return undefined
  const from = row.from ?? row.before?.body ?? {}
  const at = isoWithOffset(store.now())
  const again: Operation = {
    ...op,
    patch: { ...op.patch, changes: diffBodies(definition.fields, from, written) },
    claimedAt: at,
  }
  const made = applyOperation(
    definition,
    row.before ?? undefined,
    op.base === null ? undefined : from,
    again,
    stampOf(store, at),
  )
  const author = row.before ? made.record.author : head.record.author
  const record = onlyHere({ ...made.record, author })
  const { stamp } = done
  const next: OutboxRow = { ...last, stamp, text: JSON.stringify(again), writtenAt: at }
  const { authored: _, ...plain } = row
  const differs = !sameBody(made.authored, record.body)
  const base: BaseRow = differs ? { ...plain, authored: made.authored } : plain
  if (differs || row.authored) done.puts.push({ table: 'bases', row: base })
  done.puts.push(
    { table: 'records', row: { id: record.id, stamp, shelf: shelfOf(record, store.now()), record } },
    { table: 'outbox', row: next, isNew: false },
  )
  done.bases.push(base)
  done.blobs.push(...(await linksIn(store, done, record.id, record)))
  done.records.push(record)
  done.rows.push(next)
  done.written.push({ row: next, authored: made.authored, record })
  return record
}

/** A step that changes no word of the body: signature, amendment, receipt, discard. */
function stepWithoutWords(
  store: Store,
  recordId: Uuid,
  action: Action,
  patchOf: (record: CaseRecord) => Patch,
  after?: (done: Done, head: Head, record: CaseRecord) => Promise<void>,
): Promise<CaseRecord> {
  return transact(store, async (done) => {
    const head = await headOf(store, done, recordId)
    allowed(store, action, head.definition, head.record)
    const line = lineOf(head.record, head.base, head.record)
    const record = await take(store, done, stepOn(head, line.base, line.body, patchOf(head.record)))
    await after?.(done, head, record)
    return record
  })
}

export function sign(store: Store, recordId: Uuid, as: 'sign' | 'countersign'): Promise<CaseRecord> {
  return stepWithoutWords(
    store,
    recordId,
    as,
    (record) => {
      const by = stampOf(store, isoWithOffset(store.now()))
      const definition = definitionOf(record.type)
      const not =
        as === 'sign' && definition
          ? whyNotSignHere(store.casebook, record, definition, by)
          : whyNotSignOpened(store.casebook, record.fileIds, by)
      if (not !== undefined) throw new Refused(not)
      return { kind: 'sign', as, bodyHash: bodyHash(record.body) }
    },
    async (done, head, signed) => {
      await dismissStale(store, done, head.lane)
      if (as === 'countersign') return
      for (const follows of head.definition.follows?.(signed.body, signed) ?? []) {
        const definition = definitionOf(follows.type)
        const id = derivedId(recordId, follows.key)
        // signed before and found stale: what followed then is there already
        asksTheDisk(done)
        if (!definition || (await store.strict.records.get(id))?.record) continue
        // an agency that signs an incident holds no child's file: the entry is begun by those who do
        if (!mayBegin(store.person.peek(), definition)) continue
        const { files } = follows
        const fileIds = files ? signed.fileIds.filter((file) => files.includes(fileKind(file))) : signed.fileIds
        const patch: Patch = { kind: 'write', changes: diffBodies(definition.fields, {}, follows.body) }
        const together = signed.together !== undefined && { together: signed.together }
        const op = { fileIds, followsFrom: recordId, ...together }
        await take(store, done, {
          recordId: id,
          definition,
          head: undefined,
          baseRow: undefined,
          base: null,
          baseBody: undefined,
          patch,
          op,
        })
      }
    },
  )
}

/** An earlier signature that came too late has had its answer: signing again settles it. */
async function dismissStale(store: Store, done: Done, lane: readonly OutboxRow[]): Promise<void> {
  const stale = lane.filter((row) => row.answer === 'stale').map((row) => row.opId)
  if (stale.length === 0) return
  asksTheDisk(done)
  await store.strict.outbox.bulkDelete(stale)
  done.gone.push(...stale)
}

export const amend = (
  store: Store,
  recordId: Uuid,
  addendum: { readonly text: string; readonly corrections?: Body },
): Promise<CaseRecord> =>
  stepWithoutWords(store, recordId, 'amend', ({ status }) => {
    if (status !== 'signed') throw new Refused('Only a signed record is amended; a draft is simply written in')
    return {
      kind: 'amend',
      addendumId: v7(),
      text: addendum.text,
      ...(addendum.corrections && { corrections: addendum.corrections }),
    }
  })

export const mark = (
  store: Store,
  recordId: Uuid,
  given: { readonly kind: Mark['kind']; readonly note?: string },
): Promise<CaseRecord> =>
  stepWithoutWords(store, recordId, 'mark', (record) => ({
    kind: 'mark',
    markId: v7(),
    mark: given.kind,
    ...(given.note !== undefined && { note: given.note }),
    ...(given.kind === 'read' && record.mergedUnread && { bodyHash: bodyHash(record.body) }),
  }))

/** What came after the signature: taken up as an addendum, or put aside with a word to its writer. */
export const settleLate = (
  store: Store,
  recordId: Uuid,
  lateId: Uuid,
  how: LateChoice,
  note: string,
): Promise<CaseRecord> =>
  stepWithoutWords(store, recordId, 'amend', () => ({ kind: 'amend', addendumId: lateId, text: note, late: how }))

export async function discard(store: Store, recordId: Uuid, why?: 'wrongFile'): Promise<void> {
  await stepWithoutWords(store, recordId, 'amend', () => ({ kind: 'discard', ...(why && { [why]: true }) }))
}

/** The value chosen between the versions of a field; an operation of its own, so that the choice stands in the history. */
export function resolve(store: Store, recordId: Uuid, conflictId: Uuid, value: Json | null): Promise<CaseRecord> {
  return transact(store, async (done) => {
    const head = await headOf(store, done, recordId)
    allowed(store, 'amend', head.definition, head.record)
    const conflict = head.record.conflicts.find((one) => one.id === conflictId)
    // another version came a moment ago: whoever chose has not seen it
    if (!conflict) throw new Refused('Another version came in just now. Look at all of them')
    const line = lineOf(head.record, head.base, head.record)
    const patch: Patch = { kind: 'write', changes: [{ field: conflict.field, to: value }], resolves: [conflictId] }
    return take(store, done, stepOn(head, line.base, line.body, patch))
  })
}
