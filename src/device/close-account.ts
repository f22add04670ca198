/**
 * The council has closed this account. What was not sent is sealed to the organisation's key, then the vault goes, and
 * with it the only key to everything else. Killed at any point, the next start goes on: before the step in the middle
 * the words open with the passphrase and the device asks again; after it they are in letters.
 *
 *     freeze ▶ seal ▶ [ letters on the disk, vault gone ] ▶ lock ▶ delete the database ▶ letters travel
 */
import { v7 } from 'uuid'
import type { LetterContent } from '../protocol/letter.ts'
import { isoWithOffset } from './clock.ts'
import { deviceSecret, organisationKey } from './device-secret.ts'
import { lastStamp } from './follow.ts'
import { endHandover, readHandover } from './handover.ts'
import { finishLeaving, keepLetter, keepLettersAndLeave, letterIds, letterOf, sealLetter } from './letters.ts'
import type { LetterRow, OrganisationKey, Sender } from './letters.ts'
import type { OpenNotebook } from './open.ts'
import { begunLines } from './settings.ts'
import type { Store } from './store.ts'
import { asSent, blobContent, freezeUnsent, inLetters, recordsOf } from './unsent.ts'
import { vaultRow } from './vault.ts'

/** Other tabs hear of it and put what is typed there on the disk. */
const OTHER_TABS_MS = 1000

/** No key to seal to was ever told: then everything stays as it is. */
export class NothingToSealTo extends Error {
  override readonly name = 'NothingToSealTo'
}

/** `held`: words on the screen that the disk did not take. */
export async function closeAccount(
  notebook: OpenNotebook,
  held: readonly string[] = [],
  othersMs = OTHER_TABS_MS,
): Promise<void> {
  const { store } = notebook
  const vault = await vaultRow(store.account)
  // another tab has done it
  if (!vault) return notebook.lock()
  const key = await organisationKey(store)
  if (!key) throw new NothingToSealTo()
  await notebook.allLoaded
  await new Promise((resolve) => setTimeout(resolve, othersMs))
  const { personId } = store.person.peek()
  const sender: Sender = { personId, deviceId: store.deviceId, secret: await deviceSecret(store) }
  const now = isoWithOffset(store.now())
  const asJots = (texts: readonly string[]) =>
    texts.filter((text) => text.trim() !== '').map((text) => ({ id: v7(), text, at: now }))
  await sealBlobs(store, sender, key)
  for (;;) {
    await freezeUnsent(store)
    const before = await state(store)
    const rows = await freezeUnsent(store)
    const jots = [...(await notebook.jotsOnDisk()), ...asJots([...held, ...(await begunLines(store))])]
    const letters = await sealWords(sender, key, rows.map(asSent), jots)
    const files = (await store.relaxed.files.toArray()).map(({ id, epoch }) => ({ fileId: id, epoch }))
    // something was written meanwhile: it is not left behind
    if ((await state(store)) !== before) continue
    await keepLettersAndLeave(store.account, letters, {
      ...sender,
      id: v7(),
      initial: vault.initial,
      database: vault.database,
      gone: false,
      notes: recordsOf(rows).size + jots.length,
      files,
      receiptSent: files.length === 0,
      read: false,
    })
    break
  }
  notebook.lock()
  await Promise.allSettled(store.writing)
  if ((await readHandover())?.personId === personId) await endHandover()
  await finishLeaving()
}

/** Another number as soon as anything was written. */
const state = async (store: Store): Promise<string> =>
  JSON.stringify([await lastStamp(store), await store.strict.jots.count(), await begunLines(store)])

async function sealWords(
  sender: Sender,
  key: OrganisationKey,
  operations: LetterContent['operations'],
  jots: LetterContent['jots'],
): Promise<readonly LetterRow[]> {
  const letters: LetterRow[] = []
  for (const some of inLetters(operations))
    letters.push(await sealLetter(sender, key, { operations: [...some], jots: [], blobs: [] }))
  for (const some of inLetters(jots))
    letters.push(await sealLetter(sender, key, { operations: [], jots: [...some], blobs: [] }))
  return letters
}

/** Each in a letter of its own, as soon as it is sealed: several at once may be more than the memory holds. */
export async function sealBlobs(
  store: Store,
  sender: Sender,
  key: OrganisationKey,
  recordIds?: ReadonlySet<string>,
): Promise<void> {
  const unsent = store.outbox.unsentBlobs().filter((row) => recordIds?.has(row.recordId) ?? true)
  if (unsent.length === 0) return
  const done = new Set<string | undefined>()
  for (const id of await letterIds()) done.add((await letterOf(id))?.about)
  for (const row of unsent) {
    const about = `${key.keyId} ${row.id}`
    const content = done.has(about) ? undefined : await blobContent(store, row)
    if (content) await keepLetter(await sealLetter(sender, key, { operations: [], jots: [], blobs: [content] }, about))
  }
}
