/** A device for tests: IndexedDB in memory, a cheap passphrase, and ways to look at what is really on the disk. */
import 'fake-indexeddb/auto'
import { v7 } from 'uuid'
import type { FileId } from '../../src/model/file.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { Actor, Role } from '../../src/model/person.ts'
import { openNotebook } from '../../src/device/open.ts'
import type { OpenNotebook, Opening } from '../../src/device/open.ts'
import { makeSync } from '../../src/sync/loop.ts'
import type { RunningSync } from '../../src/sync/loop.ts'
import type { Council } from './council.ts'

export const PASSPHRASE = 'kettle orbit mossy plank'
export const CHEAP = { memoryKib: 64, passes: 1 }

export const someone = (role: Role = 'childs-social-worker', name = 'Jo Marsh'): Actor => ({
  personId: v7(),
  name,
  role,
  team: 'North',
})
export const newEmail = (): string => `${v7()}@council.test`

export async function openTablet(
  given: Partial<Opening> & { person?: Actor } = {},
): Promise<OpenNotebook & { email: string }> {
  const email = given.email ?? newEmail()
  const notebook = await openNotebook({
    email,
    passphrase: PASSPHRASE,
    person: given.person ?? someone(),
    cost: CHEAP,
    ...given,
  })
  await notebook.allLoaded
  return Object.assign(Object.create(notebook, Object.getOwnPropertyDescriptors(notebook)) as OpenNotebook, { email })
}

export interface Worker {
  readonly notebook: OpenNotebook
  readonly sync: RunningSync
  readonly email: string
  readonly person: Actor
}

/** Somebody employed by the council, with a tablet that has their files. The sync runs only when told. */
export async function worker(
  council: Council,
  files: readonly FileId[],
  role: Role = 'childs-social-worker',
  name = 'Jo Marsh',
): Promise<Worker> {
  const email = newEmail()
  const person = someone(role, name)
  council.employ(email, PASSPHRASE, person, files)
  const notebook = await openTablet({ email, person })
  return { notebook, sync: makeSync(notebook, { link: council.link(email), chance: () => 0 }), email, person }
}

/** How the disk writes, for tests that make it fail and then well again. */
export const realMethod = (name: 'put' | 'add'): IDBObjectStore['put'] =>
  Reflect.get(IDBObjectStore.prototype, name) as IDBObjectStore['put']

export const newChild = (): FileId => childFile(v7())
export const newHousehold = (): FileId => householdFile(v7())

/** Every row of every table as the disk has it, without any key. */
export async function rawRows(database: string): Promise<Map<string, unknown[]>> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database)
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
  const tables = new Map<string, unknown[]>()
  for (const name of db.objectStoreNames) {
    tables.set(
      name,
      await new Promise((resolve, reject) => {
        const request = db.transaction(name).objectStore(name).getAll()
        request.addEventListener('success', () => resolve(request.result as unknown[]))
        request.addEventListener('error', () => reject(request.error))
      }),
    )
  }
  db.close()
  return tables
}

export async function eventually(check: () => boolean, what = 'it'): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (check()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`${what} did not happen`)
}
