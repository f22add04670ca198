/**
 * A Dexie middleware at the bottom of the stack: rows are sealed on their way down and opened on their way up, so no
 * code above ever handles ciphertext and no row below ever holds a word. In clear stay only the primary key and the
 * indexed columns (ids, sequence numbers, shelves). Associated data: table and primary key.
 */
import type { DBCore, DBCoreCursor, DBCoreTable, Middleware } from 'dexie'
import { openJson, sealJson } from './seal.ts'

type Row = { readonly [column: string]: unknown }

export function sealing(key: Uint8Array, notSealed: ReadonlySet<string>): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'sealing',
    level: -10,
    create: (down) => ({
      ...down,
      table: (name) => (notSealed.has(name) ? down.table(name) : sealedTable(down.table(name), key)),
    }),
  }
}

interface InAdvance {
  readonly key: Uint8Array
  readonly about: string
  readonly sealed: Uint8Array
}
/** By the one thing in a row that is sealed. Each is used once: a row that is written again is sealed anew. */
const inAdvance = new WeakMap<object, InAdvance>()

/** For a row whose only sealed column is `record`. Whether it is ever written is decided later. */
export function sealInAdvance(key: Uint8Array, table: string, id: string, record: object): void {
  const about = aboutOf(table, id)
  inAdvance.set(record, { key, about, sealed: sealJson(key, { record }, about) })
}

function takeSealed(key: Uint8Array, hidden: Row, about: string): Uint8Array | undefined {
  const { record, ...rest } = hidden
  if (typeof record !== 'object' || record === null || Object.keys(rest).length > 0) return undefined
  const there = inAdvance.get(record)
  if (there?.key !== key || there.about !== about) return undefined
  inAdvance.delete(record)
  return there.sealed
}

const aboutOf = (table: string, id: unknown): string => `${table} ${JSON.stringify(id)}`

export interface RowSealer {
  readonly seal: (row: Row) => Row
  /** What binds the sealed bytes to their place. */
  readonly about: (row: Row) => string
}

export function rowSealer(key: Uint8Array, table: string, keyColumn: string, indexed: readonly string[]): RowSealer {
  const clear = new Set([keyColumn, ...indexed])
  const about = (row: Row) => aboutOf(table, row[keyColumn])
  return {
    about,
    seal(row) {
      const open: { [column: string]: unknown } = {}
      const hidden: { [column: string]: unknown } = {}
      for (const column of Object.keys(row)) (clear.has(column) ? open : hidden)[column] = row[column]
      const place = about(row)
      return { ...open, sealed: takeSealed(key, hidden, place) ?? sealJson(key, hidden, place) }
    },
  }
}

function sealedTable(down: DBCoreTable, key: Uint8Array): DBCoreTable {
  const { primaryKey, indexes } = down.schema
  const indexed = indexes.flatMap((index) => index.keyPath ?? [])
  const { seal, about } = rowSealer(key, down.name, primaryKey.keyPath as string, indexed)
  const unseal = (row: Row | undefined): Row | undefined => {
    if (!row) return row
    const { sealed, ...open } = row
    return { ...open, ...openJson<Row>(key, sealed as Uint8Array, about(row)) }
  }

  return {
    ...down,
    mutate: (request) =>
      request.type === 'add' || request.type === 'put'
        ? down.mutate({ ...request, values: request.values.map(seal) })
        : down.mutate(request),
    // `then` and not `await`: Dexie's promises keep the transaction alive, native ones would have to be told of
    get: (request) => down.get(request).then((row: Row | undefined) => unseal(row)),
    getMany: (request) => down.getMany(request).then((rows: (Row | undefined)[]) => rows.map(unseal)),
    query: (request) =>
      down
        .query(request)
        .then((answer) => (request.values ? { ...answer, result: (answer.result as Row[]).map(unseal) } : answer)),
    openCursor: (request) =>
      down.openCursor(request).then((cursor) => (cursor && request.values ? unsealingCursor(cursor, unseal) : cursor)),
  }
}

function unsealingCursor(cursor: DBCoreCursor, unseal: (row: Row | undefined) => Row | undefined): DBCoreCursor {
  return Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: () => unseal(cursor.value as Row | undefined) },
    continue: { value: (key?: unknown) => cursor.continue(key) },
    continuePrimaryKey: { value: (key: unknown, primaryKey: unknown) => cursor.continuePrimaryKey(key, primaryKey) },
    advance: { value: (count: number) => cursor.advance(count) },
    start: { value: (onNext: () => void) => cursor.start(onNext) },
    stop: { value: (value?: unknown) => cursor.stop(value) },
    next: { value: () => cursor.next() },
    fail: { value: (error: Error) => cursor.fail(error) },
  }) as DBCoreCursor
}
