/** One browser profile's storage: what outlives a tab. A tab sees it through `seenBy`. */
import { forceCloseDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb'

interface RawTransaction {
  readonly db: IDBDatabase
  readonly mode: string
  _state: string
  _requests: unknown[]
  _rollbackLog: (() => void)[]
  _abort(why: string): void
  _execRequestAsync(work: { source: unknown; operation: () => never }): IDBRequest<IDBValidKey>
}
interface RawDatabase {
  transactions: RawTransaction[]
  connections: IDBDatabase[]
  processTransactions(): void
}
const rawOf = (connection: IDBDatabase): RawDatabase =>
  (connection as unknown as { _rawDatabase: RawDatabase })._rawDatabase

export interface Disk {
  factory: IDBFactory
  /** No room left: every write fails, and its transaction with it. */
  full: boolean
  /** localStorage. */
  outside: Map<string, string>
}
export const newDisk = (): Disk => ({ factory: new IDBFactory(), full: false, outside: new Map() })

/** The browser clears everything, or everything in IndexedDB. */
export function evict(disk: Disk): void {
  disk.factory = new IDBFactory()
  disk.outside.clear()
}

const diskOf = new WeakMap<IDBDatabase, Disk>()
type Write = (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) => IDBRequest<IDBValidKey>
for (const name of ['put', 'add'] as const) {
  const write = Reflect.get(IDBObjectStore.prototype, name) as Write
  Reflect.set(IDBObjectStore.prototype, name, function fails(this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
    const transaction = this.transaction as unknown as RawTransaction
    if (!diskOf.get(transaction.db)?.full) return write.apply(this, given)
    return transaction._execRequestAsync({
      source: this,
      operation: () => {
        throw new DOMException('no room', 'QuotaExceededError')
      },
    })
  } satisfies Write)
}

export interface Sight {
  readonly indexedDB: IDBFactory
  /** The process is gone: what was not committed is undone, or was committed and nobody was told; no event comes. */
  cut(isCommitted: () => boolean): void
  /** The browser closes the connections under the page. */
  closeAll(): void
}

function drop(connection: IDBDatabase): void {
  const raw = rawOf(connection)
  raw.connections = raw.connections.filter((one) => one !== connection)
  Object.assign(connection, { _closed: true, _closePending: true })
}

export function seenBy(disk: Disk): Sight {
  const { factory } = disk
  const connections = new Set<IDBDatabase>()
  let gone = false
  const own = Object.create(factory) as IDBFactory
  own.open = (name, version) => {
    const request = factory.open(name, version)
    request.addEventListener('success', (event) => {
      if (gone) {
        event.stopImmediatePropagation()
        drop(request.result)
        return
      }
      connections.add(request.result)
      diskOf.set(request.result, disk)
    })
    return request
  }
  return {
    indexedDB: own,
    cut(isCommitted) {
      gone = true
      for (const connection of connections) {
        const raw = rawOf(connection)
        const open = raw.transactions.filter((one) => one.db === connection && one._state !== 'finished')
        for (const one of open) {
          if (one._requests.length > 0 || !isCommitted()) for (const undo of one._rollbackLog.reverse()) undo()
          one._rollbackLog = []
          one._requests = []
          one._state = 'finished'
        }
        raw.transactions = raw.transactions.filter((one) => !open.includes(one))
        drop(connection)
        raw.processTransactions()
      }
    },
    closeAll() {
      for (const connection of connections) {
        for (const one of rawOf(connection).transactions.filter(
          (each) => each.db === connection && each._state !== 'finished',
        ))
          one._abort('AbortError')
        forceCloseDatabase(connection as never)
      }
      connections.clear()
    },
  }
}

/** The same rows in another profile: somebody copied the folder. */
export async function copyOf(disk: Disk): Promise<Disk> {
  const copy: Disk = { factory: new IDBFactory(), full: false, outside: new Map(disk.outside) }
  for (const { name = '', version = 1 } of await disk.factory.databases()) {
    const from = await opened(disk.factory, name, version)
    const into = await opened(copy.factory, name, version, from)
    for (const store of from.objectStoreNames) {
      const read = from.transaction(store).objectStore(store)
      const [keys, rows] = await Promise.all([over(read.getAllKeys()), over(read.getAll() as IDBRequest<unknown[]>)])
      const write = into.transaction(store, 'readwrite').objectStore(store)
      for (const [n, row] of rows.entries())
        await over(write.keyPath === null ? write.put(row, keys[n]) : write.put(row))
    }
    from.close()
    into.close()
  }
  return copy
}

const over = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the disk said no')))
  })

function opened(factory: IDBFactory, name: string, version: number, like?: IDBDatabase): Promise<IDBDatabase> {
  const request = factory.open(name, version)
  request.addEventListener('upgradeneeded', () => {
    for (const store of like?.objectStoreNames ?? []) {
      const model = (like as IDBDatabase).transaction(store).objectStore(store)
      const made = request.result.createObjectStore(store, { keyPath: model.keyPath })
      for (const index of model.indexNames) {
        const { keyPath, unique, multiEntry } = model.index(index)
        made.createIndex(index, keyPath, { unique, multiEntry })
      }
    }
  })
  return over(request)
}
