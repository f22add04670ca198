/**
 * A file was taken away, and what this person had not sent of it could not be delivered for a day: then it is sealed to
 * the organisation and leaves with the file. How long is counted here, in steps from one look to the next, so that a
 * clock put back or years ahead neither stops the count nor ends it at once.
 */
import type { FileId } from '../model/file.ts'
import type { Operation } from '../model/operation.ts'
import { sealBlobs } from './close-account.ts'
import { deviceSecret, organisationKey } from './device-secret.ts'
import { leaveSealed } from './leave.ts'
import { keepLetter, sealLetter } from './letters.ts'
import type { OutboxRow } from './rows.ts'
import { kept } from './store.ts'
import type { Store } from './store.ts'
import { asSent, freezeUnsent, inLetters, recordsOf } from './unsent.ts'

const DAY_MS = 86_400_000
/** Asleep for a weekend counts as this much: it takes two looks at least. */
const MOST_AT_ONCE_MS = DAY_MS / 2
const WAITED = 'revoked for'
// A type alias, not an interface: only those are assignable to Json.
type Waited = { readonly [file: string]: { readonly ms: number; readonly at: number } }

/** Counts on; returns the files that have waited for a day. */
async function waitedADay(store: Store): Promise<readonly FileId[]> {
  const db = store.relaxed
  const now = store.now().getTime()
  return kept(store, () =>
    db.transaction('rw', [db.files, db.meta], async () => {
      const revoked = (await db.files.toArray()).filter((file) => file.revoked).map((file) => file.id)
      const before = ((await db.meta.get(WAITED))?.value ?? {}) as Waited
      if (revoked.length === 0 && Object.keys(before).length === 0) return []
      const waited: { [file: string]: Waited[string] } = {}
      for (const file of revoked) {
        const known = before[file]
        const step = known ? Math.min(Math.max(0, now - known.at), MOST_AT_ONCE_MS) : 0
        waited[file] = { ms: (known?.ms ?? 0) + step, at: now }
      }
      await db.meta.put({ key: WAITED, value: waited })
      return revoked.filter((file) => (waited[file]?.ms ?? 0) >= DAY_MS)
    }),
  )
}

/** Returns the files that have left. Without a key to seal to everything stays where it is. */
export async function sealUnreachable(store: Store): Promise<readonly FileId[]> {
  const files = await waitedADay(store)
  const key = files.length === 0 ? undefined : await organisationKey(store)
  if (!key) return []
  const revoked = new Set((await store.relaxed.files.toArray()).filter((file) => file.revoked).map((file) => file.id))
  const leaving = new Set(files)
  // what lies in a file that is still theirs as well is delivered by way of that one
  const goes = (row: OutboxRow): boolean => {
    if (row.text === '' || (row.answer !== undefined && row.answer !== 'retry')) return false
    const { fileIds } = JSON.parse(row.text) as Operation
    return fileIds.some((file) => leaving.has(file)) && fileIds.every((file) => revoked.has(file))
  }
  const sender = {
    personId: store.person.peek().personId,
    deviceId: store.deviceId,
    secret: await deviceSecret(store),
  }
  const rows = await freezeUnsent(store, goes)
  const records = new Set([...recordsOf(rows), ...(await recordsIn(store, leaving, revoked))])
  await sealBlobs(store, sender, key, records)
  for (const some of inLetters(rows.map(asSent)))
    await keepLetter(await sealLetter(sender, key, { operations: [...some], jots: [], blobs: [] }))
  await leaveSealed(store, files, rows, records)
  return files
}

/** Words that have arrived may still have a drawing here. */
async function recordsIn(
  store: Store,
  leaving: ReadonlySet<FileId>,
  revoked: ReadonlySet<FileId>,
): Promise<readonly string[]> {
  const ids = [...new Set(store.outbox.unsentBlobs().map((row) => row.recordId))]
  return (await store.relaxed.records.bulkGet(ids)).flatMap((row) =>
    row?.record?.fileIds.some((file) => leaving.has(file)) && row.record.fileIds.every((file) => revoked.has(file))
      ? [row.id]
      : [],
  )
}
