/**
 * A file that another device of the same person saved: what is not here yet comes into this outbox, with the same ids
 * and the same bytes, and is sent as ever. Opened twice, or sent from both devices, it has one effect.
 */
import type { FileId } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import { fromBase64 } from '../protocol/letter.ts'
import type { LetterContent } from '../protocol/letter.ts'
import { sealToKey } from '../protocol/sealed-letter.ts'
import { NotThisFile, openUnsent, readUnsent, whoseFile } from '../protocol/unsent-file.ts'
import { blobId } from './blob-id.ts'
import { putBlob } from './blobs.ts'
import { JOT } from './jots.ts'
import type { OpenNotebook } from './open.ts'
import { WrongPassphrase } from './refusals.ts'
import type { OutboxRow } from './rows.ts'
import { FOR_PERSON } from './save-unsent.ts'
import { openBytes, sha256Hex } from './seal.ts'
import type { Bytes } from './seal.ts'
import { followBases, kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'
import { vaultRow, wrappingKey } from './vault.ts'

/** It is another person's: their passphrase opens it, on a device of theirs. */
export class AnotherPersons extends Error {
  override readonly name = 'AnotherPersons'
}

export interface Added {
  readonly notes: number
  readonly attachments: number
  readonly jots: number
  /** Notes of the file that are here or were sent from here already. */
  readonly already: number
}

/** Throws NotThisFile, AnotherPersons and WrongPassphrase. Adds everything or can be done again. */
export async function openSaved(notebook: OpenNotebook, bytes: Bytes, passphrase: string): Promise<Added> {
  const { store } = notebook
  const file = await readUnsent(bytes)
  const { salt, cost, own, whose } = file.header
  const { personId } = store.person.peek()
  if (whose !== (await whoseFile(salt, personId))) throw new AnotherPersons()
  const wrapping = await wrappingKey(passphrase, fromBase64(salt), cost)
  let key: Bytes
  try {
    key = openBytes(wrapping, fromBase64(own), FOR_PERSON)
  } catch {
    throw new WrongPassphrase(0)
  }
  const content = await openUnsent(file, key)
  if (content.personId !== personId || content.operations.some((one) => sha256Hex(one.raw) !== one.sha256))
    throw new NotThisFile('damaged')
  await notebook.allLoaded
  const attachments = await addBlobs(store, content.blobs)
  const jots = await addJots(notebook, content.jots)
  const { added, already } = await addOperations(store, content.operations)
  return { notes: added, already, attachments, jots }
}

async function addBlobs(store: Store, blobs: LetterContent['blobs']): Promise<number> {
  let added = 0
  const db = store.strict
  for (const { sha256, mime, bytes, name, recordId } of blobs) {
    const id = blobId(store.keys, sha256)
    const there = await db.blobs.get(id)
    // it is on its way from here, or has been sent
    if (there?.sent !== undefined && there.recordId !== undefined) continue
    const ref = await putBlob(store, fromBase64(bytes), mime, name)
    if (ref.sha256 !== sha256) throw new NotThisFile('damaged')
    const linked = await kept(store, () =>
      db.transaction('rw', [db.blobs, db.meta], async () => {
        const row = await db.blobs.get(id)
        if (!row || recordId === undefined) return undefined
        const { stamp } = await nextNumbers(db)
        await db.blobs.put({ ...row, recordId, stamp })
        return { ...row, recordId, stamp }
      }),
    )
    if (!linked) continue
    store.ownStamps.add(linked.stamp)
    store.outbox.putBlobs([linked])
    added += 1
  }
  return added
}

async function addJots(notebook: OpenNotebook, jots: LetterContent['jots']): Promise<number> {
  let added = 0
  const { store } = notebook
  const vault = await vaultRow(store.account)
  if (!vault || jots.length === 0) return 0
  const before = ((await store.strict.meta.get(JOTS_TAKEN))?.value ?? []) as readonly string[]
  const fresh = jots.filter((jot) => !before.includes(jot.id))
  for (const { id, text, at } of fresh) {
    const sealed = await sealToKey(vault.jotKey, new TextEncoder().encode(JSON.stringify({ text, at })), JOT)
    await kept(store, () => store.strict.jots.put({ id, sealed: sealed.buffer }))
    added += 1
  }
  await kept(store, () => store.strict.meta.put({ key: JOTS_TAKEN, value: [...before, ...fresh.map((jot) => jot.id)] }))
  await notebook.jotsOnDisk()
  return added
}

/** Filed or thrown away since, they do not come again with the same file. */
const JOTS_TAKEN = 'jots taken from a file'

async function addOperations(
  store: Store,
  operations: LetterContent['operations'],
): Promise<{ added: number; already: number }> {
  const db = store.strict
  const { rows, stamp, already } = await kept(store, () =>
    db.transaction('rw', [db.outbox, db.kept, db.files, db.meta], async () => {
      const ids = operations.map((one) => one.opId)
      const here = new Set([
        ...(await db.outbox.bulkGet(ids)).map((row) => row?.opId),
        ...(await db.kept.bulkGet(ids)).map((row) => row?.opId),
      ])
      const fresh = operations.filter((one) => !here.has(one.opId))
      const already = recordsIn(operations.filter((one) => here.has(one.opId)))
      if (fresh.length === 0) return { rows: [], stamp: 0, already }
      const { stamp, order } = await nextNumbers(db, fresh.length)
      const rows = fresh.map(({ opId, sha256, raw }, n): OutboxRow => {
        const { recordId, claimedAt } = JSON.parse(raw) as Operation
        return { opId, order: order + n, recordId, stamp, text: raw, sha256, writtenAt: claimedAt }
      })
      await db.outbox.bulkPut(rows)
      // the echo of what the other device has sent since may have gone by here: these files are read from the start
      const files = [...new Set<FileId>(rows.flatMap((row) => (JSON.parse(row.text) as Operation).fileIds))]
      const held = (await db.files.bulkGet(files)).filter((row) => row !== undefined)
      await db.files.bulkPut(held.map((row) => ({ ...row, seq: 0, chain: row.id })))
      return { rows, stamp, already }
    }),
  )
  if (stamp > 0) {
    store.ownStamps.add(stamp)
    followBases(store, stamp - 1, stamp)
    store.outbox.put(rows)
  }
  return { added: new Set(rows.map((row) => row.recordId)).size, already }
}

const recordsIn = (operations: LetterContent['operations']): number =>
  new Set(operations.map((one) => (JSON.parse(one.raw) as Operation).recordId)).size
