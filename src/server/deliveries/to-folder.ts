/** A folder of the document store: each file appears there under its name when it is whole, or not at all. */
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Trouble } from '../../protocol/deliveries.ts'
import { NotDelivered } from './not-delivered.ts'
import type { Parcel } from './not-delivered.ts'

/** A network drive that is gone may say nothing at all. */
const SILENCE_MS = 30_000

const TROUBLES: { readonly [code: string]: Trouble } = {
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EACCES: 'folder-closed',
  EPERM: 'folder-closed',
  EROFS: 'folder-closed',
  ENOSPC: 'folder-full',
  EDQUOT: 'folder-full',
}

/** The same bytes under the same name, however often: tried twice, there is one file. */
async function put(folder: string, { id, fileName, content }: Parcel): Promise<void> {
  const beside = join(folder, `.${id}.part`)
  const file = await open(beside, 'w', 0o640)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, join(folder, fileName))
  const there = await open(folder, 'r')
  try {
    // some network drives cannot; the file itself has been written through
    await there.sync().catch(() => {})
  } finally {
    await there.close()
  }
}

export async function toFolder(folder: string, parcel: Parcel): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new NotDelivered('no-answer')), SILENCE_MS)
  })
  try {
    await Promise.race([put(folder, parcel), silence])
  } catch (error) {
    if (error instanceof NotDelivered) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new NotDelivered(TROUBLES[code] ?? 'folder-broken')
  } finally {
    clearTimeout(late)
  }
}
