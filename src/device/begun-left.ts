/**
 * A line that was begun about a record which has left this device: no box is left that it could stand in. It goes as
 * other words of a file that was taken away do: sealed to the organisation, where a manager decides what becomes of it,
 * and a line in the list tells its writer so and waits for the answer. Then it is gone from here.
 */
import { derivedId } from '../model/derived-id.ts'
import type { FileId, Uuid } from '../model/file.ts'
import type { LetterContent } from '../protocol/letter.ts'
import { wordsIn } from './begun-words.ts'
import type { PersonDatabase } from './database.ts'
import { deviceSecret, organisationKey } from './device-secret.ts'
import { neverRead } from './files-written-in.ts'
import { keepLetter, sealLetter } from './letters.ts'
import type { BegunAbout, FileRow, MetaRow, OutboxRow } from './rows.ts'
import { settingRows } from './settings.ts'
import { kept, nextNumbers } from './store.ts'
import type { Store } from './store.ts'
import { inLetters } from './unsent.ts'

type Line = MetaRow & { readonly about: BegunAbout }
const isLine = (row: MetaRow): row is Line =>
  row.isBegun === true && row.about !== undefined && row.about.fileIds.length > 0

const linesOf = async (db: PersonDatabase): Promise<Line[]> =>
  (await settingRows(db).toArray()).filter((row): row is Line => isLine(row))

/** Inside a transaction. Files unpacked while a line is begun in them stay known: it goes with them in the end. */
export async function filesWithBegun(db: PersonDatabase, recordIds: readonly Uuid[]): Promise<ReadonlySet<FileId>> {
  const leaving = new Set(recordIds)
  const lines = (await linesOf(db)).filter(({ about }) => about.recordIds.some((id) => leaving.has(id)))
  return new Set(lines.flatMap(({ about }) => about.fileIds))
}

/** A line of these files still lies here, and none of its files is held: that nothing of them is left would be untrue. */
export async function filesOfBegun(db: PersonDatabase, held: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const lines = (await linesOf(db)).filter(({ about }) => !about.fileIds.some((file) => held.has(file)))
  return new Set(lines.flatMap(({ about }) => about.fileIds))
}

/** Unpacked, or being read anew: what is not here now comes again. */
const comesAgain = (file: FileRow): boolean =>
  !file.revoked && (file.unpacked === true || file.afresh !== undefined || file.seq === 0 || neverRead(file))

async function hasLeft(db: PersonDatabase, { about }: Line): Promise<boolean> {
  const records = await db.records.bulkGet([...about.recordIds])
  if (records.some((row) => row?.record !== undefined)) return false
  const files = await db.files.bulkGet([...about.fileIds])
  return !files.some((file) => file !== undefined && comesAgain(file))
}

const SEALED =
  'You had begun a line here and not sent it. You no longer have the file, so the line is sealed for your manager and goes by itself.'

/** The same words in the same place are one note, however often they are sealed: killed half way, it is done again. */
const noteOf = (store: Store, { key, value, about }: Line): LetterContent['jots'][number] => ({
  id: derivedId(store.deviceId, `begun ${key} ${wordsIn(value)}`),
  text: wordsIn(value),
  at: about.at,
  about: { recordIds: [...about.recordIds], fileIds: [...about.fileIds] },
})

/** Once everything new was read. Without a key to seal to the line stays where it is. */
export async function handOnBegun(store: Store): Promise<void> {
  const db = store.strict
  const lines: Line[] = []
  for (const line of await linesOf(db)) if (await hasLeft(db, line)) lines.push(line)
  const key = lines.length === 0 ? undefined : await organisationKey(store)
  if (!key) return
  const { personId } = store.person.peek()
  const sender = { personId, deviceId: store.deviceId, secret: await deviceSecret(store) }
  for (const jots of inLetters(lines.map((line) => noteOf(store, line))))
    await keepLetter(await sealLetter(sender, key, { operations: [], jots: [...jots], blobs: [] }))
  const told = await kept(store, () =>
    db.transaction('rw', [db.meta, db.outbox], async () => {
      const there = await db.meta.bulkGet(lines.map((line) => line.key))
      // written on meanwhile: it goes the next time, with what came since
      const gone = lines.filter((line, n) => JSON.stringify(there[n]?.value) === JSON.stringify(line.value))
      const { stamp, order } = await nextNumbers(db, gone.length)
      const told = gone.map(
        (line, n): OutboxRow => ({
          opId: noteOf(store, line).id,
          order: order + n,
          recordId: line.about.recordIds[0] ?? '',
          stamp,
          text: '',
          answer: 'quarantined',
          reason: SEALED,
          writtenAt: line.about.at,
        }),
      )
      await db.meta.bulkDelete(gone.map((line) => line.key))
      await db.outbox.bulkPut(told)
      return told
    }),
  )
  for (const { stamp } of told.slice(0, 1)) store.ownStamps.add(stamp)
  store.outbox.put(told)
}
