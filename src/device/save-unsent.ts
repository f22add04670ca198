/** What this device alone has, as one sealed file for the day it dies before it meets a network. Needs none itself. */
import { derivedId } from '../model/derived-id.ts'
import { writeUnsent } from '../protocol/unsent-file.ts'
import { isoWithOffset } from './clock.ts'
import { organisationKey } from './device-secret.ts'
import type { OpenNotebook } from './open.ts'
import { NoVault, WrongPassphrase } from './refusals.ts'
import { randomBytes, sealBytes } from './seal.ts'
import type { Bytes } from './seal.ts'
import { begunLines } from './settings.ts'
import { asSent, blobContent, freezeUnsent } from './unsent.ts'
import { isPassphrase, vaultRow, wrappingKey } from './vault.ts'

/** Binds the bundle's key to its purpose. */
export const FOR_PERSON = 'doorstep unsent 1'

export interface SavedFile {
  readonly name: string
  readonly bytes: Bytes
}

/** Throws WrongPassphrase and TooSoon. The operations are frozen: what this device sends later are the same bytes. */
export async function saveUnsent(notebook: OpenNotebook, passphrase: string): Promise<SavedFile> {
  const { store } = notebook
  if (!(await isPassphrase(store.account, passphrase, store.now))) throw new WrongPassphrase(0)
  const vault = await vaultRow(store.account)
  if (!vault) throw new NoVault()
  await notebook.allLoaded
  const rows = await freezeUnsent(store)
  const blobs = []
  for (const row of store.outbox.unsentBlobs()) {
    const content = await blobContent(store, row)
    if (content) blobs.push(content)
  }
  const made = isoWithOffset(store.now())
  // on the other device there is no box that they stand in; the same words are one note there, however often they are saved
  const begun = (await begunLines(store)).map((text) => ({
    id: derivedId(store.deviceId, `begun ${text}`),
    text,
    at: made,
  }))
  const salt = randomBytes(16)
  const own = await wrappingKey(passphrase, salt, vault.cost)
  const bytes = await writeUnsent({
    content: {
      personId: store.person.peek().personId,
      deviceId: store.deviceId,
      operations: rows.map(asSent),
      jots: [...(await notebook.jotsOnDisk()), ...begun],
      blobs,
    },
    made,
    salt,
    cost: vault.cost,
    forPerson: (key) => sealBytes(own, key, FOR_PERSON),
    organisationKey: await organisationKey(store),
  })
  return { name: `doorstep-unsent-${made.slice(0, 10)}.doorstep`, bytes: new Uint8Array(bytes) }
}
