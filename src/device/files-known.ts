/** Every file that the person may have on this device, as the server last said. */
import type { FileId } from '../model/file.ts'
import type { Store } from './store.ts'

// Type aliases, not interfaces: only those are assignable to Json.
export type FileKnown = { readonly fileId: FileId; readonly own: boolean }
type FilesKnown = { readonly files: readonly FileKnown[]; readonly at: number }

export async function filesKnown(store: Store): Promise<FilesKnown | undefined> {
  const value = (await store.relaxed.meta.get('files known'))?.value
  return value === undefined ? undefined : (value as FilesKnown)
}

export async function keepFilesKnown(store: Store, files: readonly FileKnown[]): Promise<void> {
  const value = { files: files.map(({ fileId, own }) => ({ fileId, own })), at: store.now().getTime() }
  await store.relaxed.meta.put({ key: 'files known', value })
}
