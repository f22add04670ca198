import { blobRefs } from '../model/blob-refs.ts'
import type { Body } from '../model/field.ts'
import type { Uuid } from '../model/file.ts'
import { blobId } from './blob-id.ts'
import type { BlobRow } from './rows.ts'
import type { Store } from './store.ts'

/** Bytes travel after the words that refer to them: inside the transaction that writes the words, says which those are. */
export async function linkBlobs(store: Store, recordId: Uuid, body: Body, stamp: number): Promise<BlobRow[]> {
  const refs = blobRefs(body)
  if (refs.length === 0) return []
  const rows = await store.strict.blobs.bulkGet(refs.map((ref) => blobId(store.keys, ref.sha256)))
  const unlinked = rows.filter((row): row is BlobRow => row !== undefined && row.recordId === undefined)
  const linked = unlinked.map((row) => ({ ...row, recordId, stamp }))
  await store.strict.blobs.bulkPut(linked)
  return linked
}
