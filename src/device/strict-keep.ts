/**
 * idb-keyval with strict durability: wrapped keys must be on the disk before the first note sealed under them.
 * It holds what must outlive or precede a person's own database.
 */
import type { UseStore } from 'idb-keyval'
import { NotKept } from './notebook.ts'

const NAME = 'doorstep-device'
const STORE = 'keep'
let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
    request.addEventListener('error', () => reject(request.error))
    request.addEventListener('success', () => {
      const db = request.result
      // WebKit closes connections of pages it has put aside; the next use opens it again
      db.addEventListener('close', () => {
        opening = undefined
      })
      db.addEventListener('versionchange', () => {
        db.close()
        opening = undefined
      })
      resolve(db)
    })
  }).catch((error: unknown) => {
    opening = undefined
    throw error
  })
  return opening
}

export const strictKeep: UseStore = async (mode, work) => {
  const open = async () => (await database()).transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE)
  let store: IDBObjectStore
  try {
    store = await open()
  } catch (error) {
    if ((error as Error).name !== 'InvalidStateError') throw error
    opening = undefined
    store = await open()
  }
  try {
    return await work(store)
  } catch (error) {
    throw mode === 'readwrite' ? whyNotKept(error) : error
  }
}

/** A browser without room takes the write back, and may say nothing at all of why. */
function whyNotKept(error: unknown): unknown {
  const name = (error as Error | null)?.name
  if (error !== null && name !== 'QuotaExceededError' && name !== 'AbortError') return error
  return new NotKept('full', 'This device has no room left. Make some, then try again')
}
